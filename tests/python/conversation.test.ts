/** Programs that run as at Python's prompt, statement by statement. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const interactive = { interactive: true };

test('the value of each expression is shown, also in a loop; None and what is assigned are not', async () => {
  const code = `1 + 1
x = 5
None
'a'
for i in range(2):
    i * x
print(x)
def f():
    3
f()`;
  const { stdout, error, unshown } = await run(client, code, interactive);
  expect({ stdout, error, unshown }).toEqual({
    stdout: "2\n'a'\n0\n5\n5\n",
    error: null,
    unshown: false,
  });
  // With what notebooks know, which the page always asks for, it is the same.
  const both = await run(client, `%matplotlib inline\n${code}`, { ...interactive, notebook: true });
  expect(both).toMatchObject({ stdout, error: null, notes: [/* one */ expect.any(String)] });
});

test('an exception ends its statement: the next ones run; a last one ends the program', async () => {
  const code = `import torch
x = torch.ones(2, requires_grad=True)
x.add_(1)
x.sum()
1 / 0`;
  const { stdout, stderr, error, exitCode, steps, live } = await run(client, code, {
    ...interactive,
    trace: true,
  });
  expect(stdout).toBe('tensor(2., grad_fn=<SumBackward0>)\n');
  expect(stderr).toMatch(
    /^Traceback.*\n {2}File "main.py", line 3[^]*\nRuntimeError: a leaf Variable [^]*\nZeroDivisionError: division by zero\n$/,
  );
  expect(error).toMatchObject({ type: 'ZeroDivisionError', line: 5 });
  expect(exitCode).toBe(1);
  expect(steps.map(({ line, event }) => `${line} ${event}`)).toEqual([
    '1 return',
    '2 return',
    '3 exception',
    '4 return',
    '5 exception',
  ]);
  expect(steps[2].error).toBeNull();
  // What was shown is held by nobody.
  expect(steps[3].snapshot.tensors).toHaveLength(1);
  expect(live).toEqual(EMPTY);
});

test('sys.exit() and text that does not parse end all of it', async () => {
  const left = await run(client, 'import sys\nsys.exit(3)\nprint(1)', interactive);
  expect(left).toMatchObject({ stdout: '', exitCode: 3, error: null });
  const wrong = await run(client, 'print(1)\nx = = 2', interactive);
  expect(wrong).toMatchObject({ stdout: '', error: { type: 'SyntaxError', line: 2 } });
});
