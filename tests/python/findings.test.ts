/** What is found in real runs: each kind where it has to be, and where it must not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { corrected, KEEP_COPIES } from '../../web/diagram/findings/corrected';
import { findings } from '../../web/diagram/findings';
import type { Finding, FindingKind } from '../../web/diagram/findings';
import { plainText } from '../../web/diagram/words';
import type { Client } from '../../web/runtime/client';
import { expectedIn, foundIn } from './found';
import { openClient, root, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

async function found(code: string): Promise<readonly Finding[]> {
  const { steps } = await run(client, code, { trace: true });
  return findings(steps, code);
}

const X = 'import torch\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n';
const NET = `import copy, torch
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 1))
data = torch.ones(4, 2)
`;
const SGD = 'optimizer = torch.optim.SGD(net.parameters(), lr=0.1)\n';
const TIED = `import copy, torch
class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.words = torch.nn.Embedding(3, 2)
        self.scores = torch.nn.Linear(2, 3, bias=False)
        self.scores.weight = self.words.weight
model = Model()
`;

/** Programs that must show the kind: the line where, and what the sentences say of it; and programs that must not. */
const CASES: Record<FindingKind, { shows: [string, number, string][]; not: string[] }> = {
  'hidden-write': {
    shows: [
      [
        `${X}y = x ** 2\nx.data[0] = 100.\ny.sum().backward()\n`,
        4,
        'This write changed x, which PowBackward0 of y had saved in line 3, and no version counter noticed.',
      ],
      [
        `${X}raw = x.data\ny = x.exp().sum()\nz = x * x\nraw += 1\nz.sum().backward()\n`,
        6,
        'which MulBackward0 of z had saved in line 5',
      ],
    ],
    not: [
      // Before it is saved, beside what is saved, with what it holds, after backward, and of what saves nothing.
      `${X}x.data[0] = 100.\ny = x ** 2\ny.sum().backward()\n`,
      `${X}y = x[:2] ** 2\nx.data[2] = 100.\ny.sum().backward()\n`,
      `${X}y = x ** 2\nx.data[0] = 1.\ny.sum().backward()\n`,
      `${X}y = x ** 2\ny.sum().backward()\nx.data -= x.grad\n`,
      `${X}y = x * 2\nx.data[0] = 100.\ny.sum().backward()\n`,
      // Nobody asks.
      `${X}y = x ** 2\nx.data[0] = 100.\nprint(y)\n`,
    ],
  },
  stale: {
    shows: [
      [
        `${X}y = x * 2\nz = y * y\ny.add_(1)\ntry:\n    z.sum().backward()\nexcept RuntimeError:\n    pass\n`,
        5,
        'This line wrote to y, which MulBackward0 of z had saved in line 4.',
      ],
      [
        `${X}y = x.exp()\nalias = y.detach()\nalias[0] = 0\ny.sum().backward()\n`,
        5,
        'This line wrote to y, through alias, which ExpBackward0 of y had saved in line 3.',
      ],
      [
        `${X}y = x.exp()\nparts = [y.detach()]\nfor part in parts:\n    part.zero_()\ny.sum().backward()\n`,
        6,
        'This line wrote to y, through part, which ExpBackward0 of y had saved in line 3.',
      ],
    ],
    not: [
      `${X}y = x * 2\ny.add_(1)\ny.sum().backward()\n`,
      `${X}y = x * 2\nz = y * y\nz.sum().backward()\nwith torch.no_grad():\n    y.add_(1)\n`,
    ],
  },
  'no-gradient': {
    shows: [
      [
        `${X}y = x.detach() * 2\nw = torch.ones(3, requires_grad=True)\n(y * w).sum().backward()\nprint(x.grad)\n`,
        6,
        'backward in line 5 did not reach x',
      ],
      [
        `${X}y = x * 2\ny.sum().backward()\nprint(y.grad)\n`,
        5,
        'not a leaf: retain_grad() would keep its gradient.',
      ],
      [
        `${X}w = torch.ones(3, requires_grad=True)\n(w * 2).sum().backward()\nprint(x.grad)\n`,
        5,
        'backward in line 4 did not reach x.',
      ],
      // Cut by each of the ways, and on the way through other names.
      [
        `${X}w = torch.ones(3, requires_grad=True)\nwith torch.no_grad():\n    h = x * 2\nk = h + 1\nloss = (k * w).sum()\nloss.backward()\nprint(x.grad)\n`,
        9,
        'line 5 took it out of the graph with no_grad()',
      ],
      [
        `${X}w = torch.ones(3, requires_grad=True)\nloss = (torch.exp(x.data) * w).sum()\nloss.backward()\nprint(x.grad)\n`,
        6,
        'line 4 took it out of the graph with .data',
      ],
      [
        `${X}w = torch.ones(3, requires_grad=True)\nk = torch.tensor(x.tolist())\n(k * w).sum().backward()\nprint(x.grad)\n`,
        6,
        'line 4 took it out of the graph with tolist()',
      ],
    ],
    not: [
      `${X}print(x.grad)\n(x * 2).sum().backward()\nprint(x.grad)\n`,
      `${X}(x * 2).sum().backward()\nx.grad = None\nprint(x.grad)\n`,
      `${X}y = x * 2\ny.retain_grad()\ny.sum().backward()\nprint(y.grad)\n`,
      `${X}w = torch.ones(3, requires_grad=True)\n(w * 2).sum().backward()\nprint(x.grad is None)\n`,
    ],
  },
  'leaf-replaced': {
    shows: [
      [
        `${X}(x * x).sum().backward()\nx = x - 0.1 * x.grad\n(x * x).sum().backward()\n`,
        4,
        'x is another tensor now, a result in the graph',
      ],
      [
        `${X}(x * x).sum().backward()\nwith torch.no_grad():\n    x = x - 0.1 * x.grad\ny = x * 2\n`,
        5,
        'which requires no gradient',
      ],
      [
        `${X}(x * x).sum().backward()\ng = x.grad\nx = torch.sub(x, g, alpha=0.1)\n`,
        5,
        'the leaf that it named is lost to the program',
      ],
      [
        `${NET}net(data).sum().backward()\nfor p in net.parameters():\n    p = p - 0.1 * p.grad\n`,
        7,
        'the leaf that it named, net[0].weight, is as it was',
      ],
    ],
    not: [
      `${X}(x * x).sum().backward()\nwith torch.no_grad():\n    x -= 0.1 * x.grad\n`,
      `${X}(x * x).sum().backward()\nx = (x - 0.1 * x.grad).detach().requires_grad_()\n`,
      `${X}(x * x).sum().backward()\nwith torch.no_grad():\n    x = x - 0.1 * x.grad\nx.requires_grad_()\n(x * x).sum().backward()\n`,
      `${X}x = x * 2\nx = x + 1\nx.sum().backward()\n`,
      // An input that is changed to be worse, step by step.
      `${X}for _ in range(2):\n    (x * x).sum().backward()\n    x = x + 0.1 * x.grad.sign()\n    x = x.detach().requires_grad_()\n`,
      // A step that one can differentiate through.
      `${X}(g,) = torch.autograd.grad((x * x).sum(), x, create_graph=True)\nx = x - 0.1 * g\nx.sum().backward()\n`,
    ],
  },
  'gradients-add-up': {
    shows: [
      [
        `${X}for _ in range(3):\n    (x * x).sum().backward()\n    with torch.no_grad():\n        x -= 0.1 * x.grad\n`,
        4,
        'This backward added to x.grad, which still held the gradient that line 6 had used for an update.',
      ],
      [
        `${NET}${SGD}for _ in range(2):\n    net(data).sum().backward()\n    optimizer.step()\n`,
        7,
        'and 3 more',
      ],
    ],
    not: [
      `${NET}${SGD}for _ in range(2):\n    optimizer.zero_grad()\n    net(data).sum().backward()\n    optimizer.step()\n`,
      `${NET}${SGD}for _ in range(2):\n    net(data).sum().backward()\n    optimizer.step()\n    net.zero_grad(set_to_none=False)\n`,
      // Small batches that add up to one step.
      `${NET}${SGD}for _ in range(2):\n    optimizer.zero_grad()\n    for part in data.split(2):\n        net(part).sum().backward()\n    optimizer.step()\n`,
      `${X}(x * 2).sum().backward()\n(x * 3).sum().backward()\nprint(x.grad)\n`,
      // All in one line, by None and by zeros; and what another loss left, which is cleared before it is used.
      `${NET}${SGD}for _ in range(2):\n    optimizer.zero_grad(); net(data).sum().backward(); optimizer.step()\n`,
      `${NET}${SGD}for _ in range(2):\n    net.zero_grad(set_to_none=False); net(data).sum().backward(); optimizer.step()\n`,
      `${NET}${SGD}for _ in range(2):\n    optimizer.zero_grad()\n    net(data).sum().backward()\n    optimizer.step()\n    (net(data) ** 2).sum().backward()\n`,
    ],
  },
  'cleared-too-soon': {
    shows: [
      [
        `${NET}${SGD}for _ in range(2):\n    net(data).sum().backward()\n    optimizer.zero_grad()\n    optimizer.step()\n`,
        8,
        'This line cleared the gradients that backward had left in line 7, before anything used them.',
      ],
      [
        `${NET}${SGD}net(data).sum().backward()\nnet.zero_grad(set_to_none=False)\noptimizer.step()\n`,
        7,
        'in line 8 had nothing to go by',
      ],
    ],
    not: [
      `${NET}${SGD}for _ in range(2):\n    net(data).sum().backward()\n    optimizer.step()\n    optimizer.zero_grad()\n`,
      `${NET}${SGD}net(data).sum().backward()\nprint(net[0].bias.grad)\noptimizer.zero_grad()\noptimizer.step()\n`,
      `${X}(x * 2).sum().backward()\nprint(x.grad)\nx.grad = None\n(x * 3).sum().backward()\n`,
    ],
  },
  'graph-grows': {
    shows: [
      [
        `import torch\nw = torch.ones(1, requires_grad=True)\ntotal = 0\nfor n in range(4):\n    loss = (w * n) ** 2\n    total += loss\nprint(total)\n`,
        6,
        'total keeps the graph of every turn',
      ],
      [
        `${NET}${SGD}losses = torch.tensor(0.)\nfor _ in range(4):\n    optimizer.zero_grad()\n    loss = net(data).sum()\n    loss.backward()\n    optimizer.step()\n    losses = losses + loss\n`,
        12,
        'No backward goes through this sum',
      ],
      [
        `import torch\nw = torch.ones(1, requires_grad=True)\nstats = {'loss': torch.zeros(1)}\nfor n in range(4):\n    stats['loss'] = torch.add(stats['loss'], (w * n) ** 2)\n`,
        5,
        "stats['loss'] keeps the graph of every turn",
      ],
    ],
    not: [
      `import torch\nw = torch.ones(1, requires_grad=True)\ntotal = 0\nfor n in range(4):\n    total += (w * n) ** 2\ntotal.backward()\n`,
      `import torch\nw = torch.ones(1, requires_grad=True)\ntotal = 0\nfor n in range(4):\n    total += ((w * n) ** 2).item()\n`,
      `import torch\nw = torch.ones(1, requires_grad=True)\ntotal = 0\nfor n in range(4):\n    total += ((w * n) ** 2).detach()\n`,
      // In each turn of the outer loop the sum begins anew.
      `import torch\nw = torch.ones(1, requires_grad=True)\nfor n in range(5):\n    total = 0\n    for m in range(2):\n        total = total + w * m\n`,
    ],
  },
  'view-keeps-storage': {
    shows: [
      [
        'import torch\nbig = torch.zeros(200, 200)\nrow = big[0]\ndel big\nn = 1\nm = 2\n',
        4,
        'row is a view of 800 bytes that keeps a storage of 156.3 KiB alive.',
      ],
      [
        'import torch\ndef first():\n    big = torch.zeros(200, 200)\n    return big[:2, :3]\ncorner = first()\nn = 1\nm = 2\n',
        5,
        'corner is a view of 24 bytes',
      ],
    ],
    not: [
      'import torch\nbig = torch.zeros(200, 200)\nrow = big[0]\nn = 1\nm = 2\n',
      'import torch\nbig = torch.zeros(200, 200)\nrow = big[0].clone()\ndel big\nn = 1\nm = 2\n',
      'import torch\nbig = torch.zeros(200, 200)\nmost = big[1:]\ndel big\nn = 1\nm = 2\n',
      'import torch\nsmall = torch.zeros(20, 20)\nrow = small[0]\ndel small\nn = 1\nm = 2\n',
    ],
  },
  'needless-clone': {
    shows: [
      [`${X}y = (x * 2).clone()\n`, 3, 'y is a clone of a result that nobody else has.'],
      [
        'import torch\na = torch.zeros(200, 200)\nb = a.detach().clone()\nprint((a + b).sum())\n',
        3,
        'b is a copy of a, 156.3 KiB more, and neither was written while both were there.',
      ],
    ],
    not: [
      'import torch\na = torch.zeros(200, 200)\nb = a.clone()\nb[0] = 1\nprint((a + b).sum())\n',
      'import torch\na = torch.zeros(200, 200)\nb = a.clone()\na += 1\nprint((a + b).sum())\n',
      'import torch\na = torch.zeros(200, 200)\nb = a.clone()\ndel a\nprint(b.sum())\n',
      'import torch\na = torch.zeros(200, 200).t()\nb = a.clone(memory_format=torch.contiguous_format)\nprint((a + b).sum())\n',
      'import torch\na = torch.zeros(20, 20)\nb = a.clone()\nprint((a + b).sum())\n',
      `${X}y = x.clone()\n`,
      `${X}h = x * 2\ny = h.clone()\n`,
      `${X}y = x[:2].clone()\n`,
      `${X}y = x.detach().clone()\n`,
      `${X}y = x.exp().clone()\n`,
      `${X}y = (x * 2).expand(2, 3).clone()\n`,
    ],
  },
  'detached-write': {
    shows: [
      [
        `${X}y = x.detach()\ny[0] = 5.\n`,
        4,
        'This write changed x too: y is detach()ed from it (line 3)',
      ],
      [`${X}h = x * 2\nkept = h.detach()\nkept.zero_()\n`, 5, 'on the same storage'],
    ],
    not: [
      `${X}y = x.detach().clone()\ny[0] = 5.\n`,
      `${X}y = x.detach()\nprint(y)\n`,
      // What one detaches for: to follow.
      `${X}y = x.detach()\nwith torch.no_grad():\n    x[0] = 5.\n`,
    ],
  },
  untied: {
    shows: [
      [
        `${TIED}other = Model()\nother.words = copy.deepcopy(model.words)\nother.scores = copy.deepcopy(model.scores)\n`,
        11,
        'are two tensors: what they were copied from is one',
      ],
      [`${TIED}model.scores = copy.deepcopy(model.scores)\n`, 9, 'From now on they learn apart.'],
    ],
    not: [
      `${TIED}other = copy.deepcopy(model)\nanother = copy.deepcopy(model)\n`,
      `${NET}other = copy.deepcopy(net)\n`,
    ],
  },
  'loads-itself': {
    shows: [
      [
        `${NET}best = net.state_dict()\nnet.load_state_dict(best)\n`,
        6,
        'best holds the memory of net itself: loading it changes nothing.',
      ],
      [
        `${NET}kept = {key: value for key, value in net.state_dict().items()}\nprint(net.load_state_dict(kept, strict=False))\n`,
        6,
        'kept holds the memory of net itself',
      ],
    ],
    not: [
      `${NET}best = copy.deepcopy(net.state_dict())\nnet.load_state_dict(best)\n`,
      `${NET}other = copy.deepcopy(net)\nstate = other.state_dict()\nnet.load_state_dict(state)\n`,
    ],
  },
  'one-storage': {
    shows: [
      [
        `${NET}${SGD}best = net.state_dict()\nnet(data).sum().backward()\noptimizer.step()\nprint(best)\n`,
        8,
        'hands out the weights themselves, not copies.',
      ],
      [
        `${NET}other = copy.deepcopy(net)\nother.load_state_dict(net.state_dict(), assign=True)\nwith torch.no_grad():\n    net[0].weight += 1\nprint(other(data))\n`,
        8,
        'took the tensors themselves, and copied nothing',
      ],
      [
        'import torch\na = torch.zeros(3)\nb = a.float()\nb[0] = 1\n',
        4,
        'b = a.float() makes no copy here.',
      ],
      [
        'import torch\nw = torch.zeros(3)\nold = w\nw += 1\nprint(old)\n',
        4,
        'old and w are one storage since line 3',
      ],
    ],
    not: [
      'import torch\na = torch.zeros(3)\nb = a.double()\nb[0] = 1\n',
      'import torch\na = torch.zeros(3)\nb = a.float()\nprint(b)\n',
      'import torch\nw = torch.zeros(3)\nold = w.clone()\nw += 1\nprint(old)\n',
      `${NET}other = copy.deepcopy(net)\nother.load_state_dict(net.state_dict())\nwith torch.no_grad():\n    net[0].weight += 1\nprint(other(data))\n`,
      `${NET}other = copy.deepcopy(net)\nother.load_state_dict(copy.deepcopy(net.state_dict()), assign=True)\nwith torch.no_grad():\n    net[0].weight += 1\nprint(other(data))\n`,
      // Nobody looks at what was kept.
      `${NET}${SGD}state = net.state_dict()\nnet(data).sum().backward()\noptimizer.step()\n`,
      'import torch\nx = torch.zeros(4)\nv = x.view(2, 2)\nv[0] = 1\n',
      `${NET}best = copy.deepcopy(net.state_dict())\nwith torch.no_grad():\n    net[0].bias += 1\n`,
    ],
  },
  'not-held': {
    shows: [
      [
        `${NET}optimizer = torch.optim.SGD([net[0].weight, net[0].bias, net[1].weight], lr=0.1)\nnet(data).sum().backward()\noptimizer.step()\n`,
        7,
        'net[1].bias has a gradient, and step() did not update it: the optimiser does not hold it.',
      ],
      [
        `${NET}${SGD}net[1] = torch.nn.Linear(2, 1)\nnet(data).sum().backward()\noptimizer.step()\n`,
        8,
        "the optimiser holds a parameter that is no longer the program's.",
      ],
    ],
    not: [
      `${NET}${SGD}net(data).sum().backward()\noptimizer.step()\n`,
      `${NET}net[0].requires_grad_(False)\noptimizer = torch.optim.SGD(net[1].parameters(), lr=0.1)\nnet(data).sum().backward()\noptimizer.step()\n`,
      // Two optimisers, each with its part.
      `${NET}a = torch.optim.SGD(net[0].parameters(), lr=0.1)\nb = torch.optim.SGD(net[1].parameters(), lr=0.1)\nnet(data).sum().backward()\na.step()\nb.step()\n`,
      // The input's gradient is for looking at.
      `${NET}${SGD}data.requires_grad_()\nnet(data).sum().backward()\noptimizer.step()\n`,
    ],
  },
};

describe.each(Object.keys(CASES) as FindingKind[])('%s', (kind) => {
  const { shows, not } = CASES[kind];
  test.each(shows)('is found in: %s', async (code, line, says) => {
    const those = (await found(code)).filter((finding) => finding.kind === kind);
    expect(those.map((finding) => finding.line)).toEqual([line]);
    const [{ what, why, instead, step }] = those as [Finding];
    expect(plainText([...what, ' ', ...why])).toContain(says);
    expect(plainText(instead)).not.toBe('');
    expect(step).toBeGreaterThan(0);
  });

  test.each(not)('is not found in: %s', async (code) => {
    expect((await found(code)).filter((finding) => finding.kind === kind)).toEqual([]);
  });
});

const programsIn = (folder: string): string[] =>
  readdirSync(`${root}${folder}`).filter((file) => file.endsWith('.py'));

test.each(programsIn('examples'))('in the course: %s', async (file) => {
  const code = readFileSync(`${root}examples/${file}`, 'utf8');
  const { steps } = await run(client, code, { trace: true });
  expect(foundIn(steps, code)).toEqual(expectedIn(`examples/${file.replace('.py', '')}`));
});

// Training as it should be, in the forms that it has: none of it is a fault.
test.each(programsIn('tests/python/right'))('nothing in a right program: %s', async (file) => {
  const code = readFileSync(`${root}tests/python/right/${file}`, 'utf8');
  const { steps, error } = await run(client, code, { trace: true, census: false });
  expect([error, foundIn(steps, code)]).toEqual([null, []]);
});

// Recorded from PyTorch, of the program and of one that means the same: tests/facts/corrected.py.
const recorded = JSON.parse(readFileSync(`${root}tests/facts/corrected.json`, 'utf8')) as {
  title: string;
  code: string;
  given: Record<string, number[]>;
  meant: Record<string, number[]>;
}[];
test.each(recorded.map((one) => [one.title, one] as const))(
  'the gradient that is meant is that of the corrected program: %s',
  async (_title, { code, given, meant }) => {
    const { steps } = await run(client, code, { trace: true });
    const { steps: copied } = await run(client, code, { trace: true, before: [KEEP_COPIES] });
    const hidden = findings(steps, code).filter(({ kind }) => kind === 'hidden-write');
    expect(hidden.length).toBeGreaterThan(0);
    for (const finding of hidden) {
      // A part of a module that has no name but a number is written as an item.
      const gradients = corrected(finding, steps, copied).map((one) => ({
        ...one,
        name: one.name.replace(/\[(\d+)\]/g, '.$1'),
      }));
      const named = (form: 'given' | 'meant'): Record<string, unknown> =>
        Object.fromEntries(gradients.map((one) => [one.name, one[form].values]));
      const differing = Object.keys(given).filter(
        (name) => String(given[name]) !== String(meant[name]),
      );
      const those = (of: Record<string, number[]>): Record<string, number[]> =>
        Object.fromEntries(differing.map((name) => [name, of[name]!]));
      expect([named('given'), named('meant')]).toEqual([those(given), those(meant)]);
    }
  },
);

describe('in a run whose steps are not all kept', () => {
  const around = async (code: string): Promise<string[]> => {
    const { steps } = await run(client, code, { trace: true, maxSteps: 60 });
    expect(steps.some(({ event }) => event === 'gap')).toBe(true);
    const all = findings(steps, code);
    for (const { step, line, related } of all)
      for (const moment of [{ step, line }, ...related])
        expect(steps[moment.step]!.line).toBe(moment.line);
    return all.map(({ kind, line }) => `${line} ${kind}`);
  };
  const LOOP = `${X}w = torch.ones(3, requires_grad=True)\nfor i in range(100):\n`;

  test('what is seen before the gap is told once', async () => {
    const code = `${LOOP}    loss = (w * x).sum()\n    loss.backward()\n    with torch.no_grad():\n        w -= 0.1 * w.grad\n`;
    expect(await around(code)).toEqual(['6 gradients-add-up']);
  });

  test('and what comes after it, at its own steps', async () => {
    const code = `${LOOP}    y = w * x\ny = w * x\nx.data[0] = 5.\ny.sum().backward()\n`;
    expect(await around(code)).toEqual(['7 hidden-write']);
  });

  test('nothing where there is nothing', async () => {
    const code = `${LOOP}    y = w.detach().clone()\n    loss = (w * x).sum()\n    loss.backward()\n    with torch.no_grad():\n        w -= 0.1 * w.grad\n    w.grad = x.grad = None\ny[0] = 1.\n`;
    expect(await around(code)).toEqual([]);
  });
});
