/** A program being worked on: its text, the runtime that runs it, and the run that is shown. Nothing of the page. */
import { computed, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { newSeed } from '../runtime/chance';
import type { Figure } from '../runtime/figure';
import { Malformed } from '../runtime/malformed';
import type { FileChanges, Progress, Step, WireStep } from '../runtime/protocol';
import { stepAt } from '../tutorial/link';
import type { StepPlace } from '../tutorial/link';
import { FileStore } from './file-store';
import { keepFigures } from './figure-files';
import { Pace } from './pace';
import { Run } from './run';
import type { Output } from './run';
import { EndedEarly } from './runtime';
import type { RunInputs, Runtime } from './runtime';
import { Turns } from './turns';

/** How far the runtime is; the program can be edited and looked at in all of them. */
export type Phase = 'loading' | 'ready' | 'running' | 'failed';

export class Session {
  readonly phase = signal<Phase>('loading');
  readonly progress = signal<Progress | null>(null);
  /** A sentence for the reader on how the last run ended or why nothing runs. */
  readonly status = signal('');
  /** Run was pressed before the runtime was ready. */
  readonly waiting = signal(false);
  /** Show the value of a last line that is an expression, as notebooks do; python3 would not. */
  readonly echo = signal(false);
  /** The run that is shown. */
  readonly run = signal(new Run(''));

  /** What its programs find in their working folder. */
  readonly files = new FileStore();
  /** How long the program has run, and how fast. */
  readonly pace = new Pace();

  /** The slider passes over what ran inside calls. */
  readonly foldsCalls = signal(false);

  /** The text is no longer the one that ran. */
  readonly edited = computed(() => this.code.value !== this.run.value.code);
  /** The program waits for a line of input. An edit ends that. */
  readonly asking = computed(
    () => this.phase.value === 'ready' && this.run.value.wantsInput.value && !this.edited.value,
  );
  /** The line to mark in the editor: only while the text is the one that ran. */
  readonly currentLine = computed(() =>
    this.edited.value ? null : this.run.value.step.value?.line || null,
  );
  /** The names that the reader has set side by side; null: those that a step is about. */
  readonly compared = signal<readonly string[] | null>(null);
  /** What runs is not what is shown, nor will be. */
  readonly aside = signal(false);
  /** The run that is shown is not over: its steps still come. What runs beside it changes nothing of it. */
  readonly coming = computed(() => this.phase.value === 'running' && !this.aside.value);
  /** In which the pictures of the run are drawn. */
  readonly turns = new Turns();

  /** Whether what is shown may write into the program. */
  mayWrite = (): boolean => true;
  /** Where a text's first run stands when it is there: what a link to it asked for. */
  private asked: { code: string; at: StepPlace } | null = null;
  private runtime: Runtime | null = null;

  constructor(
    private readonly startRuntime: (onProgress: (progress: Progress) => void) => Promise<Runtime>,
    /** The program as it stands. */
    readonly code: Signal<string> = signal(''),
    /** What a program runs among: asked at each run. */
    private readonly setting: () => Pick<RunInputs, 'before' | 'interactive'> = () => ({
      before: [],
      interactive: false,
    }),
  ) {}

  /** Shows another run in place of this one. */
  show(run: Run): void {
    this.run.value = run;
    this.status.value = '';
  }

  /** The text's next run that ends, or its recorded one, will stand at that place; null takes that back. */
  standAt(code: string, at: StepPlace | null): void {
    this.asked = at && { code, at };
  }

  /** All of a run is there: it stands where that was asked for, once. A line that never ran is told of. */
  stand(run: Run): string {
    const { asked } = this;
    if (!asked || asked.code !== run.code) return '';
    this.asked = null;
    const step = stepAt(run.steps.value, asked.at);
    if (step !== null) run.moveTo(step);
    return step === null && typeof asked.at === 'object' && 'line' in asked.at
      ? `Line ${asked.at.line}, which the link points to, did not run.`
      : '';
  }

  /** Goes to the step after a line: the next time that it ran, or the one before, from where one looks; while the text is what ran. */
  goToLine(line: number, by: -1 | 1 = 1): void {
    if (!this.edited.value && !this.coming.value) this.run.value.goToLine(line, by);
  }

  /** Goes to a step that something in the text stands for; while the text is what ran. */
  goToStep(step: number): void {
    if (!this.edited.value && !this.coming.value) this.run.value.moveTo(step);
  }

  /** Starts the runtime, again if it had failed. */
  async boot(): Promise<void> {
    if (this.phase.value === 'failed') this.status.value = '';
    await this.prepare();
  }

  /** From loading to ready, and on to a run that waits for that; or to failed, with a word on what to do. */
  private async prepare(): Promise<boolean> {
    this.phase.value = 'loading';
    this.progress.value = null;
    try {
      if (this.runtime) await this.runtime.stop();
      else this.runtime = await this.startRuntime((next) => (this.progress.value = next));
    } catch (problem) {
      this.phase.value = 'failed';
      this.waiting.value = false;
      this.status.value = `Python could not be started: ${messageOf(problem)}. ${
        problem instanceof Malformed
          ? 'Another script of this page, or files of two versions, may be in the way.'
          : 'Press “Start again”; if that does not help, check the connection and reload the page.'
      } Your program is kept.`;
      return false;
    }
    this.phase.value = 'ready';
    if (this.waiting.value) void this.runProgram();
    return true;
  }

  /** Runs the program as it stands; while the runtime loads, as soon as that is done. */
  async runProgram(): Promise<void> {
    if (this.phase.value === 'loading') {
      this.waiting.value = true;
      return;
    }
    if (this.phase.value !== 'ready' || !this.runtime) return;
    this.waiting.value = false;
    const given = {
      ...this.setting(),
      inputs: [],
      seed: newSeed(),
      echo: this.echo.value,
      files: this.files.all.value,
    };
    const run = new Run(this.code.value, given);
    this.show(run);
    await this.follow(run);
  }

  /** Gives a program that waits for input a line, or null for the end of it: it runs again, up to there and on. */
  async answer(line: string | null): Promise<void> {
    const before = this.run.value;
    if (this.phase.value !== 'ready' || !this.asking.value || !before.given) return;
    const inputs = [...before.given.inputs, line];
    await this.follow(new Run(before.code, { ...before.given, inputs }));
  }

  /** Runs a run to its end. It is shown as soon as it has come further than what is shown. */
  private async follow(run: Run): Promise<void> {
    if (!this.runtime || !run.given) return;
    this.phase.value = 'running';
    const before = this.run.value;
    let printing: Output[] = [];
    let taken: WireStep[] = [];
    const written: FileChanges = {};
    const saved = new Map<string, Figure>();
    let frame = 0;
    this.pace.start();
    // A program may print and step faster than a page can draw: once a frame is enough.
    const flush = (): void => {
      cancelAnimationFrame(frame);
      frame = 0;
      run.add(printing, taken);
      if (this.run.value === before && run.length > before.length) this.run.value = run;
      printing = [];
      taken = [];
    };
    let ended: string;
    let broken = false;
    let over = false;
    try {
      const result = await this.runtime.run(run.code, run.given, {
        onOutput: (stream, text) => {
          printing.push({ stream, text });
          frame ||= requestAnimationFrame(flush);
        },
        onFigure: (figure) => {
          printing.push({ stream: 'figure', text: '', figure });
          if (figure.file !== null) saved.set(figure.file, figure);
          frame ||= requestAnimationFrame(flush);
        },
        onSteps: (wire) => {
          taken.push(...wire);
          frame ||= requestAnimationFrame(flush);
        },
        onPace: (steps) => this.pace.count(steps),
        onFiles: (changes) => Object.assign(written, changes),
      });
      over = true;
      flush();
      run.end(result);
      if (this.run.value === before) this.run.value = run;
      ended = result.wantsInput
        ? 'The program waits for input.'
        : result.error
          ? `Ended with ${result.error.type}${result.error.line ? ` in line ${result.error.line}` : ''}.`
          : `Done in ${duration(result.elapsed)}.`;
      const missed = this.stand(run);
      for (const more of [result.notice, missed]) if (more) ended += ` ${more}`;
    } catch (problem) {
      flush();
      if (this.run.value === before) this.run.value = run;
      broken = !(problem instanceof EndedEarly);
      ended = broken
        ? `The run ended, Python broke down: ${messageOf(problem)}.`
        : messageOf(problem);
    }
    this.pace.stop();
    // One that waits for input runs again from its beginning, with the files that it began with.
    if (!run.wantsInput.value) {
      this.files.change(written);
      for (const problem of await keepFigures(saved, this.files)) ended += ` ${problem}`;
    }
    const kept = !over && Object.keys(written).length ? ' Files that it had closed are kept.' : '';
    // One that was stopped has been said to be.
    if (this.phase.value !== 'running') this.status.value += kept;
    if (this.run.value !== run || this.phase.value !== 'running') return;
    this.status.value = ended + kept;
    if (!broken) this.phase.value = 'ready';
    else if (await this.prepare()) this.status.value = `${ended} It has been started again.`;
  }

  /**
   * The steps of a run's program when some more texts run before it, with the same input and chance; null
   * when nothing can run now, or that run did not end. What is shown stays.
   */
  async stepsAfter({ code, given }: Run, before: readonly string[]): Promise<Step[] | null> {
    const asked = given && { ...given, before: [...given.before, ...before] };
    const run = asked && (await this.runAside(code, asked));
    return run?.steps.value ?? null;
  }

  /** A run beside the one that is shown, which stays; null when nothing can run now, or it did not end by itself. */
  async runAside(code: string, given: RunInputs): Promise<Run | null> {
    if (this.phase.value !== 'ready' || !this.runtime) return null;
    const run = new Run(code, given);
    const printed: Output[] = [];
    const taken: WireStep[] = [];
    this.aside.value = true;
    this.phase.value = 'running';
    try {
      const result = await this.runtime.run(code, given, {
        onOutput: (stream, text) => printed.push({ stream, text }),
        onFigure: (figure) => printed.push({ stream: 'figure', text: '', figure }),
        onSteps: (steps) => taken.push(...steps),
      });
      run.add(printed, taken);
      run.end(result);
      if (this.phase.value === 'running') this.phase.value = 'ready';
      return run;
    } catch (problem) {
      // Stopped, it has been made ready again.
      if (this.phase.value !== 'running') return null;
      if (problem instanceof EndedEarly) {
        this.status.value = messageOf(problem);
        this.phase.value = 'ready';
      } else await this.prepare();
      return null;
    } finally {
      this.aside.value = false;
    }
  }

  /** Ends the program that runs, or the wish to run one. */
  async stopProgram(): Promise<void> {
    this.waiting.value = false;
    if (this.asking.value) this.status.value = 'Stopped.';
    this.run.value.wantsInput.value = false;
    if (this.phase.value !== 'running' || !this.runtime) return;
    this.status.value = 'Stopped.';
    await this.prepare();
  }
}

const SessionContext = createContext<Session | null>(null);

/** Hands a session down to the components that show it. */
export const SessionProvider = SessionContext.Provider;

/** The session that the component is a part of. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this component stands in no session');
  return session;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
