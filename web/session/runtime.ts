/** What a session needs of whatever runs its programs. */
import type { Seed } from '../runtime/chance';
import type { RunResult, WireStep } from '../runtime/protocol';

export interface RunHandlers {
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
  onSteps(steps: WireStep[]): void;
}

/** What a program is given besides its text. */
export interface RunInputs {
  /** Answers to what it reads, null for the end of the input. */
  inputs: (string | null)[];
  /** What its chance comes from. */
  seed: Seed;
  /** Show the value of a last line that is an expression. */
  echo: boolean;
}

export interface Runtime {
  run(code: string, given: RunInputs, handlers: RunHandlers): Promise<RunResult>;
  /** Ends whatever runs; resolves when the next run can start. */
  stop(): Promise<void>;
}
