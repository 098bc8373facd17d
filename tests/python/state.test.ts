/** Steps of programs with tensors: the names, the state they point into, the gradients that flow. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import type { Step } from '../../web/runtime/protocol';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const namesOf = (step: Step): string[] =>
  step.names.map(({ frame, name }) => (frame === '<module>' ? name : `${frame}: ${name}`));

function tensor(step: Step, name: string) {
  const { tensor: id } = step.names.find((entry) => entry.name === name)!;
  return step.snapshot.tensors.find((entry) => entry.id === id)!;
}

test('a name and its detached alias lie on one storage, a clone on its own', async () => {
  const code = `import torch
x = torch.tensor([1., 1.], requires_grad=True)
y = x.detach()
y[0] = 2
z = x.clone()
`;
  const { steps, live } = await run(client, code, { trace: true });
  expect(steps.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 0]);
  const written = steps[3]!;
  expect(tensor(written, 'x').storage).toBe(tensor(written, 'y').storage);
  const storage = written.snapshot.storages.find(({ id }) => id === tensor(written, 'x').storage)!;
  expect(storage.data).toEqual([2, 1]);
  const before = steps[2]!.snapshot.storages.find(({ id }) => id === storage.id)!;
  expect(before.data).toEqual([1, 1]);
  const end = steps.at(-1)!;
  expect(tensor(end, 'z').storage).not.toBe(tensor(end, 'x').storage);
  expect(end.snapshot).toBe(steps[4]!.snapshot);
  expect(live).toEqual(EMPTY);
});

test('the gradients of a backward belong to its line', async () => {
  const code = `import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = (x * x).sum()
y.backward()
g = x.grad
`;
  const { steps, live } = await run(client, code, { trace: true });
  expect(steps.filter(({ gradients }) => gradients.length).map(({ line }) => line)).toEqual([4]);
  const [sum, mul, leaf] = steps[3]!.gradients;
  expect([sum, mul, leaf].map((one) => one!.name.split('::').at(-1))).toEqual([
    'SumBackward0',
    'MulBackward0',
    'AccumulateGrad',
  ]);
  expect(leaf).toMatchObject({
    variable: tensor(steps[2]!, 'x').id,
    runs: true,
    arrived: [
      {
        value: [2, 4],
        ways: [
          { from: mul!.turn, edge: 0, value: [1, 2] },
          { from: mul!.turn, edge: 1, value: [1, 2] },
        ],
      },
    ],
  });
  expect(tensor(steps.at(-1)!, 'x').grad).toBe(tensor(steps.at(-1)!, 'g').id);
  expect(live).toEqual(EMPTY);
});

test('what a line calls is told with what went in, what came out and what memory that took', async () => {
  const code = `import torch
x = torch.ones(2, requires_grad=True)
y = (x * 3)[[0]]
with torch.no_grad():
    x.add_(1)
y.sum().backward()
torch.equal(x, x)
`;
  const { steps } = await run(client, code, { trace: true });
  const called = (line: number) => steps.find((step) => step.line === line)!.calls ?? [];
  const [mul, index] = called(3);
  expect([mul!.op, index!.op]).toEqual(['mul.Tensor', 'index.Tensor']);
  const [x, y] = [tensor(steps[2]!, 'x'), tensor(steps[2]!, 'y')];
  expect(mul).toMatchObject({ of: [x.id], cut: false, made: [{ nbytes: 8 }] });
  expect(index!.of[0]).toBe(mul!.gives[0]);
  expect(index).toMatchObject({ gives: [y.id], made: [{ storage: y.storage, nbytes: 4 }] });
  expect(called(5)).toEqual([
    { op: 'add_.Tensor', of: [x.id], gives: [x.id], made: [], cut: true },
  ]);
  // What backward does is told by its gradients.
  expect(called(6).map(({ op }) => op)).toEqual(['sum']);
  // Though nothing has changed.
  expect(called(7).map(({ op }) => op)).toEqual(['equal']);
  expect(steps.at(-1)!.calls).toBeUndefined();
});

test('of a line that calls thousands of operators, a thousand are kept, and all are counted', async () => {
  const code = 'import torch\nx = torch.ones(1)\nys = list(map(torch.neg, [x] * 1500))\n';
  const { steps } = await run(client, code, { trace: true });
  const { calls, callCount } = steps.find(({ line }) => line === 3)!;
  expect([calls!.length, callCount]).toEqual([1000, 1500]);
});

test('names reach into functions, containers and objects', async () => {
  const code = `import torch
class Box:
    def __init__(self):
        self.inner = torch.ones(1)
def f(a):
    b = a + 1
    return b
xs = [torch.ones(2), torch.zeros(2)]
d = {"k": xs[0]}
box = Box()
f(xs[0])
`;
  const { steps, live } = await run(client, code, { trace: true });
  const inside = steps.find(({ line }) => line === 6)!;
  expect(namesOf(inside)).toEqual(['xs[0]', 'xs[1]', "d['k']", 'box.inner', 'f: a', 'f: b']);
  expect(live).toEqual(EMPTY);
});

test('a module has the names of its parameters', async () => {
  const code = 'import torch\nmodel = torch.nn.Linear(2, 1)\n';
  const { steps, live } = await run(client, code, { trace: true });
  expect(namesOf(steps.at(-1)!)).toEqual(['model.weight', 'model.bias']);
  expect(live).toEqual(EMPTY);
});

test('what no name holds is gone from the next step', async () => {
  const { steps } = await run(client, 'import torch\nx = torch.ones(3)\ndel x\n', { trace: true });
  expect(steps[1]!.snapshot.tensors).toHaveLength(1);
  expect(steps[2]!.snapshot).toMatchObject({ tensors: [], storages: [] });
});

test('tracing changes nothing that is printed', async () => {
  const code = `import torch
torch.manual_seed(0)
w = torch.rand(3, requires_grad=True)
for _ in range(3):
    loss = (w * w).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
print(w, w._version, loss)
`;
  const [plain, traced] = [await run(client, code), await run(client, code, { trace: true })];
  expect(plain.stderr).toBe('');
  expect(traced.stdout).toBe(plain.stdout);
});

test('errors of the engine show the line of the program and nothing of ours', async () => {
  const code = 'import torch\na = torch.ones(2)\nb = a + torch.ones(3)\n';
  const { stderr, error } = await run(client, code);
  expect(error).toMatchObject({ type: 'RuntimeError', line: 3 });
  expect(stderr).toBe(`Traceback (most recent call last):
  File "main.py", line 3, in <module>
    b = a + torch.ones(3)
        ~~^~~~~~~~~~~~~~~
RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
`);
});

test('an exception raised in a hook arrives unchanged and leaks nothing', async () => {
  const code = `import torch
x = torch.ones(2, requires_grad=True)
def hook(g):
    raise KeyError("mine")
x.register_hook(hook)
(x * 2).sum().backward()
`;
  const { error, stderr, live } = await run(client, code);
  expect(error).toMatchObject({ type: 'KeyError', message: "'mine'", line: 4 });
  expect(stderr).not.toContain('tensorglass');
  expect(live).toEqual(EMPTY);
});

test('a tensor too large, and memory used up bit by bit, are errors', async () => {
  const huge = await run(client, 'import torch\ntorch.zeros(10**10)\n');
  expect(huge.error).toMatchObject({ type: 'RuntimeError', line: 2 });
  const code = 'import torch\nkept = []\nwhile True:\n    kept.append(torch.zeros(2**25))\n';
  const slow = await run(client, code);
  expect(slow.error).toMatchObject({ type: 'RuntimeError', line: 4 });
  expect(slow.error!.message).toMatch(/memory/);
  expect(slow.live).toEqual(EMPTY);
}, 60_000);
