/** Which places of a storage a strided tensor covers, and how to wrap the storage into rows. */

export interface Strided {
  offset: number;
  sizes: readonly number[];
  strides: readonly number[];
}

export function elementCount(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** The indices of the n-th element. */
export function unravel(n: number, sizes: readonly number[]): number[] {
  const index: number[] = [];
  for (const size of [...sizes].reverse()) {
    index.unshift(n % size);
    n = Math.floor(n / size);
  }
  return index;
}

/** No walk visits more than this, however a tensor overlaps itself. */
const MAX_VISITS = 20_000;

/**
 * The same elements walked forwards: of each dimension in which the tensor goes backwards in memory, from its
 * other end. `index` gives the tensor's own index of an element.
 */
function forwards({ offset, sizes, strides }: Strided): Walked {
  if (strides.every((stride) => stride >= 0))
    return { offset, sizes, strides, index: (walked) => [...walked] };
  const ends = sizes.map((size, dim) => (strides[dim]! < 0 ? size - 1 : 0));
  return {
    offset: placeOf({ offset, sizes, strides }, ends),
    sizes,
    strides: strides.map(Math.abs),
    index: (walked) => walked.map((i, dim) => (ends[dim] ? ends[dim]! - i : i)),
  };
}

interface Walked extends Strided {
  index(walked: readonly number[]): number[];
}

/** The first and the last place that the tensor reaches; it has elements. */
export function reachOf(tensor: Strided): [first: number, last: number] {
  const { offset, sizes, strides } = forwards(tensor);
  const last = sizes.map((size) => size - 1);
  return [offset, placeOf({ offset, sizes, strides }, last)];
}

/** The bytes of one element, and of one cell where they are shown under another dtype. */
export interface Widths {
  element: number;
  cell: number;
}

/** The cells that the element `place` elements from the storage's start lies in: first and last. */
export function cellsAt(place: number, { element, cell }: Widths): [number, number] {
  return [Math.floor((place * element) / cell), Math.floor((place * element + element - 1) / cell)];
}

/**
 * The tensor's elements among the first `limit` cells of its storage, as cell -> indices.
 * Several indices share a cell when a tensor is expanded, overlaps itself or has a smaller dtype than
 * the cells; at most four are kept. With a larger dtype an element covers several cells.
 */
export function coverage(
  of: Strided,
  limit: number,
  widths: Widths = { element: 1, cell: 1 },
): Map<number, number[][]> {
  const covered = new Map<number, number[][]>();
  if (of.sizes.includes(0)) return covered;
  const tensor = forwards(of);
  const end = Math.ceil((limit * widths.cell) / widths.element);
  const index = new Array<number>(tensor.sizes.length).fill(0);
  let visits = 0;
  const walk = (dim: number, place: number): void => {
    if (place >= end || ++visits > MAX_VISITS) return;
    if (dim === tensor.sizes.length) {
      const [first, last] = cellsAt(place, widths);
      for (let cell = first; cell <= Math.min(last, limit - 1); cell++) {
        const indices = covered.get(cell);
        if (!indices) covered.set(cell, [tensor.index(index)]);
        else if (indices.length < 4) indices.push(tensor.index(index));
      }
      return;
    }
    const stride = tensor.strides[dim]!;
    // An expanded dimension stays in place: four of its elements say it all.
    const size = stride === 0 ? Math.min(tensor.sizes[dim]!, 4) : tensor.sizes[dim]!;
    for (let i = 0; i < size; i++) {
      const next = place + i * stride;
      if (next >= end) break;
      index[dim] = i;
      walk(dim + 1, next);
    }
    index[dim] = 0;
  };
  walk(0, tensor.offset);
  return covered;
}

/**
 * The indices of all elements on one place, those of the first rows first; a tensor without dimensions
 * has the index []. Nothing is walked but what can come to the place.
 */
export function* indicesOn(tensor: Strided, place: number): Generator<number[]> {
  if (tensor.sizes.includes(0)) return;
  const walked = forwards(tensor);
  const { offset, sizes, strides } = walked;
  const dims = sizes
    .map((size, dim) => ({ dim, size, stride: strides[dim]! }))
    .sort((a, b) => b.stride - a.stride);
  /** How far the dimensions from the n-th on can come. */
  const reach = [0];
  for (const { size, stride } of [...dims].reverse())
    reach.unshift(reach[0]! + (size - 1) * stride);
  const index = sizes.map(() => 0);
  function* from(n: number, left: number): Generator<number[]> {
    const one = dims[n];
    if (!one) {
      if (left === 0) yield walked.index(index);
      return;
    }
    const { dim, size, stride } = one;
    const first = stride && Math.max(0, Math.ceil((left - reach[n + 1]!) / stride));
    const last = stride ? Math.min(size - 1, Math.floor(left / stride)) : size - 1;
    for (let i = first; i <= last; i++) {
      index[dim] = i;
      yield* from(n + 1, left - i * stride);
    }
    index[dim] = 0;
  }
  yield* from(0, place - offset);
}

/** The same tensor without the dimensions that stay in place, and how often these meet each of its elements. */
export function unexpanded({ offset, sizes, strides }: Strided): {
  moving: Strided;
  times: number;
} {
  const kept = sizes.flatMap((size, dim) => (strides[dim] === 0 && size > 0 ? [] : [dim]));
  return {
    moving: {
      offset,
      sizes: kept.map((dim) => sizes[dim]!),
      strides: kept.map((dim) => strides[dim]!),
    },
    times: sizes.reduce((product, size, dim) => (kept.includes(dim) ? product : product * size), 1),
  };
}

/** How many of the tensor's elements lie on a place. */
export function timesOn(tensor: Strided, place: number): number {
  const { moving, times } = unexpanded(tensor);
  let found = 0;
  for (const _ of indicesOn(moving, place)) found++;
  return found * times;
}

/** Whether some place is met more than once. */
export function repeats(tensor: Strided): boolean {
  return elementCount(tensor.sizes) > 0 && (unexpanded(tensor).times > 1 || overlapsItself(tensor));
}

/** The place of an element, in elements from the start of the storage. */
export function placeOf({ offset, strides }: Strided, index: readonly number[]): number {
  return index.reduce((place, i, dim) => place + i * strides[dim]!, offset);
}

/** Whether two elements that differ in a dimension with a stride lie on one place, as `as_strided` and `unfold` can have it. */
export function overlapsItself(tensor: Strided): boolean {
  let reach = 0;
  let apart = true;
  for (const { size, stride } of moving(tensor)) {
    apart &&= stride > reach;
    reach += (size - 1) * stride;
  }
  if (apart) return false;
  const { moving: alone } = unexpanded(tensor);
  const count = elementCount(alone.sizes);
  // More elements than places between the first and the last; else they are counted.
  if (count > reach + 1) return true;
  if (count > MAX_VISITS) return true;
  return (
    new Set(Array.from({ length: count }, (_, n) => placeOf(alone, unravel(n, alone.sizes)))).size <
    count
  );
}

/** The dimensions in which a tensor moves through memory, the one with the smallest stride first. */
function moving({ sizes, strides }: Strided): { size: number; stride: number }[] {
  return sizes
    .map((size, dim) => ({ size, stride: Math.abs(strides[dim]!) }))
    .filter(({ size, stride }) => size > 1 && stride > 0)
    .sort((a, b) => a.stride - b.stride);
}

/**
 * The number of places from one row to the next in memory, as the tensor sees it: its smallest
 * stride beside the innermost one. Null when it has no rows, or rows that overlap.
 */
export function pitch(tensor: Strided): number | null {
  const [inner, outer] = moving(tensor);
  if (!inner || !outer) return null;
  return outer.stride > (inner.size - 1) * inner.stride ? outer.stride : null;
}

/** Whether the tensor fills the places that it spans: none left out, none met twice. */
export function isDense(tensor: Strided): boolean {
  let expected = 1;
  for (const { size, stride } of moving(tensor)) {
    if (stride !== expected) return false;
    expected *= size;
  }
  return expected === elementCount(tensor.sizes);
}

/**
 * The rows of a storage: those of the tensor that has most of it, of tensors that fill their part
 * before those that pick from it, and of equals the first.
 */
export function rowsOf(tensors: readonly Strided[]): number | null {
  let best: { dense: boolean; count: number; rows: number } | null = null;
  for (const tensor of tensors) {
    const rows = pitch(tensor);
    if (rows === null) continue;
    const found = { dense: isDense(tensor), count: elementCount(tensor.sizes), rows };
    const better = found.dense === best?.dense ? found.count > best.count : found.dense;
    if (!best || better) best = found;
  }
  return best && best.rows;
}

/** Columns for a storage of `count` places whose main tensor has the given pitch, `fit` at most. */
export function columnsFor(count: number, rowPitch: number | null, fit: number): number {
  const most = Math.max(1, fit);
  if (rowPitch !== null && rowPitch < count) {
    if (rowPitch <= most) return rowPitch;
    for (let columns = most; columns >= Math.max(2, most / 2); columns--)
      if (rowPitch % columns === 0) return columns;
  }
  if (count <= most) return Math.max(1, count);
  for (const round of [32, 16, 10, 8, 5, 4, 2]) if (round <= most) return round;
  return most;
}

export interface Span {
  start: number;
  /** One past the last. */
  end: number;
}

/**
 * The rows to draw: all while they fit, else the head and the tail of what is known.
 * `known` places have values; the rest can only be counted.
 */
export function visibleRows(
  count: number,
  known: number,
  columns: number,
  maxRows: number,
): { rows: Span[]; hidden: Span | null } {
  const row = (n: number): Span => ({
    start: n * columns,
    end: Math.min((n + 1) * columns, known),
  });
  const total = Math.ceil(count / columns);
  const full = known >= count ? total : Math.max(1, Math.floor(known / columns));
  const all = (from: number, to: number): Span[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => row(from + i));
  if (known >= count && total <= maxRows) return { rows: all(0, total), hidden: null };
  if (known < count) {
    const shown = Math.min(full, maxRows);
    const rows = all(0, shown);
    return { rows, hidden: { start: rows.at(-1)!.end, end: count } };
  }
  const head = Math.max(1, maxRows - 2);
  const tail = Math.max(head, total - 1);
  const rows = [...all(0, head), ...all(tail, total)];
  return { rows, hidden: { start: head * columns, end: tail * columns } };
}
