/** The names by which a program reaches its tensors: what a reader would write. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

/** The names at the end of a program, the functions' with theirs. */
async function names(code: string): Promise<{ names: string[]; notice: string | null }> {
  const { steps, error, notice, live } = await run(client, `import torch\n${code}`, {
    trace: true,
  });
  expect([error, live]).toEqual([null, EMPTY]);
  const all = steps.at(-1)!.names;
  return {
    names: all.map(({ frame, name }) => (frame === '<module>' ? name : `${frame}: ${name}`)),
    notice,
  };
}

test("an optimizer's state goes by the names of the parameters", async () => {
  const { names: found } = await names(`w = torch.ones(1, requires_grad=True)
opt = torch.optim.Adam([w, torch.ones(1, requires_grad=True)])
w.sum().backward()
opt.step()
`);
  expect(found).toEqual([
    'w',
    "opt.param_groups[0]['params'][1]",
    "opt.state[w]['step']",
    "opt.state[w]['exp_avg']",
    "opt.state[w]['exp_avg_sq']",
  ]);
});

test('long lists have names at both ends, and that is said', async () => {
  const { names: found, notice } = await names('xs = list(torch.ones(100))\n');
  expect(found).toHaveLength(64);
  expect([found[17], found[47], found[48], found.at(-1)]).toEqual([
    'xs[17]',
    'xs[47]',
    'xs[84]',
    'xs[99]',
  ]);
  expect(notice).toMatch(/first 48 and the last 16/);
  const whole = await names('xs = list(torch.ones(64))\n');
  expect([whole.names.length, whole.notice]).toEqual([64, null]);
});

test('two hundred names are all there', async () => {
  const { names: found, notice } = await names(
    'for i in range(200):\n    globals()[f"x{i}"] = torch.ones(1)\n',
  );
  expect([found.length, notice]).toEqual([200, null]);
});

test.each([
  ['dictionaries', "d = {'a': [t()], (1, 2): t(), 3: t()}", ["d['a'][0]", 'd[(1, 2)]', 'd[3]']],
  [
    'dictionaries that make their values, by tensors too',
    'from collections import defaultdict\nk = t()\nd = defaultdict(list)\nd[k].append(t())',
    ['k', 'd[k][0]'],
  ],
  ['queues', 'from collections import deque\nq = deque([t(), t()])', ['q[0]', 'q[1]']],
  ['sets, by what makes a list of them', 's = {t()}', ['list(s)[0]']],
  [
    'named tuples',
    'from collections import namedtuple\nP = namedtuple("P", "a b")\np = P(t(), t())',
    ['p.a', 'p.b'],
  ],
  [
    'records',
    'from dataclasses import dataclass\n@dataclass\nclass R:\n    a: object\nr = R(t())',
    ['r.a'],
  ],
  [
    'records with slots',
    'from dataclasses import dataclass\n@dataclass(slots=True)\nclass R:\n    a: object\nr = R(t())',
    ['r.a'],
  ],
  ['namespaces', 'from types import SimpleNamespace\nn = SimpleNamespace(a=t())', ['n.a']],
  ['classes', 'class K:\n    a = t()', ['K.a']],
  [
    'modules in lists of modules',
    'from torch import nn\nm = nn.ModuleList([nn.Sequential(nn.Linear(1, 1, bias=False))])',
    ['m[0][0].weight'],
  ],
  [
    'closures, as in the function',
    'def f():\n    a = t()\n    def g():\n        return a\n    return g\nh = f()',
    ['g: a'],
  ],
  ['generators that wait', 'def g():\n    a = t()\n    yield\n    a\nh = g()\nnext(h)', ['g: a']],
  ['partial calls', 'from functools import partial\np = partial(print, t())', ['p.args[0]']],
  [
    'data sets',
    'from torch.utils.data import TensorDataset\nd = TensorDataset(t())',
    ['d.tensors[0]'],
  ],
])('names reach into %s', async (_title, code, expected) => {
  const made = await names(`t = lambda: torch.ones(1)\n${code}\n`);
  expect(made).toEqual({ names: expected, notice: null });
});

test('looking runs nothing of the program', async () => {
  const { names: found } = await names(`class Loud:
    def __getattribute__(self, name):
        print('asked for', name)
        return object.__getattribute__(self, name)
    @property
    def __class__(self):
        print('asked for its class')
        return Loud
class Items(list):
    def __iter__(self):
        print('asked for its items')
        return iter(())
    __len__ = __getitem__ = __reversed__ = None
a = Loud()
object.__setattr__(a, 'x', torch.ones(1))
b = Items([torch.ones(1)])
`);
  expect(found).toEqual(['a.x', 'b[0]']);
  const { stdout } = await run(
    client,
    'class A:\n    def __getattribute__(self, n):\n        print(n)\na = A()\nb = 1\n',
    {
      trace: true,
    },
  );
  expect(stdout).toBe('');
});

test('names follow variables that change kind and order, in frames that come and go', async () => {
  const { steps, live } = await run(
    client,
    `import torch
def f(a, n):
    b = a + n
    if n:
        f(b, n - 1)
    a = [b, a]
x = y = torch.ones(1)
y = [x]
y = torch.zeros(1)
x = 5
f(y, 1)
del x
x = y
`,
    { trace: true },
  );
  const told = steps.map(({ line, names }) => {
    const texts = names.map(({ frame, name }) => `${frame === '<module>' ? '' : frame}${name}`);
    return `${line}: ${texts.join(' ')}`;
  });
  expect(told.slice(2)).toEqual([
    '7: x y',
    '8: x y[0]',
    '9: x y',
    '10: y',
    '3: y fa fb',
    '4: y fa fb',
    '3: y fa fb fa fb',
    '4: y fa fb fa fb',
    '6: y fa fb fa[0] fa[1] fb',
    '5: y fa fb',
    '6: y fa[0] fa[1] fb',
    '11: y',
    '12: y',
    '13: y x',
    '0: y x',
  ]);
  expect(live).toEqual(EMPTY);
});
