/** Texts that run before a program, in its namespace: those of a tutorial's earlier blocks. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test('their names are there; they are neither printed nor recorded, but for the state that they leave', async () => {
  const before = [
    'import os, torch\nx = torch.ones(2, requires_grad=True)\nprint("unheard")\nos.write(1, b"neither")',
    '(x * 3).sum().backward()\ndef double(t):\n    y = t * 2\n    return y',
  ];
  const code = 'print(x.grad)\nz = double(x)';
  const { stdout, stderr, steps, error, live } = await run(client, code, { before, trace: true });
  expect({ stdout, stderr, error }).toEqual({
    stdout: 'tensor([3., 3.])\n',
    stderr: '',
    error: null,
  });
  expect(steps.map(({ line, event }) => `${line} ${event}`)).toEqual([
    '1 line',
    '2 return',
    '0 end',
  ]);
  expect(steps[0].names.map(({ name }) => name)).toEqual(['x']);
  expect(steps[0].gradients).toEqual([]);
  expect(live).toEqual(EMPTY);
});

test('an error in one of them ends the run, and is shown with its line', async () => {
  const before = ['x = 1', 'print("unheard")\nx.foo()'];
  const { stdout, stderr, error, exitCode, steps } = await run(client, 'print(x)', {
    before,
    trace: true,
  });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  expect(error).toMatchObject({ type: 'AttributeError', line: null });
  expect(stderr).toContain('File "<before 2>", line 2, in <module>\n    x.foo()\n');
  expect(steps.every(({ line }) => line === 0)).toBe(true);
});

test('a program that does not parse says so before anything runs', async () => {
  const { error, stderr } = await run(client, 'x = = 1', { before: ['1 / 0'] });
  expect(stderr).toContain('    x = = 1\n');
  expect(error).toMatchObject({ type: 'SyntaxError', line: 1 });
});

test('commands of notebooks are skipped in them too', async () => {
  const options = { before: ['%matplotlib inline\nx = 1'], notebook: true };
  expect(await run(client, 'print(x)', options)).toMatchObject({ stdout: '1\n', notes: [] });
});
