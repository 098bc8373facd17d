/** The page's way to Python: what it needs of a runtime, over the client of the worker. */
import type { Progress, RunResult, WireStep } from '../runtime/protocol';

export interface RunHandlers {
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
  onSteps(steps: WireStep[]): void;
}

export interface Runtime {
  run(code: string, handlers: RunHandlers): Promise<RunResult>;
  /** Ends whatever runs; resolves when the next run can start. */
  stop(): Promise<void>;
}

export async function startRuntime(_onProgress: (progress: Progress) => void): Promise<Runtime> {
  throw new Error('not built yet');
}
