/** Drives the engine's raw surface with recorded arguments: its own encoder, so that the wire is tested too. */
import { readFileSync } from 'node:fs';

import { dtypeNamed } from '../../web/engine/dtype';
import { engineFileInNode } from '../../web/engine/fused-node';
import { type Engine, loadEngine, type WireForm } from '../../web/engine/load';
import {
  contiguousStrides,
  type Element,
  elementValue,
  type ErrorForm,
  type Form,
  isInexact,
  isTensor,
  type Real,
  type TensorForm,
} from './recordings';

const MEMORY_FORMATS: Record<string, number> = { contiguous_format: 0, preserve_format: 1 };

/** A tensor among the arguments of a call, by its handle. */
export interface Handle {
  handle: number;
}
export type Argument = Form | Handle | Argument[] | { [key: string]: Argument };
/** What a call gave: an error, or a value in which tensors are handles. */
export type Answer = { error: ErrorForm; value?: undefined } | { error?: undefined; value: any };

/** A row of the engine's table. */
export interface TableRow {
  name: string;
  overload: string;
  form: 'plain' | 'inplace' | 'out';
  text: string;
  place: string;
  node: string;
}

// TENSORGLASS_ENGINE: another folder below build/, of another preset or compiler.
const preset = process.env.TENSORGLASS_ENGINE ?? 'wasm';
export const buildFolder = new URL(`../../build/${preset}/`, import.meta.url);

/** The engine's binary: the file for this machine. */
export const engineBinary = () => readFileSync(new URL(engineFileInNode(), buildFolder));

/** The bare engine. */
export async function bareEngine(): Promise<Engine> {
  const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);
  return loadEngine(factory, engineBinary());
}

export const startEngine = async (): Promise<Harness> => new Harness(await bareEngine());

export class Harness {
  readonly table: TableRow[];
  readonly wire: WireForm;
  private readonly ids = new Map<string, number>();
  private readonly held = new Set<number>();
  private readonly generators: number[] = [];

  constructor(private readonly engine: Engine) {
    engine.onCallback = () => 0; // warnings, which are no part of an answer
    this.table = JSON.parse(engine.schemas()) as TableRow[];
    this.wire = engine.form;
  }

  has(dtype: string): boolean {
    return dtype in this.wire.dtypes;
  }

  /** Calls an operator or a primitive; errors are answers, not exceptions. */
  call(name: string, args: Argument[], keywords: Record<string, Argument> = {}): Answer {
    const stream: number[] = [];
    for (const arg of args) this.put(stream, arg);
    for (const [key, value] of Object.entries(keywords)) {
      stream.push(this.wire.tags.Keyword, this.id(key));
      this.put(stream, value);
    }
    const answer = this.engine.call(this.id(name), ...stream);
    if (answer === this.engine.form.answers.error) {
      const { type, message } = JSON.parse(this.engine.error());
      return { error: { type, text: message } };
    }
    if (answer === this.engine.form.answers.other)
      return { value: this.take(JSON.parse(this.engine.result())) };
    return { value: answer === 0 ? null : this.hold(answer) };
  }

  /** The same where an error would be a bug of the test. */
  must(name: string, ...args: Argument[]): any {
    const answer = this.call(name, args);
    if (answer.error) throw new Error(`${name}: ${answer.error.type}: ${answer.error.text}`);
    return answer.value;
  }

  live(): string {
    return this.must('state.live');
  }

  /** Releases everything that calls gave since the last time. */
  releaseAll(): void {
    for (const handle of this.held) this.engine.release(handle);
    this.held.clear();
    for (const id of this.generators.splice(0)) this.must('generator.free', id);
  }

  /** Releases what is not among these handles. */
  releaseExcept(kept: Set<number>): void {
    for (const handle of [...this.held]) if (!kept.has(handle)) this.release(handle);
  }

  release(handle: number): void {
    this.held.delete(handle);
    this.engine.release(handle);
  }

  /** A leaf tensor of a recorded form: its storage's values, then its geometry over them. */
  build(form: TensorForm, requiresGrad: boolean): Handle {
    const whole: Handle = this.must('tensor.new', elements(form.v!, form.d), { dtype: form.d });
    const strides = form.st ?? contiguousStrides(form.s);
    const made: Handle = this.must('tensor.over', whole, form.s, strides, form.o ?? 0);
    this.release(whole.handle);
    if (requiresGrad && isInexact(form.d) && form.grad !== false)
      this.must('tensor.set_requires_grad', made, true);
    return made;
  }

  /** The elements in row-major order. */
  values(tensor: Handle): Element[] {
    const [packed, { dtype }, sizes, at] = this.must('tensor.elements', tensor);
    const { array, parts, numberOf } = dtypeNamed(dtype)!;
    const values = new array(sizes.reduce((a: number, b: number) => a * b, parts));
    if (this.engine.copyOut(packed.handle, at, values) !== 0) throw new Error(dtype);
    this.release(packed.handle);
    if (dtype === 'bool') return Array.from(values as Uint8Array, (v) => v !== 0);
    const reals = Array.from(values as ArrayLike<number | bigint>, (v): Real => {
      if (typeof v === 'bigint') return Number.isSafeInteger(Number(v)) ? Number(v) : String(v);
      const number = numberOf ? numberOf(v) : v;
      return Number.isFinite(number)
        ? number
        : String(number).replace('NaN', 'nan').replace('Infinity', 'inf');
    });
    if (parts === 1) return reals;
    return Array.from({ length: reals.length / 2 }, (_, i) => [reals[2 * i], reals[2 * i + 1]]);
  }

  dtype(tensor: Handle): string {
    return this.must('tensor.dtype', tensor).dtype;
  }

  private id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) this.ids.set(text, (id = this.engine.intern(text)));
    return id;
  }

  // A generator of that seed, for one call.
  private generator(seed: number): number {
    const id: number = this.must('generator.new');
    this.must('generator.manual_seed', id, seed);
    this.generators.push(id);
    return id;
  }

  private hold(handle: number): Handle {
    this.held.add(handle);
    return { handle };
  }

  private put(to: number[], arg: Argument): void {
    const { tags } = this.wire;
    if (arg === null) to.push(tags.None);
    else if (typeof arg === 'boolean') to.push(tags.Bool, arg ? 1 : 0);
    else if (typeof arg === 'number') to.push(Number.isInteger(arg) ? tags.Int : tags.Float, arg);
    else if (typeof arg === 'string') to.push(tags.Str, this.id(arg));
    else if (Array.isArray(arg)) this.putList(to, tags.List, arg);
    else this.putWord(to, arg as Record<string, any>);
  }

  private putList(to: number[], tag: number, items: Argument[]): void {
    to.push(tag, items.length);
    for (const item of items) this.put(to, item);
  }

  private putWord(to: number[], word: Record<string, any>): void {
    const { tags, dtypes } = this.wire;
    if ('handle' in word) to.push(tags.Tensor, word.handle);
    else if ('f' in word) to.push(tags.Float, Number(elementValue(word.f)));
    else if ('complex' in word)
      to.push(tags.Complex, ...word.complex.map((part: Real) => Number(elementValue(part))));
    else if ('big' in word) {
      const value = BigInt(word.big);
      to.push(tags.BigInt, Number(value >> 32n), Number(value & 0xffffffffn));
    } else if ('generator' in word) to.push(tags.Generator, this.generator(word.generator));
    else if ('device' in word) to.push(tags.Device, 0);
    else if ('dtype' in word) to.push(tags.DType, dtypes[word.dtype]!);
    else if ('memory_format' in word)
      to.push(tags.MemoryFormat, MEMORY_FORMATS[word.memory_format]);
    else if ('tuple' in word) this.putList(to, tags.Tuple, word.tuple);
    else if ('ellipsis' in word) to.push(tags.Ellipsis);
    else if ('slice' in word) {
      to.push(tags.Slice);
      for (const part of word.slice) this.put(to, part);
    } else throw new Error(`no way to pass ${JSON.stringify(word)}`);
  }

  // A result: handles are held until releaseAll, dtypes get their names.
  private take(v: any): any {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map((each) => this.take(each));
    if ('t' in v) return this.hold(v.t);
    if ('tuple' in v) return { tuple: this.take(v.tuple) };
    if ('named' in v) return { tuple: this.take(v.items), fields: v.fields };
    if ('int' in v || 'float' in v) return v.int ?? v.float;
    if ('dtype' in v) {
      const { dtypes } = this.wire;
      return { dtype: Object.keys(dtypes).find((name) => dtypes[name] === v.dtype) ?? v.dtype };
    }
    return v;
  }
}

/** Recorded elements as arguments: floats stay floats. */
export function elements(values: Element[], dtype: string): Argument[] {
  if (isInexact(dtype))
    return values.map((x): Argument => (Array.isArray(x) ? { complex: x } : { f: x }));
  return values.map((x) => (typeof x === 'string' ? { big: x } : x));
}

/** Recorded arguments with the inputs put in. */
export function bound(form: Form, inputs: Handle[]): Argument {
  if (form === null || typeof form !== 'object') return form;
  if (Array.isArray(form)) return form.map((each) => bound(each, inputs));
  if ('t' in form) return inputs[form.t];
  if ('tuple' in form) return { tuple: bound(form.tuple, inputs) };
  return form as Argument;
}

/** The handles in an answer, in order. */
export function handlesIn(value: any): Handle[] {
  if (value === null || typeof value !== 'object') return [];
  if ('handle' in value) return [value];
  return Object.values(value).flatMap(handlesIn);
}

/** The tensors in a recorded result, in order. */
export function tensorsIn(form: Form): TensorForm[] {
  if (form === null || typeof form !== 'object') return [];
  if (isTensor(form)) return [form];
  return Object.values(form).flatMap(tensorsIn);
}
