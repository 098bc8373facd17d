/** What a session needs of whatever runs its programs. */
import type { Seed } from '../runtime/chance';
import type { Figure } from '../runtime/figure';
import type { FileChanges, RunRequest, RunResult, WireStep } from '../runtime/protocol';

export interface RunHandlers {
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
  onFigure(figure: Figure): void;
  onSteps(steps: WireStep[]): void;
  onPace?(steps: number): void;
  onFiles?(changes: FileChanges): void;
}

/** What a program is given besides its text. */
export interface RunInputs {
  /** Texts that run first in its namespace, unheard. */
  before: readonly string[];
  /** Each of its statements is as one at Python's prompt. */
  interactive: boolean;
  /** Answers to what it reads, null for the end of the input. */
  inputs: (string | null)[];
  /** What its chance comes from. */
  seed: Seed;
  /** The files in its working folder, by path. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Show the value of a last line that is an expression. */
  echo: boolean;
}

/** What is kept of a program's output: more than anyone reads, less than slows a page down. */
const MAX_OUTPUT = 1_000_000;

/** A run that is followed step by step. */
export function requestFor(code: string, given: RunInputs): RunRequest {
  const before = [...given.before];
  const files = Object.fromEntries(given.files);
  const asked = {
    trace: true,
    notebook: true,
    swaps: true,
    tellFiles: true,
    maxOutput: MAX_OUTPUT,
  };
  return { ...given, ...asked, code, before, files };
}

export interface Runtime {
  run(code: string, given: RunInputs, handlers: RunHandlers): Promise<RunResult>;
  /** Ends whatever runs; resolves when the next run can start. */
  stop(): Promise<void>;
}

/** The runtime ended a program by itself, and is ready for the next: the message says why. */
export class EndedEarly extends Error {}
