/** The files of a session: a program finds those that are given, and what it does to them is told. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { arrived, FileChanges, isFilePath, MOST_FILE_BYTES } from '../../web/runtime/protocol';
import type { RunRequest } from '../../web/runtime/protocol';
import { FileStore, sizeOf } from '../../web/session/file-store';
import { zip } from '../../web/session/zip';
import { openClient } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

type Told = Record<string, string | null>;
const text = (changes: FileChanges): Told =>
  Object.fromEntries(
    Object.entries(changes).map(([path, content]) => [
      path,
      content && new TextDecoder().decode(content),
    ]),
  );

/** Runs a program among files; what it prints, and what is told of its files, message by message. */
async function work(code: string, request: Partial<RunRequest> = {}) {
  let stdout = '';
  let stderr = '';
  const told: Told[] = [];
  const result = await client.run(
    { code, tellFiles: true, ...request },
    {
      onOutput: (stream, more) => void (stream === 'stdout' ? (stdout += more) : (stderr += more)),
      onFiles: (changes) => void told.push(text(changes)),
    },
  );
  return {
    stdout,
    stderr,
    notice: result.notice,
    told,
    changes: Object.assign({}, ...told) as Told,
  };
}

test('a program finds the files that are given, as open, torch.load and import do', async () => {
  const { changes } = await work('import torch; torch.save(torch.arange(3), "x.pt")');
  expect(Object.keys(changes)).toEqual(['x.pt']);
  let saved: FileChanges = {};
  await client.run(
    { code: 'import torch; torch.save(torch.arange(3), "x.pt")', tellFiles: true },
    { onFiles: (more) => Object.assign(saved, more) },
  );
  const { stdout, told } = await work(
    'import os, torch, helper\nprint(torch.load("x.pt"), open("data/a.csv").read(), helper.y, sorted(os.listdir()))',
    { files: { 'x.pt': saved['x.pt']!, 'data/a.csv': '1,2', 'helper.py': 'y = 5' } },
  );
  expect(stdout).toBe("tensor([0, 1, 2]) 1,2 5 ['data', 'helper.py', 'main.py', 'x.pt']\n");
  expect(told).toEqual([]);
});

test('what is written, changed, moved and deleted is told; the rest is not', async () => {
  const code = `import os
os.makedirs("out/deep")
open("out/deep/new.txt", "w").write("new")
with open("log.txt", "a") as log:
    log.write("+more")
os.rename("old.txt", "moved.txt")
os.remove("gone.txt")
open("read.txt").read()
left = open("left.txt", "w")
left.write("not closed")
`;
  const files = { 'log.txt': 'log', 'old.txt': 'old', 'gone.txt': 'gone', 'read.txt': 'same' };
  const { changes, stderr } = await work(code, { files });
  expect(stderr).toBe('');
  expect(changes).toEqual({
    'out/deep/new.txt': 'new',
    'log.txt': 'log+more',
    'moved.txt': 'old',
    'old.txt': null,
    'gone.txt': null,
    'left.txt': 'not closed',
  });
});

test('files are told while the program runs: what it has closed is there when it is stopped', async () => {
  const told: Told[] = [];
  const running = client.run(
    {
      code: 'import time\nopen("a.txt", "w").write("a")\ntime.sleep(60)\n',
      tellFiles: true,
      trace: true,
    },
    { onFiles: (changes) => void told.push(text(changes)) },
  );
  const stopped = expect(running).rejects.toThrow('stopped');
  for (let waited = 0; !told.length && waited < 200; waited++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([{ 'a.txt': 'a' }]);
  await client.stop();
  await stopped;
});

test('a file that is written again and again is not told each time', async () => {
  const code = 'for i in range(3000):\n    with open("a.txt", "w") as f: f.write(str(i))\n';
  const { told } = await work(code);
  expect(told.length).toBeLessThan(1500);
  expect(told.at(-1)).toEqual({ 'a.txt': '2999' });
});

test('nothing is told unless it is asked for, and what is not in the folder never', async () => {
  expect((await work('open("a", "w").write("a")', { tellFiles: false })).told).toEqual([]);
  const outside = 'open("/tmp/a.txt", "w").write("a")\nopen("../b.txt", "w").write("b")';
  expect((await work(outside)).told).toEqual([]);
});

test('files beyond the bounds are left out, and named', async () => {
  const large = `for name in ("a", "b", "c"):
    with open(name, "wb") as file: file.truncate(${0.6 * MOST_FILE_BYTES})
`;
  const { changes, notice } = await work(large);
  expect(Object.keys(changes)).toEqual(['a']);
  expect(notice).toBe('Not kept: b and 1 more, as files may take 100 MB together and be 1,000.');
  const many = await work('for i in range(1002): open(f"f{i:04}", "w").close()');
  expect(Object.keys(many.changes)).toHaveLength(1000);
  expect(many.notice).toContain('Not kept: f1000 and 1 more');
  const odd = await work('open("a\\nb", "w").close()\nopen("c", "w").close()');
  expect(odd.changes).toEqual({ c: '' });
});

test('what arrives is taken only with paths that lead to one place below a folder', () => {
  for (const path of ['a', 'a b.txt', 'é/ü.pt', '.hidden', 'a..b']) {
    expect(isFilePath(path)).toBe(true);
    expect(arrived(FileChanges, { [path]: null })).toEqual({ [path]: null });
  }
  for (const path of [
    '',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '../a',
    'a/../b',
    'a\0',
    'a\n',
    'x'.repeat(1001),
  ]) {
    expect(isFilePath(path)).toBe(false);
    expect(() => arrived(FileChanges, { [path]: null })).toThrow('malformed');
  }
  expect(() => arrived(FileChanges, { a: 'text' })).toThrow('malformed');
});

test('a store takes files within its bounds, and gives a deleted one back', () => {
  const store = new FileStore();
  expect(store.add('a', new Uint8Array(3))).toBeNull();
  expect(store.add('../a', new Uint8Array(3))).toContain('no name');
  expect(store.add('b', new Uint8Array(MOST_FILE_BYTES))).toContain('was not taken');
  expect(store.add('a', new Uint8Array(MOST_FILE_BYTES))).toBeNull(); // in place of the other
  store.delete('a');
  expect([store.all.value.size, store.bytes.value]).toEqual([0, 0]);
  store.restore();
  expect([...store.all.value.keys()]).toEqual(['a']);
  store.change({ a: null, c: new Uint8Array(1) });
  expect([...store.all.value.keys()]).toEqual(['c']);
  expect([0, 1, 999, 1000, 9949, 9950, 999_499, 999_500, 1e8].map(sizeOf)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '9.9 kB',
    '10 kB',
    '999 kB',
    '1.0 MB',
    '100 MB',
  ]);
});

test('all files as one archive, as Python reads it', async () => {
  const content = new TextEncoder().encode('some text, some text');
  const archive = zip(
    [
      ['a.txt', content],
      ['é/b.bin', new Uint8Array([0, 255])],
    ],
    new Date(2026, 10, 29, 17, 5, 9),
  );
  const { stdout } = await work(
    `import zipfile
with zipfile.ZipFile("all.zip") as archive:
    print(archive.testzip(), [(i.filename, i.date_time, archive.read(i)) for i in archive.infolist()])
`,
    { files: { 'all.zip': new Uint8Array(await archive.arrayBuffer()) } },
  );
  const when = '(2026, 11, 29, 17, 5, 8)';
  expect(stdout).toBe(
    `None [('a.txt', ${when}, b'some text, some text'), ('é/b.bin', ${when}, b'\\x00\\xff')]\n`,
  );
});
