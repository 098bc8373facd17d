/** Steps: one for each line that ran, in the order that it ran, with what it printed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const lines = ({ steps }: { steps: { line: number; event: string }[] }): string =>
  steps.map(({ line, event }) => (event === 'line' ? line : `${line}:${event}`)).join(' ');

test('lines, calls and loops', async () => {
  const code = `x = 1
def f(a):
    b = a
    return b
y = f(x)
for i in range(2):
    print(i)
`;
  const outcome = await run(client, code, { trace: true });
  expect(lines(outcome)).toBe('1 2 3 4:return 5 6 7 6 7 6:return 0:end');
  expect(outcome.steps.map(({ depth }) => depth).join('')).toBe('11221111110');
  expect(
    outcome.steps.filter(({ stdout }) => stdout).map(({ line, stdout }) => [line, stdout]),
  ).toEqual([
    [7, '0\n'],
    [7, '1\n'],
  ]);
});

test('an exception ends the steps with the error', async () => {
  const outcome = await run(client, 'x = 1\n1/0\n', { trace: true });
  expect(lines(outcome)).toBe('1 2:exception 0:end');
  expect(outcome.steps.at(-1)!.error).toMatchObject({ type: 'ZeroDivisionError', line: 2 });
});

test('the program runs on when the steps are full, and that is said', async () => {
  const code = 'for i in range(1000):\n    last = i\nprint(last)\n';
  const outcome = await run(client, code, { trace: true, maxSteps: 10 });
  expect(outcome.stdout).toBe('999\n');
  expect(outcome.steps).toHaveLength(11);
  expect(outcome.steps.at(-1)!.event).toBe('end');
  expect(outcome.notice).toBe('Only the first 10 steps were recorded; the program ran on without.');
});

test('lines of other files are not steps', async () => {
  const files = { '/home/user/helper.py': 'def f():\n    y = 1\n    return y\n' };
  const code = 'import helper\nx = helper.f()\n';
  const outcome = await run(client, code, { trace: true, files, filename: '/home/user/a.py' });
  expect(lines(outcome)).toBe('1 2:return 0:end');
});
