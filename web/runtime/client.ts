/** The page's side of sessions: runs each program in a fresh worker, with the next one kept warm, or in one that is as fresh. */
import { StepsCheck } from './coherence';
import { packagesIn } from './packages';
import { weightOf } from './figure';
import type { Figure } from './figure';
import { arrived, DEFAULT_MAX_STEPS, FromWorker, MOST_FILE_BYTES } from './protocol';
import type {
  BootAssets,
  FileChanges,
  Prepared,
  Progress,
  RunRequest,
  RunResult,
  ToWorker,
  WireStep,
} from './protocol';

/** A worker of either kind, and the one line to it. */
export interface WorkerPort {
  post(message: ToWorker): void;
  /** What arrives may be anything: it comes from where programs run. */
  onMessage(listener: (data: unknown) => void): void;
  /** Called when the worker itself broke down. */
  onError(listener: (message: string) => void): void;
  /** Ends the worker at once; nothing arrives any more. */
  terminate(): void;
}

/** What the caller hears of a run while it goes on. */
export interface RunHandlers {
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  onFigure?(figure: Figure): void;
  onSteps?(steps: WireStep[]): void;
  /** So many steps have been taken by now. */
  onPace?(steps: number): void;
  onFiles?(changes: FileChanges): void;
}

/** The run was ended by `stop()`. */
export class Stopped extends Error {
  constructor() {
    super('the program was stopped');
  }
}

/** Milliseconds into a run at which the next session starts to boot: most runs have printed by then. */
const HEAD_START = 250;
/** Milliseconds after a run at which it does: what came of the run is drawn first. */
const BREATH = 100;

export interface ClientOptions {
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Workers are brought back to their start after each run, and used again where that can be. */
  rewinds?: boolean;
  /** Gets a file of the build, where the worker cannot. */
  load?: (address: string) => Promise<Uint8Array>;
}

export class Client {
  private warm: Session | null = null;
  private running: Session | null = null;
  private closed = false;
  /** The start of the session for the run after, as far as that is put off. */
  private later: ReturnType<typeof setTimeout> | undefined;
  /** What the first session has prepared. */
  private prepared: Prepared | undefined;
  /** The packages that programs have named, by address. */
  private readonly loaded = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly spawn: () => WorkerPort,
    /** They may still be on their way: a worker starts meanwhile. */
    private readonly assets: BootAssets | Promise<BootAssets>,
    private readonly options: ClientOptions = {},
  ) {
    this.next(options.onProgress);
  }

  /** Resolves when a program can run at once; says whether the boot snapshot was used. */
  ready(): Promise<{ fromSnapshot: boolean; elapsed: number }> {
    return this.next().ready;
  }

  /**
   * Runs a program; one at a time. Rejects with `Stopped` when `stop()` ended it, and with another
   * error when the worker broke down or sent what no worker of ours sends.
   */
  async run(request: RunRequest, handlers: RunHandlers = {}): Promise<RunResult> {
    if (this.running) throw new Error('a program is running already');
    clearTimeout(this.later);
    let session = (this.running = this.next());
    try {
      // One that was used and could not be brought back makes way for another.
      while (!(await session.usable())) session = this.running = this.next();
      if (this.warm === session) this.warm = null;
      if (!session.rewinds) this.nextIn(HEAD_START);
      const result = await session.run(request, await this.packagesFor(request), handlers);
      if (session.rewinds && !result.wantsInput && !this.closed) this.keep(session);
      return result;
    } finally {
      if (this.running === session) this.running = null;
      if (this.warm !== session) session.end(new Stopped());
      if (!this.warm) this.nextIn(BREATH);
    }
  }

  /** The files of the packages that the program names. */
  private async packagesFor(request: RunRequest): Promise<Record<string, Uint8Array>> {
    const { imports } = await this.assets;
    const { load } = this.options;
    if (!imports || !load) return {};
    const { code, before = [], files = {} } = request;
    const modules = Object.entries(files).filter(([path]) => path.endsWith('.py'));
    const texts = modules.map(([, text]) =>
      typeof text === 'string' ? text : new TextDecoder().decode(text),
    );
    const names = packagesIn([code ?? '', ...before, ...texts], imports.parts);
    const get = (name: string): Promise<Uint8Array> => {
      const address = `${imports.folder}${name}.bin`;
      let file = this.loaded.get(address);
      if (!file) {
        file = load(address);
        this.loaded.set(address, file);
        file.catch(() => this.loaded.delete(address)); // the next run may be luckier
      }
      return file;
    };
    const found = await Promise.all(names.map(async (name) => [name, await get(name)] as const));
    return Object.fromEntries(found);
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
    clearTimeout(this.later);
    this.running?.end(new Stopped());
    this.warm?.end(new Stopped());
  }

  /** The session for the next run, started if there is none. */
  private next(onProgress?: (progress: Progress) => void): Session {
    if (this.warm) return this.warm;
    const { assets, prepared, options } = this;
    const session = new Session(this.spawn(), { assets, prepared }, options, onProgress);
    // No program has run there by then.
    session.ready.then(
      (how) => (this.prepared ??= how.prepared),
      () => {},
    );
    return this.keep(session);
  }

  private nextIn(milliseconds: number): void {
    clearTimeout(this.later);
    if (!this.closed) this.later = setTimeout(() => this.next(), milliseconds);
  }

  /** Holds the session for the next run. */
  private keep(session: Session): Session {
    this.warm = session;
    // One that does not become ready is of no use: the next call starts another.
    session.ready.catch(() => {
      if (this.warm === session) this.warm = null;
    });
    return session;
  }
}

/** Characters that a worker may send beyond a run's limit: how the program ended is still told. */
const LAST_WORDS = 100_000;

/** Numbers and characters of the figures of a run: more than a worker of ours hands on. */
const MOST_DRAWN = 100e6;

/** One run, from its request to its end. */
interface Run {
  id: string;
  handlers: RunHandlers;
  /** What may still arrive. */
  left: { characters: number; drawn: number; steps: number; fileBytes: number };
  steps: StepsCheck;
  resolve(result: RunResult): void;
  reject(reason: Error): void;
}

/** How a session became ready. */
interface Ready {
  fromSnapshot: boolean;
  elapsed: number;
  prepared?: Prepared | undefined;
}

/** One worker's life: boot, one run or with `rewinds` several, end. */
class Session {
  /** Whether it can become ready again after a run. */
  readonly rewinds: boolean;
  ready!: Promise<Ready>;
  private used = false;
  private stage: 'booting' | 'ready' | 'over' = 'booting';
  private current: Run | null = null;
  private booted!: (how: Ready) => void;
  /** How many bytes are fetched for a boot. */
  private bytes = 0;
  private fail!: (reason: Error) => void;

  constructor(
    private readonly port: WorkerPort,
    {
      assets,
      prepared,
    }: { assets: BootAssets | Promise<BootAssets>; prepared: Prepared | undefined },
    { rewinds = false }: ClientOptions,
    private readonly onProgress?: (progress: Progress) => void,
  ) {
    this.rewinds = rewinds;
    this.expectReady();
    port.onMessage((data) => this.receive(data));
    port.onError((message) => this.end(new Error(message)));
    const post = (known: BootAssets): void => {
      this.bytes = known.bytes;
      const more = prepared && { prepared };
      if (this.stage !== 'over') port.post({ kind: 'boot', assets: known, rewinds, ...more });
    };
    if (assets instanceof Promise) assets.then(post, (problem: Error) => this.end(problem));
    else post(assets);
  }

  /** Resolves when a program can run: false if one has run here, and it cannot be as it was before that. */
  async usable(): Promise<boolean> {
    try {
      await this.ready;
      return true;
    } catch (problem) {
      if (this.used && !(problem instanceof Stopped)) return false;
      throw problem;
    }
  }

  private expectReady(): void {
    this.stage = 'booting';
    this.ready = new Promise((resolve, reject) => {
      this.booted = resolve;
      this.fail = reject;
    });
    this.ready.catch(() => {}); // whoever waits hears of it; nobody may be waiting
  }

  run(
    request: RunRequest,
    packages: Record<string, Uint8Array>,
    handlers: RunHandlers,
  ): Promise<RunResult> {
    return new Promise((resolve, reject) => {
      const id = unguessable();
      const left = {
        characters: (request.maxOutput ?? Infinity) + LAST_WORDS,
        drawn: MOST_DRAWN,
        steps: request.trace ? (request.maxSteps ?? DEFAULT_MAX_STEPS) + 1 : 0,
        // While it runs, once more at its end, and what is told last before the worker tells less.
        fileBytes: request.tellFiles ? 3 * MOST_FILE_BYTES : 0,
      };
      this.used = true;
      this.current = { id, handlers, left, steps: new StepsCheck(), resolve, reject };
      this.port.post({ kind: 'run', run: id, request, packages });
    });
  }

  end(reason: Error): void {
    this.stage = 'over';
    this.port.terminate();
    this.fail(reason);
    this.current?.reject(reason);
    this.current = null;
  }

  /** Takes a message if it is one that can come now; any other ends the session. */
  private receive(data: unknown): void {
    if (this.stage === 'over') return;
    let message: FromWorker;
    try {
      message = arrived(FromWorker, data);
      if (message.kind === 'steps') this.current?.steps.follow(message.steps);
    } catch (problem) {
      return this.breakOff(problem);
    }
    if (!this.answer(message)) this.breakOff(`"${message.kind}" out of turn`);
  }

  /** False when the message cannot come now. */
  private answer(message: FromWorker): boolean {
    if (this.stage === 'booting') {
      switch (message.kind) {
        case 'progress':
          this.onProgress?.(message.progress);
          return true;
        case 'ready':
          this.stage = 'ready';
          this.onProgress?.({ stage: 'ready', done: this.bytes, total: this.bytes });
          this.booted(message);
          return true;
        case 'failed':
          this.end(new Error(message.message));
          return true;
        default:
          return false;
      }
    }
    const run = this.current;
    if (!run || !('run' in message) || message.run !== run.id) return false;
    switch (message.kind) {
      case 'output':
        run.left.characters -= message.text.length;
        if (run.left.characters < 0) return false;
        run.handlers.onOutput?.(message.stream, message.text);
        return true;
      case 'figure':
        run.left.drawn -= weightOf(message.figure);
        if (run.left.drawn < 0) return false;
        run.handlers.onFigure?.(message.figure);
        return true;
      case 'steps':
        run.left.steps -= message.steps.length;
        if (run.left.steps < 0) return false;
        run.handlers.onSteps?.(message.steps);
        return true;
      case 'pace':
        run.handlers.onPace?.(message.steps);
        return true;
      case 'files':
        run.left.fileBytes -= bytesOf(message.files);
        if (run.left.fileBytes < 0) return false;
        run.handlers.onFiles?.(message.files);
        return true;
      case 'done':
        this.current = null;
        if (this.rewinds) this.expectReady();
        run.resolve(message.result);
        return true;
    }
  }

  private breakOff(why: unknown): void {
    console.warn('The session was ended:', why);
    this.end(new Error(this.current ? BROKEN : 'the worker did not start as it should'));
  }
}

const BROKEN = 'the program broke its session';

function bytesOf(changes: FileChanges): number {
  return Object.values(changes).reduce((sum, file) => sum + (file?.length ?? 0), 0);
}

/** 128 random bits; `crypto.randomUUID` is for secure contexts only. */
function unguessable(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join(
    '-',
  );
}
