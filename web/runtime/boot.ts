/** Starts Python with the engine inside: plain, or at once from a memory snapshot made at build time. */
import type { Engine } from '../engine/load';
import { bindNatives, makeNatives } from './native';
import type { CPython, NumberFunction } from './native';

/** The part of Pyodide that is used here. */
export interface Pyodide {
  FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, data: string | Uint8Array): void;
    chdir(path: string): void;
    mount(type: object, options: object, path: string): void;
    /** Emscripten's own, of which no more is said: their insides are used. */
    filesystems: { MEMFS: any; NODEFS: any };
    analyzePath(path: string): { exists: boolean };
    open(file: string | object, flags: string): object;
    read(stream: object, into: Uint8Array, offset: number, length: number): number;
    close(stream: object): void;
    isFile(mode: number): boolean;
    ErrnoError: new (code: number) => Error;
    cwd(): string;
    readdir(path: string): string[];
    lstat(path: string): { mode: number; size: number; mtime: Date; ino: number };
    readFile(path: string): Uint8Array;
    /** What is called, by name, when something has been done to a file. */
    trackingDelegate: Record<string, (path: string) => void>;
    isDir(mode: number): boolean;
    rmdir(path: string): void;
    unlink(path: string): void;
    unmount(path: string): void;
    root: { mount: { mounts: { mountpoint: string }[] } };
    streams: unknown[];
  };
  _module: CPython & {
    HEAPU8: Uint8Array;
    /** How many JavaScript objects Python holds. */
    _hiwire_num_refs(): number;
  };
  pyimport(name: string): any;
  registerJsModule(name: string, module: object): void;
  setStdin(options: { read: (buffer: Uint8Array) => number }): void;
  setStdout(options: { write: (bytes: Uint8Array) => number }): void;
  setStderr(options: { write: (bytes: Uint8Array) => number }): void;
  setInterruptBuffer(buffer: Uint8Array): void;
  makeMemorySnapshot(options: { serializer: (value: object) => unknown }): Uint8Array;
}

/** What `pyodide.mjs` exports. */
export interface PyodideModule {
  loadPyodide(options: object): Promise<Pyodide>;
}

/** Python sources by their path below the folder of packages. */
export type Packages = Record<string, string>;

export interface BootInputs {
  pyodide: PyodideModule;
  /** The folder with Pyodide's own files, ending in a slash. */
  indexURL: string;
  engine: Engine;
  packages: Packages;
}

/** Where our Python packages live in Pyodide's file system. */
const PACKAGES = '/lib/tensorglass';
/** A snapshot file: this mark, the length of a JSON header, the header, and Pyodide's own snapshot. */
const MAGIC = 0x314d4754;
const ALIGNMENT = 16;

interface SnapshotHeader {
  /** The texts that Python has interned, in order: a fresh engine must know them by the same ids. */
  interned: string[];
  /** Where the definitions of `natives` lie. */
  natives: number;
}

/**
 * What Python sees as the module `_tensorglass`. Kept as one flat object of plain functions: the
 * snapshot refers to them by name.
 */
class Bridge {
  readonly interned = new Set<string>();
  readonly module: Record<string, unknown>;

  constructor(private readonly engine: Engine) {
    this.module = {
      intern: (text: string) => this.intern(text),
      copy_in: (from: PythonBuffer, dtype: number) =>
        withBytes(from, (bytes) => engine.copyIn(bytes, dtype)),
      copy_out: (handle: number, at: number, to: PythonBuffer) =>
        withBytes(to, (bytes, readonly) => {
          if (readonly) throw new TypeError('the buffer is not for writing');
          return engine.copyOut(handle, at, bytes);
        }),
      error: engine.error,
      result: engine.result,
      schemas: engine.schemas,
      wire: engine.wire,
    };
  }

  intern(text: string): number {
    this.interned.add(text);
    return this.engine.intern(text);
  }

  /** The name that a snapshot knows a JavaScript object of ours by. */
  nameOf(value: object): string | null {
    if (value === this.module) return 'module';
    return Object.keys(this.module).find((name) => this.module[name] === value) ?? null;
  }

  named(name: string): unknown {
    return name === 'module' ? this.module : this.module[name];
  }
}

/** A Python object with the buffer protocol, as Pyodide hands it over. */
interface PythonBuffer {
  getBuffer(type: 'u8'): {
    data: Uint8Array;
    readonly: boolean;
    c_contiguous: boolean;
    release(): void;
  };
}

/** Gives the bytes of a Python object to `use`, which keeps none of them. */
function withBytes(
  buffer: PythonBuffer,
  use: (bytes: Uint8Array, readonly: boolean) => number,
): number {
  const view = buffer.getBuffer('u8');
  try {
    if (!view.c_contiguous) throw new TypeError('the bytes of a buffer lie in order');
    return use(view.data, view.readonly);
  } finally {
    view.release();
  }
}

/** What Python sees as the module `_tensorglass_native`: numbers in, a number out. */
function natives(engine: Engine): Record<string, NumberFunction> {
  return {
    call(argument, count) {
      engine.clear(); // of what a call left that was refused
      const name = argument(0);
      for (let n = 1; n < count; n++) engine.put(argument(n));
      return engine.call(name);
    },
    release(argument) {
      engine.release(argument(0));
      return 0;
    },
  };
}

/** The plain boot: some two seconds. */
export async function bootPlain(inputs: BootInputs): Promise<Pyodide> {
  const { pyodide } = await start(inputs, {});
  return pyodide;
}

/** Boots plainly and gives the memory of the result, for `bootSnapshot`. */
export async function makeSnapshot(inputs: BootInputs): Promise<Uint8Array> {
  const { pyodide, bridge, definitions } = await start(inputs, { _makeSnapshot: true });
  const memory = pyodide.makeMemorySnapshot({
    serializer(value) {
      const name = bridge.nameOf(value);
      if (name === null)
        throw new Error(`the snapshot would hold an unknown JavaScript object: ${String(value)}`);
      return name;
    },
  });
  return pack({ interned: [...bridge.interned], natives: definitions }, memory);
}

/** Boots from what `makeSnapshot` gave. The packages' sources are there for tracebacks. */
export async function bootSnapshot(inputs: BootInputs, snapshot: Uint8Array): Promise<Pyodide> {
  const { header, memory } = unpack(snapshot);
  const bridge = new Bridge(inputs.engine);
  for (const text of header.interned) bridge.intern(text);
  const pyodide = await inputs.pyodide.loadPyodide({
    indexURL: inputs.indexURL,
    fullStdLib: false,
    _loadSnapshot: memory,
    _snapshotDeserializer: (name: string) => bridge.named(name),
  });
  bindNatives(pyodide, header.natives, natives(inputs.engine));
  writePackages(pyodide, inputs.packages);
  attach(pyodide, inputs.engine);
  return pyodide;
}

async function start(inputs: BootInputs, options: object) {
  const bridge = new Bridge(inputs.engine);
  const pyodide = await inputs.pyodide.loadPyodide({
    indexURL: inputs.indexURL,
    fullStdLib: false,
    ...options,
  });
  pyodide.registerJsModule('_tensorglass', bridge.module);
  const functions = natives(inputs.engine);
  const definitions = makeNatives(pyodide, '_tensorglass_native', functions);
  bindNatives(pyodide, definitions, functions);
  writePackages(pyodide, inputs.packages);
  const { path } = pyodide.pyimport('sys');
  path.append(PACKAGES);
  path.destroy();
  pyodide.pyimport('tensorglass_session').destroy();
  if (!('_makeSnapshot' in options)) attach(pyodide, inputs.engine);
  return { pyodide, bridge, definitions };
}

/** Ties Python to the engine by what is no part of a snapshot: references from outside, and proxies. */
function attach(pyodide: Pyodide, engine: Engine): void {
  const session = pyodide.pyimport('tensorglass_session');
  const callback = session.engine_callback();
  if (callback) engine.onCallback = (id, payload) => callback(id, payload);
  // Pyodide makes the class of such proxies when it meets the first: a confined worker has it by then.
  session.some_bytes().destroy();
  session.destroy();
}

function writePackages({ FS }: Pyodide, packages: Packages): void {
  const encoder = new TextEncoder();
  for (const [path, text] of Object.entries(packages)) {
    const file = `${PACKAGES}/${path}`;
    FS.mkdirTree(file.slice(0, file.lastIndexOf('/')));
    FS.writeFile(file, encoder.encode(text)); // Emscripten's own conversion of texts is slow
  }
}

function pack(header: SnapshotHeader, memory: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((8 + text.length) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(start + memory.length);
  new Uint32Array(file.buffer, 0, 2).set([MAGIC, text.length]);
  file.set(text, 8);
  file.set(memory, start);
  return file;
}

function unpack(file: Uint8Array): { header: SnapshotHeader; memory: Uint8Array } {
  const [magic, length] = new Uint32Array(file.buffer, file.byteOffset, 2);
  if (magic !== MAGIC) throw new Error('this is no boot snapshot');
  const start = Math.ceil((8 + length!) / ALIGNMENT) * ALIGNMENT;
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length!)));
  return { header, memory: file.subarray(start) };
}
