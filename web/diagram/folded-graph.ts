/** A large graph with its repeated parts folded: a loop, each of its iterations, what a call or a line computed. */
import { iterationAt, loopsAround } from './loops';
import type { LoopRun } from './loops';
import type { GraphEdge, GraphModel, GraphNode } from './model';
import { remember } from './remember';
import type { Step } from '../runtime/protocol';

/** Some of a graph's nodes, made one after the other by a part of the run. */
export interface Fold {
  /** The same at every step. */
  key: string;
  kind: 'loop' | 'iteration' | 'line';
  /** As the program has it: "for t in range(50)". */
  title: string;
  line: number;
  /** Of a loop, how many of its iterations made nodes; of an iteration, its number, from 1. */
  times: number;
  nodes: readonly GraphNode[];
}

export interface FoldedGraph extends GraphModel {
  /** Those that were opened and stand in it with what they hold. */
  opened: readonly Fold[];
}

/** Graphs of so many nodes are drawn whole. */
export const MOST_NODES = 300;

/** A part of the run: all that its steps made. */
type Scope = Omit<Fold, 'nodes'>;

/** By step, the parts of the run that it belongs to, the largest first. */
export type Scopes = (at: number) => readonly Scope[];

export function scopesOf(
  steps: readonly Step[],
  loops: readonly LoopRun[],
  lines: readonly string[],
): Scopes {
  const callers = callersOf(steps);
  const known = new Map<number, Scope[]>();
  const find = (at: number): Scope[] => {
    const own: Scope[] = [];
    const caller = callers[at]!;
    const outside = caller === null ? [] : scopes(caller);
    const had = new Set(outside.map(({ key }) => key));
    for (const run of loopsAround(loops, at)) {
      const { header: title, line } = run.loop;
      const n = iterationAt(run, at);
      const loop = { key: `loop ${run.start} ${line}`, kind: 'loop', title, line } as const;
      if (had.has(loop.key)) continue;
      const iteration = { ...loop, key: `${loop.key} ${n}`, kind: 'iteration' } as const;
      own.push({ ...loop, times: 0 }, { ...iteration, times: (run.first ?? 1) + n });
    }
    const { line } = steps[at]!;
    const title = lines[line - 1]?.trim() ?? '';
    own.push({ key: `step ${at}`, kind: 'line', title, line, times: 1 });
    return [...outside, ...own];
  };
  const scopes = (at: number): Scope[] => {
    let found = known.get(at);
    if (!found) known.set(at, (found = steps[at] ? find(at) : []));
    return found;
  };
  return scopes;
}

/** For each step, the one of the line that called its function, which comes later; null in no call. */
function callersOf(steps: readonly Step[]): (number | null)[] {
  const callers: (number | null)[] = [];
  /** From the outermost frame, the next step of each. */
  const open: number[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    const { depth } = steps[at]!;
    while (open.length && steps[open.at(-1)!]!.depth >= depth) open.pop();
    callers[at] = open.at(-1) ?? null;
    // The end of the program, of depth 0, called nothing.
    if (depth > 0) open.push(at);
  }
  return callers;
}

const foldedGraph = remember<GraphModel, FoldedGraph>();

/**
 * The graph as it is drawn: one of more than 300 nodes with its loops folded, and what its lines computed as well if that
 * is not enough; but for the folds whose keys are in `opened`. Leaves stay, being what readers look for.
 */
export function foldGraph(
  graph: GraphModel,
  scopes: Scopes,
  opened: ReadonlySet<string>,
): FoldedGraph {
  return foldedGraph(graph, [scopes, opened], () => {
    if (graph.nodes.length <= MOST_NODES) return { ...graph, opened: [] };
    const loops = fold(graph, scopes, opened, ['loop', 'iteration']);
    return loops.nodes.length <= MOST_NODES || opened.size
      ? loops
      : fold(graph, scopes, opened, ['loop', 'iteration', 'line']);
  });
}

interface Part {
  scope: Scope;
  nodes: GraphNode[];
}

function fold(
  graph: GraphModel,
  scopes: Scopes,
  opened: ReadonlySet<string>,
  kinds: readonly Scope['kind'][],
): FoldedGraph {
  const nodes: GraphNode[] = [];
  const stands = new Map<number, number>();
  const open: Fold[] = [];
  const show = (node: GraphNode): void => {
    nodes.push(node);
    stands.set(node.id, node.id);
  };
  const place = (part: readonly GraphNode[], depth: number): void => {
    for (const { scope, nodes: inside } of partsOf(part, depth, scopes)) {
      if (!scope || inside.length === 1) inside.forEach(show);
      else if (!kinds.includes(scope.kind)) place(inside, depth + 1);
      else {
        const one = foldOf(scope, inside, scopes, depth);
        if (opened.has(scope.key)) {
          open.push(one);
          place(inside, depth + 1);
        } else {
          const node = nodeOf(one, depth);
          nodes.push(node);
          for (const { id } of inside) stands.set(id, node.id);
        }
      }
    }
  };
  place(graph.nodes, 0);
  return { nodes, edges: joined(graph.edges, stands), opened: open };
}

/** The nodes by the part of the run at that depth that made them; leaves, and those of no part, by themselves. */
function partsOf(
  nodes: readonly GraphNode[],
  depth: number,
  scopes: Scopes,
): { scope: Scope | null; nodes: GraphNode[] }[] {
  const parts = new Map<string, Part>();
  const found: { scope: Scope | null; nodes: GraphNode[] }[] = [];
  for (const node of nodes) {
    const scope = node.at === null || node.leaf !== null ? undefined : scopes(node.at)[depth];
    const known = scope && parts.get(scope.key);
    if (known) known.nodes.push(node);
    else if (!scope) found.push({ scope: null, nodes: [node] });
    else {
      const part = { scope, nodes: [node] };
      parts.set(scope.key, part);
      found.push(part);
    }
  }
  return found;
}

function foldOf(scope: Scope, nodes: GraphNode[], scopes: Scopes, depth: number): Fold {
  if (scope.kind !== 'loop') return { ...scope, nodes };
  const iterations = new Set(nodes.map(({ at }) => scopes(at!)[depth + 1]?.key));
  return { ...scope, times: iterations.size, nodes };
}

/** Below all ids of nodes and of what was cut off. */
const FOLDS = -1_000_000_000;
const MOST_DEPTH = 64;

function nodeOf(fold: Fold, depth: number): GraphNode {
  const { nodes, line } = fold;
  return {
    id: FOLDS - nodes[0]!.id * MOST_DEPTH - depth,
    name: fold.title,
    leaf: null,
    cutOff: false,
    gone: nodes.every(({ gone }) => gone),
    line,
    at: nodes[0]!.at,
    tensors: nodes.flatMap(({ tensors }) => tensors),
    results: nodes.flatMap(({ results }) => results),
    saved: nodes.flatMap(({ saved }) => saved),
    flowed: [],
    fold,
  };
}

/** The edges between what stands for their nodes, each once; none within one fold. */
function joined(edges: readonly GraphEdge[], stands: ReadonlyMap<number, number>): GraphEdge[] {
  const found = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const [from, to] = [stands.get(edge.from)!, stands.get(edge.to)!];
    if (from === to) continue;
    const folded = from !== edge.from || to !== edge.to;
    const key = [from, to, edge.cut, folded ? '' : edge.index].join();
    const index = from === edge.from ? edge.index : found.size;
    if (!found.has(key)) found.set(key, { ...edge, from, to, index });
  }
  return [...found.values()];
}
