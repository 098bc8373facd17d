/** JavaScript values to the stream of a call and back; the twin of `engine/bindings/wire.h`. */
import { Complex, DType, dtypeOf } from './dtype';
import { isFloats, isWhole } from './elements';
import type { Engine, WireForm } from './load';

/** A part of an index: `slice(1, 3)` is Python's `1:3`. */
export class Slice {
  constructor(
    readonly start: number | null = null,
    readonly stop: number | null = null,
    readonly step: number | null = null,
  ) {}
}
/** A number that is a float though it is whole: `float(1)` is Python's `1.0`. */
export class Float {
  constructor(readonly value: number) {}
}
/** What Python writes with commas: several indices. A list is one index, or one argument. */
export class Tuple {
  constructor(readonly items: readonly unknown[]) {}
}
export const ellipsis = Symbol('...');

/** Something with a handle: a tensor. */
export interface Handled {
  readonly handle: number;
}
export interface GeneratorLike {
  readonly generator: number;
}

/** PyTorch's error: `name` is Python's class, `message` its text. */
export class TensorglassError extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

export class Wire {
  private readonly ids = new Map<string, number>();
  private readonly tags: WireForm['tags'];
  private readonly answers: WireForm['answers'];
  /** Set while a callback's exception is on its way through the engine. */
  raised: { error: unknown } | null = null;

  constructor(
    readonly engine: Engine,
    private readonly wrap: (handle: number) => unknown,
  ) {
    ({ tags: this.tags, answers: this.answers } = engine.form);
  }

  id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) this.ids.set(text, (id = this.engine.intern(text)));
    return id;
  }

  /** Calls an operator or primitive, as a method of `self` if there is one. */
  call(name: string, self: Handled | null, args: readonly unknown[]): unknown {
    return this.send(name, self, args, args.length);
  }

  /** The same where a plain object at the end of `args` holds the keyword arguments. */
  callWithKeywords(name: string, self: Handled | null, args: readonly unknown[]): unknown {
    const last = args.length - 1;
    const keywords = args[last];
    if (!isPlain(keywords)) return this.send(name, self, args, args.length);
    return this.send(name, self, args, last, keywords);
  }

  /** The same with one argument, a tensor: most calls are such ones. */
  callWithTensor(name: string, self: Handled, other: Handled): unknown {
    const { engine, tags } = this;
    engine.clear();
    engine.put(tags.Tensor);
    engine.put(self.handle);
    engine.put(tags.Tensor);
    engine.put(other.handle);
    return this.take(engine.call(this.id(name)));
  }

  private send(
    name: string,
    self: Handled | null,
    args: readonly unknown[],
    positional: number,
    keywords?: Record<string, unknown>,
  ): unknown {
    const { engine } = this;
    engine.clear(); // an argument of the last call may have been refused halfway
    if (self) this.putTagged(this.tags.Tensor, self.handle);
    for (let i = 0; i < positional; i++) this.put(args[i]);
    if (keywords)
      for (const key in keywords) {
        this.putTagged(this.tags.Keyword, this.id(key));
        this.put(keywords[key]);
      }
    return this.take(engine.call(this.id(name)));
  }

  take(answer: number): unknown {
    if (answer > 0) return this.wrap(answer);
    if (answer === 0) return null;
    if (answer === this.answers.other) return this.decode(JSON.parse(this.engine.result()));
    return this.taken(answer);
  }

  /** An answer that is a number or an error. */
  taken(answer: number): number {
    if (answer !== this.answers.error) return answer;
    const { type, message } = JSON.parse(this.engine.error()) as { type: string; message: string };
    if (type === 'Callback' && this.raised) {
      const { error } = this.raised;
      this.raised = null;
      throw error;
    }
    throw new TensorglassError(type, message);
  }

  private putTagged(tag: number, payload: number): void {
    this.engine.put(tag);
    this.engine.put(payload);
  }

  private put(v: unknown): void {
    switch (typeof v) {
      case 'number':
        this.putTagged(isWhole(v) ? this.tags.Int : this.tags.Float, v);
        return;
      case 'boolean':
        this.putTagged(this.tags.Bool, v ? 1 : 0);
        return;
      case 'string':
        this.putTagged(this.tags.Str, this.id(v));
        return;
      case 'bigint':
        if (BigInt.asIntN(64, v) !== v && BigInt.asUintN(64, v) !== v)
          this.putTagged(this.tags.HugeInt, Number(v));
        else {
          this.putTagged(this.tags.BigInt, Number(v >> 32n));
          this.engine.put(Number(v & 0xffffffffn));
        }
        return;
      case 'undefined':
        this.engine.put(this.tags.None);
        return;
      case 'symbol':
        this.engine.put(this.tags.Ellipsis);
        return;
      case 'object':
        break;
      default:
        this.putTagged(this.tags.Unknown, this.id(typeof v));
        return;
    }
    if (v === null) this.engine.put(this.tags.None);
    else if ('handle' in v) this.putTagged(this.tags.Tensor, (v as Handled).handle);
    else if (Array.isArray(v) || ArrayBuffer.isView(v)) this.putList(v as ArrayLike<unknown>);
    else if (v instanceof Tuple) {
      this.putTagged(this.tags.Tuple, v.items.length);
      for (const item of v.items) this.put(item);
    } else if (v instanceof DType) this.putTagged(this.tags.DType, v.code);
    else if (v instanceof Complex) {
      this.putTagged(this.tags.Complex, v.real);
      this.engine.put(v.imag);
    } else if (v instanceof Float) this.putTagged(this.tags.Float, v.value);
    else if ('generator' in v) this.putTagged(this.tags.Generator, (v as GeneratorLike).generator);
    else if (v instanceof Slice) {
      this.engine.put(this.tags.Slice);
      for (const part of [v.start, v.stop, v.step]) this.put(part);
    } else this.putTagged(this.tags.Unknown, this.id(v.constructor?.name ?? 'object'));
  }

  private putList(list: ArrayLike<unknown>): void {
    const floats = isFloats(list);
    this.putTagged(this.tags.List, list.length);
    for (let i = 0; i < list.length; i++)
      if (floats) this.putTagged(this.tags.Float, list[i] as number);
      else this.put(list[i]);
  }

  private decode(v: unknown): unknown {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map((each) => this.decode(each));
    const o = v as Record<string, unknown>;
    if ('t' in o) return this.wrap(o['t'] as number);
    if ('tuple' in o) return this.decode(o['tuple']);
    if ('dtype' in o) return dtypeOf(o['dtype'] as number);
    if ('int' in o) return BigInt(o['int'] as string);
    if ('complex' in o) {
      const [real, imag] = (o['complex'] as (number | keyof typeof UNUSUAL)[]).map((part) =>
        typeof part === 'number' ? part : UNUSUAL[part],
      );
      return new Complex(real, imag);
    }
    if ('float' in o) return UNUSUAL[o['float'] as keyof typeof UNUSUAL];
    if ('named' in o) {
      const items = this.decode(o['items']) as unknown[];
      return Object.fromEntries((o['fields'] as string[]).map((field, i) => [field, items[i]]));
    }
    return o;
  }
}

function isPlain(v: unknown): v is Record<string, unknown> {
  return v !== null && typeof v === 'object' && Object.getPrototypeOf(v) === Object.prototype;
}

/** The floats that JSON lacks. */
const UNUSUAL = { nan: NaN, inf: Infinity, '-inf': -Infinity };
