/** A session inside a worker: boots when told to, runs one program, and reports; alike in pages and in Node. */
import { loadEngine } from '../engine/load';
import type { Engine, EngineFactory } from '../engine/load';
import { bootPlain, bootSnapshot } from './boot';
import type { Packages, Pyodide, PyodideModule } from './boot';
import type { Figure } from './figure';
import { arrived, ToWorker } from './protocol';
import type {
  BootAssets,
  FileChanges,
  FromWorker,
  Prepared,
  RunRequest,
  RunResult,
  WireStep,
} from './protocol';
import { rewinder } from './rewind';
import { Runner } from './runner';
import { confine } from './sandbox';

/** What differs between a page's worker and Node's. */
export interface Platform {
  /** What is handed over is gone from here. */
  post(message: FromWorker, handedOver?: ArrayBuffer[]): void;
  files(assets: BootAssets): Files;
}

/** How a boot gets the files of the build. */
export interface Files {
  /** The name of the engine's file for this machine. */
  engine: string;
  /** A file, unpacked if it was packed. */
  read(address: string): Promise<Uint8Array>;
  compile(address: string): Promise<WebAssembly.Module>;
  /**
   * Sets on its way what Pyodide gets by itself, late, from its folder; gives Python's code, `code` if that is
   * compiled already. Where this is missing, all of that is Pyodide's own affair.
   */
  provide?(folder: string, code?: WebAssembly.Module): Promise<WebAssembly.Module>;
  /** Finds the files of packages to import, by name, where they need not be sent. */
  findPackage?(assets: BootAssets): (name: string) => Uint8Array | undefined;
  /** What can wait until the boot is over, and must be over when a program runs. */
  settle?(): Promise<void>;
}

/** What a boot leaves. */
export interface Booted {
  pyodide: Pyodide;
  engine: Engine;
  fromSnapshot: boolean;
  /** For the workers after this one; not where it began with what another had prepared. */
  prepared?: Prepared | undefined;
}

/** Starts the engine and Python; falls back to the plain boot where the snapshot does not fit. */
export async function boot(
  assets: BootAssets,
  { engine: engineFile, read, compile, provide }: Files,
  before?: Prepared,
): Promise<Booted> {
  const [glue, wasm, pyodide, packages, snapshot, python] = await Promise.all([
    import(/* @vite-ignore */ `${assets.engine}tensorglass.js`) as Promise<{
      default: EngineFactory;
    }>,
    before?.engine ?? compile(assets.engine + engineFile),
    import(/* @vite-ignore */ `${assets.pyodide}pyodide.mjs`) as Promise<PyodideModule>,
    read(assets.packages).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Packages),
    before || assets.snapshot === null
      ? (before?.snapshot ?? null)
      : read(assets.snapshot).catch(() => null),
    provide?.(assets.pyodide, before?.python),
    // Pyodide asks for it later; by then it is here, and parsed.
    import(/* @vite-ignore */ `${assets.pyodide}pyodide.asm.mjs`),
  ]);
  const prepared = python && !before ? { engine: wasm, python, snapshot } : undefined;
  const inputs = async () => ({
    pyodide,
    indexURL: assets.pyodide.replace(/^file:\/\//, ''), // Node: Pyodide takes paths there
    engine: await loadEngine(glue.default, wasm),
    packages,
  });
  if (snapshot) {
    try {
      const fresh = await inputs();
      const booted = await bootSnapshot(fresh, snapshot);
      return { pyodide: booted, engine: fresh.engine, fromSnapshot: true, prepared };
    } catch (problem) {
      console.warn(`Booting without the snapshot: ${String(problem)}`);
    }
  }
  const fresh = await inputs();
  return { pyodide: await bootPlain(fresh), engine: fresh.engine, fromSnapshot: false, prepared };
}

/**
 * Answers the client's messages. Whatever goes wrong is answered too: a program can have changed what
 * this code stands on, and nobody shall wait for ever.
 */
export function serve(platform: Platform): (data: unknown) => Promise<void> {
  let runner: Runner | null = null;
  let rewind: (() => boolean) | null = null;
  let settled: Promise<void> | undefined;
  let findPackage: ReturnType<NonNullable<Files['findPackage']>> | undefined;
  return async (data) => {
    try {
      const message = arrived(ToWorker, data);
      if (message.kind === 'boot') {
        const started = performance.now();
        const files = platform.files(message.assets);
        const booted = await boot(message.assets, files, message.prepared);
        const { pyodide, engine, fromSnapshot, prepared } = booted;
        findPackage = files.findPackage?.(message.assets);
        confine();
        runner = new Runner(pyodide, engine);
        if (message.rewinds) rewind = rewinder(pyodide, engine);
        const elapsed = performance.now() - started;
        platform.post(
          { kind: 'ready', fromSnapshot, elapsed, ...(prepared && { prepared }) },
          prepared?.snapshot ? [prepared.snapshot.buffer as ArrayBuffer] : [],
        );
        settled = files.settle?.();
      } else if (runner) {
        await settled; // a program could get at what is under way
        const { run, request, packages } = message;
        const find = findPackage ?? ((name: string) => packages[name]);
        answer(new Mailer(platform, run, find), runner, request);
        const ended = performance.now();
        if (!rewind) return;
        if (!rewind()) throw new Error('the program left what cannot be undone');
        platform.post({ kind: 'ready', fromSnapshot: false, elapsed: performance.now() - ended });
      }
    } catch (problem) {
      platform.post({ kind: 'failed', message: textOf(problem).slice(0, 1000) });
    }
  };
}

/** Runs the program; nothing that it leaves to be done later is waited for. */
function answer(mailer: Mailer, runner: Runner, request: RunRequest): void {
  let result: RunResult;
  try {
    result = runner.run(request, mailer);
  } catch (problem) {
    result = crashed(problem);
  }
  mailer.end(result);
}

/** How a run is said to have ended when Python itself broke down. */
export function crashed(problem: unknown): RunResult {
  const text = textOf(problem);
  const [type, message] = /call stack|too much recursion/i.test(text)
    ? ['RecursionError', 'the program called functions too deep inside one another']
    : /memory|allocat|unreachable/i.test(text)
      ? ['MemoryError', 'the program used up all the memory there is']
      : ['SystemError', `Python broke down: ${text}`];
  const error = { type: type!, message: message!, line: null, traceback: `${type}: ${message}\n` };
  return {
    exitCode: 1,
    error,
    notes: [],
    unshown: false,
    wantsInput: false,
    notice: null,
    elapsed: 0,
    live: null,
  };
}

/** Sends output and steps in batches: the first ones at once, a flood of them every few milliseconds. */
class Mailer {
  private text: { stream: 'stdout' | 'stderr'; text: string } | null = null;
  private steps: WireStep[] = [];
  private last = 0;
  private sent = 0;
  private paced = 0;
  private ended = false;

  constructor(
    private readonly platform: Platform,
    private readonly run: string,
    readonly findPackage: (name: string) => Uint8Array | undefined,
  ) {}

  onOutput(stream: 'stdout' | 'stderr', text: string): void {
    if (this.text && this.text.stream !== stream) this.send();
    if (this.text) this.text.text += text;
    else this.text = { stream, text };
    this.sendIfDue();
  }

  onFigure(figure: Figure): void {
    this.send();
    if (!this.ended) this.platform.post({ kind: 'figure', run: this.run, figure });
  }

  onStep(step: WireStep): void {
    this.steps.push(step);
    if (performance.now() - this.last > 50) this.send();
  }

  send(): void {
    if (this.ended) return;
    const { run, text, steps } = this;
    if (text) this.platform.post({ kind: 'output', run, ...text });
    if (steps.length) this.platform.post({ kind: 'steps', run, steps });
    this.text = null;
    this.steps = [];
    this.last = performance.now();
    this.sent++;
  }

  onPace(steps: number): void {
    const now = performance.now();
    if (this.ended || now - this.paced < 500) return;
    this.paced = now;
    this.platform.post({ kind: 'pace', run: this.run, steps });
  }

  onFiles(files: FileChanges): void {
    if (this.ended) return;
    const handedOver = Object.values(files).flatMap((file) =>
      file ? [file.buffer as ArrayBuffer] : [],
    );
    this.platform.post({ kind: 'files', run: this.run, files }, handedOver);
  }

  onWanting(result: RunResult): void {
    this.end(result);
  }

  /** Sends how the run ended; nothing after that. */
  end(result: RunResult): void {
    if (this.ended) return;
    this.send();
    this.ended = true;
    this.platform.post({ kind: 'done', run: this.run, result });
  }

  private sendIfDue(): void {
    const waited = performance.now() - this.last;
    if (waited > 100) this.sent = 0; // it is no flood that pauses
    if (this.sent < 200 || waited > 10) this.send();
  }
}

function textOf(problem: unknown): string {
  try {
    return problem instanceof Error ? String(problem.message) : String(problem);
  } catch {
    return 'an error that cannot be told'; // what a program throws may throw again
  }
}
