/** Programs one after the other in one Python: none sees what another left, whatever that is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openClient, run } from './session';

/** Says what a program can see of what was before it. */
const SEE = `
import builtins, gc, os, random, signal, sys, threading, warnings
import torch
print(torch.get_default_dtype(), torch.is_grad_enabled(), torch.initial_seed(), torch.ones(1) / 3)
print(torch.tensor([1.0, 2.0]).add(1), torch.Tensor.sum.__name__, hasattr(torch, 'left'))
print(sorted(sys.modules), sys.argv[1:], sys.getrecursionlimit(), sys.gettrace(), len(warnings.filters))
print(sorted(os.environ.items()), os.getcwd(), sorted(os.listdir('.')), sorted(os.listdir('/tmp')))
print(sorted(vars(builtins)), sorted(globals()), gc.isenabled(), signal.getsignal(signal.SIGINT) is not None)
print(len(gc.get_objects()), threading.active_count(), os.path.exists('/home/pyodide/left.txt'))
x = torch.rand(2, requires_grad=True)
(x * x).sum().backward()
print(x.grad is not None)
`;

const LEAVE = `
import atexit, builtins, gc, os, signal, sys, warnings
import torch, left
torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)
torch.manual_seed(7)
torch.set_printoptions(precision=2)
torch.left = torch.Tensor.sum = lambda *args: 0
torch.Tensor.add = None
builtins.left = [torch.zeros(300_000) for _ in range(50)]
builtins.left.append(builtins.left)
sys.setrecursionlimit(50)
sys.settrace(lambda *args: None)
sys.excepthook = None
warnings.simplefilter('error')
gc.disable()
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.environ['LEFT'] = '1'
os.makedirs('/tmp/left/deeper')
with open('/tmp/left/deeper/left.txt', 'w') as file:
    file.write('left')
with open('/home/pyodide/left.txt', 'w') as file:
    file.write('left')
os.chdir('/tmp/left')
torch.ones(2, requires_grad=True).register_hook(print)
`;

/** What programs leave, the code with which they end, and whether the session can be brought back. */
const LEAVINGS: Record<string, [program: string, exitCode: number, back: boolean]> = {
  'state, files and memory': [LEAVE, 0, true],
  'an error that nobody caught': [
    `${LEAVE}\nsys.excepthook = sys.__excepthook__\nraise ValueError('left')`,
    1,
    true,
  ],
  'an exit': [`${LEAVE}\nsys.exit(3)`, 3, true],
  'a file that stays open': [
    `import builtins\nbuiltins.left = open('/tmp/left.txt', 'w')`,
    0,
    false,
  ],
  'a file of the library that is changed': [
    `
import os, torch
with open(os.path.join(os.path.dirname(torch.__file__), 'version.py'), 'a') as file:
    file.write('left = 1')`,
    0,
    false,
  ],
  'an object of JavaScript': [`import builtins, js\nbuiltins.left = js.Object.new()`, 0, false],
  'a program too deep for the stack': [
    `
class Deep:
    def __repr__(self):
        return repr(self)
import sys
sys.setrecursionlimit(10**9)
repr(Deep())`,
    1,
    false,
  ],
};

const client = openClient({ rewinds: true });
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorglass-'));
  writeFileSync(join(folder, 'left.py'), '');
});
afterAll(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

/** Runs the program as a file beside the module `left`. */
async function see(code: string) {
  writeFileSync(join(folder, 'main.py'), code);
  const files = {
    filename: join(folder, 'main.py'),
    mounts: [{ folder, writes: 'disk' as const }],
    cwd: folder,
  };
  const { stdout, stderr, exitCode } = await run(client, null, { ...files, census: false });
  return { stdout, stderr, exitCode };
}

test.each(Object.entries(LEAVINGS))('%s', async (_, [program, exitCode, back]) => {
  const before = await see(SEE);
  expect(before.exitCode).toBe(0);
  expect(before.stdout.split('\n').length).toBeGreaterThan(6);
  await client.ready();
  expect((await see(program)).exitCode).toBe(exitCode);
  // One that was brought back has not read the boot snapshot again.
  const booted = await client.ready().then(
    ({ fromSnapshot }) => fromSnapshot,
    () => true,
  );
  expect(booted).toBe(!back);
  expect(await see(SEE)).toEqual(before);
});

test('a program whose lines are followed is taken back too', async () => {
  const { steps } = await run(client, 'import torch\nx = torch.ones(2)\n', { trace: true });
  expect(steps).toHaveLength(3);
  expect(await client.ready()).toMatchObject({ fromSnapshot: false });
});
