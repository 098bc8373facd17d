/** How many bytes an element takes, and what the bytes of one dtype say when they are read as another. */
import { dtypeNamed, type DType, type TypedArray } from '../engine/dtype';
import type { TensorState } from '../engine/snapshot';
import { cellsAt } from './geometry';
import { complexText, isComplex, partsOf } from './text';
import type { Value } from './text';

/** Bytes of one element, at least one; the first number in a dtype's name tells its bits: float8_e5m2 has 8. */
export function itemSize(dtype: string): number {
  return Math.max(1, Math.ceil(Number(/\d+/.exec(dtype)?.[0] ?? 8) / 8));
}

/**
 * The elements that `cells`, stored as `from`, are when their bytes are read as `to`. Null where that
 * cannot be told: which bits a nan has is not recorded, and half types have no array in JavaScript.
 */
export function readAs(cells: readonly Value[], from: string, to: string): (Value | null)[] {
  const widths = { cell: itemSize(from), element: itemSize(to) };
  const count = Math.floor((cells.length * widths.cell) / widths.element);
  const [stored, read] = [dtypeNamed(from), dtypeNamed(to)];
  if (!stored || !read || stored.numberOf) return new Array<null>(count).fill(null);
  const numbers = cells.map(numberOf);
  const { buffer } =
    from === 'int64' || from === 'uint64'
      ? new BigInt64Array(cells.map((value) => BigInt(value)))
      : arrayOf(stored, isComplex(from) ? cells.flatMap((value) => partsOf(value)!) : numbers);
  const items = new read.array(buffer, 0, count * read.parts);
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = cellsAt(index, widths);
    if (numbers.slice(first, last + 1).some(Number.isNaN)) return null;
    return elementIn(items, index, to);
  });
}

/** What a tensor reads where this is stored: with `conj()` the conjugate, as an imaginary part of one the negative. */
export function readBy({ conj = false, neg = false, dtype }: TensorState, stored: Value): Value {
  const parts = isComplex(dtype) ? partsOf(stored) : null;
  if (parts) return complexText(neg ? -parts[0] : parts[0], neg === conj ? parts[1] : -parts[1]);
  return neg && typeof stored === 'number' ? -stored : stored;
}

/** The element on a place of a dtype's array. */
export function elementIn(items: TypedArray, place: number, dtype: string): Value {
  if (!isComplex(dtype)) return elementOf(items[place]!, dtype);
  return complexText(items[2 * place] as number, items[2 * place + 1] as number);
}

/** What an item of a dtype's array stands for. */
function elementOf(item: number | bigint, dtype: string): Value {
  if (typeof item === 'number')
    return dtype === 'bool' ? item !== 0 : (dtypeNamed(dtype)?.numberOf?.(item) ?? item);
  return Number.isSafeInteger(Number(item)) ? Number(item) : String(item);
}

function arrayOf({ array }: DType, numbers: number[]): TypedArray {
  const made = new array(numbers.length);
  (made as Float64Array).set(numbers);
  return made;
}

/** NaN where it is one, or a part of it is. */
function numberOf(value: Value): number {
  const parts = partsOf(value);
  if (parts) return parts.some(Number.isNaN) ? NaN : parts[0];
  return Number(typeof value === 'string' ? value.replace('inf', 'Infinity') : value);
}
