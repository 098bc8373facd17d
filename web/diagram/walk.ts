/** How an index walks to its place in memory: from the offset on, by each dimension's stride. */
import type { Strided } from './geometry';

/** "1 + 2 × 3 + 0 × 1 = 7": the offset, each index times its stride, and the place. */
export function walk({ offset, strides }: Strided, index: readonly number[]): string {
  const steps = index.map((i, dim) => `${i} × ${strides[dim]!}`);
  const place = index.reduce((sum, i, dim) => sum + i * strides[dim]!, offset);
  return steps.length ? `${[offset, ...steps].join(' + ')} = ${place}` : String(place);
}
