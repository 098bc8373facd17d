/** The autograd graph as SVG: a box for each node, an arrow for each way a gradient takes. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { ArrowButton } from './arrow-button';
import { edgeKey, flowOn, gradientText } from './backward';
import type { Flowed } from './backward';
import { EdgeDetails } from './edge-details';
import { GraphDetails } from './graph-details';
import { LINE_HEIGHT } from './graph-layout';
import type { GraphBand, GraphLayout, PlacedEdge, PlacedNode } from './graph-layout';
import { useInstanceId } from './instance-id';
import { usePartRole } from './landmark';
import type { Size } from './layered';
import type { Product } from './local';
import { memo } from './memo';
import type { GraphNode } from './model';
import { Moments } from './moments';
import type { MomentProps } from './moments';
import type { Selection } from './strip';
import { plural } from './text';

export interface GraphProps extends MomentProps {
  scene: GraphLayout;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
  onLine?: (line: number) => void;
  /** Why the node that ran at a moment handed on what it did along one of its edges; null where that is not known. */
  productOn?: (moment: number, edge: number) => Product | null;
  /** What checks the gradient that a leaf was given, by its node. */
  checkOf?: (leaf: GraphNode) => ComponentChildren;
}

/** Without `onMoment` and `onSelect` it is a picture only. */
export function GraphPanel(props: GraphProps): JSX.Element {
  const { scene, trace, moment, onMoment, selection = null, onSelect, onLine } = props;
  const { checkOf, productOn } = props;
  const frame = useOpening(scene);
  const role = usePartRole();
  const opened = useSignal<number | null>(null);
  const flow = useMemo(() => flowOn(trace, moment), [trace, moment]);
  const states = useMemo(() => nodeStates(trace, moment), [trace, moment]);
  const lit = useMemo(() => litNodes(scene.nodes, selection), [scene, selection]);
  const choose = useRef((id: number): void => {
    opened.value = opened.peek() === id ? null : id;
  }).current;
  const openedEdge = useSignal<string | null>(null);
  const chooseEdge = useRef((key: string): void => {
    openedEdge.value = openedEdge.peek() === key ? null : key;
  }).current;
  const zoom = useSignal(1);
  const zoomTo = (to: number): void => {
    zoom.value = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, to));
  };
  const fit = (): void => zoomTo(Math.min(1, (frame.current?.clientWidth ?? 0) / scene.width));
  if (scene.bands.length === 0)
    return (
      <p class="tg-empty">
        No graph: nothing here was computed from a tensor that requires a gradient.
      </p>
    );
  const about = scene.nodes.find(({ id }) => id === opened.value);
  const edge = scene.edges.find(({ from, index }) => edgeKey(from, index) === openedEdge.value);
  const flowed = edge && flow.get(edgeKey(edge.from, edge.index));
  const [start, end] = [edge?.from, edge?.to].map((id) => scene.nodes.find((one) => one.id === id));
  const cut = scene.edges.some((edge) => edge.cut !== null);
  return (
    <figure class="tg-graph-frame">
      {onMoment && (
        <Moments trace={trace} moment={moment} onMoment={onMoment} nodes={scene.nodes} />
      )}
      {/* Focusable, so that a graph wider than its panel can be scrolled with the keyboard. */}
      <div
        class="tg-scroll"
        ref={frame}
        tabIndex={0}
        role={role}
        aria-label="autograd graph"
        onKeyDown={({ key }) => {
          if (key === '+') zoomTo(zoom.value * ZOOM_STEP);
          if (key === '-') zoomTo(zoom.value / ZOOM_STEP);
          if (key === '0') fit();
        }}
      >
        <div
          class="tg-graph"
          style={zoom.value === 1 ? box(scene) : { ...box(scene), zoom: zoom.value }}
          role="group"
          aria-label={`autograd graph of ${plural(scene.count, 'node')}`}
          onMouseLeave={onSelect && (() => onSelect(null))}
        >
          <Edges scene={scene} flow={flow} />
          {scene.bands.map((band, n) => (
            <Band
              key={n}
              band={band}
              width={scene.width}
              first={n === 0}
              states={states}
              lit={band.nodes.some(({ node }) => lit?.has(node.id)) ? lit : null}
              onSelect={onSelect}
              onChoose={onSelect && choose}
            />
          ))}
          <Flows scene={scene} flow={flow} onChoose={productOn && chooseEdge} />
        </div>
      </div>
      {flowed?.gradient && start && end && (
        <EdgeDetails
          from={start}
          to={end}
          gradient={flowed.gradient}
          product={productOn?.(flowed.at, edge!.index) ?? null}
          onClose={() => (openedEdge.value = null)}
        >
          {end.leaf !== null && checkOf?.(end)}
        </EdgeDetails>
      )}
      {about && <GraphDetails node={about} onLine={onLine} onClose={() => (opened.value = null)} />}
      {scene.remarks.map((remark) => (
        <p class="tg-remark" key={remark}>
          {remark}
        </p>
      ))}
      <div class="tg-foot">
        <figcaption>
          Arrows point the way that gradients flow in backward().
          {scene.nodes.some(({ gone }) => gone) && ' Dotted: the line has let go of these nodes.'}
          {cut && ' Where a line is dashed, values went in, and no gradient comes back.'}
          {scene.hidden > 0 &&
            ` The latest nodes are drawn; ${plural(scene.hidden, 'earlier node')} not.`}
        </figcaption>
        {onMoment && (
          <div class="tg-zoom" role="group" aria-label="Size of the graph">
            <ArrowButton label="Smaller" onClick={() => zoomTo(zoom.value / ZOOM_STEP)}>
              −
            </ArrowButton>
            <ArrowButton label="Fit to the panel" onClick={fit}>
              Fit
            </ArrowButton>
            <ArrowButton label="Larger" onClick={() => zoomTo(zoom.value * ZOOM_STEP)}>
              +
            </ArrowButton>
          </div>
        )}
      </div>
    </figure>
  );
}

const ZOOM_STEP = 1.25;
const LEAST_ZOOM = 0.2;
const MOST_ZOOM = 3;

type Flow = ReadonlyMap<string, Flowed>;

const Edges = memo(({ scene, flow }: { scene: GraphLayout; flow: Flow }): JSX.Element => {
  const arrow = useInstanceId('arrow');
  return (
    <svg width={scene.width} height={scene.height} aria-hidden="true">
      <defs>
        <marker
          class="tg-arrow"
          id={arrow}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0.5 L7.5,4 L0,7.5 Z" />
        </marker>
      </defs>
      {scene.edges.map((edge, n) => {
        const now = !!flow.get(edgeKey(edge.from, edge.index))?.now;
        return <Line key={n} edge={edge} now={now} arrow={arrow} />;
      })}
    </svg>
  );
});

interface LineProps {
  edge: PlacedEdge;
  /** Of the moment that is looked at. */
  now: boolean;
  arrow: string;
}

const Line = memo(({ edge: { from, to, path, cut }, now, arrow }: LineProps): JSX.Element => (
  <path
    class={`tg-edge${cut === null ? '' : ' tg-cut'}${now ? ' tg-now' : ''}`}
    d={path}
    marker-end={cut === null ? `url(#${arrow})` : undefined}
    data-from={from}
    data-to={to}
  />
));

interface FlowsProps {
  scene: GraphLayout;
  flow: Flow;
  onChoose: ((key: string) => void) | undefined;
}

/** What is written on the edges: the gradients that took them, and what cuts them. */
const Flows = memo(({ scene, flow, onChoose }: FlowsProps): JSX.Element => (
  <svg class="tg-flows" width={scene.width} height={scene.height}>
    {scene.edges.map((edge, n) => {
      const key = edgeKey(edge.from, edge.index);
      const choose = edge.cut === null && onChoose ? () => onChoose(key) : undefined;
      return <EdgeText key={n} edge={edge} flowed={flow.get(key)} onChoose={choose} />;
    })}
  </svg>
));

function EdgeText({
  edge: { from, to, label, cut },
  flowed,
  onChoose,
}: {
  edge: PlacedEdge;
  flowed: Flowed | undefined;
  onChoose: (() => void) | undefined;
}): JSX.Element | null {
  const text = cut ?? (flowed?.gradient ? gradientText(flowed.gradient, 20) : '');
  if (!text) return null;
  const kind = cut === null ? 'tg-flow-text' : 'tg-cut-text';
  return (
    <g
      class={`${kind}${flowed?.now ? ' tg-now' : ''}`}
      transform={`translate(${label.x},${label.y})`}
      data-from={from}
      data-to={to}
      role={onChoose && 'button'}
      tabIndex={onChoose && 0}
      aria-label={onChoose && `gradient ${text}`}
      onClick={onChoose}
      onKeyDown={onChoose && (({ key }) => key === 'Enter' && onChoose())}
    >
      <rect {...behind(text)} />
      <text>{text}</text>
    </g>
  );
}

/** Of the font that edges are labelled in. */
const FLOW_CHARACTER = 6.7;

/** The ground for a text on an edge, which would strike it through. */
function behind(text: string): { x: number; y: number; width: number; height: number } {
  const width = text.length * FLOW_CHARACTER + 4;
  return { x: -width / 2, y: -7, width, height: 14 };
}

/** A graph that is wider than its frame opens with its first node in the middle, until a reader scrolls it. */
function useOpening({ bands }: GraphLayout): { current: HTMLDivElement | null } {
  const frame = useRef<HTMLDivElement>(null);
  const opened = useRef(0);
  useLayoutEffect(() => {
    const box = frame.current;
    const first = bands[0]?.nodes[0];
    if (!box || !first) return;
    const open = (): void => {
      if (!box.clientWidth)
        opened.current = 0; // hidden, it forgets where it was
      else if (box.scrollLeft === opened.current) {
        box.scrollLeft = first.x + (first.width - box.clientWidth) / 2;
        opened.current = box.scrollLeft;
      }
    };
    const observer = new ResizeObserver(open);
    observer.observe(box);
    return () => observer.disconnect();
  }, [bands]);
  return frame;
}

function box({ width, height }: Size): { width: string; height: string } {
  return { width: `${width}px`, height: `${height}px` };
}

type NodeState = 'now' | 'past';

/** By node, what a moment of backward leaves to be seen of it; null while none is looked at. */
function nodeStates(
  trace: MomentProps['trace'],
  moment: number | null,
): Map<number, NodeState> | null {
  if (moment === null) return null;
  const past = trace.slice(0, moment).map(({ node }) => [node, 'past'] as const);
  return new Map<number, NodeState>([...past, [trace[moment]!.node, 'now']]);
}

/** The nodes that have to do with what is pointed at: that computed it, lead to it, or saved it. */
function litNodes(
  nodes: readonly GraphNode[],
  selection: Selection | null,
): ReadonlySet<number> | null {
  if (!selection) return null;
  const { node, tensor, storage } = selection;
  const meant = (one: { id: number; storage: number }): boolean =>
    tensor === undefined ? one.storage === storage : one.id === tensor;
  const found = nodes.filter(
    ({ id, tensors, saved }) =>
      id === node ||
      tensors.some(meant) ||
      saved.some(
        ({ tensor: held, then }) =>
          held !== null && meant({ id: held, storage: then?.storage.id ?? NaN }),
      ),
  );
  return found.length ? new Set(found.map(({ id }) => id)) : null;
}

interface BandProps {
  band: GraphBand;
  width: number;
  /** It has the node that the keyboard comes to first. */
  first: boolean;
  states: ReadonlyMap<number, NodeState> | null;
  lit: ReadonlySet<number> | null;
  onSelect: GraphProps['onSelect'];
  onChoose: ((id: number) => void) | undefined;
}

const Band = memo(({ band, width, first, states, lit, ...doing }: BandProps): JSX.Element => (
  <div class="tg-band" style={{ top: `${band.y}px`, ...box({ width, height: band.height }) }}>
    <svg width={width} height={band.height}>
      {band.nodes.map((placed, n) => (
        <Box
          key={placed.node.id}
          placed={placed}
          state={states ? (states.get(placed.node.id) ?? 'later') : ''}
          lit={!!lit?.has(placed.node.id)}
          focusable={first && n === 0}
          {...doing}
        />
      ))}
    </svg>
  </div>
));

interface BoxProps extends Pick<BandProps, 'onSelect' | 'onChoose'> {
  placed: PlacedNode;
  state: NodeState | 'later' | '';
  lit: boolean;
  focusable: boolean;
}

const Box = memo(({ placed, state, lit, focusable, onSelect, onChoose }: BoxProps): JSX.Element => {
  const { node, lines, x, y, width, height } = placed;
  const classes = [
    'tg-node',
    node.leaf !== null && 'tg-leaf',
    node.cutOff && 'tg-cut-off',
    node.gone && 'tg-gone',
    node.saved.some((one) => one.state === 'stale') && 'tg-has-stale',
    state && `tg-${state}`,
    lit && 'tg-lit',
  ];
  const [own] = node.tensors;
  const select =
    onSelect && (() => onSelect({ node: node.id, storage: own?.storage, tensor: own?.id }));
  return (
    <g
      class={classes.filter(Boolean).join(' ')}
      transform={`translate(${x},${y})`}
      data-node={node.id}
      data-name={node.name}
      role={onChoose ? 'button' : undefined}
      tabIndex={onChoose ? (focusable ? 0 : -1) : undefined}
      aria-label={onChoose && lines.map(({ text }) => text).join(', ')}
      onMouseEnter={select}
      onFocus={select}
      onClick={onChoose && (() => onChoose(node.id))}
      onKeyDown={onChoose && ((event) => keys(event, () => onChoose(node.id)))}
    >
      <rect width={width} height={height} rx={node.leaf === null ? 6 : 14} />
      {lines.map(({ text, kind }, n) => (
        <text class={`tg-line tg-${kind}`} key={n} x={width / 2} y={5 + (n + 0.5) * LINE_HEIGHT}>
          {text}
        </text>
      ))}
    </g>
  );
});

/** Enter opens a node, arrow keys walk over the nodes as they stand in the picture, from above to below. */
function keys(event: TargetedKeyboardEvent<SVGGElement>, choose: () => void): void {
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (event.key !== 'Enter' && event.key !== ' ' && by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (by === undefined) return choose();
  const node = event.currentTarget;
  const all = [...(node.closest('.tg-graph')?.querySelectorAll<SVGGElement>('.tg-node') ?? [])];
  all[all.indexOf(node) + by]?.focus();
}
