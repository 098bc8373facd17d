/** The recordings of real PyTorch (tests/recorded) as types, with the loading and comparing of them. */
import { readdirSync, readFileSync } from 'node:fs';

/** An element that is no complex number: JSON's numbers and booleans; nan, inf, and integers beyond 2^53 are strings. */
export type Real = number | boolean | string;
/** An element; a complex number is the list of its parts. */
export type Element = Real | [Real, Real];

export interface TensorForm {
  d: string;
  s: number[];
  /** Strides, where they are not the contiguous ones. */
  st?: number[];
  /** Storage offset. */
  o?: number;
  /** Of an input its whole storage, of a result its elements in row-major order. */
  v?: Element[];
  /** `false`: this input never requires a gradient. */
  grad?: false;
  /** Of a result: the input that it is, or whose storage it shares, and the input that is its `_base`. */
  is?: number;
  shares?: number;
  base?: number;
}

/** An argument or a result that is no tensor, or a structure of them; see tests/recorded/forms.py. */
export type Form = null | boolean | number | string | Form[] | { [key: string]: any };

export interface ErrorForm {
  type: string;
  text: string;
}

export type GradForm = (TensorForm | null)[] | { error: ErrorForm };

export interface InplaceForm {
  error?: ErrorForm | 'same';
  out?: TensorForm | 'same';
  clone?: { node?: string | null; grad?: GradForm | 'same'; error?: ErrorForm };
  view?: { node?: string | null; grad?: GradForm | 'same'; error?: ErrorForm };
}

export interface Sample {
  key: string;
  in: TensorForm[];
  args: Form[];
  kw?: Record<string, Form>;
  out?: Form;
  error?: ErrorForm;
  node?: string;
  saved?: Record<string, Form>;
  grad?: GradForm;
  inplace?: InplaceForm;
  /** Of operators that only exist in place. */
  written?: InplaceForm;
  with_out?: {
    error?: ErrorForm;
    out?: TensorForm[] | 'same';
    other_dtype?: { error?: ErrorForm; out?: TensorForm[] };
    wider_dtype?: { error?: ErrorForm; out?: TensorForm[] };
    with_gradient?: { error: ErrorForm };
  };
}

export interface Row {
  schema: string;
  inplace?: string;
  out?: string;
  samples: Sample[];
}

const FOLDER = new URL('../recorded/', import.meta.url);

/** The families of operators: those that have a table of samples. */
export const FAMILIES = readdirSync(FOLDER)
  .flatMap((name) => /^samples_(\w+)\.py$/.exec(name)?.[1] ?? [])
  .sort();

/** A file of tests/recorded, parsed. */
export function recording<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as T;
}

export function isTensor(form: Form | undefined): form is TensorForm & { [key: string]: any } {
  return typeof form === 'object' && form !== null && 'd' in form && 's' in form;
}

export function contiguousStrides(sizes: number[]): number[] {
  const strides = new Array<number>(sizes.length);
  let step = 1;
  for (let i = sizes.length - 1; i >= 0; --i) {
    strides[i] = step;
    step *= Math.max(sizes[i], 1);
  }
  return strides;
}

/** Number of elements that a storage needs to hold a tensor of this form. */
export function elementCount(sizes: number[]): number {
  return sizes.reduce((a, b) => a * b, 1);
}

const WORDS: Record<string, number> = {
  nan: NaN,
  inf: Infinity,
  '-inf': -Infinity,
  NaN,
  Infinity,
  '-Infinity': -Infinity,
};

/** An element as a number, or a bigint where a number would not be exact. */
export function elementValue(x: Real): number | bigint {
  if (typeof x === 'boolean') return x ? 1 : 0;
  if (typeof x === 'number') return x;
  return x in WORDS ? WORDS[x] : BigInt(x);
}

/** Whether elements of the dtype have a point, and can have gradients. */
export function isInexact(dtype: string): boolean {
  return /^(b?float|complex)/.test(dtype);
}

/** Whether two elements agree: exactly, but for floats within PyTorch's own tolerances. */
export function close(have: Element, want: Element, dtype: string): boolean {
  if (Array.isArray(have) || Array.isArray(want)) {
    const [a, b] = [have, want].map((x) => (Array.isArray(x) ? x : ([x, 0] as [Real, Real])));
    const part = dtype === 'complex128' ? 'float64' : 'float32';
    return close(a[0], b[0], part) && close(a[1], b[1], part);
  }
  const a = elementValue(have);
  const b = elementValue(want);
  if (typeof a === 'bigint' || typeof b === 'bigint') return BigInt(a) === BigInt(b);
  if (Number.isNaN(b)) return Number.isNaN(a);
  if (a === b) return true;
  const [relative, absolute] =
    dtype === 'float64' ? [1e-7, 1e-7] : dtype.startsWith('float') ? [1.3e-5, 1e-5] : [0, 0];
  return Math.abs(a - b) <= absolute + relative * Math.abs(b);
}

/** What differs between two lists of elements, in words; null where nothing does. */
export function difference(have: Element[], want: Element[], dtype: string): string | null {
  if (have.length !== want.length) return `${have.length} elements, not ${want.length}`;
  const at = want.findIndex((w, i) => !close(have[i], w, dtype));
  return at < 0
    ? null
    : `element ${at} is ${String(have[at])}, not ${String(want[at])}; all: [${have.slice(0, 12)}], not [${want.slice(0, 12)}]`;
}
