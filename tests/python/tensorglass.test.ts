/** The module `tensorglass`: what programs assert about storages, versions and the graph. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, root, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const START = `import copy, torch, tensorglass
from tensorglass import in_graph, same_version, shares_storage
x = torch.arange(6.0, requires_grad=True)
`;

async function printed(program: string): Promise<string> {
  const { stdout, error, live } = await run(client, START + program);
  expect([error, live]).toEqual([null, EMPTY]);
  return stdout.trim();
}

const recorded = readFileSync(`${root}tests/conformance/aliasing/who-shares-what.out`, 'utf8');

// What a program finds out by writing: `made: shares storage, shares version counter, is in the graph`.
test.each(recorded.trim().split('\n'))('as in PyTorch, %s', async (line) => {
  const [made, told] = line.split(': ');
  const program = `y = ${made}\nprint(shares_storage(x, y), same_version(y, x), in_graph(y))\n`;
  expect(await printed(program)).toBe(told);
});

test('halves of a storage share it, and counters are told from the number they stand at', async () => {
  expect(await printed('print(shares_storage(x[:3], x[3:]))')).toBe('True');
  expect(
    await printed('a, b = torch.ones(1), torch.ones(1)\nprint(a._version == b._version)'),
  ).toBe('True');
  expect(await printed('print(same_version(torch.ones(1), torch.ones(1)))')).toBe('False');
});

test('what no_grad() computes is outside of the graph', async () => {
  expect(await printed('with torch.no_grad():\n    y = x * 2\nprint(in_graph(y))')).toBe('False');
});

test.each([
  ['shares_storage(x, [1.0])', "shares_storage(): argument 'b' must be Tensor, not list"],
  ['shares_storage(None, x)', "shares_storage(): argument 'a' must be Tensor, not NoneType"],
  ['same_version(x, 3)', "same_version(): argument 'b' must be Tensor, not int"],
  ['in_graph(torch.nn.Linear(1, 1))', "in_graph(): argument 'x' must be Tensor, not Linear"],
])('%s is refused', async (call, message) => {
  const { error, stderr } = await run(client, `${START}tensorglass.${call}\n`);
  expect(error).toMatchObject({ type: 'TypeError', message, line: 4 });
  // As with torch, the traceback ends in the program's own line.
  expect(stderr).not.toContain('tensorglass/__init__');
});

test('asking changes nothing, and the program’s steps show no helper of ours', async () => {
  const program = `y = x.detach()\nassert shares_storage(x, y)\nassert same_version(x, y)\nassert not in_graph(y)\n`;
  const { steps, error, live } = await run(client, START + program, { trace: true });
  expect([error, live]).toEqual([null, EMPTY]);
  const { snapshot, names } = steps.at(-1)!;
  const after = steps.find(({ line }) => line === 4)!;
  expect(snapshot).toEqual(after.snapshot);
  expect(names.map(({ name }) => name)).toEqual(['x', 'y']);
});

test('help(tensorglass) tells what there is', async () => {
  const text = await printed('help(tensorglass)');
  for (const line of ['in_graph(x: Tensor) -> bool', 'same_version(', 'shares_storage('])
    expect(text).toContain(line);
});
