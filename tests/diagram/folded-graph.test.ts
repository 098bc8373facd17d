/** Folding large graphs, on runs of real programs: what is folded, what opens, and that no way a gradient takes is lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { foldGraph, scopesOf } from '../../web/diagram/folded-graph';
import type { FoldedGraph, Scopes } from '../../web/diagram/folded-graph';
import { layoutGraph } from '../../web/diagram/graph-layout';
import { loopRuns } from '../../web/diagram/loops';
import { buildPicture } from '../../web/diagram/model';
import type { GraphModel } from '../../web/diagram/model';
import { survey } from '../../web/diagram/survey';
import type { Client } from '../../web/runtime/client';
import { openClient, run } from '../python/session';

let client: Client;
beforeAll(() => {
  client = openClient();
});
afterAll(() => client.close());

/** The graph at the end of a program. */
async function graphOf(code: string): Promise<{ graph: GraphModel; scopes: Scopes }> {
  const { steps } = await run(client, code, { trace: true });
  const { graph } = buildPicture(steps, steps.length - 1, survey(steps, code));
  return { graph, scopes: scopesOf(steps, loopRuns(steps, code), code.split('\n')) };
}

const NONE: ReadonlySet<string> = new Set();
const titles = ({ nodes }: FoldedGraph): string[] =>
  nodes.flatMap(({ fold }) => (fold ? [`${fold.title} × ${fold.times}`] : []));
const count = ({ nodes }: FoldedGraph): number =>
  nodes.reduce((sum, { fold }) => sum + (fold?.nodes.length ?? 1), 0);

/** Which nodes a gradient comes to from each: leaves by node, through whatever is folded. */
function reached({ nodes, edges }: GraphModel, from: number): Set<string> {
  const found = new Set<number>([from]);
  for (const one of found) for (const { from: at, to } of edges) if (at === one) found.add(to);
  return new Set(nodes.filter(({ id, leaf }) => leaf && found.has(id)).map(({ leaf }) => leaf!));
}

describe('a loop over 50 steps of an LSTM', () => {
  let graph: GraphModel;
  let scopes: Scopes;
  beforeAll(async () => {
    ({ graph, scopes } = await graphOf(`import torch
import torch.nn as nn
cell = nn.LSTMCell(3, 4)
xs = torch.randn(50, 1, 3)
h, c = torch.zeros(1, 4), torch.zeros(1, 4)
for t in range(50):
    h, c = cell(xs[t], (h, c))
loss = h.pow(2).sum()
`));
  });

  test('is one node, between the leaves and the loss', () => {
    const folded = foldGraph(graph, scopes, NONE);
    expect(graph.nodes.length).toBeGreaterThan(300);
    expect(titles(folded)).toEqual(['for t in range(50) × 50']);
    expect(count(folded)).toBe(graph.nodes.length);
    const names = folded.nodes.map(({ name, leaf }) => leaf ?? name);
    expect(names).toEqual(
      expect.arrayContaining(['cell.weight_ih', 'cell.bias_hh', 'SumBackward0']),
    );
    expect(folded.nodes.length).toBeLessThan(10);
  });

  test('opens into its iterations, one of which opens into its nodes, and folds again', () => {
    const loop = foldGraph(graph, scopes, NONE).nodes.find(({ fold }) => fold)!.fold!;
    const open = foldGraph(graph, scopes, new Set([loop.key]));
    expect(open.opened.map(({ key }) => key)).toEqual([loop.key]);
    const iterations = open.nodes.flatMap(({ fold }) => fold ?? []);
    expect(iterations.map(({ times }) => times)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    );
    const deeper = foldGraph(graph, scopes, new Set([loop.key, iterations[2]!.key]));
    expect(deeper.nodes.length).toBe(open.nodes.length - 1 + iterations[2]!.nodes.length);
    expect(count(deeper)).toBe(graph.nodes.length);
    expect(foldGraph(graph, scopes, new Set()).opened).toEqual([]);
  });

  test('lets gradients come to the same leaves, and is drawn without a circle', () => {
    const last = graph.nodes.find(({ name }) => name === 'SumBackward0')!.id;
    const folded = foldGraph(graph, scopes, NONE);
    expect(reached(folded, last)).toEqual(reached(graph, last));
    const ids = folded.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const { bands, count: said } = layoutGraph(folded, 600);
    const top = new Map(
      bands.flatMap(({ y, nodes }) => nodes.map((one) => [one.node.id, y + one.y] as const)),
    );
    for (const { from, to } of folded.edges) expect(top.get(from)!).toBeGreaterThan(top.get(to)!);
    expect(said).toBe(graph.nodes.length);
  });
});

test('a graph of 300 nodes or fewer is drawn whole', async () => {
  const { graph, scopes } = await graphOf(`import torch
x = torch.ones(2, requires_grad=True)
for i in range(100):
    x = x * 2
`);
  expect(foldGraph(graph, scopes, NONE).nodes).toEqual(graph.nodes);
});

test('without a loop, what a line computed is folded, whatever functions it called', async () => {
  const lines = Array.from({ length: 40 }, (_, n) => `x${n + 1} = block(x${n})`).join('\n');
  const { graph, scopes } = await graphOf(`import torch
def block(x):
    for i in range(3):
        x = (x * w).relu() + x
    return x
w = torch.ones(2, requires_grad=True)
x0 = w
${lines}
`);
  const folded = foldGraph(graph, scopes, NONE);
  // The loop in the function first: each time that it ran, by itself.
  expect(titles(folded).slice(0, 2)).toEqual(['for i in range(3) × 3', 'for i in range(3) × 3']);
  expect(folded.nodes.length).toBeLessThan(60);
  expect(count(folded)).toBe(graph.nodes.length);
});

test('of a large graph without loops the lines fold', async () => {
  const lines = Array.from({ length: 160 }, (_, n) => `x${n + 1} = (x${n} * w).relu()`).join('\n');
  const { graph, scopes } = await graphOf(`import torch
w = torch.ones(2, requires_grad=True)
x0 = w
${lines}
`);
  const folded = foldGraph(graph, scopes, NONE);
  expect(titles(folded)[0]).toBe('x1 = (x0 * w).relu() × 1');
  expect(folded.nodes.length).toBe(161);
  // The names of what is folded, and what it saved, are its own: memory finds it.
  const first = folded.nodes.find(({ fold }) => fold)!;
  expect(first.results).toEqual(['x1']);
  expect(first.tensors.length).toBeGreaterThan(0);
});
