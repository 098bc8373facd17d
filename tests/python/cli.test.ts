/** The headless runner as a command: run and check. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './session';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorglass-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Everything below a folder. */
const filesIn = (name: string): string[] =>
  readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).sort();

function tensorglassIn(
  name: string,
  ...args: string[]
): { stdout: string; stderr: string; status: number | null } {
  const bin = join(root, 'web/cli/tensorglass.mjs');
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: join(folder, name) });
}
const tensorglass = (...args: string[]) => tensorglassIn('.', ...args);

test('run: output, errors, arguments, modules beside it, exit code', () => {
  write({
    'prog/main.py':
      'import sys, beside\nprint(sys.argv[1:], beside.x)\nprint("e", file=sys.stderr)\nsys.exit(4)\n',
    'prog/beside.py': 'x = 5\n',
  });
  const { stdout, stderr, status } = tensorglass('run', 'prog/main.py', '--mount', 'a b');
  expect({ stdout, stderr, status }).toEqual({
    stdout: "['--mount', 'a b'] 5\n",
    stderr: 'e\n',
    status: 4,
  });
});

test('run: an uncaught error has the path of the file and code 1', () => {
  write({ 'bad.py': 'x = 1\nx.foo()\n' });
  const { stderr, status } = tensorglass('run', 'bad.py');
  expect(stderr).toBe(`Traceback (most recent call last):
  File "${join(folder, 'bad.py')}", line 2, in <module>
    x.foo()
    ^^^^^
AttributeError: 'int' object has no attribute 'foo'
`);
  expect(status).toBe(1);
});

test('run: a module that is not there is named, with what there is; a hook of the program takes over', () => {
  write({
    'missing.py': 'import pandas\n',
    'hook.py': 'import sys\nsys.excepthook = lambda *a: print("mine", a[0].__name__)\n1 / 0\n',
  });
  const { stderr } = tensorglass('run', 'missing.py');
  expect(stderr).toContain(
    "ModuleNotFoundError: No module named 'pandas'\npandas is not in Tensorglass",
  );
  expect(tensorglass('run', 'hook.py')).toMatchObject({
    stdout: 'mine ZeroDivisionError\n',
    stderr: '',
    status: 1,
  });
});

test('run: --mount makes a folder readable at the same path, and writable when that is asked', () => {
  write({
    'data/text.txt': 'from the mount',
    'prog/read.py': `path = ${JSON.stringify(join(folder, 'data/text.txt'))}
try:
    print(open(path).read())
    open(path, "a").write("!")
except OSError as problem:
    print(type(problem).__name__, problem.strerror)
`,
  });
  const from = (...mounts: string[]): string =>
    tensorglassIn('prog', 'run', ...mounts, 'read.py').stdout;
  expect(from()).toBe('FileNotFoundError No such file or directory\n');
  expect(from('--mount', '../data')).toBe('from the mount\nOSError Read-only file system\n');
  // One that lies in another is that one's.
  expect(from('--mount', '..')).toBe('from the mount\nOSError Read-only file system\n');
  expect(from('--mount', '..', '--mount=../data:rw')).toBe('from the mount\n');
  expect(read('data/text.txt')).toBe('from the mount!');
  expect(tensorglass('run', '--mount', '/', 'prog/read.py').stderr).toContain('cannot be mounted');
});

test('run: files are written as python3 writes them, in the working folder and beside the program', () => {
  write({
    'here/input.txt': 'input',
    'program/write.py': `import os, shutil, torch
torch.save({"w": torch.ones(2)}, "model.ckpt")
print(torch.load("model.ckpt"), open("input.txt").read())
os.makedirs("out/deep", exist_ok=True)
with open("out/deep/log.txt", "w") as log:
    log.write("first\\n")
with open("out/deep/log.txt", "a") as log:
    log.write("second\\n")
os.replace("out/deep/log.txt", "out/log.txt")
os.rmdir("out/deep")
shutil.copy("input.txt", os.path.join(os.path.dirname(__file__), "copy.txt"))
os.remove("input.txt")
left_open = open("open.txt", "w")
left_open.write("not closed")
`,
  });
  const { stdout, stderr } = tensorglassIn('here', 'run', '../program/write.py');
  expect([stdout, stderr]).toEqual(["{'w': tensor([1., 1.])} input\n", '']);
  expect(filesIn('here')).toEqual(['model.ckpt', 'open.txt', 'out', 'out/log.txt']);
  expect(read('here/out/log.txt')).toBe('first\nsecond\n');
  expect(read('here/open.txt')).toBe('not closed');
  expect(filesIn('program')).toEqual(['copy.txt', 'write.py']);
});

test('check: what programs do to files is theirs alone', () => {
  write({
    'files/data.txt': 'data\n',
    'files/old.txt': 'old\n',
    'files/sub/kept.txt': 'kept\n',
    'files/a.py': `import os
with open("data.txt", "a") as file:
    file.write("more\\n")
with open("new.txt", "w") as file:
    file.write("new\\n")
os.rename("old.txt", "moved.txt")
os.remove("sub/kept.txt")
os.mkdir("made")
print(sorted(os.listdir()), os.listdir("sub"), os.path.exists("old.txt"))
print(open("data.txt").read() + open("moved.txt").read() + open("new.txt").read(), end="")
with open("old.txt", "w") as file:
    file.write("again\\n")
print(open("old.txt").read(), end="")
os.replace("new.txt", "data.txt")
print(open("data.txt").read(), end="")
try:
    os.rename("sub", "other")
except OSError as problem:
    print(problem.strerror)
`,
  });
  const listed =
    "['a.out', 'a.py', 'b.out', 'b.py', 'data.txt', 'made', 'moved.txt', 'new.txt', 'sub']";
  write({
    'files/a.out': `${listed} [] False\ndata\nmore\nold\nnew\nagain\nnew\nRead-only file system\n`,
    'files/b.py': 'import os\nprint(sorted(os.listdir()), open("data.txt").read(), end="")\n',
    'files/b.out': "['a.out', 'a.py', 'b.out', 'b.py', 'data.txt', 'old.txt', 'sub'] data\n",
  });
  const before = filesIn('files');
  const { stdout } = tensorglass('check', 'files');
  expect(stdout).toBe('2 passed, 0 failed\n');
  expect(filesIn('files')).toEqual(before);
  expect(['data.txt', 'old.txt', 'sub/kept.txt'].map((name) => read(`files/${name}`))).toEqual([
    'data\n',
    'old\n',
    'kept\n',
  ]);
});

test('run: --findings tells after the program what PyTorch does not, as compilers do; its exit code stays', () => {
  write({
    'prog/quiet.py': 'import torch\nprint(torch.ones(1))\n',
    'prog/write.py': `import sys, torch
x = torch.tensor([1., 2.], requires_grad=True)
y = x ** 2
x.data[0] = 100.
y.sum().backward()
print(x.grad)
sys.exit(3)
`,
  });
  expect(tensorglass('run', '--findings', 'prog/quiet.py')).toMatchObject({
    stdout: 'tensor([1.])\n',
    stderr: 'no findings\n',
    status: 0,
  });
  const { stdout, stderr, status } = tensorglass('run', '--findings', 'prog/write.py');
  expect([stdout, status]).toEqual(['tensor([200.,   4.])\n', 3]);
  const [head, ...said] = stderr.split('\n');
  expect(head).toBe('prog/write.py:4: [hidden-write] A write that autograd did not notice');
  expect(said.slice(0, 3).every((line) => /^ {4}[A-Z\x60a-z].*\.$/.test(line))).toBe(true);
  expect(said.slice(3)).toEqual(['1 finding', '']);
});

test('run: what is not there', () => {
  expect(tensorglass('run', 'none.py').status).toBe(2);
  expect(tensorglass('run', '--mount', 'nowhere', 'none.py').stderr).toContain('no folder nowhere');
  expect(tensorglass('walk').stderr).toContain('no command walk');
});

test('check: passes, differs, and the list of those that do not pass yet', () => {
  write({
    'ex/good.py': 'print(1)\n',
    'ex/good.out': '1\n',
    'ex/shown.py': 'print("50%", end="\\r")\nprint("100%")\n',
    'ex/shown.out': '100%\n',
    'ex/off.py': 'print(1)\nprint(3)\n',
    'ex/off.out': '1\n2\n',
    'ex/crash.py': 'print(1)\n1/0\n',
    'ex/crash.out': '1\n',
    'ex/alone.py': 'print(1)\n',
    list: '# not yet\nex/off\nex/crash\n',
    stale: 'ex/off\nex/crash\nex/good\n',
  });
  const plain = tensorglass('check', 'ex');
  expect(plain.stdout).toBe(`FAIL ex/crash
    exit code 1
    Traceback (most recent call last):
      File "${join(folder, 'ex/crash.py')}", line 2, in <module>
        1/0
        ~^~
    ZeroDivisionError: division by zero
FAIL ex/off
    line 2:
    -2
    +3
2 passed, 2 failed
`);
  expect(plain.status).toBe(1);
  const ratchet = tensorglass('check', '--expect-fail', 'list', 'ex');
  expect(ratchet).toMatchObject({ stdout: '4 passed, 0 failed\n', status: 0 });
  const struck = tensorglass('check', '--expect-fail', 'stale', 'ex');
  expect(struck.stdout).toContain('FAIL ex/good: passes now');
  expect(struck.stdout).toContain('3 passed, 1 failed\n');
  expect(struck.status).toBe(1);
}, 60_000);
