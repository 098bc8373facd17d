/** Elements between JavaScript's data and the engine's memory: lists to packed numbers and back. */
import { bool, Complex, float64, int64, type DType, type TypedArray } from './dtype';

/** What lists of these sizes hold, in order. */
export interface Packed {
  readonly elements: TypedArray;
  readonly dtype: DType;
  readonly sizes: readonly number[];
}

/** Fewer cross as fast one by one. */
const FEW = 16;

const MOST_DIMS = 64;

/**
 * The numbers in nested lists or in a typed array, or else the booleans, as Python's numbers of that
 * kind: float64, int64 or bool. Null where the engine has to look at every item by itself: few of
 * them, kinds mixed, lists of several lengths, other objects.
 */
export function pack(data: unknown): Packed | null {
  const sizes: number[] = [];
  let first = data;
  for (; isList(first) && sizes.length <= MOST_DIMS; first = first[0]) sizes.push(first.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (sizes.length === 0 || sizes.length > MOST_DIMS || count < FEW) return null;
  if (data instanceof BigInt64Array) return { elements: data, dtype: int64, sizes };
  if (typeof first === 'boolean') {
    const flags = new Uint8Array(count);
    return fill(flags, data, sizes, 'boolean') && { elements: flags, dtype: bool, sizes };
  }
  const numbers = new Float64Array(count);
  const filled = fill(numbers, data, sizes, 'number');
  if (!filled) return null;
  if (filled === 'floats' || !numbers.every(isWhole))
    return { elements: numbers, dtype: float64, sizes };
  return { elements: integers(numbers), dtype: int64, sizes };
}

/** An element of JavaScript's: what is whole is an integer, as far as numbers are exact. */
export const isWhole = (v: number): boolean =>
  Number.isInteger(v) && Math.abs(v) <= Number.MAX_SAFE_INTEGER;

type List = readonly unknown[] | TypedArray;

function isList(v: unknown): v is List {
  return Array.isArray(v) || (ArrayBuffer.isView(v) && !(v instanceof DataView));
}

/** Writes what lists of these sizes hold; null unless they hold that kind alone. */
function fill(
  to: Float64Array | Uint8Array,
  data: unknown,
  sizes: readonly number[],
  kind: 'number' | 'boolean',
): 'floats' | 'any' | null {
  let at = 0;
  let floats = false;
  const walk = (list: unknown, depth: number): boolean => {
    if (!isList(list) || list.length !== sizes[depth]) return false;
    if (depth + 1 < sizes.length) return (list as unknown[]).every((row) => walk(row, depth + 1));
    if (!Array.isArray(list)) {
      if (kind !== 'number' || typeof list[0] !== 'number') return false; // of bigints
      floats ||= isFloats(list);
      to.set(list as Float64Array, at);
      at += list.length;
      return true;
    }
    for (const item of list) {
      if (typeof item !== kind) return false;
      to[at++] = item as number;
    }
    return true;
  };
  if (!walk(data, 0)) return null;
  return floats ? 'floats' : 'any';
}

/** A typed array of floats holds floats, whole or not. */
export function isFloats(list: unknown): boolean {
  return list instanceof Float32Array || list instanceof Float64Array;
}

/** Whole numbers as int64, without a bigint for each. */
function integers(numbers: Float64Array): BigInt64Array {
  const made = new BigInt64Array(numbers.length);
  const words = new Int32Array(made.buffer); // little endian, as WebAssembly is
  for (let i = 0; i < numbers.length; i++) {
    words[2 * i] = numbers[i]!; // wraps around to the low word's bits
    words[2 * i + 1] = Math.floor(numbers[i]! / 2 ** 32);
  }
  return made;
}

/** The nested lists: int64 as numbers where they are exact, else as bigints. */
export function nest({ elements, dtype, sizes }: Packed): unknown {
  const item = itemOf(elements, dtype);
  let at = 0;
  const walk = (depth: number): unknown => {
    if (depth === sizes.length) return item(at++);
    const list: unknown[] = new Array(sizes[depth]!);
    for (let i = 0; i < list.length; i++) list[i] = walk(depth + 1);
    return list;
  };
  return walk(0);
}

function itemOf(
  elements: TypedArray,
  dtype: DType,
): (at: number) => number | bigint | boolean | Complex {
  if (dtype.parts === 2)
    return (at) => new Complex(elements[2 * at] as number, elements[2 * at + 1] as number);
  if (dtype === bool) return (at) => elements[at] !== 0;
  if (!(elements instanceof BigInt64Array || elements instanceof BigUint64Array))
    return (at) => elements[at] as number;
  return (at) => {
    const exact = elements[at]!;
    const number = Number(exact);
    return Number.isSafeInteger(number) ? number : exact;
  };
}
