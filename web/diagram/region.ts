/** How Python writes the part of a tensor that lies on given places of its storage: `x[:, 2]`. */
import { elementCount } from './geometry';
import type { Strided } from './geometry';

/** A tensor of more elements is not walked. */
const MAX_ELEMENTS = 4096;

/** The subscript of the elements on `places`: "" for all, "[1, :2]"; null where no slices say it. */
export function regionOf(tensor: Strided, places: ReadonlySet<number>): string | null {
  const { sizes, strides } = tensor;
  const count = elementCount(sizes);
  if (count > MAX_ELEMENTS) return null;
  const taken = sizes.map(() => new Set<number>());
  const index = sizes.map(() => 0);
  let found = 0;
  for (let n = 0; n < count; n++) {
    const place = index.reduce((sum, i, dim) => sum + i * strides[dim]!, tensor.offset);
    if (places.has(place)) {
      found++;
      index.forEach((i, dim) => taken[dim]!.add(i));
    }
    for (let dim = sizes.length - 1; dim >= 0; dim--) {
      if (++index[dim]! < sizes[dim]!) break;
      index[dim] = 0;
    }
  }
  if (found === 0) return null;
  if (found === count) return '';
  if (taken.reduce((product, { size }) => product * size, 1) !== found) return null;
  const slices = taken.map((those, dim) =>
    slice(
      [...those].sort((a, b) => a - b),
      sizes[dim]!,
    ),
  );
  if (slices.includes(null)) return null;
  while (slices.at(-1) === ':') slices.pop();
  return `[${slices.join(', ')}]`;
}

/** Ascending indices of a dimension: ":", "2", "1:3", "::2"; null when they have no even step. */
function slice(indices: readonly number[], size: number): string | null {
  if (indices.length === size && size > 1) return ':';
  const [first, second] = indices as [number, number | undefined];
  if (second === undefined) return String(first);
  const step = second - first;
  if (indices.some((index, n) => index !== first + n * step)) return null;
  const last = indices.at(-1)!;
  const from = first === 0 ? '' : first;
  const to = last + step >= size ? '' : last + 1;
  return step === 1 ? `${from}:${to}` : `${from}:${to}:${step}`;
}
