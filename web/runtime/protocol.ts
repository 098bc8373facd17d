/** The vocabulary of a session: the state as data, the steps of a run, and the messages between page and worker. */

/** A dtype's short name, as in `torch.float32` without the module. */
export type DtypeName = string;

/** One block of memory. `data` holds the first elements only (at most 256); `count` tells how many there are.
 * Elements that a JSON number cannot carry (nan, inf, integers beyond 2^53) are strings. */
export interface StorageState {
  id: number;
  nbytes: number;
  dtype: DtypeName;
  /** Physical writes, counted whether or not a version counter noticed them. */
  writes: number;
  data: (number | boolean | string)[];
  count: number;
}

/** A version counter: views and `detach()` share one, `.data` does not. */
export interface VersionState {
  id: number;
  value: number;
}

/** A tensor. `storage`, `version`, `grad`, `base` and `grad_fn` are ids of other entities of the snapshot. */
export interface TensorState {
  id: number;
  storage: number;
  offset: number;
  sizes: number[];
  strides: number[];
  dtype: DtypeName;
  version: number;
  requires_grad: boolean;
  is_leaf: boolean;
  /** A view that was written since, and whose history PyTorch refuses to renew: `grad_fn=<Invalid>`. */
  history_lost?: boolean;
  retains_grad: boolean;
  grad: number | null;
  base: number | null;
  grad_fn: number | null;
  output_nr: number;
}

/** What a graph node keeps for its backward. */
export interface SavedState {
  name: string;
  tensor: number | null;
  state: 'live' | 'released' | 'none';
  saved_version: number;
}

/** A node of the autograd graph; `next[i]` is where the gradient of its i-th input flows. */
export interface NodeState {
  id: number;
  name: string;
  next: ({ node: number; input: number } | null)[];
  /** For an AccumulateGrad node, the leaf that it accumulates into. */
  variable: number | null;
  saved: SavedState[];
}

/** Everything that lives in the engine at one moment: facts only, normalised by id. */
export interface Snapshot {
  storages: StorageState[];
  versions: VersionState[];
  tensors: TensorState[];
  nodes: NodeState[];
}

/** A name of the user's program that reaches a tensor: `x`, `model.weight`, `xs[0]`. */
export interface NameState {
  /** `<module>` or the function's name. */
  frame: string;
  name: string;
  tensor: number;
}

/** A gradient that flowed into input `input` of node `node`; at most 64 elements of it. */
export interface GradientState {
  node: number;
  input: number;
  value: (number | boolean | string)[];
  sizes: number[];
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
  names: NameState[];
  /** What was printed since the previous step. */
  stdout: string;
  error: RunError | null;
  /** The same object as the previous step's while the engine's state has not moved. */
  snapshot: Snapshot;
  gradients: GradientState[];
}

/** A step as it crosses from the worker: `snapshot` is null when it is the previous step's. */
export interface WireStep extends Omit<Step, 'snapshot'> {
  snapshot: Snapshot | null;
}

/** The snapshot of an engine that holds nothing. */
export const EMPTY_SNAPSHOT: Snapshot = { storages: [], versions: [], tensors: [], nodes: [] };

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
