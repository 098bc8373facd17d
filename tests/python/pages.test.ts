/** The headless runner on pages: what they say their programs print is checked, and their runs are recorded. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackSteps } from '../../web/runtime/steps';
import { decodeRecorded, findRecorded } from '../../web/tutorial/recorded';
import type { RecordedPage } from '../../web/tutorial/recorded';
import { root } from './session';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorglass-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Fences are written ~~~ here. */
function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text.replaceAll('~~~', '```'));
  }
}

function tensorglass(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  const bin = join(root, 'web/cli/tensorglass.mjs');
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: folder });
}

async function decoded(bytes: Uint8Array): Promise<RecordedPage> {
  const page = await decodeRecorded(new Uint8Array(bytes));
  if ('problem' in page) throw new Error(page.problem);
  return page;
}

const TUTORIAL = `# A tutorial

~~~python
import torch
x = [1, 2]
print(len(x))
~~~

Output:

~~~text
2
~~~

It goes on:

~~~python
x.append(3)
x.foo
~~~
~~~
AttributeError: 'list' object has no attribute 'foo'
~~~

~~~pycon
>>> x
[1, 2, 3]
>>> 1 / 0
Traceback (most recent call last):
  ...
ZeroDivisionError: division by zero
>>> x.pop()
3
~~~

~~~python no-run
raise SystemExit
~~~

~~~python
print(x)
~~~

    [1, 2]
`;

test('check: the blocks of a page that print what it says', () => {
  write({
    'right.md': TUTORIAL,
    'right.html': `<!doctype html>
<pre><code class="language-python">print("&lt;")</code></pre>
<pre><code class="language-text">&lt;
</code></pre>
<tensor-glass session="s"><template data-setup>a = 2</template>b = 3</tensor-glass>
<tensor-glass session="s" expect="5">print(a + b)</tensor-glass>
<script type="module" src="embed.js" data-upgrade></script>`,
  });
  const { stdout, status } = tensorglass('check', 'right.md', 'right.html');
  expect({ stdout, status }).toEqual({ stdout: '7 passed, 0 failed\n', status: 0 });
});

test('check: the programs of our own README', () => {
  const { stdout, status } = tensorglass('check', join(root, 'README.md'));
  expect(stdout).toMatch(/^[1-9]\d* passed, 0 failed\n$/);
  expect(status).toBe(0);
});

test('check: a block that prints something else fails, with the difference and its line in the file', () => {
  write({ 'wrong.md': TUTORIAL.replace('\n2\n', '\n1\n').replace('[1, 2, 3]\n', '[1, 2]\n') });
  const { stdout, status } = tensorglass('check', 'wrong.md');
  expect(status).toBe(1);
  expect(stdout).toBe(`FAIL wrong.md:3
    line 12: the output (+) is not what is expected (-)
    - 1
    + 2
FAIL wrong.md:25
    line 27: the output (+) is not what is expected (-)
    - [1, 2]
    + [1, 2, 3]
      ZeroDivisionError: division by zero
      3
2 passed, 2 failed
`);
});

test('check: without an expected output a block has to run to its end', () => {
  write({
    'fails.md': '~~~python\nprint(1)\nprint(\n  1 / 0)\n~~~\n~~~python\nimport torch\n~~~\n',
    'docs/fails.html': '<pre>\n<code class="language-python">\nx\n</code></pre>',
  });
  const { stdout, status } = tensorglass('check', 'fails.md', 'docs/fails.html');
  expect(status).toBe(1);
  expect(stdout).toBe(`FAIL fails.md:1
    line 4: ZeroDivisionError is raised
    Traceback (most recent call last):
      File "main.py", line 3, in <module>
        1 / 0)
        ~~^~~
    ZeroDivisionError: division by zero
FAIL docs/fails.html:1
    line 3: NameError is raised
    Traceback (most recent call last):
      File "main.py", line 1, in <module>
        x
    NameError: name 'x' is not defined
1 passed, 2 failed
`);
});

test('check and bake: what is not there, or holds no program, is said', () => {
  write({
    'empty.md': '# Nothing\n',
    'deep.md': `${'> '.repeat(25_000)}a`,
    'src.html': '<tensor-glass src="none.py"></tensor-glass>',
  });
  const outcomes = [
    [['check', 'none.md'], 2, 'there is no file'],
    [['check', 'src.html'], 2, 'none.py'],
    [['check', 'none'], 2, 'there is no folder'],
    [['check', 'deep.md'], 2, 'deep.md cannot be read: line 1 is nested deeper'],
    [['check', 'empty.md'], 1, 'there is no program in empty.md'],
    [['bake', 'none.md'], 2, 'there is no file'],
    [['bake', 'empty.md'], 1, 'there is no program in empty.md'],
    [['bake', '--into', 'empty.md'], 2, '--into is for HTML'],
    [['bake', 'none.txt'], 2, 'none.txt'],
    [['bake'], 2, 'bake needs a file'],
  ] as const;
  for (const [args, code, message] of outcomes) {
    const { stderr, status } = tensorglass(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(code);
  }
  expect(existsSync(join(folder, 'empty.tg'))).toBe(false);
});

test('bake: the runs of a Markdown file lie beside it, each found by its program', async () => {
  write({ 'baked.md': TUTORIAL });
  const { stdout, stderr, status } = tensorglass('bake', 'baked.md');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout).toMatch(/^baked\.tg: 4 programs, \d+\.\d kB\n$/);
  const page = await decoded(readFileSync(join(folder, 'baked.tg')));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(page.made).toBe(version);
  const code = 'import torch\nx = [1, 2]\nprint(len(x))';
  expect(findRecorded(page, { code, before: [] })).toMatchObject({
    output: [{ stream: 'stdout', text: '2\n' }],
    error: null,
    steps: [{ line: 1 }, { line: 2 }, { line: 3, stdout: '2\n' }, { line: 0, event: 'end' }],
  });
  expect(findRecorded(page, { code: 'x.append(3)\nx.foo', before: [code] })).toMatchObject({
    error: { type: 'AttributeError', line: 2 },
  });
});

test('bake: two pages that would be recorded in one file are refused, before anything is written', () => {
  const page = '<pre class="highlight-python">print(1)</pre>';
  write({ 'both.md': '~~~python\nprint(1)\n~~~\n', 'both.html': page });
  const { stderr, status } = tensorglass('bake', 'both.html', 'both.md');
  expect(stderr).toBe('tensorglass: both.html and both.md would both be recorded in both.tg\n');
  expect(status).toBe(2);
  expect(existsSync(join(folder, 'both.tg'))).toBe(false);
  // One that is named twice is one.
  expect(tensorglass('bake', 'both.md', './both.md').stdout).toMatch(/^both\.tg: 1 program, .*\n$/);
});

test('bake: a program by itself, a set-up and a file that a page names; into a page', async () => {
  write({
    'one.py': 'import torch\nx = torch.zeros(2)\ny = x[:1]\n',
    'one.html': `<html><body><tensor-glass src="one.py"></tensor-glass>
<tensor-glass><template data-setup>a = 7</template>print(a)</tensor-glass></body></html>`,
  });
  expect(tensorglass('bake', 'one.py').status).toBe(0);
  expect(tensorglass('bake', '--into', 'one.html').status).toBe(0);
  expect(existsSync(join(folder, 'one.tg'))).toBe(true);
  const code = 'import torch\nx = torch.zeros(2)\ny = x[:1]';
  const beside = await decoded(readFileSync(join(folder, 'one.tg')));
  const html = readFileSync(join(folder, 'one.html'), 'utf8');
  const [, base64] = /<script type="application\/x-tensorglass">(.*)<\/script>\n<\/body>/.exec(
    html,
  )!;
  const within = await decoded(Buffer.from(base64, 'base64'));
  for (const page of [beside, within]) {
    const { steps } = findRecorded(page, { code, before: [] })!;
    const { snapshot, names } = unpackSteps(steps).at(-1)!;
    expect(names.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(snapshot.storages).toHaveLength(1);
    expect(snapshot.tensors).toHaveLength(2);
  }
  expect(findRecorded(within, { code: 'print(a)', before: ['a = 7'] })).toMatchObject({
    output: [{ text: '7\n' }],
  });
});

test('bake: figures are recorded between what was printed, with how many each step showed', async () => {
  const code = `import matplotlib.pyplot as plt
print("before")
plt.plot([1, 3, 2])
plt.title("baked")
plt.show()
print("after")`;
  write({ 'plot.md': `~~~python\n${code}\n~~~\n` });
  const { stderr, status } = tensorglass('bake', 'plot.md');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const page = await decoded(readFileSync(join(folder, 'plot.tg')));
  const { output, steps } = findRecorded(page, { code, before: [] })!;
  expect(output).toMatchObject([
    { stream: 'stdout', text: 'before\n' },
    { stream: 'figure', figure: { axes: [{ titles: [{ text: 'baked' }] }], file: null } },
    { stream: 'stdout', text: 'after\n' },
  ]);
  expect(unpackSteps(steps).map(({ figures = 0 }) => figures)).toEqual([0, 0, 0, 0, 1, 0, 0]);
});

test('bake: an error that the page does not show is told, and recorded all the same', async () => {
  write({ 'error.md': '~~~python\nx = 1\nx.foo\n~~~\n' });
  const { stderr, status } = tensorglass('bake', 'error.md');
  expect(stderr).toBe(
    "error.md:1: ends with AttributeError: 'int' object has no attribute 'foo' (line 3)\n",
  );
  expect(status).toBe(0);
  const page = await decoded(readFileSync(join(folder, 'error.tg')));
  expect(page.programs).toMatchObject([
    { error: { line: 2 }, steps: [{}, { event: 'exception' }] },
  ]);
});

test('hidden lines and what a program depends on run before it; what nothing is called is told', () => {
  write({
    'depends.html': `<tensor-glass id="data">
# tg: hide
a = 2
# tg: show
print(a)
</tensor-glass>
<tensor-glass depends-on="data" expect="3">print(a + 1)</tensor-glass>
<tensor-glass depends-on="date" expect="3">print(a + 1)</tensor-glass>
`,
  });
  const missing = 'depends-on names “date”: no other program of this page has that id.';
  const checked = tensorglass('check', 'depends.html');
  expect(checked.stdout).toContain(`FAIL depends.html:8\n    ${missing}`);
  expect(checked.stdout).toContain('2 passed, 1 failed');
  const baked = tensorglass('bake', 'depends.html');
  expect(baked.stderr).toContain(`depends.html:8: ${missing}`);
  expect(baked.stdout).toContain('2 programs');
  expect([checked.status, baked.status]).toEqual([1, 1]);
});

test('bake: what is too long for any page to show is told, and not written', () => {
  const block = '~~~python session=own\nprint("x" * 999_000)\n~~~\n';
  write({
    'long.md': Array.from({ length: 11 }, (_, n) => block.replace('own', `s${n}`)).join('\n'),
  });
  const { stderr, status } = tensorglass('bake', 'long.md');
  expect(stderr).toContain('no page could show what is recorded of long.md');
  expect(status).toBe(1);
  expect(existsSync(join(folder, 'long.tg'))).toBe(false);
});
