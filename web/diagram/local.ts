/**
 * Why an edge of the graph handed on what it did: upstream times local is downstream. The gradients are recorded;
 * the factor between them has a formula where it follows from what the node has saved, and is their quotient where
 * the operator works element by element. Nothing is said that the recorded gradients do not bear out.
 */
import type { Gradient, Moment } from './backward';
import { elementsOf } from './elements';
import { elementCount, unravel } from './geometry';
import type { Snapshot } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** A small tensor: all its elements, in row-major order. */
export interface Small {
  values: readonly number[];
  sizes: readonly number[];
}

export interface Local {
  factor: Small;
  /** The factor by the names of what is saved: "other", "1 − result²"; null for a quotient. */
  formula: string | null;
}

/** What an edge made of a gradient. */
export interface Product {
  upstream: Small;
  local: Local;
}

/** What the edge multiplied by; null where no one factor for each element can be told. */
export function productOn(
  before: Step | null,
  step: Step,
  trace: readonly Moment[],
  at: number,
  edge: number,
): Product | null {
  const { arrived, handed, name, node } = trace[at]!;
  const [upstream, ...others] = arrived.map(({ gradient }) => smallOf(gradient));
  const along = handed.find((one) => one.edge === edge);
  const downstream = along && smallOf(along.gradient);
  if (!upstream || others.length || !downstream) return null;
  const saved = (of: string): Small | null => savedBy(node, of, before?.snapshot, step.snapshot);
  const local =
    derived(name, edge, saved, upstream, downstream) ?? quotient(name, upstream, downstream);
  return local && { upstream, local };
}

/** All elements as numbers; null where one is not recorded or not finite. */
function smallOf({ value, sizes }: Gradient): Small | null {
  const values = value.map(Number);
  const whole = values.length === elementCount(sizes) && values.every(Number.isFinite);
  return whole ? { values, sizes } : null;
}

/** What a node had saved when backward came: as it was before the step; of what the step made, after it. */
function savedBy(node: number, name: string, ...snapshots: (Snapshot | undefined)[]): Small | null {
  for (const state of snapshots) {
    const held = state?.nodes
      .find(({ id }) => id === node)
      ?.saved.find((one) => one.name === name && one.state === 'live');
    const tensor = state?.tensors.find(({ id }) => id === held?.tensor);
    if (!tensor) continue;
    const storage = state!.storages.find(({ id }) => id === tensor.storage);
    const value = elementsOf(tensor, storage);
    return value && smallOf({ value, sizes: tensor.sizes });
  }
  return null;
}

/** For each edge, the formula and its value from the elements of what is saved, in the order of `saved`. */
interface Rule {
  saved: readonly string[];
  formula: string;
  of: (...values: number[]) => number;
}

const constant = (value: number): Rule => ({
  saved: [],
  formula: String(value).replace('-', '−'),
  of: () => value,
});
const from = (saved: string, formula: string, of: Rule['of']): Rule => ({
  saved: saved.split(' '),
  formula,
  of,
});

const PASSED_ON = [constant(1)];

/** By the node's name without its number, then by edge. */
const RULES: Record<string, readonly Rule[]> = {
  AddBackward: [constant(1), constant(1)],
  SubBackward: [constant(1), constant(-1)],
  RsubBackward: [constant(-1)],
  NegBackward: [constant(-1)],
  MulBackward: [from('other', 'other', (other) => other), from('self', 'self', (self) => self)],
  DivBackward: [
    from('other', '1 / other', (other) => 1 / other),
    from('self other', '−self / other²', (self, other) => -self / other ** 2),
  ],
  DotBackward: [from('tensor', 'tensor', (tensor) => tensor), from('self', 'self', (self) => self)],
  ExpBackward: [from('result', 'result', (result) => result)],
  LogBackward: [from('self', '1 / self', (self) => 1 / self)],
  SqrtBackward: [from('result', '1 / (2 · result)', (result) => 1 / (2 * result))],
  SinBackward: [from('self', 'cos(self)', Math.cos)],
  CosBackward: [from('self', '−sin(self)', (self) => -Math.sin(self))],
  TanhBackward: [from('result', '1 − result²', (result) => 1 - result ** 2)],
  SigmoidBackward: [from('result', 'result · (1 − result)', (result) => result * (1 - result))],
  ReluBackward: [from('result', '1 where result > 0', (result) => (result > 0 ? 1 : 0))],
  ReciprocalBackward: [from('result', '−result²', (result) => -(result ** 2))],
  CloneBackward: PASSED_ON,
  AliasBackward: PASSED_ON,
  ViewBackward: PASSED_ON,
  UnsafeViewBackward: PASSED_ON,
  ReshapeAliasBackward: PASSED_ON,
  UnsqueezeBackward: PASSED_ON,
  SqueezeBackward: PASSED_ON,
};

/** What only moves elements, or spreads one over many: the same elements in another shape. */
const RESHAPES = /^(View|UnsafeView|ReshapeAlias|Unsqueeze|Squeeze)Backward$/;

/** Further operators that work element by element. */
const ELEMENTWISE =
  /^(Pow|Abs|Square|Rsqrt|Exp2|Expm1|Log1p|Log2|Log10|Erf|Tan|Asin|Acos|Atan|Sinh|Cosh|Clamp|ClampMin|ClampMax|LeakyRelu|Elu|Selu|Celu|Gelu|Silu|Softplus|Hardtanh|Hardsigmoid|Hardswish|Mish|LogSigmoid|Maximum|Minimum|Where|MaskedFill|Lerp|Atan2|Hypot)Backward$/;

/** By the rule for the node, if it makes of the one gradient the other. */
function derived(
  name: string,
  edge: number,
  saved: (name: string) => Small | null,
  upstream: Small,
  downstream: Small,
): Local | null {
  const operator = operatorOf(name);
  const local = whole(operator, upstream, downstream) ?? ruled(operator, edge, saved);
  const made = local && handOn(operator, upstream, local.factor, downstream.sizes);
  const close = made?.values.every((value, n) => {
    const given = downstream.values[n]!;
    return Math.abs(value - given) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(given));
  });
  return close ? local : null;
}

/** Of float32, and of sums in another order. */
const TOLERANCE = 1e-5;

/** Of what was taken over all elements: a gradient of one element is spread. */
function whole(operator: string, upstream: Small, { sizes }: Small): Local | null {
  if (!/^(Sum|Mean)Backward$/.test(operator) || elementCount(upstream.sizes) !== 1) return null;
  const count = operator === 'SumBackward' ? 1 : elementCount(sizes);
  return {
    factor: { values: [1 / count], sizes: [] },
    formula: count === 1 ? '1' : `1 / ${count}`,
  };
}

function ruled(
  operator: string,
  edge: number,
  saved: (name: string) => Small | null,
): Local | null {
  const rule = RULES[operator]?.[edge];
  const given = rule?.saved.map(saved);
  if (!rule || !given || given.includes(null)) return null;
  const factor = combine(given as Small[], rule.of);
  return factor && { factor, formula: rule.formula };
}

/** Where each element is multiplied by itself alone, and none by nothing. */
function quotient(name: string, upstream: Small, downstream: Small): Local | null {
  const operator = operatorOf(name);
  if (!ELEMENTWISE.test(operator) && !/^(Add|Sub|Rsub)Backward$/.test(operator)) return null;
  if (String(upstream.sizes) !== String(downstream.sizes)) return null;
  const factor = combine([downstream, upstream], (down, up) => down / up);
  return factor && { factor, formula: null };
}

/** What the node hands on: the gradient times the factor, summed where the input was broadcast; null where sizes do not tell. */
function handOn(
  operator: string,
  upstream: Small,
  factor: Small,
  wanted: readonly number[],
): Small | null {
  if (RESHAPES.test(operator))
    return elementCount(upstream.sizes) === elementCount(wanted)
      ? { values: upstream.values, sizes: wanted }
      : null;
  const ones = { values: [1], sizes: wanted.map(() => 1) };
  const spread =
    elementCount(upstream.sizes) === 1 ? { values: upstream.values, sizes: [] } : upstream;
  const product = combine([spread, factor, stretched(ones, wanted)], (g, local) => g * local);
  return product && summedTo(product, wanted);
}

/** "MulBackward" of "torch::MulBackward0". */
function operatorOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).replace(/\d+$/, '');
}

function stretched({ values }: Small, sizes: readonly number[]): Small {
  return { values: new Array<number>(elementCount(sizes)).fill(values[0]!), sizes };
}

/** Element by element, broadcast as operators do; null where sizes do not fit, or a number is not finite. */
function combine(tensors: readonly Small[], of: (...values: number[]) => number): Small | null {
  const sizes = tensors.reduce<readonly number[] | null>(
    (all, one) => all && broadcast(all, one.sizes),
    [],
  );
  if (!sizes) return null;
  const values = Array.from({ length: elementCount(sizes) }, (_, n) => {
    const index = unravel(n, sizes);
    return of(...tensors.map((tensor) => at(tensor, index)));
  });
  return values.every(Number.isFinite) ? { values, sizes } : null;
}

function broadcast(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length);
  const sizes = Array.from({ length: rank }, (_, dim) => {
    const [one, other] = [a[dim - rank + a.length] ?? 1, b[dim - rank + b.length] ?? 1];
    return one === 1 ? other : other === 1 || other === one ? one : NaN;
  });
  return sizes.some(Number.isNaN) ? null : sizes;
}

/** An element of a tensor that is broadcast to the index's rank. */
function at({ values, sizes }: Small, index: readonly number[]): number {
  const own = index.slice(index.length - sizes.length);
  return values[
    own.reduce((place, i, dim) => place * sizes[dim]! + (sizes[dim] === 1 ? 0 : i), 0)
  ]!;
}

/** Sums over what was broadcast to come to these sizes. */
function summedTo(tensor: Small, sizes: readonly number[]): Small {
  const values = new Array<number>(elementCount(sizes)).fill(0);
  tensor.values.forEach((value, n) => {
    const index = unravel(n, tensor.sizes).slice(tensor.sizes.length - sizes.length);
    const place = index.reduce((sum, i, dim) => sum * sizes[dim]! + (sizes[dim] === 1 ? 0 : i), 0);
    values[place] = values[place]! + value;
  });
  return { values, sizes };
}
