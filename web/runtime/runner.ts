/** Runs one program in a booted Python: output as it comes, steps when asked, how it ended. */
import type { Engine } from '../engine/load';
import type { Pyodide } from './boot';
import { seedChance } from './chance';
import { Figure as FigureData } from './figure';
import { Answers } from './input';
import { KeptSteps } from './kept-steps';
import { mountFolders } from './mounts';
import { openStreams } from './rewind';
import { arrived, DEFAULT_MAX_STEPS } from './protocol';
import type { FileChanges, RunRequest, RunResult, StepEvent, WireStep } from './protocol';
import { ToldFiles } from './told-files';
import { WholeStorages } from './whole';

/** Where what happens in a run goes to. */
export interface RunHooks {
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
  onStep(step: WireStep): void;
  onFigure?(figure: FigureData): void;
  /** So many steps have been taken. */
  onPace?(steps: number): void;
  /** What the program has done to the files of its working folder. */
  onFiles?(changes: FileChanges): void;
  /** The program wants an answer that is not there: what it does from now on counts for nothing. */
  onWanting?(result: RunResult): void;
  /** The file of a package to import, if there is one of that name. */
  findPackage(name: string): Uint8Array | undefined;
  /** Reads from a standard input that there is, as read(2) does; without, there are only the answers. */
  read?(buffer: Uint8Array): number;
}

/** How a run ends that is to be run again. */
const WANTING = {
  exitCode: 0,
  error: null,
  notes: [],
  unshown: false,
  wantsInput: true,
  live: null,
};

/** A session runs one program: what it leaves behind is thrown away with the worker. */
export class Runner {
  constructor(
    private readonly pyodide: Pyodide,
    private readonly engine: Engine,
  ) {}

  run(request: RunRequest, hooks: RunHooks): RunResult {
    const path = this.place(request);
    const output = new Output(this.pyodide, hooks, request.maxOutput ?? Infinity);
    const steps = new Steps(this.engine, hooks, output, request.maxSteps ?? DEFAULT_MAX_STEPS);
    const { FS } = this.pyodide;
    const open = openStreams(FS);
    const folder = FS.cwd();
    const files =
      request.tellFiles && hooks.onFiles
        ? new ToldFiles(FS, folder, `${folder}/${path}`, hooks.onFiles.bind(hooks), steps.say)
        : null;
    steps.onTake = () => files?.tick();
    seedChance(request.seed);
    const session = this.pyodide.pyimport('tensorglass_session');
    const started = performance.now();
    const wanting = (): void => {
      steps.end();
      output.flush();
      const elapsed = performance.now() - started;
      const notice = steps.notices.join(' ') || null;
      hooks.onWanting?.({ ...WANTING, notice, elapsed });
    };
    const { read } = request.inputs
      ? new Answers(request.inputs, output.echo, wanting)
      : { read: hooks.read ?? (() => 0) };
    this.pyodide.setStdin({ read });
    try {
      const ended = JSON.parse(
        session.run(path, request.args ?? [], {
          before: request.before ?? [],
          hear: output.hear,
          figure: output.figure,
          trace: request.trace ?? false,
          observe: () => steps.start(),
          notebook: request.notebook ?? false,
          interactive: request.interactive ?? false,
          echo: request.echo ?? false,
          swaps: request.swaps ?? false,
          package: (name: string) => hooks.findPackage(name),
          step: steps.take,
          say: steps.say,
          output_limit: () => output.notice,
        }),
      );
      const elapsed = performance.now() - started;
      if (openStreams(FS) > open) session.flush_files();
      files?.end();
      steps.end();
      output.flush();
      if (output.skipped) steps.say(SKIPPED);
      if (request.census) session.forget_program();
      const live = request.census ? this.census() : null;
      const notice = steps.notices.join(' ') || null;
      return { ...ended, wantsInput: false, notice, elapsed, live };
    } finally {
      session.destroy();
    }
  }

  /** Writes the program and its files; gives the program's path. */
  private place(request: RunRequest): string {
    const { FS } = this.pyodide;
    const path = request.filename ?? 'main.py';
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    if (request.mounts) mountFolders(FS, request.mounts);
    const encoder = new TextEncoder();
    const write = (file: string, content: string | Uint8Array): void => {
      if (file.includes('/')) FS.mkdirTree(file.slice(0, file.lastIndexOf('/')) || '/');
      // Not Emscripten's own conversion, which cuts a text short that has half a pair.
      FS.writeFile(file, typeof content === 'string' ? encoder.encode(content) : content);
    };
    for (const [file, content] of Object.entries(request.files ?? {})) write(file, content);
    if (request.code !== null) write(path, request.code);
    else if (!folder) throw new Error('a program needs a path');
    if (request.cwd) {
      FS.mkdirTree(request.cwd);
      FS.chdir(request.cwd);
    }
    return path;
  }

  /** What lives in the engine. */
  private census(): { tensors: number; storages: number; nodes: number } {
    return JSON.parse(ask(this.engine, 'state.live'));
  }
}

/** Characters of stderr beyond the limit of output: why the program was ended is still told. */
const LAST_WORDS = 20_000;

/** Characters of figures that are handed on as they come; of those beyond, what each is in the end. */
const MOST_DRAWN = 40e6;
const SKIPPED = 'Of figures that were shown again and again not all states were kept.';

/** Output by stream, decoded; ends the program when it prints beyond the limit. */
class Output {
  notice: string | null = null;
  private heard = true;
  /** A figure was not handed on, as too many were. */
  skipped = false;
  /** What the program printed since the last step, and how many figures it showed. */
  private sinceStep = { stdout: '', figures: 0 };
  private drawn = 0;
  /** Figures that are handed on at the end, by their ids. */
  private readonly waiting = new Map<number, FigureData>();
  private length = 0;
  private readonly interrupt = new Uint8Array(1);
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(
    pyodide: Pyodide,
    private readonly hooks: RunHooks,
    private readonly limit: number,
  ) {
    pyodide.setStdout({ write: (bytes) => this.write('stdout', bytes) });
    pyodide.setStderr({ write: (bytes) => this.write('stderr', bytes) });
    pyodide.setInterruptBuffer(this.interrupt);
  }

  /** Shows what was read, as a terminal does. */
  echo = (text: string): void => this.send('stdout', text);

  /** Whether what is printed goes anywhere. */
  hear = (flag: boolean): void => {
    this.heard = flag;
  };

  takeSinceStep(): { stdout: string; figures: number } {
    const since = this.sinceStep;
    this.sinceStep = { stdout: '', figures: 0 };
    return since;
  }

  /** Shows a figure; says what is wrong with it, if anything is. */
  figure = (json: string): string | undefined => {
    if (!this.heard) return undefined;
    let figure: FigureData;
    try {
      figure = arrived(FigureData, JSON.parse(json));
    } catch (problem) {
      return (problem as Error).message;
    }
    this.drawn += json.length;
    if (this.drawn > MOST_DRAWN) {
      this.skipped = true;
      this.waiting.set(figure.id, figure);
      return undefined;
    }
    this.sinceStep.figures++;
    this.hooks.onFigure?.(figure);
    return undefined;
  };

  flush(): void {
    for (const stream of ['stdout', 'stderr'] as const)
      this.send(stream, this.decoders[stream].decode());
    for (const figure of this.waiting.values()) this.hooks.onFigure?.(figure);
    this.waiting.clear();
  }

  private write(stream: 'stdout' | 'stderr', bytes: Uint8Array): number {
    if (!this.heard) return bytes.length;
    this.send(stream, this.decoders[stream].decode(bytes, { stream: true }));
    return bytes.length;
  }

  private send(stream: 'stdout' | 'stderr', text: string): void {
    const room = this.limit + (stream === 'stderr' ? LAST_WORDS : 0) - this.length;
    const kept = text.slice(0, Math.max(0, room));
    this.length += kept.length;
    if (!this.notice && (kept.length < text.length || this.length > this.limit)) {
      this.notice = `The program was ended: it printed more than ${this.limit.toLocaleString('en')} characters.`;
      this.interrupt[0] = 2;
    }
    if (stream === 'stdout') this.sinceStep.stdout += kept;
    if (kept) this.hooks.onOutput(stream, kept);
  }
}

/** Steps after which it is told how many there were. */
const PACE = 32;

/** Makes steps of what the tracer in recorder.py reports and what the engine says. */
class Steps {
  readonly notices: string[] = [];
  onTake = (): void => {};
  private readonly kept: KeptSteps;
  private taken = 0;

  constructor(
    private readonly engine: Engine,
    private readonly hooks: RunHooks,
    private readonly output: Output,
    maxSteps: number,
  ) {
    const whole = new WholeStorages(engine);
    this.kept = new KeptSteps(maxSteps, {
      onStep: (step) => hooks.onStep(step),
      snapshot: () => ask(engine, 'state.snapshot'),
      complete: (changes) => whole.add(changes),
    });
  }

  start(): void {
    ask(this.engine, 'state.observe', true);
  }

  /**
   * One step; false when no more should be recorded. `names`, `error` and `raised` are JSON; without `names`
   * they are those of the step before. With an error it is the last step.
   */
  take = (
    line: number,
    event: StepEvent,
    depth: number,
    names?: string,
    error?: string,
    raised?: string,
  ): boolean => {
    const { stdout, figures } = this.output.takeSinceStep();
    this.taken++;
    if (this.taken % PACE === 0) this.hooks.onPace?.(this.taken);
    this.onTake();
    // Nothing may have run since an exception was raised: the state to show is the one in which it was.
    if (error && this.kept.fail(JSON.parse(error), stdout)) return false;
    this.kept.take({
      line,
      event,
      depth,
      stdout,
      ...(figures > 0 && { figures }),
      error: error ? JSON.parse(error) : null,
      ...(raised && { raised: JSON.parse(raised) }),
      names: names ?? null,
      told: ask(this.engine, 'state.step'),
    });
    return true;
  };

  end(): void {
    const notice = this.kept.end();
    if (notice) this.say(notice);
  }

  /** A sentence about what was not recorded, once. */
  say = (sentence: string): void => {
    if (!this.notices.includes(sentence)) this.notices.push(sentence);
  };
}

/** Calls one of the engine's primitives. */
function ask(engine: Engine, primitive: string, ...flags: boolean[]): any {
  const form = (flag: boolean): number[] => [engine.form.tags.Bool, Number(flag)];
  const answer = engine.call(engine.intern(primitive), ...flags.flatMap(form));
  if (answer === engine.form.answers.error) throw new Error(`${primitive}: ${engine.error()}`);
  return answer === 0 ? null : JSON.parse(engine.result());
}
