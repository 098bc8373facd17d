/** The page's side of sessions: runs each program in a fresh worker, with the next one kept warm. */
import type { BootAssets, FromWorker, Progress, RunRequest, RunResult, ToWorker } from './protocol';
import type { WireStep } from './protocol';

/** A worker of either kind. */
export interface WorkerPort {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called when the worker itself broke down. */
  onError(listener: (message: string) => void): void;
  terminate(): void;
}

/** What the caller hears of a run while it goes on. */
export interface RunHandlers {
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  onSteps?(steps: WireStep[]): void;
}

/** The run was ended by `stop()`. */
export class Stopped extends Error {
  constructor() {
    super('the program was stopped');
  }
}

/** Milliseconds into a run at which the next session starts to boot: most runs have printed by then. */
const HEAD_START = 250;

export class Client {
  private warm: Session | null = null;
  private running: Session | null = null;
  private closed = false;

  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly assets: BootAssets,
    onProgress?: (progress: Progress) => void,
  ) {
    this.next(onProgress);
  }

  /** Resolves when a program can run at once; says whether the boot snapshot was used. */
  ready(): Promise<{ fromSnapshot: boolean; elapsed: number }> {
    return this.next().ready;
  }

  /** Runs a program; one at a time. Rejects with `Stopped` when `stop()` ended it. */
  async run(request: RunRequest, handlers: RunHandlers = {}): Promise<RunResult> {
    if (this.running) throw new Error('a program is running already');
    const session = (this.running = this.next());
    let headStart: ReturnType<typeof setTimeout> | undefined;
    try {
      await session.ready;
      if (this.warm === session) this.warm = null;
      headStart = setTimeout(() => this.next(), HEAD_START);
      return await session.run(request, handlers);
    } finally {
      clearTimeout(headStart);
      if (this.running === session) this.running = null;
      if (this.warm === session) this.warm = null;
      session.end(new Stopped());
      if (!this.closed) this.next();
    }
  }

  /** Ends whatever runs, at once; resolves when the next program can start. */
  async stop(): Promise<void> {
    const session = this.running;
    if (session) {
      this.running = null;
      if (this.warm === session) this.warm = null;
      session.end(new Stopped());
    }
    await this.next().ready;
  }

  /** Ends everything. */
  close(): void {
    this.closed = true;
    this.running?.end(new Stopped());
    this.warm?.end(new Stopped());
  }

  /** The session for the next run, started if there is none. */
  private next(onProgress?: (progress: Progress) => void): Session {
    return (this.warm ??= new Session(this.spawn(), this.assets, onProgress));
  }
}

/** One worker's life: boot, one run, end. */
class Session {
  readonly ready: Promise<{ fromSnapshot: boolean; elapsed: number }>;
  private handlers: RunHandlers = {};
  private settle: { resolve(result: RunResult): void; reject(reason: Error): void } | null = null;
  private fail: (reason: Error) => void = () => {};

  constructor(
    private readonly port: WorkerPort,
    assets: BootAssets,
    onProgress?: (progress: Progress) => void,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.fail = reject;
      port.onMessage((message) => {
        switch (message.kind) {
          case 'progress':
            return onProgress?.(message.progress);
          case 'ready':
            onProgress?.({ stage: 'ready', done: assets.bytes, total: assets.bytes });
            return resolve({ fromSnapshot: message.fromSnapshot, elapsed: message.elapsed });
          case 'failed':
            return reject(new Error(message.message));
          case 'output':
            return this.handlers.onOutput?.(message.stream, message.text);
          case 'steps':
            return this.handlers.onSteps?.(message.steps);
          case 'done':
            return this.settle?.resolve(message.result);
        }
      });
    });
    this.ready.catch(() => {}); // whoever waits hears of it; nobody may be waiting
    port.onError((message) => this.end(new Error(message)));
    port.post({ kind: 'boot', assets });
  }

  run(request: RunRequest, handlers: RunHandlers): Promise<RunResult> {
    this.handlers = handlers;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.port.post({ kind: 'run', id: 1, request });
    });
  }

  end(reason: Error): void {
    this.handlers = {};
    this.port.terminate();
    this.fail(reason);
    this.settle?.reject(reason);
  }
}
