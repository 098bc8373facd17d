/** Programs one after the other in one Python, each as if it had just been started. */
import type { Engine } from '../engine/load';
import type { Pyodide } from './boot';
import type { RunRequest, RunResult } from './protocol';
import { rewinder } from './rewind';
import { Runner } from './runner';
import type { RunHooks } from './runner';
import { crashed } from './worker';

/** A booted session, and the way back to where it was then. */
interface Session {
  pyodide: Pyodide;
  engine: Engine;
  rewind: () => boolean;
}

/** For programs of one's own: they share a process, and what they do outside of Python's memory stays done. */
export class Series {
  private session: Promise<Session> | null = null;

  constructor(private readonly boot: () => Promise<Omit<Session, 'rewind'>>) {}

  /** Runs a program; one at a time. A session that cannot be brought back is replaced for the next. */
  async run(request: RunRequest, hooks: RunHooks): Promise<RunResult> {
    const { pyodide, engine, rewind } = await (this.session ??= this.start());
    this.session = null;
    let result: RunResult;
    try {
      result = new Runner(pyodide, engine).run(request, hooks);
    } catch (problem) {
      return crashed(problem);
    }
    if (rewind()) this.session = Promise.resolve({ pyodide, engine, rewind });
    return result;
  }

  private async start(): Promise<Session> {
    const { pyodide, engine } = await this.boot();
    return { pyodide, engine, rewind: rewinder(pyodide, engine) };
  }
}
