/** What a tensor's strides mean, in words: which of its elements are one memory, and in which order it reads. */
import { elementCount, overlapsItself } from './geometry';
import type { Strided } from './geometry';
import type { TensorModel } from './model';
import { plural } from './text';

/** What is not so with a tensor that lies in memory as it is read; a remark each. */
export function strideNotes(tensor: Strided): string[] {
  const { sizes, strides } = tensor;
  if (elementCount(sizes) <= 1) return [];
  const dims = sizes
    .map((size, dim) => ({ dim, size, stride: strides[dim]! }))
    .filter(({ size }) => size > 1);
  const still = dims.filter(({ stride }) => stride === 0);
  const moving = dims
    .filter(({ stride }) => stride !== 0)
    .map(({ dim, size, stride }) => ({ dim, size, stride: Math.abs(stride) }));
  if (moving.length === 0)
    return [`stride 0: all ${plural(elementCount(sizes), 'element')} are one cell`];
  const notes = still.map(
    ({ dim, size }) => `stride 0: ${sameMemory(dim, size, sizes.length)} the same memory`,
  );
  notes.push(
    ...dims
      .filter(({ stride }) => stride < 0)
      .map(({ dim }) => `backwards in memory${sizes.length > 1 ? ` in dimension ${dim}` : ''}`),
  );
  if (overlapsItself(tensor)) notes.push(overlap(moving));
  else notes.push(...order(moving, sizes.length));
  return notes;
}

interface Dim {
  dim: number;
  size: number;
  stride: number;
}

function sameMemory(dim: number, size: number, dims: number): string {
  if (dims === 2) return `every ${dim === 0 ? 'row' : 'column'} is`;
  return `the ${size} indices of dimension ${dim} are`;
}

/** Of a tensor that meets cells more than once. */
function overlap(moving: readonly Dim[]): string {
  const [outer, inner] = moving as [Dim, Dim | undefined];
  const shared = inner && inner.size - outer.stride / inner.stride;
  if (moving.length === 2 && Number.isInteger(shared) && shared! > 0)
    return `overlaps: each row shares ${plural(shared!, 'cell')} with the next`;
  return 'overlaps: some of its elements share a cell';
}

/** Of one that meets each of its cells once: in which order, and what it leaves out. */
function order(moving: readonly Dim[], dims: number): string[] {
  const turned = moving.some(({ stride }, n) => n > 0 && stride > moving[n - 1]!.stride);
  const [first, last] = [moving[0]!, moving.at(-1)!];
  if (turned && dims === 2)
    return [`transposed: a step down is ${first.stride} in memory, a step right ${last.stride}`];
  if (turned) {
    const fastest = moving.reduce((least, one) => (one.stride < least.stride ? one : least));
    return [`permuted: neighbours in memory differ in dimension ${fastest.dim}`];
  }
  if (last.stride > 1) {
    const what = dims > 1 && last.dim === dims - 1 ? ' of a row' : '';
    return [`takes every ${ordinal(last.stride)} cell${what}`];
  }
  const gap = moving.length === 2 ? first.stride - last.size * last.stride : 0;
  return gap > 0 ? [`skips ${plural(gap, 'cell')} after each row`] : [];
}

/** "2nd", "3rd", "11th". */
function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(!teen && ['th', 'st', 'nd', 'rd'][n % 10]) || 'th'}`;
}

/** Elements of a tensor whose order is told: more numbers say less. */
const MOST_ORDERED = 64;

/** For each place, when the tensor's own order comes to it: "3", "1, 4" where several elements lie there. */
export function ordersOn({ sizes, places, count }: TensorModel): Map<number, string> {
  if (count > MOST_ORDERED || count < 2) return new Map();
  const orderOf = (index: readonly number[]): number =>
    index.reduce((order, i, dim) => order * sizes[dim]! + i, 0);
  return new Map(
    [...places].map(([place, indices]) => {
      const [first, second, ...others] = indices.map(orderOf).sort((a, b) => a - b);
      return [
        place,
        second === undefined ? `${first}` : `${first}, ${others.length ? '…' : second}`,
      ];
    }),
  );
}
