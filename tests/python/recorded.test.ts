/** What PyTorch answers to single expressions of Python: errors with their texts, and printed results. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import type { Client } from '../../web/runtime/client';
import { openClient, root, run } from './session';

interface Answer {
  code: string;
  value?: string;
  error?: { type: string; text: string };
}
const recording = (name: string): string =>
  readFileSync(`${root}tests/recorded/${name}.json`, 'utf8');

// As tests/recorded/errors.py asks real PyTorch.
const PROGRAM = `
import json, torch
recorded = json.load(open('/recorded.json'))
for code in recorded['codes']:
    names = {'torch': torch}
    exec(recorded['setup'], names)
    try:
        try:
            out = eval(code, names)
        except SyntaxError:
            out = exec(code, names)
        answer = {'code': code, 'value': repr(out)}
    except BaseException as error:
        answer = {'code': code, 'error': {'type': type(error).__name__, 'text': str(error)}}
    finally:
        torch.set_grad_enabled(True)
    print(json.dumps(answer))
`;
const notYet = new Set(
  readFileSync(`${root}tests/python/recorded-not-yet.txt`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#')),
);

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

/** Our answers to the recorded expressions that differ, without those that are known to. */
async function differences(setup: string, recorded: Answer[]): Promise<string[]> {
  const codes = recorded.map(({ code }) => code);
  const files = { '/recorded.json': JSON.stringify({ setup, codes }) };
  const { stdout } = await run(client, PROGRAM, { files, census: false, maxOutput: 1e7 });
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  return recorded.flatMap((want, i) => {
    const agrees = JSON.stringify(answers[i]) === JSON.stringify(want);
    if (notYet.has(want.code)) return agrees ? [`passes now; strike it: ${want.code}`] : [];
    const { value, error } = answers[i];
    return agrees ? [] : [`${want.code}\n  ${value ?? `${error!.type}: ${error!.text}`}`];
  });
}

const { setup, ...groups } = JSON.parse(recording('errors')) as { setup: string } & Record<
  string,
  Answer[]
>;
test.each(Object.keys(groups))('errors: %s', async (group) => {
  expect(await differences(setup, groups[group] as Answer[])).toEqual([]);
});

test('printed results', async () => {
  const { snippets } = JSON.parse(recording('printed')) as {
    snippets: { code: string; repr: string }[];
  };
  const recorded = snippets.map(({ code, repr }) => ({ code, value: repr }));
  expect(await differences('', recorded)).toEqual([]);
});
