/** Names beside each other: what is said of a write is what the write does, in every recorded program. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compare, effectOfWrite, namesAt, relatedNames } from '../../web/diagram/compare';
import type { Comparison } from '../../web/diagram/compare';
import { elementsOf } from '../../web/diagram/elements';
import { plainText } from '../../web/diagram/words';
import type { Step } from '../../web/runtime/protocol';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

const recorded = JSON.parse(
  readFileSync(new URL('../recorded/states.json', import.meta.url), 'utf8'),
) as { title: string; code: string }[];

async function stepsOf(code: string): Promise<{ steps: Step[]; raised: string | null }> {
  const { steps, error } = await run(client, `import torch, copy\n${code}\n`, { trace: true });
  return { steps, raised: error?.type ?? null };
}

/** The last step at which all of a program's names are there. */
async function endOf(code: string): Promise<Step> {
  const { steps } = await stepsOf(`${code}\npass`);
  return steps.at(-1)!;
}

const cells = ({ rows }: Comparison, kind: string): string[] =>
  rows.find((row) => row.kind === kind)!.cells.map(plainText);

const valuesOf = ({ names, snapshot }: Step, name: string): unknown => {
  const id = names.find((entry) => entry.name === name)?.tensor;
  const tensor = snapshot.tensors.find((one) => one.id === id);
  return (
    tensor &&
    elementsOf(
      tensor,
      snapshot.storages.find(({ id: at }) => at === tensor.storage),
    )
  );
};
const versionOf = ({ names, snapshot }: Step, name: string): number | undefined => {
  const id = names.find((entry) => entry.name === name)?.tensor;
  const counter = snapshot.tensors.find((one) => one.id === id)?.version;
  return snapshot.versions.find((version) => version.id === counter)?.value;
};
const short = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

describe('what a write would do is what it does', () => {
  const programs = [
    ...recorded,
    {
      title: 'kin of detach',
      code: `x = torch.ones(3)
w = x.clone().requires_grad_()
y = w * w
d = w.detach()
c = w.detach().clone()
e = copy.deepcopy(w)
a = w.data
v = y[:2]
s = y.data
o, p = torch.ones(4, requires_grad=True).clone().split(2)
wide = torch.ones(1).expand(3)`,
    },
  ];
  test.each(programs)('$title', async ({ code }) => {
    const { steps: all } = await stepsOf(`${code}\npass`);
    const before = all.at(-1)!;
    const names = namesAt(before);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const told = effectOfWrite(before, name)!;
      const { steps, raised } = await stepsOf(`${code}\n${name}.add_(1)\npass`);
      expect([name, raised !== null]).toEqual([name, told.refused !== null]);
      if (told.refused) continue;
      const written = steps.findLast(({ line }) => line === code.split('\n').length + 2)!;
      const own = before.names.find((entry) => entry.name === name)!.tensor;
      const others = names.filter(
        (other) => before.names.find((entry) => entry.name === other)!.tensor !== own,
      );
      const changed = (read: (step: Step, name: string) => unknown) =>
        others.filter(
          (other) => JSON.stringify(read(before, other)) !== JSON.stringify(read(written, other)),
        );
      expect([name, [...told.shows].sort()]).toEqual([name, changed(valuesOf).sort()]);
      expect([name, [...told.counts].sort()]).toEqual([name, changed(versionOf).sort()]);
      expect(versionOf(written, name)).toBe(told.version + 1);
      // Whose saved version the counter has left, that had not done so before.
      const stale = ({ snapshot }: Step): string[] =>
        snapshot.nodes.flatMap(({ id, name: node, saved }) =>
          saved.flatMap(({ state, tensor, saved_version }) => {
            const counter = snapshot.tensors.find((one) => one.id === tensor)?.version;
            const value = snapshot.versions.find((version) => version.id === counter)?.value;
            return state === 'live' && value !== saved_version ? [`${id} ${short(node)}`] : [];
          }),
        );
      const left = stale(written).filter((one) => !stale(before).includes(one));
      expect([name, [...told.stale].sort()]).toEqual([
        name,
        [...new Set(left.map((one) => one.split(' ')[1]))].sort(),
      ]);
    }
  });
});

test('a write through .data is said to go wrong unnoticed, and one through detach() to raise', async () => {
  const step = await endOf(`w = torch.ones(3, requires_grad=True)
y = (w * w).sum()
d = w.detach()
a = w.data`);
  expect(effectOfWrite(step, 'd')).toMatchObject({ stale: ['MulBackward0'], wrong: [] });
  expect(effectOfWrite(step, 'a')).toMatchObject({ stale: [], wrong: ['MulBackward0'] });
  expect(effectOfWrite(step, 'a')!.unnoticed).toEqual(['w', 'd']);
  const { raised } = await stepsOf(`w = torch.ones(3, requires_grad=True)
y = (w * w).sum()
w.detach().add_(1)
y.backward()`);
  expect(raised).toBe('RuntimeError');
});

test('the kin of detach side by side', async () => {
  const step = await endOf(`x = torch.ones(3, requires_grad=True)
x.sum().backward()
d = x.detach()
c = x.clone()
e = copy.deepcopy(x)
v = c[:2]`);
  const told = compare(step, ['x', 'd', 'c', 'e', 'v', 'nobody']);
  expect(told.names).toEqual(['x', 'd', 'c', 'e', 'v']);
  expect(cells(told, 'storage')).toEqual([
    'shared with d',
    'shared with x',
    'shared with v',
    'its own',
    'shared with c',
  ]);
  expect(cells(told, 'elements')).toEqual([
    'all with d',
    'all with x',
    '2 of 3 with v',
    'none',
    'all with c',
  ]);
  expect(cells(told, 'requires_grad')).toEqual(['True', 'False', 'True', 'True', 'True']);
  expect(cells(told, 'leaf')).toEqual(['True', 'True', 'False', 'True', 'False']);
  expect(cells(told, 'grad_fn')).toEqual([
    'None',
    'None',
    'CloneBackward0',
    'None',
    'SliceBackward0',
  ]);
  expect(cells(told, 'version')[0]).toMatch(/shared with d/);
  expect(cells(told, 'grad')).toEqual([
    '[1., 1., 1.], its own',
    'None',
    'None',
    '[1., 1., 1.], its own',
    'None',
  ]);
  expect(told.rows.filter(({ differs }) => !differs)).toEqual([]);
});

test('without a wish, a step compares what it made with what that shares, repeats or came from', async () => {
  const { steps } = await stepsOf(`unrelated = torch.ones(7)
x = torch.ones(3)
y = x.detach()
z = y.clone()
pass`);
  const at = (line: number) => {
    const n = steps.findIndex((step) => step.line === line);
    return relatedNames(steps[n - 1] ?? null, steps[n]!);
  };
  expect(at(4)).toEqual(['x', 'y']);
  expect(at(5)).toEqual(['x', 'y', 'z']);
});
