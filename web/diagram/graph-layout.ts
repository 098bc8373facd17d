/** Where the nodes and edges of the autograd graph go: layered, leaves above, results below. */
import { Graph, layout } from '@dagrejs/dagre';
import type { GraphModel, GraphNode, SavedModel } from './model';
import { remember } from './remember';
import { clip } from './text';

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
  /** SVG path from the node that computed a result to the one whose result it used. */
  path: string;
}

export interface GraphLayout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  /** Older nodes that are not drawn. */
  hidden: number;
}

/** More nodes than this are neither readable nor quick to lay out: the latest are drawn. */
const MAX_NODES = 120;
const CHARACTER = 7.25;
export const LINE_HEIGHT = 18;
const PADDING = 10;

const known = remember<GraphModel, GraphLayout>();
const knownLines = remember<GraphNode, NodeLine[]>();

/** The graph from its leaves at the top to its results at the bottom. */
export function layoutGraph(graph: GraphModel): GraphLayout {
  return known(graph, [], () => place(graph));
}

function place(graph: GraphModel): GraphLayout {
  const nodes = graph.nodes.slice(-MAX_NODES);
  const shown = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => shown.has(from) && shown.has(to));

  const g = new Graph({ multigraph: true });
  g.setGraph({ rankdir: 'BT', nodesep: 24, ranksep: 32, marginx: 4, marginy: 4 });
  g.setDefaultEdgeLabel(() => ({}));
  const linesOf = new Map<number, NodeLine[]>();
  for (const node of nodes) {
    const lines = knownLines(node, [], () => nodeLines(node));
    linesOf.set(node.id, lines);
    const longest = Math.max(...lines.map(({ text }) => text.length));
    g.setNode(String(node.id), {
      width: Math.ceil(longest * CHARACTER) + 2 * PADDING,
      height: lines.length * LINE_HEIGHT + PADDING,
    });
  }
  edges.forEach(({ from, to }, n) => g.setEdge(String(from), String(to), {}, String(n)));
  layout(g);

  const size = g.graph();
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => {
      const { x, y, width, height } = g.node(String(node.id));
      return {
        node,
        x: x - width / 2,
        y: y - height / 2,
        width,
        height,
        lines: linesOf.get(node.id)!,
      };
    }),
    edges: edges.map(({ from, to }, n) => ({
      from,
      to,
      path: curve(g.edge(String(from), String(to), String(n)).points ?? []),
    })),
    hidden: graph.nodes.length - nodes.length,
  };
}

function nodeLines(node: GraphNode): NodeLine[] {
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

function savedText({ name, label, state, savedVersion, version }: SavedModel): string {
  if (state === 'released') return `${name} released`;
  const what = label ? `${name}: ${clip(label, 24)}` : name;
  return state === 'stale'
    ? `${what} v${savedVersion}, now v${version}`
    : `${what} v${savedVersion}`;
}

interface Point {
  x: number;
  y: number;
}

/** A smooth line through dagre's points: straight ends, rounded turns. */
function curve(points: Point[]): string {
  if (points.length < 2) return '';
  const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
  let path = `M${at(points[0]!)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [corner, next] = [points[i]!, points[i + 1]!];
    const end = i === points.length - 2 ? next : middle(corner, next);
    path += `Q${at(corner)} ${at(end)}`;
  }
  return points.length === 2 ? `${path}L${at(points[1]!)}` : path;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
