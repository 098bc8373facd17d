/** The vocabulary of a session: the steps of a run, and the messages between page and worker. */
import type { GradientState, Snapshot } from '../engine/snapshot';

/** A name of the user's program that reaches a tensor: `x`, `model.weight`, `xs[0]`. */
export interface NameState {
  /** `<module>` or the function's name. */
  frame: string;
  name: string;
  tensor: number;
}

/** An exception that ended the run, as the user is shown it. */
export interface RunError {
  /** The class name, as the last line of a traceback has it (`RuntimeError`, `torch.foo.Error`). */
  type: string;
  message: string;
  /** The line of the user's main file where it happened; null when it happened nowhere in it. */
  line: number | null;
  /** The whole text that `python3` would have written to stderr. */
  traceback: string;
}

export type StepEvent = 'line' | 'return' | 'exception' | 'end';

/** The state after line `line` (1-based, of the user's main file; 0 at the end) has run. */
export interface Step {
  line: number;
  event: StepEvent;
  /** How many of the program's frames were running: 1 in the module itself, 0 at the end. */
  depth: number;
  /** The same list as the previous step's while it holds the same; and the same items, one by one. */
  names: NameState[];
  /** What was printed since the previous step. */
  stdout: string;
  error: RunError | null;
  /** Likewise, down to each list and each item that is as it was. */
  snapshot: Snapshot;
  gradients: GradientState[];
}

/** The lists whose items steps share. */
export interface Lists extends Snapshot {
  names: NameState[];
}

/**
 * A list as it crosses: in order, its items, and in place of items that are those of the previous
 * step's list from index `start` on, that and their count.
 */
export type Change<Item> = (Item | [start: number, count: number])[];

/** The lists that are not as they were in the previous step. */
export type Changes = { [Name in keyof Lists]?: Change<Lists[Name][number]> };

/** A step as it crosses from the worker and as it is stored: what it shares with the step before is left out. */
export interface WireStep extends Omit<Step, 'names' | 'snapshot'> {
  changes: Changes;
}

/** What a run is given. */
export interface RunRequest {
  /** The program's text, which runs as `__main__`; null when `filename` is there already, in a mount. */
  code: string | null;
  /** The path shown in tracebacks and put in `sys.argv[0]`; `main.py` unless told. */
  filename?: string;
  /** `sys.argv[1:]`. */
  args?: string[];
  /** Record steps; at most `maxSteps` of them. */
  trace?: boolean;
  maxSteps?: number;
  /** Keep at most this many characters of output; what is printed beyond ends the run with a message. */
  maxOutput?: number;
  /** Files that the program can import or read, by absolute path. */
  files?: Record<string, string>;
  /** Node only: folders made readable at the same path. */
  mounts?: string[];
  /** The working directory; made when it is not there. */
  cwd?: string;
  /** Count afterwards, when the program's names are gone, what still lives in the engine. */
  census?: boolean;
}

/** How a run ended. */
export interface RunResult {
  /** As a process's: 0, what `sys.exit` said, or 1 after an uncaught exception. */
  exitCode: number;
  error: RunError | null;
  /** Said when the recording of steps was cut short: why, in one sentence. */
  notice: string | null;
  /** How long the program ran, in milliseconds. */
  elapsed: number;
  /** With `census`: what the program leaked, else null. */
  live: { tensors: number; storages: number; nodes: number } | null;
}

/** How far the start is, for a progress display; `done` of `total` bytes have been fetched. */
export interface Progress {
  stage: 'loading' | 'ready';
  done: number;
  total: number;
}

/** Messages to the worker. */
export type ToWorker =
  { kind: 'boot'; assets: BootAssets } | { kind: 'run'; id: number; request: RunRequest };

/** Messages from the worker. */
export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'ready'; fromSnapshot: boolean; elapsed: number }
  | { kind: 'failed'; message: string }
  | { kind: 'output'; id: number; stream: 'stdout' | 'stderr'; text: string }
  | { kind: 'steps'; id: number; steps: WireStep[] }
  | { kind: 'done'; id: number; result: RunResult };

/** Where the worker finds what it boots from, as absolute URLs (`file:` in Node). */
export interface BootAssets {
  /** The folder with Pyodide's own files, ending in a slash. */
  pyodide: string;
  /** The folder with the engine's tensorglass.js and tensorglass.wasm, ending in a slash. */
  engine: string;
  /** The sources of the Python packages, as JSON by path. */
  packages: string;
  /** The memory snapshot; null for a plain boot. */
  snapshot: string | null;
  /** How many bytes all of it takes, for the progress display. */
  bytes: number;
}
