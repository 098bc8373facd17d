/** Which places of a storage a strided tensor covers, and how to wrap the storage into rows. */

export interface Strided {
  offset: number;
  sizes: readonly number[];
  strides: readonly number[];
}

export function elementCount(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** No walk visits more than this, however a tensor overlaps itself. */
const MAX_VISITS = 20_000;

/**
 * The tensor's elements among the first `limit` places of its storage, as place -> indices.
 * Several indices share a place when a tensor is expanded or overlaps itself; at most four are kept.
 */
export function coverage(tensor: Strided, limit: number): Map<number, number[][]> {
  const covered = new Map<number, number[][]>();
  if (tensor.sizes.some((size) => size === 0)) return covered;
  const index = new Array<number>(tensor.sizes.length).fill(0);
  let visits = 0;
  const walk = (dim: number, place: number): void => {
    if (place >= limit || ++visits > MAX_VISITS) return;
    if (dim === tensor.sizes.length) {
      const indices = covered.get(place);
      if (!indices) covered.set(place, [index.slice()]);
      else if (indices.length < 4) indices.push(index.slice());
      return;
    }
    const stride = tensor.strides[dim]!;
    // An expanded dimension stays in place: four of its elements say it all.
    const size = stride === 0 ? Math.min(tensor.sizes[dim]!, 4) : tensor.sizes[dim]!;
    for (let i = 0; i < size; i++) {
      const next = place + i * stride;
      if (next >= limit) break;
      index[dim] = i;
      walk(dim + 1, next);
    }
    index[dim] = 0;
  };
  walk(0, tensor.offset);
  return covered;
}

/**
 * The number of places from one row to the next in memory, as the tensor sees it: its smallest
 * stride beside the innermost one. Null when it has no rows.
 */
export function pitch(tensor: Strided): number | null {
  const strides = tensor.strides
    .filter((stride, dim) => stride > 0 && tensor.sizes[dim]! > 1)
    .sort((a, b) => a - b);
  return strides.length >= 2 && strides[0]! < strides[1]! ? strides[1]! : null;
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
