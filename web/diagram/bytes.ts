/** How many bytes an element takes, and what the bytes of one dtype say when they are read as another. */
import { cellsAt } from './geometry';
import type { Value } from './text';

/** Bytes of one element; a dtype's name tells its bits. */
export function itemSize(dtype: string): number {
  return Number(/\d+$/.exec(dtype)?.[0] ?? 8) / 8;
}

const arrays = {
  bool: Uint8Array,
  uint8: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/**
 * The elements that `cells`, stored as `from`, are when their bytes are read as `to`. Null where that
 * cannot be told: which bits a nan has is not recorded, and some dtypes have no array in JavaScript.
 */
export function readAs(cells: readonly Value[], from: string, to: string): (Value | null)[] {
  const widths = { cell: itemSize(from), element: itemSize(to) };
  const count = Math.floor((cells.length * widths.cell) / widths.element);
  if (!isKnown(from) || !isKnown(to)) return new Array<null>(count).fill(null);
  const numbers = cells.map(numberOf);
  const stored =
    from === 'int64'
      ? new BigInt64Array(cells.map((value) => BigInt(value)))
      : new arrays[from](numbers);
  // Any of them: TypeScript takes no union of constructors.
  const Read = arrays[to] as new (
    buffer: ArrayBuffer,
    start: number,
    count: number,
  ) => ArrayLike<number | bigint>;
  return Array.from(new Read(stored.buffer, 0, count), (value, index) => {
    const [first, last] = cellsAt(index, widths);
    if (numbers.slice(first, last + 1).some(Number.isNaN)) return null;
    if (typeof value === 'number') return to === 'bool' ? value !== 0 : value;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  });
}

function isKnown(dtype: string): dtype is keyof typeof arrays {
  return dtype in arrays;
}

function numberOf(value: Value): number {
  return Number(typeof value === 'string' ? value.replace('inf', 'Infinity') : value);
}
