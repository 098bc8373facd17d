/**
 * An optimizer's step in one call leaves what its operators leave, called for one parameter after
 * another: the same elements, versions, writes, ids and calls to tell of.
 */
import { expect, test } from '@jest/globals';

import { open, type Tensor, type Torch } from '../../web/engine/tensor';
import { buildFolder, engineBinary } from './harness';

const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);
const wasm = new WebAssembly.Module(engineBinary());

interface Group {
  parameters: Tensor[];
  /** By name, an entry a parameter. */
  state: Record<string, (Tensor | null)[]>;
}
interface Options {
  lr: number;
  weight_decay: number;
  maximize: boolean;
  [name: string]: number | boolean;
}

function wave(torch: Torch, sizes: number[], phase: number, dtype = torch.float32): Tensor {
  const count = sizes.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: count }, (_, i) => torch.float(Math.sin(i * 0.7 + phase)));
  return torch.tensor(values).to(dtype).reshape(sizes);
}

/** Parameters of several layouts and dtypes; one has no gradient, two have gradients over one storage. */
function group(torch: Torch, names: string[]): Group {
  const made = [
    wave(torch, [5], 0),
    wave(torch, [3, 4], 1).t(),
    wave(torch, [2, 2], 2, torch.float64),
    wave(torch, [4], 3),
    wave(torch, [7], 4).at(torch.slice(null, null, 2)),
    wave(torch, [], 5),
  ].map((t) => t.detach());
  const state = names.map((name) => [
    name,
    made.map((t) => (name === 'steps' ? torch.zeros([]) : torch.zeros_like(t).add_(0.25))),
  ]);
  const shared = wave(torch, [9], 6);
  made.forEach((t, i) => {
    t.requires_grad = true;
    if (i === 0) t.grad = shared.at(torch.slice(0, 5));
    else if (i === 4) t.grad = shared.at(torch.slice(1, 8, 2));
    else if (i !== 3) t.grad = wave(torch, t.shape, 7 + i, t.dtype);
  });
  return { parameters: made, state: Object.fromEntries(state) as Group['state'] };
}

/** Tells all of an engine of its own after `step`, which is recorded. */
async function told(names: string[], step: (torch: Torch, all: Group) => void): Promise<unknown> {
  const torch = await open(factory, wasm);
  const all = group(torch, names);
  torch.primitive('state.observe', true);
  torch.primitive('state.step');
  step(torch, all);
  const recorded = torch.primitive('state.step');
  torch.primitive('state.observe', false);
  return { recorded, next: torch.zeros([1]).handle, snapshot: torch.snapshot() };
}

type Update = (p: Tensor, gradient: Tensor, mine: Record<string, Tensor>, o: Options) => void;

function everyOne(torch: Torch, update: Update, { parameters, state }: Group, o: Options): void {
  torch.no_grad(() => {
    parameters.forEach((p, i) =>
      torch.scope(() => {
        const gradient = p.grad;
        if (!gradient) return;
        const mine = Object.entries(state).map(([name, list]) => [name, list[i]]);
        update(p, o.maximize ? gradient.neg() : gradient, Object.fromEntries(mine), o);
      }),
    );
  });
}

const decayed = (gradient: Tensor, p: Tensor, o: Options) =>
  o.weight_decay === 0 ? gradient : gradient.add(p, { alpha: o.weight_decay });

const sgd: Update = (p, gradient, { buffers }, o) => {
  let step = decayed(gradient, p, o);
  if (o.momentum !== 0) {
    buffers!.mul_(o.momentum as number);
    buffers!.add_(step, { alpha: 1 - (o.dampening as number) });
    step = o.nesterov ? step.add(buffers!, { alpha: o.momentum as number }) : buffers!;
  }
  p.add_(step, { alpha: -o.lr });
};

const adam: Update = (p, given, { steps, averages, squares, maxima }, o) => {
  const [beta1, beta2] = [o.beta1 as number, o.beta2 as number];
  steps!.add_(1);
  const step = steps!.item() as number;
  let gradient = given;
  if (!o.decoupled) gradient = decayed(given, p, o);
  else if (o.weight_decay !== 0) p.mul_(1 - o.lr * o.weight_decay);
  averages!.lerp_(gradient, 1 - beta1);
  squares!.mul_(beta2);
  squares!.addcmul_(gradient, gradient, { value: 1 - beta2 });
  if (maxima) maxima.copy_(maxima.maximum(squares!));
  const root = (maxima ?? squares!).sqrt().div((1 - beta2 ** step) ** 0.5);
  root.add_(o.eps as number);
  p.addcdiv_(averages!, root, { value: -o.lr / (1 - beta1 ** step) });
};

const rmsprop: Update = (p, given, { steps, squares, buffers, averages }, o) => {
  const alpha = o.alpha as number;
  steps!.add_(1);
  const gradient = decayed(given, p, o);
  squares!.mul_(alpha);
  squares!.addcmul_(gradient, gradient, { value: 1 - alpha });
  let centered = squares!;
  if (averages) {
    averages.lerp_(gradient, 1 - alpha);
    centered = squares!.addcmul(averages, averages, { value: -1 });
  }
  const root = centered.sqrt();
  root.add_(o.eps as number);
  if (buffers) {
    buffers.mul_(o.momentum as number);
    buffers.addcdiv_(gradient, root);
    p.add_(buffers, { alpha: -o.lr });
  } else {
    p.addcdiv_(gradient, root, { value: -o.lr });
  }
};

const COMMON = ['lr', 'weight_decay', 'maximize'];
const ALGORITHMS: Record<string, { update: Update; lists: string[]; numbers: string[] }> = {
  sgd: { update: sgd, lists: ['buffers'], numbers: ['momentum', 'dampening', 'nesterov'] },
  adam: {
    update: adam,
    lists: ['steps', 'averages', 'squares', 'maxima'],
    numbers: ['beta1', 'beta2', 'eps', 'decoupled'],
  },
  rmsprop: {
    update: rmsprop,
    lists: ['steps', 'squares', 'buffers', 'averages'],
    numbers: ['alpha', 'eps', 'momentum'],
  },
};

function atOnce(torch: Torch, name: string, { parameters, state }: Group, o: Options): unknown {
  const { lists, numbers } = ALGORITHMS[name]!;
  return torch.primitive(
    `optimizer.${name}`,
    parameters,
    ...COMMON.map((option) => o[option]),
    ...lists.map((list) => state[list] ?? []),
    ...numbers.map((option) => o[option]),
  );
}

const PLAIN = { lr: 0.05, weight_decay: 0, maximize: false };
const SGD = { ...PLAIN, momentum: 0, dampening: 0, nesterov: false };
const ADAM = { ...PLAIN, beta1: 0.9, beta2: 0.999, eps: 1e-8, decoupled: false };
const RMSPROP = { ...PLAIN, alpha: 0.99, eps: 1e-8, momentum: 0 };
const MOMENTS = ['steps', 'averages', 'squares'];

test.each<[string, string[], Options]>([
  ['sgd', [], SGD],
  ['sgd', [], { ...SGD, weight_decay: 0.1, maximize: true }],
  ['sgd', ['buffers'], { ...SGD, momentum: 0.9, dampening: 0.3 }],
  ['sgd', ['buffers'], { ...SGD, momentum: 0.9, nesterov: true, weight_decay: 0.1 }],
  ['sgd', ['buffers'], { ...SGD, momentum: 1, nesterov: true, maximize: true }],
  ['adam', MOMENTS, ADAM],
  ['adam', MOMENTS, { ...ADAM, weight_decay: 0.1, maximize: true }],
  ['adam', MOMENTS, { ...ADAM, weight_decay: 0.1, decoupled: true }],
  ['adam', [...MOMENTS, 'maxima'], { ...ADAM, weight_decay: 0.1, decoupled: true }],
  ['rmsprop', ['steps', 'squares'], RMSPROP],
  ['rmsprop', ['steps', 'squares', 'averages'], { ...RMSPROP, weight_decay: 0.1, maximize: true }],
  ['rmsprop', ['steps', 'squares', 'buffers'], { ...RMSPROP, momentum: 0.8 }],
  ['rmsprop', ['steps', 'squares', 'buffers', 'averages'], { ...RMSPROP, momentum: 0.8 }],
])('%s with %j and %j', async (name, lists, options) => {
  const expected = await told(lists, (torch, all) => {
    for (let i = 0; i < 3; i++) everyOne(torch, ALGORITHMS[name]!.update, all, options);
  });
  const found = await told(lists, (torch, all) => {
    for (let i = 0; i < 3; i++) expect(atOnce(torch, name, all, options)).toBe(true);
  });
  expect(found).toEqual(expected);
});

test('where a parameter with a gradient has no state, nothing is done', async () => {
  const options = { ...SGD, momentum: 0.9 };
  const expected = await told(['buffers'], () => {});
  const found = await told(['buffers'], (torch, all) => {
    all.state['buffers']![4] = null;
    expect(atOnce(torch, 'sgd', all, options)).toBe(false);
    all.state['buffers']!.pop();
    expect(() => atOnce(torch, 'sgd', all, options)).toThrow('malformed call');
  });
  expect(found).toEqual(expected);
});

test('a parameter without a gradient needs no state', async () => {
  await told(['buffers'], (torch, all) => {
    all.state['buffers']![3] = null;
    expect(atOnce(torch, 'sgd', all, { ...SGD, momentum: 0.9 })).toBe(true);
  });
});

test.each([true, false])('zero_grad, to none: %s', async (none) => {
  const withHistory = ([first]: Tensor[]) => {
    first!.grad = first!.mul(2);
  };
  const expected = await told([], (torch, { parameters }) => {
    withHistory(parameters);
    for (const p of parameters)
      torch.scope(() => {
        const gradient = p.grad;
        if (gradient && none) p.grad = null;
        else if (gradient) {
          if (!gradient.is_leaf) gradient.detach_();
          else gradient.requires_grad_(false);
          gradient.zero_();
        }
      });
  });
  const found = await told([], (torch, { parameters }) => {
    withHistory(parameters);
    torch.primitive('optimizer.zero_grad', parameters, none);
  });
  expect(found).toEqual(expected);
});
