/** The panels with the pictures, each as wide as there is room for it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { GradientPanel } from '../diagram/gradients';
import { GraphPanel } from '../diagram/graph';
import { layoutGraph } from '../diagram/graph-layout';
import type { Picture as Drawn } from '../diagram/model';
import { MemoryPanel } from '../diagram/memory';
import { layoutGradients, layoutMemory } from '../diagram/scene';
import { useSession } from './session';
import { useWidth } from './use-width';

export type Picture = 'memory' | 'gradients' | 'graph';
const ALL: readonly Picture[] = ['memory', 'gradients', 'graph'];

/** `seen` gives what of the pictures is to be seen; all, without. */
export function Panels({
  show = ALL,
  seen = (picture) => picture,
}: {
  show?: readonly Picture[];
  seen?: (picture: Drawn) => Drawn;
}): JSX.Element {
  const { hasGraph, picture, select, selection } = useSession().run.value;
  const drawn = seen(picture.value);
  const pointing = { selection: selection.value, onSelect: select };
  return (
    <Scroller class={`pictures${hasGraph.value ? '' : ' without-graph'}`} label="Pictures">
      {show.includes('memory') && (
        <Panel title="Memory">
          {(width) => <MemoryPanel scene={layoutMemory(drawn, width)} {...pointing} />}
        </Panel>
      )}
      {show.includes('gradients') && (
        <Panel title="Gradients">
          {(width) => <GradientPanel scene={layoutGradients(drawn, width)} {...pointing} />}
        </Panel>
      )}
      {show.includes('graph') && (
        <Panel title="Graph">
          {(width) => <GraphPanel scene={layoutGraph(drawn.graph, width)} />}
        </Panel>
      )}
    </Scroller>
  );
}

function Panel({
  title,
  children,
}: {
  title: string;
  /** Draws the content for a width in pixels. */
  children: (width: number) => ComponentChildren;
}): JSX.Element {
  const [body, width] = useWidth<HTMLDivElement>(560);
  return (
    <Scroller class={`panel ${title.toLowerCase()}`} label={title}>
      <h2>{title}</h2>
      <div ref={body}>{children(width)}</div>
    </Scroller>
  );
}

/** A part of the page with a name. Where it scrolls, the keyboard can get to it. */
function Scroller({
  label,
  children,
  ...attributes
}: {
  label: string;
  class: string;
  children: ComponentChildren;
}): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    // It may be taken out of the page before the last size has been told.
    const [box, inner] = [frame.current!, content.current!];
    const observer = new ResizeObserver(() =>
      setScrolls(box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto'),
    );
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <section {...attributes} aria-label={label} ref={frame} tabIndex={scrolls ? 0 : undefined}>
      <div ref={content}>{children}</div>
    </section>
  );
}
