/** What notebooks know and python3 does not: commands, the last line's value; and only where it is asked for. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const notebook = { notebook: true };

test.each([
  [
    '%matplotlib inline\nprint(1)\n',
    '1\n',
    [/^line 1: `%matplotlib inline` is a notebook command; it was skipped$/],
  ],
  ['!pip install "it\'s\nprint(1)\n', '1\n', [/^line 1: `!pip install/]],
  ['%%time\nprint(1)\n', '1\n', [/^line 1: `%%time`/]],
  ['x = 1\n!pip install a \\\n    b\nprint(x)\n', '1\n', [/^lines 2 to 3: /]],
  ['if True:\n    !ls\nprint(2)\n', '2\n', [/^line 2: /]],
  ['%time x = 3\nprint(x)\n', '3\n', [/^line 1: .*without being measured/]],
  ['%%bash\necho "no python\n# %%\nprint(4)\n', '4\n', [/^lines 1 to 2: /]],
  ['?print\n%load_ext a\n%autoreload 2\nprint(5)\n', '5\n', [/^line 1/, /^line 2/, /^line 3/]],
])('commands are skipped and noted: %j', async (code, printed, notes) => {
  const { stdout, error, ...outcome } = await run(client, code, notebook);
  expect(error).toBeNull();
  expect(stdout).toBe(printed);
  expect(outcome.notes).toHaveLength(notes.length);
  notes.forEach((note, n) => expect(outcome.notes[n]).toMatch(note));
});

test.each([
  ['s = """\n%matplotlib inline\n!pip\n"""\nprint(s, end="")\n', '\n%matplotlib inline\n!pip\n'],
  ['x = (7\n% 4)\nprint(x)\n', '3\n'],
  ['x = 7 \\\n% 4\nprint(x)\n', '3\n'],
])('what only looks like one is left alone: %j', async (code, printed) => {
  const { stdout, notes, error } = await run(client, code, notebook);
  expect(error).toBeNull();
  expect(stdout).toBe(printed);
  expect(notes).toEqual([]);
});

test('lines keep their numbers, in errors and in steps', async () => {
  const code = '%matplotlib inline\nx = 1\n!ls\nraise ValueError("here")\n';
  const { error, steps } = await run(client, code, { ...notebook, trace: true });
  expect(error).toMatchObject({ type: 'ValueError', line: 4 });
  expect(error!.traceback).toContain('line 4, in <module>\n    raise ValueError("here")');
  expect(new Set(steps.map(({ line }) => line))).toEqual(new Set([2, 4]));
});

test('python3 knows no commands', async () => {
  const { error } = await run(client, 'print(1)\n%matplotlib inline\n');
  expect(error).toMatchObject({ type: 'SyntaxError', line: 2 });
});

test('syntax errors are what they are in python3', async () => {
  const code = 'x = (1\nprint(x\n';
  const plain = await run(client, code);
  const other = await run(client, code, notebook);
  expect(other.error).toEqual(plain.error);
});

test.each([
  ['x = 2\nx\n', '2\n'],
  ['"a\'b"\n', '"a\'b"\n'],
  ['import torch\ntorch.ones(2, 2)\n', 'tensor([[1., 1.],\n        [1., 1.]])\n'],
  ['import torch\n[torch.ones(2, 2), 1]\n', '[tensor([[1., 1.],\n         [1., 1.]]),\n 1]\n'],
  ['{"a": "x" * 50, "b": "y" * 50}\n', `{'a': '${'x'.repeat(50)}',\n 'b': '${'y'.repeat(50)}'}\n`],
  ['x = 2\nx;\n', ''],
  ['x = 2\nx  # said\n', '2\n'],
  ['None\n', ''],
  ['print(1)\n', '1\n'],
  ['x = 2\n', ''],
  ['from __future__ import annotations\ndef f(a: b): ...\nf.__annotations__\n', "{'a': 'b'}\n"],
])('with echo, the last value is shown: %j', async (code, printed) => {
  const { stdout, unshown, error } = await run(client, code, { ...notebook, echo: true });
  expect(error).toBeNull();
  expect(stdout).toBe(printed);
  expect(unshown).toBe(false);
});

test('without echo, it is told that there is one', async () => {
  expect(await run(client, 'x = 2\nx\n', notebook)).toMatchObject({ stdout: '', unshown: true });
  expect(await run(client, 'x = [].append(1)\nx\n', notebook)).toMatchObject({ unshown: false });
  expect(await run(client, 'x = 2\nx\n')).toMatchObject({ stdout: '', unshown: false });
});

test('a last line has its step, and its error its line', async () => {
  const { steps } = await run(client, 'x = 2\nx\n', { ...notebook, echo: true, trace: true });
  expect(steps.map(({ line, stdout }) => [line, stdout])).toEqual([
    [1, ''],
    [2, '2\n'],
    [0, ''],
  ]);
  const { error } = await run(client, 'x = 2\n1 / 0\n', notebook);
  expect(error).toMatchObject({ type: 'ZeroDivisionError', line: 2 });
});
