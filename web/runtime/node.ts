/** Sessions in Node: where the build put things, worker threads, and a run in the process itself. */
import { existsSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Client } from './client';
import type { WorkerPort } from './client';
import type { Figure } from './figure';
import { files, packagesBeside } from './files-node';
import type { BootAssets, RunRequest, RunResult, WireStep } from './protocol';
import { Runner } from './runner';
import { boot, crashed } from './worker';

export { Stopped } from './client';
export { makeSnapshot } from './boot';
export { packagesIn } from './packages';
export { REACHABLE } from './sandbox';
export { unpackSteps } from './steps';
export { loadEngine } from '../engine/load';

/**
 * The build's files in the tree at `root`: the engine that is served, or that of the preset which
 * TENSORGLASS_ENGINE names. Pyodide is wherever npm has put it.
 */
export function nodeAssets(root: string, options = { snapshot: true }): BootAssets {
  const at = (path: string): string => pathToFileURL(join(root, 'build', path)).href;
  const snapshot = join(root, 'build/runtime/snapshot.bin');
  const pyodide = dirname(createRequire(join(root, 'package.json')).resolve('pyodide'));
  return {
    pyodide: pathToFileURL(`${pyodide}/`).href,
    engine: at(`${process.env.TENSORGLASS_ENGINE ?? 'wasm'}/`),
    packages: at('runtime/packages.json'),
    imports: null,
    snapshot: options.snapshot && existsSync(snapshot) ? pathToFileURL(snapshot).href : null,
    bytes: 0,
  };
}

/**
 * Sessions in worker threads, from the bundle of worker-node.ts beside this one's. With `rewinds`, one
 * worker serves program after program: for programs that may share a process.
 */
export function nodeClient(assets: BootAssets, options = { rewinds: false }): Client {
  const workerFile = fileURLToPath(new URL('worker.mjs', assets.packages));
  return new Client(() => threadPort(workerFile), assets, options);
}

function threadPort(workerFile: string): WorkerPort {
  const { port1: port, port2: theirs } = new MessageChannel();
  const worker = new Worker(workerFile, {
    workerData: theirs,
    transferList: [theirs],
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  worker.unref();
  return {
    post(message) {
      if (message.kind === 'run') worker.ref();
      port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', listener);
      port.on('messageerror', () => listener(null));
    },
    onError(listener) {
      worker.on('error', (problem) => listener(problem.message));
      worker.on('exit', () => listener('the worker ended'));
    },
    terminate() {
      void worker.terminate();
      port.close();
    },
  };
}

/** What Python's own recursion limit needs; a thread has less unless told. */
const STACK_MB = 4;

/** Python with the engine, in this process. */
export function bootHere(assets: BootAssets): ReturnType<typeof boot> {
  return boot(assets, files);
}

/**
 * Runs a program in this process, writing its output straight to the process's own streams; its steps, if it is traced, go to
 * `onStep`, and what it shows to `onFigure`.
 */
export async function runHere(
  assets: BootAssets,
  request: RunRequest,
  onStep: (step: WireStep) => void = () => {},
  onFigure: (figure: Figure) => void = () => {},
): Promise<RunResult> {
  const { pyodide, engine } = await bootHere(assets);
  try {
    return new Runner(pyodide, engine).run(request, {
      onOutput: (stream, text) => writeAll(stream === 'stdout' ? 1 : 2, text),
      onStep,
      onFigure,
      read: readStandardInput,
      findPackage: packagesBeside(assets),
    });
  } catch (problem) {
    const result = crashed(problem);
    writeAll(2, result.error!.traceback);
    return result;
  }
}

/** Reads what there is of the process's standard input, waiting for it; 0 at its end. */
function readStandardInput(buffer: Uint8Array): number {
  for (;;)
    try {
      return readSync(0, buffer);
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw problem;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
}

/** Writes all of it, waiting where a pipe is full. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0); // as `| head` expects
      if (code !== 'EAGAIN') throw problem;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
