/** A session inside a worker: boots when told to, runs one program, and reports; alike in pages and in Node. */
import { loadEngine } from '../engine/load';
import type { Engine, EngineFactory } from '../engine/load';
import { bootPlain, bootSnapshot } from './boot';
import type { Packages, Pyodide, PyodideModule } from './boot';
import type { BootAssets, FromWorker, RunResult, ToWorker, WireStep } from './protocol';
import { Runner } from './runner';
import { removeNetwork } from './sandbox';

/** What differs between a page's worker and Node's. */
export interface Platform {
  post(message: FromWorker): void;
  files: Files;
}

/** How a boot gets the files of the build. */
export interface Files {
  /** A file, unpacked if it was packed. */
  read(address: string): Promise<Uint8Array>;
  compile(address: string): Promise<WebAssembly.Module>;
}

/** What a boot leaves. */
export interface Booted {
  pyodide: Pyodide;
  engine: Engine;
  fromSnapshot: boolean;
}

/** Starts the engine and Python; falls back to the plain boot where the snapshot does not fit. */
export async function boot(assets: BootAssets, { read, compile }: Files): Promise<Booted> {
  const [glue, wasm, pyodide, packages, snapshot] = await Promise.all([
    import(/* @vite-ignore */ `${assets.engine}tensorglass.js`) as Promise<{
      default: EngineFactory;
    }>,
    compile(`${assets.engine}tensorglass.wasm`),
    import(/* @vite-ignore */ `${assets.pyodide}pyodide.mjs`) as Promise<PyodideModule>,
    read(assets.packages).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Packages),
    assets.snapshot === null ? null : read(assets.snapshot).catch(() => null),
    // Pyodide asks for it later; by then it is here, and parsed.
    import(/* @vite-ignore */ `${assets.pyodide}pyodide.asm.mjs`),
  ]);
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
      return { pyodide: booted, engine: fresh.engine, fromSnapshot: true };
    } catch (problem) {
      console.warn(`Booting without the snapshot: ${String(problem)}`);
    }
  }
  const fresh = await inputs();
  return { pyodide: await bootPlain(fresh), engine: fresh.engine, fromSnapshot: false };
}

/** Answers the client's messages. */
export function serve(platform: Platform): (message: ToWorker) => Promise<void> {
  let runner: Runner | null = null;
  return async (message) => {
    if (message.kind === 'boot') {
      try {
        const started = performance.now();
        const { pyodide, engine, fromSnapshot } = await boot(message.assets, platform.files);
        removeNetwork(globalThis);
        runner = new Runner(pyodide, engine);
        platform.post({ kind: 'ready', fromSnapshot, elapsed: performance.now() - started });
      } catch (problem) {
        platform.post({ kind: 'failed', message: textOf(problem) });
      }
    } else if (runner) {
      const { id } = message;
      const mailer = new Mailer(platform, id);
      let result: RunResult;
      try {
        result = runner.run(message.request, mailer);
      } catch (problem) {
        result = crashed(problem);
      }
      mailer.send();
      platform.post({ kind: 'done', id, result });
    }
  };
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
  return { exitCode: 1, error, notice: null, elapsed: 0, live: null };
}

/** Sends output and steps in batches: the first ones at once, a flood of them every few milliseconds. */
class Mailer {
  private text: { stream: 'stdout' | 'stderr'; text: string } | null = null;
  private steps: WireStep[] = [];
  private last = 0;
  private sent = 0;

  constructor(
    private readonly platform: Platform,
    private readonly id: number,
  ) {}

  onOutput(stream: 'stdout' | 'stderr', text: string): void {
    if (this.text && this.text.stream !== stream) this.send();
    if (this.text) this.text.text += text;
    else this.text = { stream, text };
    this.sendIfDue();
  }

  onStep(step: WireStep): void {
    this.steps.push(step);
    if (performance.now() - this.last > 50) this.send();
  }

  send(): void {
    const { id, text, steps } = this;
    if (text) this.platform.post({ kind: 'output', id, ...text });
    if (steps.length) this.platform.post({ kind: 'steps', id, steps });
    this.text = null;
    this.steps = [];
    this.last = performance.now();
    this.sent++;
  }

  private sendIfDue(): void {
    if (this.sent < 200 || performance.now() - this.last > 10) this.send();
  }
}

function textOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
