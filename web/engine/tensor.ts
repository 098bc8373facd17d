/**
 * The engine for JavaScript: tensors with PyTorch's operators by PyTorch's names.
 *
 * The operators are not written here: `open()` makes them from the engine's table, and
 * `operators.d.ts` (generated) types them.
 */
import * as dtypes from './dtype';
import { Complex, DType, type TypedArray } from './dtype';
import { nest, pack, type Packed } from './elements';
import { GraphNode, Reach } from './graph';
import { Live } from './live';
import { loadEngine, type Engine, type EngineFactory } from './load';
import type { Functions, Methods } from './operators';
import type { Snapshot } from './snapshot';
import { ellipsis, Float, Slice, TensorglassError, Tuple, Wire } from './wire';

export type { Snapshot, TypedArray };
export { Complex, DType, ellipsis, Float, GraphNode, Slice, TensorglassError };

/** A number of a program: whole ones are integers unless it is a `Float`. */
export type Numeric = number | bigint | boolean | Float | Complex;
/** Numbers, nested as deep as the tensor has dims. */
export type Data = Numeric | readonly Data[] | ArrayBufferView | Tensor;
/** What `at()` and `set()` take for each dim. */
export type Index = number | bigint | boolean | null | symbol | Slice | Tensor | readonly Index[];
export interface TensorOptions {
  dtype?: DType;
  requires_grad?: boolean;
}
export interface BackwardOptions {
  gradient?: Tensor | null;
  retain_graph?: boolean;
  create_graph?: boolean;
  inputs?: readonly Tensor[];
}
export interface GradOptions {
  grad_outputs?: readonly (Tensor | null)[];
  retain_graph?: boolean;
  create_graph?: boolean;
  allow_unused?: boolean;
}
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface Tensor extends Methods {}

/**
 * A tensor of the engine. It holds memory until `dispose()` (or the end of the `scope()` that it
 * was made in), at once and for certain; JavaScript's garbage collector is not asked.
 */
export class Tensor {
  private reach: Reach | null = null;

  /** Made by the engine only. */
  constructor(
    /** @internal */
    readonly torch: Torch,
    /** The id that snapshots show; 0 once disposed. */
    private id: number,
  ) {}

  get handle(): number {
    if (this.id === 0) throw new TensorglassError('RuntimeError', 'the tensor was disposed of');
    return this.id;
  }
  /** Lets go of the tensor; its storage is freed with the last tensor on it. */
  dispose(): void {
    if (this.id === 0) return;
    this.reach?.release();
    this.torch.forget(this.id);
    this.id = 0;
  }
  get disposed(): boolean {
    return this.id === 0;
  }

  get shape(): number[] {
    return this.get('size');
  }
  get dtype(): DType {
    return this.get('dtype');
  }
  get ndim(): number {
    return this.get('dim');
  }
  numel(): number {
    return this.get('numel');
  }
  /** In elements. */
  stride(): number[] {
    return this.get('stride');
  }
  storage_offset(): number {
    return this.get('offset');
  }
  is_contiguous(): boolean {
    return this.get('is_contiguous');
  }
  /** Address of the first element in the engine's memory: equal for tensors that start alike. */
  data_ptr(): number {
    return this.get('data_ptr');
  }

  get requires_grad(): boolean {
    return this.get('requires_grad');
  }
  set requires_grad(value: boolean) {
    this.torch.primitive('tensor.set_requires_grad', this, value);
  }
  requires_grad_(value = true): this {
    this.requires_grad = value;
    return this;
  }
  get grad(): Tensor | null {
    return this.get('grad');
  }
  set grad(value: Tensor | null) {
    this.torch.primitive('tensor.set_grad', this, value);
  }
  get is_leaf(): boolean {
    return this.get('is_leaf');
  }
  retain_grad(): void {
    this.get('retain_grad');
  }
  get grad_fn(): GraphNode | null {
    const node = this.get<{ node: number } | null>('grad_fn');
    return node && (this.reach ??= this.torch.reach()).node(node.node);
  }
  /** Bumped by every in-place change, through whatever view. */
  get _version(): number {
    return this.get('version');
  }
  /** The tensor that this is a view of. */
  get _base(): Tensor | null {
    return this.get('base');
  }
  /** The same memory with a version counter of its own. */
  get data(): Tensor {
    return this.get('data');
  }

  /** Computes the gradients of all leaves and adds them to their `.grad`. */
  backward(options: BackwardOptions = {}): void {
    const { gradient = null, create_graph = false, inputs = null } = options;
    const retain = options.retain_graph ?? create_graph;
    const given = gradient && [gradient];
    this.torch.primitive('autograd.backward', [this], given, retain, create_graph, inputs);
  }
  /** Sees, and may replace, the gradient of this tensor; the result removes the hook. */
  register_hook(hook: (gradient: Tensor) => Tensor | void): () => void {
    return this.torch.hook(this, hook);
  }

  /** Python's `x[index]`: `x.at(0)`, `x.at(slice(1, 3), null)`. */
  at(...index: Index[]): Tensor {
    return this.torch.primitive('tensor.getitem', this, new Tuple(index)) as Tensor;
  }
  /** Python's `x[index] = value`; a single index may stand without its brackets. */
  set(index: Index | readonly Index[], value: Tensor | Numeric): this {
    const at = new Tuple(Array.isArray(index) ? index : [index]);
    this.torch.primitive('tensor.setitem', this, at, value);
    return this;
  }

  /** The only element; int64 beyond 2^53 is a bigint. */
  item(): number | bigint | boolean | Complex {
    return this.get('item');
  }
  /** The elements in nested lists; int64 beyond 2^53 are bigints. */
  tolist(): unknown {
    // Few come as JSON, at less than what it takes to copy bytes.
    return this.get('tolist') ?? nest(this.torch.packed(this));
  }
  /**
   * A copy of the elements, in order: a BigInt64Array of int64, a Uint8Array of bool, the parts of complex numbers in
   * turn, a Float32Array of half types.
   */
  toTypedArray(): TypedArray {
    return this.torch.packed(this).elements;
  }
  /** As PyTorch prints it. */
  toString(): string {
    return this.get('repr');
  }

  private get<T>(what: string): T {
    return this.torch.primitive(`tensor.${what}`, this) as T;
  }
}

/** The number by which the engine tells warnings: no function has it. */
const WARNINGS = 0;

// Node's console shows tensors as print() does.
Object.defineProperty(Tensor.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Tensor) {
    return this.disposed ? 'tensor(<disposed>)' : this.toString();
  },
});
// `using x = torch.ones([2])`, where the language has it.
const disposeSymbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for('Symbol.dispose');
Object.defineProperty(Tensor.prototype, disposeSymbol, {
  value(this: Tensor) {
    this.dispose();
  },
});

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface Torch extends Functions {}

/** An engine with PyTorch's functions: `torch.ones([2, 3])`, `torch.cat([a, b], {dim: 1})`. */
export class Torch {
  readonly uint8 = dtypes.uint8;
  readonly int8 = dtypes.int8;
  readonly int16 = dtypes.int16;
  readonly int32 = dtypes.int32;
  readonly int64 = dtypes.int64;
  readonly float32 = dtypes.float32;
  readonly float64 = dtypes.float64;
  readonly complex64 = dtypes.complex64;
  readonly complex128 = dtypes.complex128;
  readonly bool = dtypes.bool;
  readonly float16 = dtypes.float16;
  readonly bfloat16 = dtypes.bfloat16;
  readonly uint16 = dtypes.uint16;
  readonly uint32 = dtypes.uint32;
  readonly uint64 = dtypes.uint64;

  /** @internal */
  readonly wire: Wire;
  private readonly live = new Live<Tensor>();
  /** The highest handle that came so far. */
  private newest = 0;
  /** How many tensors' reaches hold a node of the graph. */
  private readonly holders = new Map<number, number>();
  private readonly hooks = new Map<number, (gradients: (Tensor | null)[]) => unknown>();
  private lastHook = 0;
  private made: Tensor[] | null = null;

  constructor(engine: Engine) {
    this.wire = new Wire(engine, (handle) => this.wrap(handle));
    engine.onCallback = (id, payload) => this.callBack(id, payload);
    this.define(JSON.parse(engine.schemas()) as Row[]);
  }

  /** Data to a tensor. Whole numbers give int64, as in Python; `float(1)` or a dtype say otherwise. */
  tensor(data: Data, options: TensorOptions = {}): Tensor {
    const { dtype = null, requires_grad = false } = options;
    const packed = pack(data);
    if (!packed) return this.primitive('tensor.new', data, dtype, requires_grad) as Tensor;
    const { elements, sizes } = packed;
    const handle = this.wire.taken(this.wire.engine.copyIn(elements, packed.dtype.code));
    try {
      const made = [{ handle }, sizes, dtype, requires_grad];
      return this.primitive('tensor.new_from_elements', ...made) as Tensor;
    } finally {
      this.wire.engine.release(handle);
    }
  }
  float(value: number): Float {
    return new Float(value);
  }
  slice(
    start: number | null = null,
    stop: number | null = null,
    step: number | null = null,
  ): Slice {
    return new Slice(start, stop, step);
  }

  /** The gradients of `outputs` for `inputs`, leaving every `.grad` alone. */
  grad(
    outputs: Tensor | readonly Tensor[],
    inputs: Tensor | readonly Tensor[],
    options: GradOptions = {},
  ): (Tensor | null)[] {
    const { grad_outputs = null, create_graph = false, allow_unused = false } = options;
    const retain = options.retain_graph ?? create_graph;
    return this.primitive(
      'autograd.grad',
      outputs instanceof Tensor ? [outputs] : outputs,
      inputs instanceof Tensor ? [inputs] : inputs,
      grad_outputs,
      retain,
      create_graph,
      allow_unused,
    ) as (Tensor | null)[];
  }
  /** Runs `body` without recording history. */
  no_grad<T>(body: () => T): T {
    const before = this.primitive('autograd.is_grad_enabled');
    this.primitive('autograd.set_grad_enabled', false);
    try {
      return body();
    } finally {
      this.primitive('autograd.set_grad_enabled', before);
    }
  }
  is_grad_enabled(): boolean {
    return this.primitive('autograd.is_grad_enabled') as boolean;
  }
  /** Seeds the default generator; the streams are PyTorch's. */
  manual_seed(seed: number | bigint): void {
    this.primitive('random.manual_seed', seed);
  }

  /** Disposes of every tensor made in `body`, except those that it returns. */
  scope<T>(body: () => T): T {
    const outer = this.made;
    const mine: Tensor[] = (this.made = []);
    let kept = new Set<unknown>();
    try {
      const result = body();
      kept = new Set(tensorsIn(result));
      return result;
    } finally {
      this.made = outer;
      for (const t of mine)
        if (kept.has(t)) outer?.push(t);
        else t.dispose();
    }
  }

  /** All that the engine holds, as data: storages, versions, tensors and the graph. */
  snapshot(): Snapshot {
    return JSON.parse(this.primitive('state.snapshot') as string) as Snapshot;
  }
  /** How many tensors, storages and graph nodes are alive. */
  live_counts(): { tensors: number; storages: number; nodes: number } {
    return JSON.parse(this.primitive('state.live') as string) as ReturnType<Torch['live_counts']>;
  }

  /** @internal */
  primitive(name: string, ...args: unknown[]): unknown {
    return this.wire.call(name, null, args);
  }
  /** @internal */
  packed(t: Tensor): Packed {
    const where = this.primitive('tensor.elements', t);
    const [packed, dtype, sizes, at] = where as [Tensor, DType, number[], number];
    const elements = new dtype.array(sizes.reduce((product, size) => product * size, dtype.parts));
    this.wire.taken(this.wire.engine.copyOut(packed.handle, at, elements));
    packed.dispose();
    return { elements, dtype, sizes };
  }
  /** @internal */
  forget(handle: number): void {
    this.live.delete(handle);
    this.wire.engine.release(handle);
  }
  /** @internal */
  reach(): Reach {
    return new Reach((name, ...args) => this.primitive(name, ...args), this.holders);
  }
  /** @internal */
  hook(t: Tensor, hook: (gradient: Tensor) => Tensor | void): () => void {
    const id = ++this.lastHook;
    this.hooks.set(id, ([gradient]) => hook(gradient!));
    const registered = this.primitive('autograd.hook', t, id);
    return () => {
      if (!t.disposed) this.primitive('autograd.remove_hook', t, registered);
    };
  }

  private callBack(id: number, payload: string): number {
    if (payload === 'drop') {
      this.hooks.delete(id);
      return 0;
    }
    if (id === WARNINGS) {
      for (const { text } of JSON.parse(payload) as { text: string }[]) console.warn(text);
      return 0;
    }
    try {
      const handles = JSON.parse(payload) as ({ t: number } | null)[];
      const result = this.hooks.get(id)!(handles.map((h) => h && this.wrap(h.t)));
      this.primitive('callback.result', [result ?? null]);
      return 0;
    } catch (error) {
      this.wire.raised = { error };
      return -1;
    }
  }

  private wrap(handle: number): Tensor {
    // Ids are counted up: nearly all that come are new.
    const known = handle <= this.newest ? this.live.get(handle) : undefined;
    if (known) return known;
    if (handle > this.newest) this.newest = handle;
    const t = new Tensor(this, handle);
    this.live.add(handle, t);
    this.made?.push(t);
    return t;
  }

  // Every name of the table becomes a function, a method, or both.
  private define(rows: Row[]): void {
    const wire = this.wire;
    const functions = this as unknown as Record<string, unknown>;
    const methods = Tensor.prototype as unknown as Record<string, unknown>;
    for (const { name, place, form } of rows) {
      if (/hidden|internal/.test(place) || form === 'out' || name.startsWith('__')) continue;
      if (place !== 'method' && !(name in functions))
        functions[name] = (...args: unknown[]) => wire.callWithKeywords(name, null, args);
      if (place === 'function' || place === 'nn' || name in methods) continue;
      const method = `.${name}`;
      methods[name] = function (this: Tensor, ...args: unknown[]) {
        const { wire } = this.torch;
        return args.length === 1 && args[0] instanceof Tensor
          ? wire.callWithTensor(method, this, args[0])
          : wire.callWithKeywords(method, this, args);
      };
    }
  }
}

interface Row {
  name: string;
  place: string;
  form: string;
}

function* tensorsIn(value: unknown): Generator<Tensor> {
  if (value instanceof Tensor) yield value;
  else if (value !== null && typeof value === 'object')
    for (const each of Object.values(value)) yield* tensorsIn(each);
}

/** Starts an engine of its own: `factory` and `wasm` are the two files of the build. */
export async function open(
  factory: EngineFactory,
  wasm: Parameters<typeof loadEngine>[1],
): Promise<Torch> {
  return new Torch(await loadEngine(factory, wasm));
}
