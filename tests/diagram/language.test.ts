/** What the editor says of `torch` and of a program's own names: over the names that the build found in our package. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { complete, hoverAt, signatureAt } from '../../web/session/language/assist';
import type { TensorFacts } from '../../web/session/language/assist';
import { Language } from '../../web/session/language/names';
import type { Names } from '../../web/session/language/names';
import { withoutLiterals } from '../../web/session/language/program';

const file = new URL('../../build/runtime/torch-names.json', import.meta.url);
const names = JSON.parse(readFileSync(file, 'utf8')) as Names;
const language = new Language(names);
const NONE: TensorFacts = new Map();

/** The text without its mark `|`, and where that stands. */
const marked = (text: string): [string, number] => [text.replace('|', ''), text.indexOf('|')];
const offered = (text: string, facts = NONE): string[] | null =>
  complete(language, ...marked(text), facts)?.entries.map(({ name }) => name) ?? null;
const called = (text: string, facts = NONE): string | null => {
  const found = signatureAt(language, ...marked(text), facts);
  return found && `${found.name}${found.entry.signatures![0]} ${found.keyword ?? found.argument}`;
};
const hovered = (text: string, facts = NONE): string | null => {
  const found = hoverAt(language, ...marked(text), facts);
  return (
    found &&
    `${found.name}: ${found.facts?.join(' ') ?? found.entry!.signatures?.[0] ?? found.entry!.doc ?? found.entry!.kind}`
  );
};

describe('the names that the build found', () => {
  const of = (path: string): string[] =>
    (names.modules[path] ?? names.classes[path]!.members).map(({ name }) => name);
  test('are there by module and class', () => {
    expect(of('torch')).toEqual(
      expect.arrayContaining(['tensor', 'add', 'nn', 'Tensor', 'float32', 'no_grad']),
    );
    expect(of('torch.nn')).toEqual(expect.arrayContaining(['Linear', 'Module', 'functional']));
    expect(of('torch.nn.functional')).toEqual(expect.arrayContaining(['relu', 'cross_entropy']));
    expect(of('torch.optim')).toEqual(expect.arrayContaining(['SGD', 'Adam', 'lr_scheduler']));
    expect(of('torch.Tensor')).toEqual(
      expect.arrayContaining(['view', 'add_', 'grad', 'backward', 'T']),
    );
  });
  test('are PyTorch’s public ones: nothing private, nothing of Python’s, nothing that is not there', () => {
    const all = [
      ...Object.values(names.modules),
      ...Object.values(names.classes).map(({ members }) => members),
    ].flat();
    expect(all.filter(({ name }) => name.startsWith('_'))).toEqual([]);
    for (const name of ['math', 'warnings', 'pi_', 'fbgemm_linear_fp16_weight', 'distributed'])
      expect(of('torch')).not.toContain(name);
    expect(of('torch.nn')).not.toContain('activation'); // a file of ours
  });
  test('have signatures as Python writes them, from schemas and from our own functions alike', () => {
    const signatures = (path: string, name: string): string[] | undefined =>
      (names.modules[path] ?? names.classes[path]!.members).find((each) => each.name === name)
        ?.signatures;
    expect(signatures('torch', 'add')).toEqual([
      '(input: Tensor, other: Tensor, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor',
    ]);
    expect(signatures('torch.Tensor', 'view')?.[0]).toBe('(*size: int) -> Tensor');
    expect(signatures('torch.Tensor', 'max')).toContain(
      '(dim: int, keepdim: bool = False) -> (values: Tensor, indices: Tensor)',
    );
    expect(signatures('torch', 'isclose')?.[0]).toContain(
      'rtol: float = 1e-05, atol: float = 1e-08',
    );
    expect(signatures('torch', 'tensor')).toEqual([
      '(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)',
    ]);
    expect(signatures('torch.nn', 'ReLU')).toEqual(['(inplace=False)']);
    expect(signatures('torch.nn', 'CrossEntropyLoss')?.[0]).toContain('label_smoothing=0.0');
    expect(signatures('torch.nn.functional', 'threshold')).toEqual([
      '(input, threshold, value, inplace=False)',
    ]);
    expect(signatures('torch.nn.init', 'uniform_')?.[0]).toBe(
      '(tensor, a=0.0, b=1.0, generator=None)',
    );
  });
  test('say what operators do to memory and graph', () => {
    const doc = (name: string): string | undefined =>
      names.classes['torch.Tensor']!.members.find((each) => each.name === name)?.doc;
    expect(doc('view')).toBe(
      'The result may be a view: of the same storage. In the graph: ViewBackward0.',
    );
    expect(doc('add_')).toBe('Writes into the tensor, and gives it. In the graph: AddBackward0.');
  });
});

describe('completions', () => {
  const cases: [text: string, some: string[], none: string[]][] = [
    ['import torch\ntorch.|', ['zeros', 'nn'], ['view']],
    ['import torch\ntorch.ze|', ['zeros'], []],
    ['import torch as t\nt.nn.|', ['Linear'], ['zeros']],
    ['import torch.nn.functional as F\nF.|', ['relu'], ['Linear']],
    ['from torch import nn, optim as o\no.|', ['SGD'], []],
    ['from torch.nn import (Linear,\n  ReLU)\nLinear(1, 2).|', ['parameters', 'forward'], ['view']],
    ['import torch\nx = torch.zeros(2)\nx.|', ['view', 'grad'], ['zeros']],
    ['import torch\nx = torch.zeros(2)\ny = x.t() * 2\ny[0].|', ['view'], []],
    ['import torch\n(torch.ones(2) + 1).|', ['view'], []],
    ['import torch\nx = torch.tensor([\n  1.0,  # one\n  2.0])\nx.sum().|', ['backward'], []],
    ['import torch\nx = torch.zeros(2).requires_grad_()\nx.grad.|', ['add_'], []],
    [
      'import torch\nfrom torch import nn\nnet = nn.Linear(2, 1)\nnet(torch.ones(2)).|',
      ['view'],
      ['parameters'],
    ],
    [
      'import torch\nclass Net(torch.nn.Module):\n  pass\nnet = Net()\nnet.|',
      ['state_dict'],
      ['view'],
    ],
    [
      'from torch import nn\nclass Net(nn.Module):\n  def __init__(self):\n    self.fc = nn.Linear(1, 1)\n    self.fc.|',
      ['weight_', 'in_features', 'forward'].slice(2),
      ['view'],
    ],
    ['import torch\nopt = torch.optim.SGD([], lr=1)\nopt.|', ['step', 'zero_grad'], ['update_']],
    ['from torch import |', ['nn', 'tensor'], []],
    ['from torch.optim import SGD, |', ['Adam'], []],
    ['from torch.|', ['nn', 'optim'], ['zeros']],
    ['import torch, |', ['torch'], []],
  ];
  test.each(cases)('%j', (text, some, none) => {
    const found = offered(text)!;
    expect(found).toEqual(expect.arrayContaining(some));
    for (const name of none) expect(found).not.toContain(name);
  });
  test.each([
    'import torch\nx = 1\nx.|',
    'import torch\nunknown.|',
    'import torch\n"torch.|',
    'import torch\n# torch.|',
    'import torch\n"""\ntorch.|\n"""',
    'import torch\ny = 1.|',
    'torch.|',
    'import torch\nx = torch.zeros(1)\nx = "s"\nx.|',
    'import torch\ntorch.zeros(2).max(0).|',
  ])('nothing in %j', (text) => {
    expect(offered(text)).toBeNull();
  });
  test('of the program’s own names, by Ctrl+Space', () => {
    expect(offered('import torch\nx = torch.ones(1)\n|')).toEqual(['torch', 'x']);
  });
  test('of what a run has found to be a tensor', () => {
    const facts = new Map([
      ['w', ['float32']],
      ['xs[0]', ['float32']],
    ]);
    expect(offered('w.|', facts)).toContain('view');
    expect(offered('xs[0].|', facts)).toContain('view');
    expect(offered('xs[1].|', facts)).toBeNull();
  });
});

test('the call that one is in, and its argument', () => {
  expect(called('import torch\ntorch.zeros(|')).toMatch(/^torch\.zeros\(\*size: int, .* 0$/);
  expect(called('import torch\ntorch.add(torch.ones(1, 2), |')).toMatch(/^torch\.add\(input.* 1$/);
  expect(called('import torch\ntorch.add(torch.ones(1|')).toMatch(/^torch\.ones/);
  expect(called('import torch\nx = torch.ones(1)\nx.chunk(2, dim=|')).toMatch(
    /^x\.chunk\(chunks.* dim$/,
  );
  expect(called('from torch import nn\nnn.Linear(1,\n  2, bias=False, |')).toMatch(
    /^nn\.Linear\(in_features.* 3$/,
  );
  expect(called('import torch\nprint(|')).toBeNull();
  expect(called('import torch\ntorch.zeros(2)|')).toBeNull();
  expect(called('import torch\nx = [torch.zeros, (1, |')).toBeNull();
});

test('what is hovered', () => {
  const facts = new Map([
    ['x', ['float32, shape (2,)']],
    ['net.weight', ['float32, shape (1, 2)']],
  ]);
  expect(hovered('import torch\nto|rch.zeros(2)')).toMatch(/^torch: module/);
  expect(hovered('import torch\ntorch.ze|ros(2)')).toMatch(/^torch\.zeros: \(\*size: int/);
  expect(hovered('import torch\ny = torch.ones(1).su|m()')).toMatch(/^torch\.ones\(1\)\.sum: \(/);
  expect(hovered('x| = 1', facts)).toBe('x: float32, shape (2,)');
  expect(hovered('print(net.wei|ght.t())', facts)).toBe('net.weight: float32, shape (1, 2)');
  expect(hovered('import torch\nx.gr|ad', facts)).toMatch(/^x\.grad: The gradient/);
  for (const text of ['# x|', '"x|"', 'y| = 2', 'x = 1|0', 'def f|(): 0', '|'])
    expect(hovered(text, facts)).toBeNull();
});

describe('in a program that imports as programs do, each is offered, has its signature, and is told of', () => {
  const head = `import torch
from torch import nn
import torch.nn.functional as F
from torch.optim import Adam
x = torch.randn(2, 3, requires_grad=True)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU())
opt = torch.optim.SGD(net.parameters(), lr=0.1)
`;
  test.each([
    ['torch.cat', 'tensors'],
    ['torch.einsum', '*args'],
    ['torch.autograd.grad', 'outputs'],
    ['x.view', 'size'],
    ['x.add_', 'other'],
    ['x.backward', 'gradient'],
    ['nn.Conv2d', 'in_channels'],
    ['nn.LSTM', 'input_size'],
    ['F.cross_entropy', 'input'],
    ['F.relu', 'input'],
    ['torch.optim.AdamW', 'params'],
    ['Adam', 'params'],
    ['opt.step', 'closure'],
    ['net.state_dict', ''],
  ])('%s', (path, first) => {
    const [name] = path.split('.').slice(-1) as [string];
    const owner = path.slice(0, -name.length);
    expect(offered(`${head}${owner}${name.slice(0, 2)}|`)).toContain(name);
    const signature = called(`${head}${path}(|`);
    expect(signature?.startsWith(`${path}(`)).toBe(true);
    expect(signature).toContain(first);
    const told = hovered(`${head}${owner}${name.slice(0, 1)}|${name.slice(1)}`);
    expect(told).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: \\(`));
  });
});

test('literals are blanked, and nothing else moves', () => {
  const text = `a = "x.y" + 'z\\'' # c "\nb = """q\n"r""" + 's`;
  expect(withoutLiterals(text)).toBe(`a = "___" + '___'      \nb = """_\n__""" + '_`);
});
