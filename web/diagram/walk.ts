/** How an index walks to its place in memory: from the offset on, by each dimension's stride. */
import { placeOf } from './geometry';
import type { Strided } from './geometry';

/** What one dimension adds: `index` steps of `stride`. */
export interface Leg {
  dim: number;
  index: number;
  stride: number;
  /** Where each step comes to, in elements from the start of the storage. */
  places: number[];
}

export interface Walk {
  offset: number;
  /** A leg for each dimension, the first one first. */
  legs: Leg[];
  /** Where it ends. */
  place: number;
}

/** Steps of a leg that are told one by one: it is drawn, and nobody counts more. */
const MOST_STEPS = 64;

export function walkTo(tensor: Strided, index: readonly number[]): Walk {
  let from = tensor.offset;
  const legs = index.map((i, dim): Leg => {
    const stride = tensor.strides[dim]!;
    const start = from;
    from += i * stride;
    const steps = Math.min(i, MOST_STEPS);
    const places = Array.from({ length: steps }, (_, n) =>
      n === steps - 1 ? from : start + (n + 1) * stride,
    );
    return { dim, index: i, stride, places };
  });
  return { offset: tensor.offset, legs, place: from };
}

/** "1 + 2·3 + 0·1 = 7": the offset, each index times its stride, and the place. */
export function walkText(tensor: Strided, index: readonly number[]): string {
  const steps = index.map((i, dim) => ` + ${i}·${tensor.strides[dim]!}`).join('');
  return `${tensor.offset}${steps && `${steps} = ${placeOf(tensor, index)}`}`;
}
