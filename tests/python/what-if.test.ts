/** A line written otherwise: where that can be done, what stands there then, and in what the two runs differ, as PyTorch has it. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { findings } from '../../web/diagram/findings';
import { partners, printedPieces, runDifference, summary } from '../../web/diagram/run-difference';
import type { ComparedRun, Difference, DifferenceKind } from '../../web/diagram/run-difference';
import { swap, swappables } from '../../web/diagram/swaps';
import type { Form, Swappable } from '../../web/diagram/swaps';
import { shortValue } from '../../web/diagram/text';
import { plainText } from '../../web/diagram/words';
import { openClient, root, run } from './session';
import type { Outcome } from './session';

const client = openClient();
afterAll(() => client.close());

interface Numbers {
  sizes: number[];
  dtype: string;
  values: (number | boolean)[];
}
interface Told {
  value: Numbers;
  gradient: Numbers | null;
  requires_grad: boolean;
  grad_fn: string | null;
  reach: string[];
  storage: string[];
  version: number;
}
interface Ended {
  stdout: string;
  error: string | null;
  names: Record<string, Told>;
}
// Recorded from PyTorch, of each program and of those that were written otherwise by hand: tests/facts/swapped.py.
const recorded = JSON.parse(readFileSync(`${root}tests/facts/swapped.json`, 'utf8')) as (Ended & {
  title: string;
  code: string;
  variants: (Ended & { line: number; piece: string; form: Form; instead: string })[];
})[];

const SEED = 'import torch; torch.manual_seed(0)';
const trace = { trace: true, swaps: true };
const start = (code: string, before: readonly string[] = []): Promise<Outcome> =>
  run(client, code, { ...trace, before: [SEED, ...before] });
const compared = ({ steps, error }: Outcome, code: string): ComparedRun => ({
  steps,
  error,
  findings: findings(steps, code),
});

async function places(code: string): Promise<Swappable[]> {
  const { steps, swaps } = await start(code);
  return swappables(swaps!, code, steps);
}

describe.each(recorded.map((one) => [one.title, one] as const))('%s', (_title, program) => {
  const { code } = program;
  let first: Promise<Outcome> | undefined;
  const asWritten = (): Promise<Outcome> => (first ??= start(code));

  test('as written, it prints what PyTorch prints', async () => {
    const { stdout, error } = await asWritten();
    expect({ stdout, error: error && `${error.type}: ${error.message}` }).toEqual({
      stdout: program.stdout,
      error: program.error,
    });
  });

  test.each(
    program.variants.map((one) => [`${one.line}: ${one.piece} -> ${one.instead}`, one] as const),
  )('%s', async (_swap, variant) => {
    const outcome = await asWritten();
    const place = swappables(outcome.swaps!, code, outcome.steps).find(
      ({ line, text, place: { form } }) =>
        line === variant.line && text === variant.piece && form === variant.form,
    );
    const choice = place?.choices.find(({ text }) => text === variant.instead);
    expect(place?.choices.map(({ text }) => text)).toContain(variant.instead);
    const swapped = swap(code, outcome.swaps!, place!.place, choice!.form);
    const lines = code.split('\n');
    const at = lines[variant.line - 1]!.lastIndexOf(variant.piece);
    lines[variant.line - 1] =
      lines[variant.line - 1]!.slice(0, at) +
      variant.instead +
      lines[variant.line - 1]!.slice(at + variant.piece.length);
    expect(swapped.code).toBe(lines.join('\n'));

    const second = await start(swapped.code, swapped.before);
    expect({
      stdout: second.stdout,
      error: second.error && `${second.error.type}: ${second.error.message}`,
    }).toEqual({ stdout: variant.stdout, error: variant.error });
    const differences = runDifference(compared(outcome, code), compared(second, swapped.code));
    const end = differences.filter(({ passing }) => !passing);
    const ofNames = (kind: DifferenceKind): Difference[] =>
      end.filter((one) => one.kind === kind && !/[.[:]/.test(one.name));
    const whose = (kind: DifferenceKind): string[] =>
      [...new Set(ofNames(kind).map(({ name }) => name))].sort();
    const [a, b] = [program.names, variant.names];
    const differing = (fact: keyof Told): string[] =>
      Object.keys(a)
        .filter(
          (name) => b[name] && JSON.stringify(a[name]![fact]) !== JSON.stringify(b[name]![fact]),
        )
        .sort();
    expect(end.some(({ kind }) => kind === 'output')).toBe(program.stdout !== variant.stdout);
    expect(end.some(({ kind }) => kind === 'error')).toBe(program.error !== variant.error);
    expect(whose('name')).toEqual(
      [...new Set([...Object.keys(a), ...Object.keys(b)])]
        .filter((name) => !a[name] !== !b[name])
        .sort(),
    );
    for (const fact of ['value', 'gradient', 'requires_grad', 'grad_fn', 'reach'] as const)
      expect([fact, whose(fact)]).toEqual([fact, differing(fact)]);
    expect(whose('version')).toEqual(expect.arrayContaining(differing('version')));
    // Who shares a storage is told from one side.
    expect(whose('storage').length > 0).toBe(differing('storage').length > 0);
    for (const { name } of ofNames('storage')) expect(differing('storage')).toContain(name);
    for (const kind of ['value', 'gradient'] as const)
      for (const { name, first: ours, second: theirs } of ofNames(kind))
        for (const [parts, held] of [
          [ours, a[name]![kind]],
          [theirs, b[name]![kind]],
        ] as const)
          expect(plainText(parts)).toBe(textOf(held));
  });
});

function textOf(held: Numbers | null): string {
  if (!held) return 'None';
  const dtype = held.dtype.replace('torch.', '');
  const texts = held.values.map((value) => shortValue(value, dtype));
  const [rows, columns] = held.sizes;
  const text =
    columns === undefined
      ? held.sizes.length
        ? `[${texts.join(', ')}]`
        : texts[0]!
      : `[${Array.from({ length: rows! }, (_, n) => `[${texts.slice(n * columns, (n + 1) * columns).join(', ')}]`).join(', ')}]`;
  return dtype === 'float32' ? text : `${text} ${dtype}`;
}

describe('where a program can be written otherwise', () => {
  const X = 'import torch\nx = torch.ones(3, requires_grad=True)\n';
  const texts = async (code: string): Promise<string[]> =>
    (await places(code)).map(({ line, text }) => `${line} ${text}`);

  test.each<[string, string, string[]]>([
    ['not in an f-string', `${X}print(f"{x.detach()}", x.data)\n`, ['3 x.data']],
    [
      'not in an annotation',
      `${X}def f(t: list[int] = [x.T]) -> "x.data":\n    return t\n`,
      ['3 x.T'],
    ],
    [
      'not where something is assigned to',
      `${X}x.data = torch.zeros(3)\nx.detach()[0] = 1.\n`,
      ['4 x.detach()'],
    ],
    [
      'not what is no tensor',
      'import copy\na = [1]\nb = a\nc = copy.copy(a)\nd = a[0:1]\ne = a.data if 0 else 1\n',
      [],
    ],
    [
      'not a module’s parts on the way to a tensor',
      'import torch\nnet = torch.nn.Sequential(torch.nn.Linear(1, 1))\nw = net[0].weight.data\n',
      ['3 net[0].weight.data'],
    ],
    ['an index that copies is no view', `${X}a = x[[0, 1]]\nb = x[x > 0]\nc = x[1]\n`, ['5 x[1]']],
    [
      'a chain is one place, and what it goes through',
      `${X}y = x[1:].data.clone().T\n`,
      ['3 x[1:].data.clone().T', '3 x[1:].data.clone()', '3 x[1:].data'],
    ],
    [
      'functions of torch',
      `${X}y = torch.clone(torch.detach(x))\nz = torch.transpose(x[None], 0, 1)\n`,
      [
        '3 torch.clone(torch.detach(x))',
        '3 torch.detach(x)',
        '4 torch.transpose(x[None], 0, 1)',
        '4 x[None]',
      ],
    ],
    [
      'over several lines',
      `${X}y = (x\n    .detach()  # out\n    .clone())\n`,
      ['3 x .detach()  # out .clone()'],
    ],
    [
      'tensors alone, where there are arrays too',
      `${X}import numpy as np\na = np.zeros(3)\nb = a[1:]\nc = a\nd = x.detach().numpy()\n`,
      ['7 x.detach()'],
    ],
    ['no Python', 'x = (\n', []],
  ])('%s', async (_what, code, expected) => {
    const { steps, swaps } = await start(code);
    const found = swaps ? swappables(swaps, code, steps) : [];
    expect(found.map(({ line, text }) => `${line} ${text}`)).toEqual(expected);
  });

  test('lines keep their numbers, whatever is written there', async () => {
    const code = `import torch\nfrom copy import deepcopy\nx = torch.ones(3)\ny = deepcopy(\n    x * 2,\n)\nz = (x\n     .detach()\n     .clone())\nprint(y, z, 1 / 0)\n`;
    const { steps, swaps } = await start(code);
    const found = swappables(swaps!, code, steps);
    expect(found.map(({ line }) => line)).toEqual([4, 7]);
    for (const { place, choices } of found)
      for (const { form } of choices) {
        const { error } = await start(swap(code, swaps!, place, form).code);
        expect(error).toMatchObject({ type: 'ZeroDivisionError', line: 10 });
      }
  });

  test('an import that is needed comes without another line, and as a line where it is written', async () => {
    const code = `"""About."""\nfrom __future__ import annotations\n# Tensors\nimport torch\nx = torch.ones(2)\ny = x.clone()\nprint(y, 1 / 0)\n`;
    const { steps, swaps } = await start(code);
    const [{ place }] = swappables(swaps!, code, steps) as [Swappable];
    const { code: same, before, written } = swap(code, swaps!, place, 'deepcopy');
    expect((await start(same, before)).error).toMatchObject({ type: 'ZeroDivisionError', line: 7 });
    expect(written).toBe(
      code
        .replace('import torch', 'import copy\nimport torch')
        .replace('x.clone()', 'copy.deepcopy(x)'),
    );
    expect((await start(written)).error).toMatchObject({ type: 'ZeroDivisionError', line: 8 });
  });

  test('a name `copy` of the program’s own is left alone', async () => {
    const code = `import torch\nx = torch.ones(2)\ncopy = x.clone()\ncopy[0] = 5.\nprint(x)\n`;
    const { steps, swaps } = await start(code);
    const [{ place }] = swappables(swaps!, code, steps) as [Swappable];
    const { written } = swap(code, swaps!, place, 'deepcopy');
    expect(written).toBe(`from copy import deepcopy\n${code.replace('x.clone()', 'deepcopy(x)')}`);
    expect((await start(written)).stdout).toBe('tensor([1., 1.])\n');
  });

  test('ends of lines and marks of the byte order stay', async () => {
    const code =
      '\ufeffimport torch; a = torch.ones(2); b = a.clone()\r\nc = a.detach()\r\nprint(c)\r\n';
    const { steps, swaps } = await start(code);
    const [first, second] = swappables(swaps!, code, steps) as [Swappable, Swappable];
    expect(swap(code, swaps!, first.place, 'itself').code).toBe(code.replace('a.clone()', 'a'));
    expect(swap(code, swaps!, second.place, 'deepcopy').written).toBe(
      `\ufeffimport copy\r\n${code.slice(1).replace('a.detach()', 'copy.deepcopy(a)')}`,
    );
    expect(await texts(code)).toEqual(['1 a.clone()', '2 a.detach()']);
  });
});

test('runs that go other ways are set beside each other by the times that a line ran', async () => {
  const one = `import torch\nx = torch.zeros(2)\ny = x.clone()\nwhile y.sum() < 3:\n    x += 1\n    y = y + x\nprint(x)\n`;
  const other = one.replace('x.clone()', 'x');
  const [first, second] = [await start(one), await start(other)];
  const partner = partners(first.steps, second.steps);
  for (const [n, at] of partner.entries())
    if (at !== null) expect(second.steps[at]!.line).toBe(first.steps[n]!.line);
  expect(partner.at(-1)).toBe(second.steps.length - 1);
  const found = runDifference(compared(first, one), compared(second, other));
  expect(found.find(({ kind }) => kind === 'storage')).toMatchObject({ since: { line: 3 } });
});

test('what differs for a while only is said to', async () => {
  const one = `import torch\nx = torch.zeros(2)\ny = x.clone()\nx[0] = 1.\ny = x * 2\n`;
  const [first, second] = [await start(one), await start(one.replace('x.clone()', 'x'))];
  const found = runDifference(compared(first, one), compared(second, one));
  expect(found.map(({ kind, name, passing, since }) => [kind, name, passing, since.line])).toEqual([
    ['value', 'y', true, 4],
    ['storage', 'y', true, 3],
    ['version', 'y', true, 3],
  ]);
});

test('of two runs that do the same, nothing differs, and that is said', async () => {
  const code = 'import torch\nx = torch.ones(3)\ny = x.detach()\nprint(y)\n';
  const [first, second] = [await start(code), await start(code)];
  const differences = runDifference(compared(first, code), compared(second, code));
  expect(differences).toEqual([]);
  expect(plainText(summary(differences))).toContain('Nothing differs');
  expect(printedPieces(first.steps, second.steps)).toEqual([
    { text: 'tensor([1., 1., 1.])\n', differs: false },
  ]);
});

test('elements of large tensors, and ones that round alike, are told apart', async () => {
  const one = `import torch\nx = torch.zeros(4, 5)\ny = x.clone()\nx[1, 2] = 3.\na = torch.tensor(1.00001)\n`;
  const other = one.replace('x.clone()', 'x').replace('1.00001', '1.00002');
  const [first, second] = [await start(one), await start(other)];
  const found = runDifference(compared(first, one), compared(second, other));
  const value = (name: string): string[] => {
    const one = found.find(({ kind, name: of }) => kind === 'value' && of === name)!;
    return [plainText(one.first), plainText(one.second)];
  };
  expect(value('y')).toEqual(['y[1, 2] is 0.', 'y[1, 2] is 3.']);
  expect(new Set(value('a')).size).toBe(2);
});

test('findings of one run only are differences', async () => {
  const one = `import torch\nx = torch.ones(3, requires_grad=True)\ny = x.detach()\ny[0] = 5.\n`;
  const other = one.replace('x.detach()', 'x.detach().clone()');
  const [first, second] = [await start(one), await start(other)];
  const found = runDifference(compared(first, one), compared(second, other));
  expect(found.filter(({ kind }) => kind === 'finding')).toMatchObject([
    { since: { line: 4 }, second: ['nothing'] },
  ]);
});
