/** Element types, as `torch.float32` and so on. */

export type TypedArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** A kind of typed array. */
export interface ArrayOf {
  new (length: number): TypedArray;
  new (buffer: ArrayBufferLike, start: number, count: number): TypedArray;
}

/** A complex number: what `item()` and `tolist()` give, and what stands for one as an argument. */
export class Complex {
  constructor(
    readonly real: number,
    readonly imag = 0,
  ) {}
  toString(): string {
    const sign = this.imag < 0 || Object.is(this.imag, -0) ? '' : '+';
    return `(${this.real}${sign}${Object.is(this.imag, -0) ? '-0' : this.imag}j)`;
  }
}

export class DType {
  constructor(
    readonly name: string,
    readonly code: number,
    /**
     * The typed array of such elements; of bool it holds 0 and 1, of complex numbers their parts in turn, of half types
     * their bits.
     */
    readonly array: ArrayOf,
    /** How many items of the array an element takes. */
    readonly parts = 1,
    /** What the bits of a half type, which JavaScript does not know, stand for. */
    readonly numberOf: ((bits: number) => number) | null = null,
  ) {}
  toString(): string {
    return `torch.${this.name}`;
  }
}

const word = new Uint32Array(1);
const single = new Float32Array(word.buffer);

function ofHalf(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const size =
    exponent === 0x1f
      ? fraction
        ? NaN
        : Infinity
      : exponent
        ? (1 + fraction / 0x400) * 2 ** (exponent - 15)
        : fraction * 2 ** -24;
  return bits & 0x8000 ? -size : size;
}

function ofBrainFloat(bits: number): number {
  word[0] = bits << 16;
  return single[0]!;
}

const make = (...facts: ConstructorParameters<typeof DType>): DType => new DType(...facts);

export const uint8 = make('uint8', 0, Uint8Array);
export const int8 = make('int8', 1, Int8Array);
export const int16 = make('int16', 2, Int16Array);
export const int32 = make('int32', 3, Int32Array);
export const int64 = make('int64', 4, BigInt64Array);
export const float32 = make('float32', 6, Float32Array);
export const float64 = make('float64', 7, Float64Array);
export const complex64 = make('complex64', 9, Float32Array, 2);
export const complex128 = make('complex128', 10, Float64Array, 2);
export const bool = make('bool', 11, Uint8Array);
export const float16 = make('float16', 5, Uint16Array, 1, ofHalf);
export const bfloat16 = make('bfloat16', 15, Uint16Array, 1, ofBrainFloat);
export const uint16 = make('uint16', 27, Uint16Array);
export const uint32 = make('uint32', 28, Uint32Array);
export const uint64 = make('uint64', 29, BigUint64Array);

const integers = [uint8, int8, int16, int32, int64, uint16, uint32, uint64];
const floats = [float16, bfloat16, float32, float64];
const all = [...integers, ...floats, complex64, complex128, bool];

/** The dtype of that name; there are names for which JavaScript has no array. */
export function dtypeNamed(name: string): DType | undefined {
  return all.find((dtype) => dtype.name === name);
}

/** The dtype of that code; the codes are PyTorch's. */
export function dtypeOf(code: number): DType {
  const found = all.find((d) => d.code === code);
  if (!found) throw new Error(`unknown dtype code ${code}`);
  return found;
}
