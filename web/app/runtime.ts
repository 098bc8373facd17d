/** The page's way to Python: what it needs of a runtime, over the client of the worker. */
import type { Seed } from '../runtime/chance';
import type { Progress, RunResult, WireStep } from '../runtime/protocol';
import { webClient } from '../runtime/web';

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

/** What a page keeps of a program's output: more than anyone reads, less than slows it down. */
const MAX_OUTPUT = 1_000_000;

export async function startRuntime(onProgress: (progress: Progress) => void): Promise<Runtime> {
  const client = await webClient(new URL('runtime/', document.baseURI), onProgress);
  await client.ready();
  return {
    run: (code, given, handlers) =>
      client.run({ code, ...given, trace: true, notebook: true, maxOutput: MAX_OUTPUT }, handlers),
    stop: () => client.stop(),
  };
}
