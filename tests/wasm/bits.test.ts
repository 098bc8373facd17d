/** Functions, softmax and normalisations to the last bit, against digests of PyTorch's (bits.py). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { open, type Tensor } from '../../web/engine/index';
import { buildFolder } from './harness';

const torch: any = await open(buildFolder);
const recorded = JSON.parse(readFileSync(new URL('bits.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

const COUNT = 1 << 16;
type Function = (...inputs: any[]) => any;

const made = (count: number, f: (i: number) => number) =>
  Float32Array.from({ length: count }, (_, i) => f(i));
const every = () =>
  new Float32Array(
    Uint32Array.from({ length: COUNT }, (_, i) => (i << 16) | (Math.imul(i, 40503) & 0xffff))
      .buffer,
  );
const ramp = (count = COUNT) =>
  made(count, (i) => ((Math.floor((((i * 7919) % count) * 65536) / count) - 32768) * 5) / 8192);
const weights = (count: number) => made(count, (i) => (((i * 7919) % 1000) - 500) / 512);

function digest(...tensors: Tensor[]): string {
  const whole = createHash('sha256');
  for (const t of tensors) {
    const bits = new Uint32Array(t.toTypedArray().slice().buffer);
    whole.update(bits.map((b) => ((b & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : b)));
  }
  return whole.digest('hex').slice(0, 8);
}

function withGradients(f: Function, ...inputs: any[]): string {
  const leaves = inputs.map((t) => t.clone().requires_grad_());
  const result = f(...leaves);
  const by = torch.tensor(weights(result.numel())).view(result.shape);
  const gradients = torch.grad(result.mul(by).sum(), leaves);
  return [result, ...gradients].map((t) => digest(t)).join(' ');
}

const FUNCTIONS: Record<string, Function> = {
  ...Object.fromEntries(
    'exp expm1 log log1p tanh sin cos erf sigmoid silu mish softplus log_sigmoid elu gelu'
      .split(' ')
      .map((name) => [name, (x: any) => torch[name](x)]),
  ),
  gelu_tanh: (x) => torch.gelu(x, { approximate: 'tanh' }),
};
const ROWS = [1, 5, 16, 17].map((n) => [6, n]);
const COLUMNS = [
  ...[1, 5, 8, 15, 40].map((n) => [6, n]),
  ...[3, 20].flatMap((n) => [1, 5, 16, 21].map((c) => [2, n, c])),
];
const IMAGES = [[4, 6, 3], [5, 6], [40, 6], [3, 6, 5, 7], [2, 6, 16, 16]]; // prettier-ignore

const ofShape = (f: Function, shape: number[], ...more: any[]) =>
  withGradients(f, torch.tensor(ramp(shape.reduce((a, b) => a * b))).view(shape), ...more);

function* computed(): Generator<[string, string]> {
  const tensor = (data: Float32Array) => torch.tensor(data);
  const affine = (n: number) => [tensor(weights(n)).add(1), tensor(weights(n)).div(2)];
  for (const [name, f] of Object.entries(FUNCTIONS)) {
    const apart = tensor(ramp(14)).as_strided([7], [2]);
    const widest = name === 'sin' || name === 'cos' ? [] : [f(tensor(every()))];
    yield [name, digest(...widest, f(tensor(ramp())), f(tensor(ramp(7))), f(apart))];
    yield [`${name} gradient`, [ramp(), ramp(7)].map((x) => withGradients(f, tensor(x))).join(' ')];
  }
  for (const name of ['softmax', 'log_softmax'])
    for (const [dim, shapes] of [
      [-1, ROWS],
      [-2, COLUMNS],
    ] as const)
      for (const shape of shapes)
        yield [`${name} (${shape.join(', ')}) ${dim}`, ofShape((x) => torch[name](x, dim), shape)];
  for (const shape of [...ROWS, ...COLUMNS]) {
    const n = shape.slice(-1);
    const text = `(${shape.join(', ')})`;
    yield [`layer_norm ${text}`, ofShape((x) => torch.layer_norm(x, n), shape)];
    yield [
      `layer_norm affine ${text}`,
      ofShape((x, w, b) => torch.layer_norm(x, n, w, b), shape, ...affine(n[0])),
    ];
  }
  for (const shape of IMAGES) {
    const text = `(${shape.join(', ')})`;
    for (const training of [true, false]) {
      const mean = tensor(weights(6)).div(4);
      const variance = tensor(weights(6)).add(2);
      const f: Function = (x, w, b) =>
        torch.batch_norm(x, w, b, mean, variance, training, 0.1, 1e-5, true);
      yield [
        `batch_norm ${text} ${training ? 'True' : 'False'}`,
        `${ofShape(f, shape, ...affine(6))} ${digest(mean, variance)}`,
      ];
    }
  }
}

test('every bit is as PyTorch has it', () => {
  torch.scope(() => expect(Object.fromEntries(computed())).toEqual(recorded));
});
