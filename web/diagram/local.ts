/**
 * What a node multiplies a gradient by on its way along one of its edges, where that is one factor for each element
 * and follows from what the node has saved. The recording has what arrives at a node, which is the sum over all
 * edges: these tell the summands. Whoever uses them checks their sum against what was recorded.
 */
import { elementCount, unravel } from './geometry';

/** A small tensor: all its elements, in row-major order. */
export interface Small {
  values: readonly number[];
  sizes: readonly number[];
}

/** By the name under which the node has saved it; null where it is not known. */
export type SavedValues = (name: string) => Small | null;

export interface Local {
  factor: Small;
  /** The factor by the names of what is saved: "other", "1 − result²". */
  formula: string;
  /** False where the operator has an argument that the node does not tell (`alpha`). */
  certain: boolean;
}

/** For each edge, the formula and its value from the elements of what is saved, in the order of `saved`. */
interface Rule {
  saved: readonly string[];
  formula: string;
  of: (...values: number[]) => number;
  certain?: false;
}

const constant = (value: number, certain?: false): Rule => ({
  saved: [],
  formula: String(value).replace('-', '−'),
  of: () => value,
  certain,
});
const from = (saved: string, formula: string, of: Rule['of']): Rule => ({
  saved: saved.split(' '),
  formula,
  of,
});

const PASSED_ON = [constant(1)];

/** By the node's name without its number, then by edge. */
const RULES: Record<string, readonly Rule[]> = {
  AddBackward: [constant(1), constant(1, false)],
  SubBackward: [constant(1), constant(-1, false)],
  RsubBackward: [constant(-1, false)],
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

/**
 * The factor on an edge; null where there is no rule for the node, or what it has saved is not known. `upstream` is
 * the gradient that the node received, `wanted` the sizes of what it hands on.
 */
export function localOf(
  name: string,
  edge: number,
  saved: SavedValues,
  upstream: readonly number[],
  wanted: readonly number[],
): Local | null {
  const operator = operatorOf(name);
  // Over all elements: a gradient of one element is spread.
  if (/^(Sum|Mean)Backward$/.test(operator)) {
    if (elementCount(upstream) !== 1) return null;
    const count = operator === 'SumBackward' ? 1 : elementCount(wanted);
    return {
      factor: { values: [1 / count], sizes: [] },
      formula: count === 1 ? '1' : `1 / ${count}`,
      certain: true,
    };
  }
  const rule = RULES[operator]?.[edge];
  if (!rule) return null;
  const given = rule.saved.map(saved);
  if (given.includes(null)) return null;
  const factor = combine(given as Small[], rule.of);
  return factor && { factor, formula: rule.formula, certain: rule.certain ?? true };
}

/** What the node hands on: the gradient times the factor, summed where the input was broadcast; null where sizes do not tell. */
export function handOn(
  name: string,
  upstream: Small,
  { factor }: Local,
  wanted: readonly number[],
): Small | null {
  if (RESHAPES.test(operatorOf(name)))
    return elementCount(upstream.sizes) === elementCount(wanted)
      ? { values: upstream.values, sizes: wanted }
      : null;
  const ones = { values: [1], sizes: wanted.map(() => 1) };
  const spread =
    elementCount(upstream.sizes) === 1 ? { values: upstream.values, sizes: [] } : upstream;
  const whole = combine([spread, factor, stretched(ones, wanted)], (g, local) => g * local);
  return whole && summedTo(whole, wanted);
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
