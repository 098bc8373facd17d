/** Standard input: answers that are there, the wish for one that is not, and the same chance when run again. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { openClient, root, run as runCensus } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());
// What a program leaves that is ended halfway is not counted.
const run: typeof runCensus = (to, code, request) =>
  runCensus(to, code, { census: false, ...request });

const ASKS = 'a = input("first? ")\nb = input("second? ")\nprint(a + b)\n';

test('without inputs there is nothing to read', async () => {
  const { error, stdout, wantsInput } = await run(client, ASKS);
  expect(error).toMatchObject({ type: 'EOFError', message: 'EOF when reading a line', line: 1 });
  expect(stdout).toBe('first? ');
  expect(wantsInput).toBe(false);
});

test('a program is run again with one answer more, and shows them as a terminal does', async () => {
  expect(await run(client, ASKS, { inputs: [] })).toMatchObject({
    wantsInput: true,
    error: null,
    stdout: 'first? ',
    stderr: '',
  });
  expect(await run(client, ASKS, { inputs: ['x'] })).toMatchObject({
    wantsInput: true,
    stdout: 'first? x\nsecond? ',
  });
  expect(await run(client, ASKS, { inputs: ['x', 'é'] })).toMatchObject({
    wantsInput: false,
    stdout: 'first? x\nsecond? é\nxé\n',
    exitCode: 0,
  });
});

test('null ends the input', async () => {
  const { error, stdout } = await run(client, ASKS, { inputs: ['x', null] });
  expect(error).toMatchObject({ type: 'EOFError', line: 2 });
  expect(stdout).toBe('first? x\nsecond? ');
});

test('sys.stdin is read as from a terminal: by lines, in a loop, whole', async () => {
  const lines =
    'import sys\nprint(sys.stdin.readline(), end="")\nfor line in sys.stdin:\n    print([line])\n';
  expect(await run(client, lines, { inputs: ['a', 'b', 'c', null] })).toMatchObject({
    stdout: "a\na\nb\n['b\\n']\nc\n['c\\n']\n",
    wantsInput: false,
  });
  expect(await run(client, lines, { inputs: ['a', 'b'] })).toMatchObject({ wantsInput: true });
  const whole = 'import sys\nprint(len(sys.stdin.read()))\n';
  expect(await run(client, whole, { inputs: ['ab', 'c', null] })).toMatchObject({
    stdout: 'ab\nc\n5\n',
  });
});

test('a program that catches everything is ended all the same, and says no more', async () => {
  const code =
    'while True:\n    try:\n        input("? ")\n    except BaseException:\n        print("caught")\n';
  expect(await run(client, code, { inputs: [] })).toMatchObject({
    wantsInput: true,
    stdout: '? ',
  });
});

test('run again with the same seed, chance says the same; with another, other things', async () => {
  const code = `import random, os, secrets, uuid, tempfile, torch
print(random.random(), os.urandom(4).hex(), secrets.randbelow(10**9), uuid.uuid4(), torch.rand(2), torch.seed())
print(hash("a"), {"a", "b", "c", "d"})
`;
  const [first, again, other, real, really] = [
    await run(client, code, { seed: [1, 2, 3, 4] }),
    await run(client, code, { seed: [1, 2, 3, 4] }),
    await run(client, code, { seed: [1, 2, 3, 5] }),
    await run(client, code),
    await run(client, code),
  ].map(({ stdout, stderr }) => stderr + stdout);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect(real).not.toBe(really);
  expect(real!.split(' ')[0]).not.toBe(really!.split(' ')[0]); // random.random() too
});

test('the headless runner reads what python3 would read', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tensorglass-')), 'asks.py');
  writeFileSync(file, ASKS);
  const cli = join(root, 'web/cli/tensorglass.mjs');
  const printed = execFileSync(process.execPath, [cli, 'run', file], { input: 'x\né\n' });
  expect(String(printed)).toBe('first? second? xé\n');
});
