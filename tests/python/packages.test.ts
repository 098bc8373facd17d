/** Packages beside torch: there for whoever imports them, and not before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Client } from '../../web/runtime/client';
import type { RunRequest, ToWorker } from '../../web/runtime/protocol';
import { packagesIn } from '../../web/runtime/packages';
import { openClient, root, run } from './session';

let client: Client;
beforeAll(() => {
  client = openClient();
});
afterAll(() => client.close());

test('a package comes with the import, and not before', async () => {
  const { stdout, stderr } = await run(
    client,
    `
import sys
print([name for name in sys.modules if name.split('.')[0] == 'numpy'])
import numpy
print(numpy.__name__, numpy is sys.modules['numpy'], numpy.__spec__.name)
`,
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('[]\nnumpy True numpy\n');
});

test('the program after it starts without', async () => {
  const program = `import sys\nprint('numpy' in sys.modules)\nimport numpy`;
  expect((await run(client, program)).stdout).toBe('False\n');
  expect((await run(client, program)).stdout).toBe('False\n');
});

test("the program's own module of that name comes first", async () => {
  const files = { '/home/pyodide/own/numpy.py': "here = 'own'" };
  const filename = '/home/pyodide/own/main.py';
  const { stdout } = await run(client, 'import numpy\nprint(numpy.here)', { files, filename });
  expect(stdout).toBe('own\n');
});

test('what is no module of a package, and what is no package, are not found', async () => {
  const { stdout } = await run(
    client,
    `
for name in 'numpy.nothing', 'numpy.core/x', '../numpy', 'no_such_package':
    try:
        __import__(name)
    except ModuleNotFoundError as problem:
        print(problem)
`,
  );
  expect(stdout.trimEnd().split('\n')).toHaveLength(4);
});

test('a program gets the packages that it names, what it says of them, and what they need', () => {
  const none = { words: [], needs: [] };
  const parts = {
    plots: { words: ['plots'], needs: ['arrays', 'arrays.sorting'] },
    arrays: { words: ['arrays'], needs: [] },
    'arrays.sorting': { words: ['sort', 'argsort'], needs: ['arrays'] },
    'arrays.chance': { words: ['chance'], needs: ['arrays', 'arrays.sorting'] },
    data: { words: ['data'], needs: ['rows'] },
    rows: { ...none, needs: ['data'] },
  };
  const got = (...texts: string[]): string => packagesIn(texts, parts).join(' ');
  expect(got('import math')).toBe('');
  expect(got('x.sort()')).toBe('');
  expect(got('torch.from_arrays(x)')).toBe('arrays');
  expect(got('x = 1', 'import arrays as a\na.sort_by')).toBe('arrays');
  expect(got('import arrays as a', 'a.argsort(x)')).toBe('arrays arrays.sorting');
  expect(got('import arrays as a; a.chance.normal()')).toBe('arrays arrays.chance arrays.sorting');
  expect(got('from arrays import *')).toBe('arrays arrays.sorting arrays.chance');
  expect(got('import plots.lines as p')).toBe('plots arrays arrays.sorting');
  expect(got('from data import all')).toBe('data rows');
});

// In a page a program has the files that its text asks for, and no others: here it would find them all.
const PARTS = JSON.parse(readFileSync(`${root}build/runtime/packages/parts.json`, 'utf8'));
const LOGGED = `
import sys as _sys
def _logged(get):
    def logged(name):
        file = get(name)
        if file is not None:
            print("@file", name)
        return file
    return logged
_finder = next(finder for finder in _sys.meta_path if hasattr(finder, "provide"))
_finder.provide(_logged(_finder._get))
`;
const conformance = (name: string): string =>
  readFileSync(`${root}tests/conformance/numpy/${name}.py`, 'utf8');
const PROGRAMS = `
  functions/statistics functions/files corpus/pca corpus/im2col corpus/padding
  corpus/nan-handling`
  .trim()
  .split(/\s+/);

test.each(PROGRAMS)('%s imports nothing that its text does not ask for', async (name) => {
  const code = conformance(name);
  const { stdout } = await run(client, LOGGED + code);
  const files = stdout.split('\n').filter((line) => line.startsWith('@file '));
  const asked = packagesIn([code], PARTS);
  const loaded = files.map((line) => line.slice('@file '.length));
  expect(loaded).toContain('numpy');
  expect(loaded.filter((file) => !asked.includes(file))).toEqual([]);
});

/** What a client sends with a run where packages have to be sent, and what it asks for on the way. */
async function sentWith(requests: Partial<RunRequest>[], fails = 0) {
  const asked: string[] = [];
  const sent: string[][] = [];
  const assets = { pyodide: '', engine: '', packages: '', snapshot: null, bytes: 0 };
  const imports = {
    folder: 'x/',
    parts: {
      plots: { words: ['plots'], needs: ['arrays'] },
      arrays: { words: ['arrays'], needs: [] },
    },
  };
  const load = async (address: string): Promise<Uint8Array> => {
    asked.push(address);
    if (asked.length <= fails) throw new Error(`${address} could not be loaded`);
    return new Uint8Array([1]);
  };
  const spawn = () => {
    let hear: (data: unknown) => void = () => {};
    return {
      post(message: ToWorker) {
        if (message.kind === 'boot')
          queueMicrotask(() => hear({ kind: 'ready', fromSnapshot: true, elapsed: 1 }));
        else sent.push(Object.keys(message.packages));
        if (message.kind === 'run')
          queueMicrotask(() => hear({ kind: 'done', run: message.run, result: DONE }));
      },
      onMessage: (listener: (data: unknown) => void) => (hear = listener),
      onError: () => {},
      terminate: () => (hear = () => {}),
    };
  };
  const page = new Client(spawn, { ...assets, imports }, { load });
  const refused: string[] = [];
  try {
    for (const request of requests)
      await page.run({ code: '', ...request }).catch((problem) => refused.push(problem.message));
  } finally {
    page.close();
  }
  return { asked, sent, refused };
}
const DONE = {
  exitCode: 0,
  error: null,
  notice: null,
  notes: [],
  unshown: false,
  wantsInput: false,
  elapsed: 1,
  live: null,
};

test('in a page a package is fetched for the first program that names it, once', async () => {
  const programs = [
    { code: 'import math' },
    { code: 'x = 1', before: ['import plots'] },
    { code: 'import own', files: { '/own.py': 'import arrays' } },
  ];
  const { asked, sent } = await sentWith(programs);
  expect(sent).toEqual([[], ['plots', 'arrays'], ['arrays']]);
  expect(asked).toEqual(['x/plots.bin', 'x/arrays.bin']);
});

test('one that could not be fetched is fetched again by the next run', async () => {
  const { sent, refused } = await sentWith(
    [{ code: 'import arrays' }, { code: 'import arrays' }],
    1,
  );
  expect(refused).toEqual(['x/arrays.bin could not be loaded']);
  expect(sent).toEqual([['arrays']]);
});
