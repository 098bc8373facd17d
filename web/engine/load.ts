/** Loads the engine's WebAssembly and gives its surface: numbers, text and bytes. */

/** What the engine says of itself: how values cross (`engine/bindings/wire.h`). */
export interface WireForm {
  /** The numbers that begin the values of a stream. */
  readonly tags: Readonly<Record<Tag, number>>;
  /** The codes of the dtypes that tensors can have. */
  readonly dtypes: Readonly<Record<string, number>>;
  /** What a call answers that gives neither a tensor nor None: ask `error()`, or `result()`. */
  readonly answers: Readonly<Record<'error' | 'other', number>>;
}
export type Tag =
  | 'None'
  | 'Tensor'
  | 'Int'
  | 'BigInt'
  | 'HugeInt'
  | 'Float'
  | 'Bool'
  | 'Str'
  | 'List'
  | 'Tuple'
  | 'DType'
  | 'Generator'
  | 'Device'
  | 'MemoryFormat'
  | 'Ellipsis'
  | 'Slice'
  | 'Complex'
  | 'Unknown'
  | 'Keyword';

/** What the engine offers; see `engine/bindings/wire.h` for the stream of a call. */
export interface Engine {
  /** The number that stands for a text: a name of an operator, a keyword, a string argument. */
  intern(text: string): number;
  /**
   * Calls an operator or a primitive. Gives a tensor's handle (> 0), 0 for None, or one of
   * `form.answers`.
   */
  call(name: number, ...stream: number[]): number;
  /** Adds a number to the front of the next call's stream. */
  put(number: number): void;
  /** Forgets what was put since the last call. */
  clear(): void;
  /**
   * A new tensor of one dim that holds a copy of these bytes, of the dtype with that code. Gives its
   * handle, or `form.answers.error`.
   */
  copyIn(bytes: ArrayBufferView, dtype: number): number;
  /**
   * Fills `to` with the bytes of a tensor's storage from byte `at` on. Gives 0, or
   * `form.answers.error` where the storage has not as many.
   */
  copyOut(handle: number, at: number, to: ArrayBufferView): number;
  /** The caller's object of this tensor is gone. */
  release(handle: number): void;
  /** The last result that is neither a tensor nor None, as JSON. */
  result(): string;
  /** The last error, as JSON: `{type, message}`. */
  error(): string;
  /** The table of operators, as JSON. */
  schemas(): string;
  readonly form: WireForm;
  /** The form as JSON. */
  wire(): string;
  /** Remembers all that the engine holds; the function that it gives brings it back. */
  rewinder(): () => void;
  /**
   * Runs the caller's function of that id; `payload` is a JSON list of handles, or "drop" when the
   * engine will not call it again. Gives 0, or -1 if it raised.
   */
  onCallback: (id: number, payload: string) => number;
}

/** What Emscripten's module factory takes and gives, as far as it is used here. */
interface EmscriptenModule {
  HEAPF64: Float64Array;
  HEAPU8: Uint8Array;
  _engine_scratch(count: number): number;
  _engine_call(name: number, count: number): number;
  _engine_new(nbytes: number, dtype: number): number;
  _engine_bytes(handle: number, at: number, count: number): number;
  _engine_release(handle: number): void;
  intern(text: string): number;
  result(): string;
  error(): string;
  schemas(): string;
  wire(): string;
  onCallback?: (id: number, payload: string) => number;
}
export type EngineFactory = (options: object) => Promise<EmscriptenModule>;

/**
 * Starts an engine. `wasm` is the binary, or a promise of a response to stream it from: handing it
 * in, rather than letting Emscripten's glue fetch it, works alike in pages, workers, Node and Jest.
 */
export async function loadEngine(
  factory: EngineFactory,
  wasm: BufferSource | WebAssembly.Module | Promise<Response>,
): Promise<Engine> {
  let failed: (reason: unknown) => void;
  const failure = new Promise<never>((_, reject) => (failed = reject));
  const started = factory({
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) {
      instantiate(wasm, imports).then(({ instance, module }) => receive(instance, module), failed);
      return {};
    },
  });
  const module = await Promise.race([started, failure]);
  return surfaceOf(module);
}

async function instantiate(
  wasm: BufferSource | WebAssembly.Module | Promise<Response>,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  if (wasm instanceof Promise) return WebAssembly.instantiateStreaming(wasm, imports);
  if (wasm instanceof WebAssembly.Module)
    return { instance: await WebAssembly.instantiate(wasm, imports), module: wasm };
  return WebAssembly.instantiate(wasm, imports);
}

function surfaceOf(module: EmscriptenModule): Engine {
  let count = 0;
  let room = 256;
  let scratch = module._engine_scratch(room) >> 3;
  let heap = module.HEAPF64;
  // The glue puts the exports themselves in the place of its own functions at their first calls.
  let invoke = (name: number, put: number) => {
    const answer = module._engine_call(name, put);
    invoke = module._engine_call;
    return answer;
  };
  let release = (handle: number) => {
    module._engine_release(handle);
    release = module._engine_release;
  };
  const form = JSON.parse(module.wire()) as WireForm;
  const { error } = form.answers;

  /** The engine's memory: where it has grown since the last number, that view is empty. */
  function view(): Float64Array {
    if (heap.length === 0) heap = module.HEAPF64;
    return heap;
  }
  function enlarge(wanted: number): void {
    while (room < wanted) room *= 2;
    scratch = module._engine_scratch(room) >> 3;
  }
  function refuse(): never {
    count = 0; // the call is off, and the next begins anew
    throw new TypeError('a call takes numbers only');
  }
  function write(stream: readonly number[]): void {
    if (count + stream.length > room) enlarge(count + stream.length);
    const heap = view();
    const start = scratch + count;
    for (let i = 0; i < stream.length; i++) {
      const number = stream[i]!;
      if (!isNumber(number)) refuse();
      heap[start + i] = number;
    }
    count += stream.length;
  }

  const engine: Engine = {
    intern: module.intern,
    call(name, ...stream) {
      if (stream.length > 0) write(stream);
      const put = count;
      count = 0;
      return invoke(name, put);
    },
    put(number) {
      if (!isNumber(number)) refuse();
      if (count === room) enlarge(room + 1);
      view()[scratch + count++] = number;
    },
    clear() {
      count = 0;
    },
    copyIn(bytes, dtype) {
      const given = bytesOf(bytes);
      const handle = module._engine_new(given.length, dtype);
      if (handle === error) return error;
      module.HEAPU8.set(given, module._engine_bytes(handle, 0, given.length));
      return handle;
    },
    copyOut(handle, at, to) {
      const room = bytesOf(to);
      const from = module._engine_bytes(handle, at, room.length);
      if (from === error) return error;
      room.set(module.HEAPU8.subarray(from, from + room.length));
      return 0;
    },
    release: (handle) => release(handle),
    result: module.result,
    error: module.error,
    schemas: module.schemas,
    form,
    wire: module.wire,
    rewinder() {
      const memory = new Uint8Array(module.HEAPF64.buffer).slice();
      const kept = { room, scratch };
      return () => {
        ({ room, scratch } = kept);
        count = 0;
        const now = new Uint8Array(module.HEAPF64.buffer);
        now.set(memory);
        now.fill(0, memory.length);
      };
    },
    onCallback: () => -1,
  };
  module.onCallback = (id, payload) => engine.onCallback(id, payload);
  return engine;
}

/** Programs can call with anything; an object would be asked for its number, and call in between. */
const isNumber = (v: unknown) => typeof v === 'number' || typeof v === 'boolean';

/** The bytes of a typed array. Programs can hand in anything: only what is one is read or written. */
function bytesOf(view: ArrayBufferView): Uint8Array {
  if (!ArrayBuffer.isView(view)) throw new TypeError('bytes come in a typed array');
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
