/**
 * The vocabulary of a session: the steps of a run, and the messages between page and worker. Each form is
 * stated once, as what checks it; its type has the same name. What crosses is checked on arrival, whole
 * (`arrived`): a program may have got at the sender.
 */
import * as v from '@badrap/valita';
import type { Infer, Type } from '@badrap/valita';
import { count, id, integer, listOf, name, orNull, text } from '../engine/checks';
import {
  CallState,
  TurnState,
  NodeState,
  StorageState,
  TensorState,
  VersionState,
} from '../engine/snapshot';
import type { Snapshot } from '../engine/snapshot';
import { Figure } from './figure';
import { Malformed } from './malformed';

const milliseconds = v.number().assert((n) => n >= 0, 'expected a time');

/** A name of the user's program that reaches a tensor: `x`, `model.weight`, `xs[0]`. */
export type NameState = Infer<typeof NameState>;
export const NameState = v.object({
  /** `<module>` or the function's name. */
  frame: name,
  name,
  tensor: id,
  /** It is a NumPy array's name: the tensor is the array's own, and nothing else has it. */
  array: v.literal(true).optional(),
});

/** An exception that ended the run, as the user is shown it. */
export type RunError = Infer<typeof RunError>;
export const RunError = v.object({
  /** The class name, as the last line of a traceback has it (`RuntimeError`, `torch.foo.Error`). */
  type: name,
  message: name,
  /** The line of the user's main file where it happened; null when it happened nowhere in it. */
  line: orNull(count),
  /** The whole text that `python3` would have written to stderr. */
  traceback: text(1_000_000),
});

export type StepEvent = Infer<typeof StepEvent>;
export const StepEvent = v.union(
  v.literal('line'),
  v.literal('return'),
  v.literal('exception'),
  /** In place of steps that were not kept: the state that they led to, and all that they printed. */
  v.literal('gap'),
  v.literal('end'),
);

/** What a step says by itself: that line `line` (1-based, of the user's main file; 0 at the end and in a gap) has run. */
const moment = {
  line: count,
  event: StepEvent,
  /** How many of the program's frames were running: 1 in the module itself, 0 at the end. */
  depth: count,
  /** What was printed since the previous step. */
  stdout: v.string(),
  /** How many figures were shown since the previous step; none, without. */
  figures: count.optional(),
  error: orNull(RunError),
  /** The exception of a step that raised one, which the program may have caught; none where it cannot be said. */
  raised: v.object({ type: name, message: name }).optional(),
  /** The turns of nodes in backward since the previous step. */
  gradients: v.array(TurnState),
  /** What the program called since the previous step, at most 1,000; none where an older recording has none. */
  calls: listOf(CallState, 1000).optional(),
  /** How many calls those were, where they were more. */
  callCount: count.optional(),
  /** Of a gap: how many steps it stands for, and how often each line ran in them. */
  leftOut: v.object({ steps: count, ran: v.array(v.tuple([count, count])) }).optional(),
};

/** A moment of the program, and the state then. */
export interface Step extends Infer<typeof Moment> {
  /** The same list as the previous step's while it holds the same; and the same items, one by one. */
  names: NameState[];
  /** Likewise, down to each list and each item that is as it was. */
  snapshot: Snapshot;
}
const Moment = v.object(moment);

/** The lists whose items steps share. */
export interface Lists extends Snapshot {
  names: NameState[];
}

/**
 * A list as it crosses: in order, its items, and in place of items that are those of the previous
 * step's list from index `start` on, that and their count.
 */
export type Change<Item> = (Item | [start: number, count: number])[];
export const ItemsBefore = v.tuple([count, count]);
const changeOf = <T extends Type>(item: T) => v.array(v.union(item, ItemsBefore));

/** The form of each list's items. */
export const ItemOf = {
  names: NameState,
  storages: StorageState,
  versions: VersionState,
  tensors: TensorState,
  nodes: NodeState,
} satisfies { [Name in keyof Lists]: Type<Lists[Name][number]> };

/** The lists that are not as they were in the previous step. */
export type Changes = { [Name in keyof Lists]?: Change<Lists[Name][number]> };
const Changes = v.object({
  names: changeOf(ItemOf.names).optional(),
  storages: changeOf(ItemOf.storages).optional(),
  versions: changeOf(ItemOf.versions).optional(),
  tensors: changeOf(ItemOf.tensors).optional(),
  nodes: changeOf(ItemOf.nodes).optional(),
}) satisfies Type<Changes>;

/** A step as it crosses from the worker and as it is stored: what it shares with the step before is left out. */
export type WireStep = Infer<typeof WireStep>;
export const WireStep = v.object({ ...moment, changes: Changes });

/** Steps are for looking at: nobody pages through more. Of a longer run the first and the last are kept. */
export const DEFAULT_MAX_STEPS = 5000;

const bytes = v
  .unknown()
  .assert((value): value is Uint8Array => value instanceof Uint8Array, 'no bytes');

/** Bytes that the files of a working folder may take together, and how many they may be, where they are kept. */
export const MOST_FILE_BYTES = 100e6;
export const MOST_FILES = 1000;

/** Files of a working folder that are not as they were, by their path in it; null: it is gone. */
export type FileChanges = Infer<typeof FileChanges>;
export const FileChanges = v.record(orNull(bytes)).assert((changes) => {
  const paths = Object.keys(changes);
  return paths.length <= 2 * MOST_FILES && paths.every(isFilePath);
}, 'expected files');

/** The path leads to a file below a folder, in one way. */
export function isFilePath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 1000 &&
    // eslint-disable-next-line no-control-regex
    !/[\x00-\x1f\x7f]/.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** A folder of the machine, and what becomes of what a program writes there. */
export type Mount = Infer<typeof Mount>;
export const Mount = v.object({
  folder: v.string(),
  /** `memory`: they are there for the program alone, and gone with it. */
  writes: v.union(v.literal('refused'), v.literal('disk'), v.literal('memory')),
});

/** What a run is given. */
export type RunRequest = Infer<typeof RunRequest>;
export const RunRequest = v.object({
  /** The program's text, which runs as `__main__`; null when `filename` is there already, in a mount. */
  code: orNull(v.string()),
  /**
   * Texts that run first, in the same namespace: neither recorded nor printed. An error in one of them ends
   * the run with that error, of which no line is the program's.
   */
  before: v.array(v.string()).optional(),
  /** The path shown in tracebacks and put in `sys.argv[0]`; `main.py` unless told. */
  filename: v.string().optional(),
  /** `sys.argv[1:]`. */
  args: v.array(v.string()).optional(),
  /** Record steps; at most `maxSteps` are kept, about half of them at either end, and the end. */
  trace: v.boolean().optional(),
  maxSteps: count.optional(),
  /** Keep at most this many characters of output; what is printed beyond ends the run with a message. */
  maxOutput: count.optional(),
  /** Files that the program can import or read, by path. */
  files: v.record(v.union(v.string(), bytes)).optional(),
  /** Tell what it does to the files of its working folder, as `files` messages. */
  tellFiles: v.boolean().optional(),
  /** Node only: folders that are there at the same path. */
  mounts: v.array(Mount).optional(),
  /** The working directory; made when it is not there. */
  cwd: v.string().optional(),
  /** What notebooks know and python3 does not (`%matplotlib inline`) is skipped, and noted. */
  notebook: v.boolean().optional(),
  /** With `notebook`: show the value of a last line that is an expression. */
  echo: v.boolean().optional(),
  /**
   * Each statement is as one at Python's prompt: the value of an expression is shown, and an exception
   * ends that statement alone, unless it is the last.
   */
  interactive: v.boolean().optional(),
  /**
   * What the program reads from standard input, a line each, null for the end of it. When it reads
   * beyond, the run ends with `wantsInput`. Without: there is nothing to read.
   */
  inputs: v.array(orNull(v.string())).optional(),
  /** Four numbers of 32 bits that all of the program's chance comes from; without, it is chance. */
  seed: v.tuple([count, count, count, count]).optional(),
  /** Find where the program takes a tensor as it is, detached, copied or viewed. */
  swaps: v.boolean().optional(),
  /** Count afterwards, when the program's names are gone, what still lives in the engine. */
  census: v.boolean().optional(),
});

/** From a line (1-based) and a column to others; columns count from 0, as strings do. */
export type Range = Infer<typeof Range>;
export const Range = v.tuple([count, count, count, count]);

/** What is done to a tensor to hand it on: `x`, `x.detach()`, …, and for 'view' `x[...]`. */
export type Form = Infer<typeof Form>;
export const Form = v.union(
  ...(['itself', 'detach', 'clone', 'detach-clone', 'deepcopy', 'data', 'view'] as const).map(
    (form) => v.literal(form),
  ),
);

/** A place of the program where a tensor is handed on in one of those forms. */
export type SwapPlace = Infer<typeof SwapPlace>;
export const SwapPlace = v.object({
  form: Form,
  /** All of the expression, and in it what the form is applied to. */
  at: Range,
  operand: Range,
  /** The operand needs no parentheses where something is written behind it. */
  atom: v.boolean(),
  /** The operand is a view that the place makes: `x[1:]`, `x.T`. */
  view: v.boolean(),
  /** The name that the operand begins with. */
  root: orNull(name),
});

export type Swaps = Infer<typeof Swaps>;
export const Swaps = v.object({
  places: listOf(SwapPlace, 1000),
  /** How the program would call `deepcopy`; what it would have to import for that, above which line. */
  deepcopy: v.object({ call: name, import: orNull(name), above: count }),
});

/** How a run ended. */
export type RunResult = Infer<typeof RunResult>;
export const RunResult = v.object({
  /** As a process's: 0, what `sys.exit` said, or 1 after an uncaught exception. */
  exitCode: integer,
  error: orNull(RunError),
  /** Said when the recording of steps was cut short: why, in one sentence. */
  notice: orNull(text(1000)),
  /** What was done otherwise than by python3, a sentence each. */
  notes: v.array(text(1000)),
  /** The last line had a value, which was not shown. */
  unshown: v.boolean(),
  /** The program wants an answer that is not among the inputs: run it again with one more. */
  wantsInput: v.boolean(),
  /** How long the program ran, in milliseconds. */
  elapsed: milliseconds,
  /** With `census`: what the program leaked, else null. */
  live: orNull(v.object({ tensors: count, storages: count, nodes: count })),
  /** With `swaps`: null where the program is no Python. */
  swaps: orNull(Swaps).optional(),
});

/** How far the start is, for a progress display; `done` of `total` bytes have been fetched. */
export type Progress = Infer<typeof Progress>;
export const Progress = v.object({
  stage: v.union(v.literal('loading'), v.literal('ready')),
  done: count,
  total: count,
});

/**
 * By file, the words for any of which a program gets it, and the files that it needs itself: a package, or what
 * of one is seldom used.
 */
export type Parts = Infer<typeof Parts>;
export const Parts = v.record(v.object({ words: v.array(name), needs: v.array(name) }));

/** Where the worker finds what it boots from, as absolute URLs (`file:` in Node). */
export type BootAssets = Infer<typeof BootAssets>;
export const BootAssets = v.object({
  /** The folder with Pyodide's own files, ending in a slash. */
  pyodide: v.string(),
  /** The folder with the engine's tensorglass.js and its two wasm files, ending in a slash. */
  engine: v.string(),
  /** The sources of the Python packages, as JSON by path. */
  packages: v.string(),
  /**
   * What of packages is loaded for programs that say so, and the folder with its files. Null where the worker
   * gets at them by itself.
   */
  imports: orNull(v.object({ folder: v.string(), parts: Parts })),
  /** The memory snapshot; null for a plain boot. */
  snapshot: orNull(v.string()),
  /** How many bytes all of it takes, for the progress display. */
  bytes: count,
});

const code = v
  .unknown()
  .assert((value): value is WebAssembly.Module => value instanceof WebAssembly.Module, 'no code');
/**
 * What a page's worker has made of the build's files before any program ran in it: those after it begin with
 * that. What the browser makes faster of the code while programs run is theirs too.
 */
export type Prepared = Infer<typeof Prepared>;
export const Prepared = v.object({
  engine: code,
  python: code,
  /** Unpacked; null for a plain boot. */
  snapshot: orNull(bytes),
});

/** Which run a message is of: only who was told can tell. */
export const RunId = text(64);

/** Messages to the worker. */
export type ToWorker = Infer<typeof ToWorker>;
export const ToWorker = v.union(
  /** With `rewinds`, a worker that is as it was after a run is ready for another, or says that it failed. */
  v.object({
    kind: v.literal('boot'),
    assets: BootAssets,
    rewinds: v.boolean(),
    prepared: Prepared.optional(),
  }),
  v.object({
    kind: v.literal('run'),
    run: RunId,
    request: RunRequest,
    /** The files of packages that the program may import, by name. */
    packages: v.record(bytes),
  }),
);

/** How the start goes, and what a run gives: said by the worker, and handed on to the page around a frame. */
export const FromStart = v.union(
  v.object({ kind: v.literal('progress'), progress: Progress }),
  v.object({ kind: v.literal('failed'), message: text(10_000) }),
);
export const FromRun = v.union(
  v.object({
    kind: v.literal('output'),
    run: RunId,
    stream: v.union(v.literal('stdout'), v.literal('stderr')),
    text: v.string(),
  }),
  /** Shown where the output stands that came before. */
  v.object({ kind: v.literal('figure'), run: RunId, figure: Figure }),
  v.object({ kind: v.literal('steps'), run: RunId, steps: v.array(WireStep) }),
  /** How many steps it has taken, kept or not. */
  v.object({ kind: v.literal('pace'), run: RunId, steps: count }),
  v.object({ kind: v.literal('files'), run: RunId, files: FileChanges }),
  v.object({ kind: v.literal('done'), run: RunId, result: RunResult }),
);

/** Messages from the worker. */
export type FromWorker = Infer<typeof FromWorker>;
export const FromWorker = v.union(
  v.object({
    kind: v.literal('ready'),
    fromSnapshot: v.boolean(),
    elapsed: milliseconds,
    prepared: Prepared.optional(),
  }),
  FromStart,
  FromRun,
);

/** What arrived, as what it has to be; throws a `Malformed` that says what is wrong with it. */
export function arrived<T>(form: Type<T>, data: unknown): T {
  const checked = form.try(data, { mode: modeHere() });
  if (checked.ok) return checked.value;
  throw new Malformed(`a malformed message: ${checked.message.slice(0, 200)}`);
}

/**
 * Keys that a form does not have are refused. Where a page gives every object some (by `Object.prototype`, as old
 * libraries do), which the check takes for the message's own, they are left out instead.
 */
export function modeHere(): 'strict' | 'strip' {
  for (const _ in {}) return 'strip';
  return 'strict';
}
