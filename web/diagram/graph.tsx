/** The autograd graph as SVG: a box for each node, an arrow for each way a gradient takes. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { ArrowButton } from './arrow-button';
import { edgeKey, flowOn, gradientText } from './backward';
import type { Flowed } from './backward';
import { EdgeDetails } from './edge-details';
import { GraphDetails } from './graph-details';
import { foldTitle, LINE_HEIGHT, pointOn } from './graph-layout';
import type { GraphBand, GraphLayout, PlacedEdge, PlacedNode } from './graph-layout';
import { useInstanceId } from './instance-id';
import { labelBox, placeLabels } from './labels';
import type { Label } from './labels';
import { usePartRole } from './landmark';
import type { Size } from './layered';
import type { Product } from './local';
import { memo } from './memo';
import type { GraphNode } from './model';
import { Moments } from './moments';
import type { MomentProps } from './moments';
import { usePanning } from './panning';
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
  /** Opens a part of the program that is folded, or folds it again; always the same function. */
  onFold?: (key: string) => void;
}

/** Without `onMoment` and `onSelect` it is a picture only. */
export function GraphPanel(props: GraphProps): JSX.Element {
  const { scene, trace, moment, onMoment, selection = null, onSelect, onLine } = props;
  const { checkOf, onFold, productOn } = props;
  const frame = useRef<HTMLDivElement>(null);
  const role = usePartRole();
  const opened = useSignal<number | null>(null);
  const flow = useMemo(() => flowOn(trace, moment), [trace, moment]);
  const states = useMemo(() => nodeStates(trace, moment), [trace, moment]);
  const lit = useMemo(() => litNodes(scene.nodes, selection), [scene, selection]);
  const drawn = useRef(scene);
  drawn.current = scene;
  const turned = useRef<string | null>(null);
  const turn = useRef((key: string): void => {
    turned.current = key;
    onFold?.(key);
  }).current;
  const choose = useRef((id: number): void => {
    const fold = drawn.current.nodes.find((node) => node.id === id)?.fold;
    if (fold) turn(fold.key);
    else opened.value = opened.peek() === id ? null : id;
  }).current;
  useLayoutEffect(() => {
    // What was pressed is gone: what folds it again, or stands for it, has the focus.
    const key = turned.current;
    turned.current = null;
    const all = frame.current
      ?.closest('.tg-graph-frame')
      ?.querySelectorAll<HTMLElement>('[data-fold]');
    if (key)
      [...(all ?? [])].find(({ dataset }) => dataset.fold === key)?.focus({ preventScroll: true });
  }, [scene]);
  const openedEdge = useSignal<string | null>(null);
  const chooseEdge = useRef((key: string): void => {
    openedEdge.value = openedEdge.peek() === key ? null : key;
  }).current;
  /** Null: as large as fits. */
  const zoomed = useSignal<number | null>(null);
  const zoom = zoomed.value ?? Math.min(1, Math.max(LEAST_ZOOM, scene.room / scene.width));
  const shown = useRef(zoom);
  shown.current = zoom;
  const zoomBy = useRef((by: number): void => {
    zoomed.value = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, shown.current * by));
  }).current;
  const fit = (): void => void (zoomed.value = null);
  usePanning(frame, scene.bands.length > 0, zoomBy);
  if (scene.bands.length === 0)
    return (
      <p class="tg-empty">
        No graph: nothing here was computed from a tensor that requires a gradient.
      </p>
    );
  const single = scene.nodes.flatMap((node) => node.fold?.nodes ?? [node]);
  const about = scene.nodes.find(({ id }) => id === opened.value);
  const edge = scene.edges.find(({ from, index }) => edgeKey(from, index) === openedEdge.value);
  const flowed = edge && flow.get(edgeKey(edge.from, edge.index));
  const [start, end] = [edge?.from, edge?.to].map((id) => scene.nodes.find((one) => one.id === id));
  const cut = scene.edges.some((edge) => edge.cut !== null);
  return (
    <figure class="tg-graph-frame">
      {onMoment && <Moments trace={trace} moment={moment} onMoment={onMoment} nodes={single} />}
      {scene.opened.length > 0 && onFold && (
        <div class="tg-folds" role="group" aria-label="What was opened">
          {scene.opened.map((fold) => (
            <button
              type="button"
              class="tg-fold"
              key={fold.key}
              data-fold={fold.key}
              onClick={() => turn(fold.key)}
            >
              Fold <code>{foldTitle(fold)}</code> again
            </button>
          ))}
        </div>
      )}
      {/* Focusable, so that a graph wider than its panel can be scrolled with the keyboard. */}
      <div
        class="tg-scroll"
        ref={frame}
        tabIndex={0}
        role={role}
        aria-label="autograd graph"
        onKeyDown={({ key }) => {
          if (key === '+') zoomBy(ZOOM_STEP);
          if (key === '-') zoomBy(1 / ZOOM_STEP);
          if (key === '0') fit();
        }}
      >
        <div
          class="tg-graph"
          style={zoom === 1 ? box(scene) : { ...box(scene), zoom }}
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
            <ArrowButton label="Smaller" onClick={() => zoomBy(1 / ZOOM_STEP)}>
              −
            </ArrowButton>
            <ArrowButton label="Fit to the panel" onClick={fit}>
              Fit
            </ArrowButton>
            <ArrowButton label="Larger" onClick={() => zoomBy(ZOOM_STEP)}>
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
const Flows = memo(({ scene, flow, onChoose }: FlowsProps): JSX.Element => {
  const texts = useMemo(() => edgeTexts(scene, flow), [scene, flow]);
  const first = texts.find(({ edge }) => edge.cut === null);
  return (
    <svg class="tg-flows" width={scene.width} height={scene.height}>
      {texts.map((one) => (
        <EdgeText key={one.id} {...one} focusable={one === first} onChoose={onChoose} />
      ))}
    </svg>
  );
});

interface EdgeWords {
  id: string;
  edge: PlacedEdge;
  flowed: Flowed | undefined;
  /** In full; `label` may be cut short. */
  text: string;
  label: Label;
}

function edgeTexts(scene: GraphLayout, flow: Flow): EdgeWords[] {
  const said = scene.edges.flatMap((edge) => {
    const id = edgeKey(edge.from, edge.index);
    const flowed = flow.get(id);
    const text = edge.cut ?? (flowed?.gradient ? gradientText(flowed.gradient, 20) : '');
    return text ? [{ id, edge, flowed, text }] : [];
  });
  if (!said.length) return [];
  const nodes = scene.bands.flatMap((band) =>
    band.nodes.map(({ x, y, width, height }) => ({
      left: x,
      top: band.y + y,
      right: x + width,
      bottom: band.y + y + height,
    })),
  );
  const labels = placeLabels(
    said.map(({ edge, text }) => ({ text, first: edge.best, along: (t) => pointOn(edge, t) })),
    nodes,
    scene.width,
  );
  return said.map((one, n) => ({ ...one, label: labels[n]! }));
}

function EdgeText({
  id,
  edge: { from, to, cut },
  flowed,
  text,
  label,
  focusable,
  onChoose,
}: EdgeWords & { focusable: boolean; onChoose: FlowsProps['onChoose'] }): JSX.Element {
  const kind = cut === null ? 'tg-flow-text' : 'tg-cut-text';
  const choose = cut === null && onChoose ? () => onChoose(id) : undefined;
  const { left, top, right, bottom } = labelBox(label);
  const { x, y } = label.at;
  return (
    <g
      class={`${kind}${flowed?.now ? ' tg-now' : ''}`}
      transform={`translate(${x},${y})`}
      data-from={from}
      data-to={to}
      role={choose && 'button'}
      tabIndex={choose && (focusable ? 0 : -1)}
      aria-label={choose && `gradient ${text}`}
      onClick={choose}
      onKeyDown={choose && ((event) => keys(event, choose, '.tg-flow-text'))}
    >
      {label.text !== text && <title>{text}</title>}
      {/* It would be struck through by its edge. */}
      <rect x={left - x} y={top - y} width={right - left} height={bottom - top} />
      <text>{label.text}</text>
    </g>
  );
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

function stateOf(
  { id, fold }: GraphNode,
  states: ReadonlyMap<number, NodeState>,
): NodeState | 'later' {
  const found = fold ? fold.nodes.flatMap((node) => states.get(node.id) ?? []) : [];
  return states.get(id) ?? (found.includes('now') ? 'now' : (found[0] ?? 'later'));
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
    ({ id, tensors, saved, fold }) =>
      id === node ||
      fold?.nodes.some((one) => one.id === node) ||
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
          state={states ? stateOf(placed.node, states) : ''}
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
    node.fold && 'tg-folded',
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
      data-fold={node.fold?.key}
      role={onChoose ? 'button' : undefined}
      tabIndex={onChoose ? (focusable ? 0 : -1) : undefined}
      aria-label={
        onChoose && `${node.fold ? 'open ' : ''}${lines.map(({ text }) => text).join(', ')}`
      }
      onMouseEnter={select}
      onFocus={select}
      onClick={onChoose && (() => onChoose(node.id))}
      onKeyDown={onChoose && ((event) => keys(event, () => onChoose(node.id), '.tg-node'))}
    >
      {node.fold && <rect class="tg-behind" x={4} y={4} width={width} height={height} rx={6} />}
      <rect width={width} height={height} rx={node.leaf === null ? 6 : 14} />
      {lines.map(({ text, kind }, n) => (
        <text class={`tg-line tg-${kind}`} key={n} x={width / 2} y={5 + (n + 0.5) * LINE_HEIGHT}>
          {text}
        </text>
      ))}
    </g>
  );
});

/** Enter opens a node or an edge, arrow keys walk over those of its kind in the order of the picture, from above to below. */
function keys(
  event: TargetedKeyboardEvent<SVGGElement>,
  choose: () => void,
  kind: '.tg-node' | '.tg-flow-text',
): void {
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (event.key !== 'Enter' && event.key !== ' ' && by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (by === undefined) return choose();
  const from = event.currentTarget;
  const all = [...(from.closest('.tg-graph')?.querySelectorAll<SVGGElement>(kind) ?? [])];
  all[all.indexOf(from) + by]?.focus();
}
