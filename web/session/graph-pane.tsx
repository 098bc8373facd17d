/** The panel with the graph: what of a large one is folded is the reader's choice. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { foldGraph, MOST_NODES } from '../diagram/folded-graph';
import { GraphPanel } from '../diagram/graph';
import { layoutGraph } from '../diagram/graph-layout';
import { GradientCheck } from './gradient-check';
import type { PaneProps } from './panes';
import { useSession } from './session';

export function GraphPane(props: PaneProps): JSX.Element {
  const { picture, width, onMoment, selection, onSelect } = props;
  const { graph } = picture;
  const { run } = useSession();
  const opened = useSignal<ReadonlySet<string>>(new Set());
  const turn = useRef((key: string): void => {
    const next = new Set(opened.peek());
    if (!next.delete(key)) next.add(key);
    opened.value = next;
  }).current;
  const large = graph.nodes.length > MOST_NODES;
  const drawn = large ? foldGraph(graph, run.value.scopes.value, opened.value) : graph;
  return (
    <GraphPanel
      scene={layoutGraph(drawn, width)}
      trace={picture.backward}
      moment={props.moment}
      onMoment={onMoment}
      onLine={props.onLine}
      productOn={props.productOn}
      checkOf={
        onMoment && (({ id, leaf }) => <GradientCheck key={id} node={id} name={leaf ?? ''} />)
      }
      onFold={turn}
      {...(onMoment && { selection, onSelect })}
    />
  );
}
