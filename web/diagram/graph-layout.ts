/** Where the nodes and edges of the autograd graph go: layered, leaves above, results below. */
import type { Fold, FoldedGraph } from './folded-graph';
import { MOST_NODES } from './folded-graph';
import { kept } from './kept';
import { layered } from './layered';
import type { Drawing, Edge, Point, Size } from './layered';
import type { GraphModel, GraphNode, SavedModel } from './model';
import { remember } from './remember';
import { clip, plural } from './text';

export interface NodeLine {
  text: string;
  kind: 'title' | 'leaf-name' | 'result' | 'flowed' | SavedModel['state'];
}

export interface PlacedNode {
  node: GraphNode;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: NodeLine[];
}

export interface PlacedEdge {
  from: number;
  to: number;
  /** Index in the `next` of the node that it comes from. */
  index: number;
  /** SVG path from the node that computed a result to the one whose result it used. */
  path: string;
  /** The ends of the piece of it that is written on, and how far along that a text stands best. */
  start: Point;
  next: Point;
  best: number;
  /** What keeps gradients from flowing there. */
  cut: string | null;
}

/** Some of the graph's layers: what is out of sight can be left alone as a whole. */
export interface GraphBand {
  y: number;
  height: number;
  /** Placed in the band. */
  nodes: PlacedNode[];
}

export interface GraphLayout {
  width: number;
  height: number;
  /** What it was laid out for, in pixels; it may be wider. */
  room: number;
  /** From the top to the bottom; every node stands in one. */
  bands: GraphBand[];
  edges: PlacedEdge[];
  /** Those that are drawn. */
  nodes: readonly GraphNode[];
  /** Parts of the program that were opened, and can be folded again. */
  opened: readonly Fold[];
  /** All nodes, and the older ones that are not drawn. */
  count: number;
  hidden: number;
  /** Sentences on what in it deceives. */
  remarks: string[];
}

const CHARACTER = 7.25;
export const LINE_HEIGHT = 18;
const PADDING = 10;
/** Less than a screen, so that few nodes out of sight are drawn, and many enough to be few. */
const BAND_HEIGHT = 400;
const OUTLINE = 2;

type Drawable = GraphModel & Partial<FoldedGraph>;

const known = remember<Drawable, GraphLayout>();
const knownLines = remember<GraphNode, NodeLine[]>();

/** The graph from its leaves at the top to its results at the bottom; parts side by side up to `width` pixels. */
export function layoutGraph(graph: Drawable, width: number): GraphLayout {
  return known(graph, [width], () => place(graph, width));
}

function place(graph: Drawable, width: number): GraphLayout {
  const nodes = graph.nodes.slice(-MOST_NODES);
  const indices = new Map(nodes.map(({ id }, index) => [id, index]));
  const edges = graph.edges.filter(({ from, to }) => indices.has(from) && indices.has(to));
  const boxes = nodes.map((node) => {
    const lines = knownLines(node, [], () => nodeLines(node));
    const longest = Math.max(...lines.map(({ text }) => text.length));
    return {
      node,
      lines,
      width: Math.ceil(longest * CHARACTER) + 2 * PADDING,
      height: lines.length * LINE_HEIGHT + PADDING,
    };
  });
  const drawing = drawn(
    boxes,
    edges.map(({ from, to }) => ({ from: indices.get(from)!, to: indices.get(to)! })),
    width,
  );
  const along = labelPlaces(edges);
  const bands = bandsOf(boxes.map((box, n) => ({ ...box, ...drawing.corners[n]! })));
  const lines = edges.map((edge, n) => ({
    from: edge.from,
    to: edge.to,
    index: edge.index,
    cut: edge.cut,
    path: curve(drawing.lines[n]!),
    start: drawing.lines[n]![0]!,
    next: drawing.lines[n]![1]!,
    best: along(edge),
  }));
  return (last = {
    width: drawing.width,
    height: drawing.height,
    // Down to the placed nodes, and to the edges' points.
    bands: kept(last?.bands, bands, 4),
    edges: kept(last?.edges, lines, 3),
    nodes,
    room: width,
    opened: graph.opened ?? [],
    count: graph.nodes.reduce((sum, { fold }) => sum + (fold?.nodes.length ?? 1), 0),
    hidden: graph.nodes.length - nodes.length,
    remarks: remarks(nodes),
  });
}

/** What was laid out last: what is placed the same in the next is the same object, and is not drawn anew. */
let last: GraphLayout | undefined;

/** Drawings by all that they depend on, the latest last: a loop builds the same graph over and over. */
const drawings = new Map<string, Drawing>();
const MOST_DRAWINGS = 64;

function drawn(boxes: readonly Size[], edges: readonly Edge[], width: number): Drawing {
  const key = [
    width,
    boxes.map((box) => `${box.width} ${box.height}`),
    edges.map(({ from, to }) => `${from} ${to}`),
  ].join();
  const drawing = drawings.get(key) ?? layered(boxes, edges, width);
  drawings.delete(key);
  drawings.set(key, drawing);
  for (const [oldest] of drawings) {
    if (drawings.size <= MOST_DRAWINGS) break;
    drawings.delete(oldest);
  }
  return drawing;
}

/** Cuts where no node is cut. */
function bandsOf(nodes: readonly PlacedNode[]): GraphBand[] {
  const bands: GraphBand[] = [];
  let bottom = 0;
  for (const node of [...nodes].sort((a, b) => a.y - b.y)) {
    let band = bands.at(-1);
    if (!band || (node.y > bottom && node.y > band.y + BAND_HEIGHT))
      bands.push((band = { y: node.y - OUTLINE, height: 0, nodes: [] }));
    band.nodes.push({ ...node, y: node.y - band.y });
    bottom = Math.max(bottom, node.y + node.height);
    band.height = bottom + OUTLINE - band.y;
  }
  return bands;
}

function nodeLines(node: GraphNode): NodeLine[] {
  if (node.fold) return foldLines(node.fold, node);
  const lines: NodeLine[] = [];
  if (node.leaf !== null) lines.push({ text: clip(node.leaf, 32), kind: 'leaf-name' });
  lines.push({ text: node.name, kind: 'title' });
  for (const saved of node.saved) {
    if (saved.state === 'none') continue;
    lines.push({ text: savedText(saved), kind: saved.state });
  }
  if (node.flowed.length)
    lines.push({ text: `received ${node.flowed.join(' and ')}`, kind: 'flowed' });
  if (node.results.length)
    lines.push({ text: clip(`= ${node.results.join(', ')}`, 32), kind: 'result' });
  return lines;
}

/** "for t in range(50) × 50", "iteration 3". */
export function foldTitle({ kind, title, times }: Fold): string {
  if (kind === 'iteration') return `iteration ${times}`;
  return kind === 'loop' ? `${clip(title, 32)} × ${times}` : clip(title, 40);
}

/** Of what it holds, what a reader looks for: how much, under which names, and what deceives. */
function foldLines(fold: Fold, { results, saved }: GraphNode): NodeLine[] {
  const lines: NodeLine[] = [
    { text: foldTitle(fold), kind: 'title' },
    { text: plural(fold.nodes.length, 'node'), kind: 'live' },
  ];
  const wrong = saved.filter(({ state }) => state === 'stale' || state === 'overwritten').length;
  if (wrong) lines.push({ text: `${plural(wrong, 'saved tensor')} written since`, kind: 'stale' });
  if (results.length) lines.push({ text: clip(`= ${results.join(', ')}`, 32), kind: 'result' });
  return lines;
}

function savedText({ name, label, state, savedVersion, version }: SavedModel): string {
  if (state === 'released') return `${name} released`;
  const what = label ? `${name}: ${clip(label, 24)}` : name;
  return `${what} v${savedVersion}${since(state, version)}`;
}

function since(state: SavedModel['state'], version: number | null): string {
  switch (state) {
    case 'stale':
      return `, now v${version}`;
    case 'overwritten':
      return ', written since, unnoticed';
    case 'doubtful':
      return ', perhaps written since';
    case 'unordered':
      return ', perhaps written after';
    default:
      return '';
  }
}

/** What is to be said of saved tensors that are not what they were, though their version is. */
function remarks(nodes: readonly GraphNode[]): string[] {
  const single = nodes.flatMap((node) => node.fold?.nodes ?? [node]);
  const found = (state: SavedModel['state']): string[] => {
    const tensors = single.flatMap(({ name, saved }) =>
      saved
        .filter((one) => one.state === state)
        .map((one) => `${one.label || one.name} in ${name}`),
    );
    return [...new Set(tensors)]; // x * x saves x twice
  };
  const said = (tensors: string[], what: string): string[] => {
    const more = tensors.length > 4 ? ` and ${tensors.length - 4} more` : '';
    return tensors.length ? [`${tensors.slice(0, 4).join(', ')}${more}: ${what}`] : [];
  };
  return [
    ...said(
      found('stale'),
      'written since it was saved, and its version moved: backward through it will raise an error.',
    ),
    ...said(
      found('unordered'),
      'written by the line that saved it, unnoticed by PyTorch; if that came after the saving, gradients that use it come out wrong, without an error.',
    ),
    ...said(
      found('overwritten'),
      'written since it was saved, unnoticed by PyTorch, as the version is the same (a write through .data). Gradients that use it come out wrong, without an error.',
    ),
    ...said(
      found('doubtful'),
      'its storage was written since it was saved, unnoticed by PyTorch; whether these elements were is not recorded.',
    ),
  ];
}

/** A line through the points that leaves each layer as it came: upright. */
function curve([start, ...rest]: readonly Point[]): string {
  let { x, y } = start!;
  let path = `M${round(x)},${round(y)}`;
  for (const next of rest) {
    const middle = round((y + next.y) / 2);
    path +=
      next.x === x
        ? `V${round(next.y)}`
        : `C${round(x)},${middle} ${round(next.x)},${middle} ${round(next.x)},${round(next.y)}`;
    ({ x, y } = next);
  }
  return path;
}

/** How far along its first piece each edge is labelled: away from where it meets others. */
function labelPlaces(edges: GraphModel['edges']): (edge: { from: number; to: number }) => number {
  const ends = (of: 'from' | 'to', other: 'from' | 'to'): Map<number, Set<number>> => {
    const found = new Map<number, Set<number>>();
    for (const edge of edges)
      found.set(edge[of], (found.get(edge[of]) ?? new Set()).add(edge[other]));
    return found;
  };
  const [forks, joins] = [ends('from', 'to'), ends('to', 'from')];
  return ({ from, to }) => {
    const [out, into] = [forks.get(from)!.size > 1, joins.get(to)!.size > 1];
    return out === into ? 0.5 : out ? 0.7 : 0.3;
  };
}

/** The point a part of the way along the first piece of an edge. */
export function pointOn({ start, next }: PlacedEdge, t: number): Point {
  const [a, b] = [(1 - t) ** 2 * (1 + 2 * t), t ** 2 * (3 - 2 * t)];
  const along = 3 * (1 - t) * t * 0.5 + t ** 3;
  return {
    x: round(start.x * a + next.x * b),
    y: round(start.y + (next.y - start.y) * along),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
