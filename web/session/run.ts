/** One run of a program: its text, the steps that it left, what it printed, how it ended, and where one looks. */
import { batch, computed, signal } from '@preact/signals';
import { productOn } from '../diagram/local';
import type { Product } from '../diagram/local';
import { diff } from '../diagram/diff';
import { scopesOf } from '../diagram/folded-graph';
import { byLine } from '../diagram/findings/by-line';
import type { Finding } from '../diagram/findings/finding';
import { LineNotes } from '../diagram/line-notes';
import { lineTimes, stepOfLine } from '../diagram/line-times';
import { loopRuns } from '../diagram/loops';
import { buildPicture, insideBackward } from '../diagram/model';
import type { Picture } from '../diagram/model';
import type { Selection } from '../diagram/strip';
import { Surveyor } from '../diagram/survey';
import { tensorFacts } from '../diagram/tensor-facts';
import { Marker } from '../diagram/timeline-layout';
import { words } from '../diagram/words';
import type {
  Form,
  RunError,
  RunResult,
  Step,
  SwapPlace,
  Swaps,
  WireStep,
} from '../runtime/protocol';
import { shownLines } from '../runtime/terminal';
import { unpackSteps, withoutIdleEnd } from '../runtime/steps';
import { join } from '../runtime/printed';
import type { Output } from '../runtime/printed';
import type { RunInputs } from './runtime';
import { shownParts } from './shown';

export type { Output };

export class Run {
  readonly steps = signal<Step[]>([]);
  readonly output = signal<Output[]>([]);
  /** The same as a terminal shows it. */
  readonly lines = computed(() => shownLines(this.output.value));
  /** The same with the figures between. */
  readonly parts = computed(() => shownParts(this.output.value, this.lines.value));
  readonly error = signal<RunError | null>(null);
  /** What was done otherwise than by python3. */
  readonly notes = signal<readonly string[]>([]);
  /** The last line had a value, which was not shown. */
  readonly unshown = signal(false);
  /** The program wants a line of input. */
  readonly wantsInput = signal(false);
  /** Where its tensors could be handed on in another form; null where that was not looked for, or is no Python. */
  readonly swaps = signal<Swaps | null>(null);
  /** What the reader asks to be otherwise: a place, and what is to stand there. */
  readonly whatIf = signal<{ place: SwapPlace; form: Form | null } | null>(null);
  /** The steps come with the page, nothing has run yet. */
  readonly prepared = signal(false);
  /** The step that is shown. */
  readonly cursor = signal(0);
  /** Within a step that ran backward: the last moment of it that has happened; null: it is over. */
  readonly moment = signal<number | null>(null);
  /** What PyTorch does not report of it, in the order of the steps; null while that is not known. */
  readonly found = signal<readonly Finding[] | null>(null);
  readonly lineFindings = computed(() => byLine(this.found.value ?? []));
  readonly step = computed(() => this.steps.value[this.cursor.value]);
  /** All that says where one looks: another object when that is elsewhere. */
  readonly place = computed(() => ({
    steps: this.steps.value,
    cursor: this.cursor.value,
    moment: this.moment.value,
  }));
  /** The element that is pointed at. */
  readonly selection = signal<Selection | null>(null);

  private readonly surveyor: Surveyor;
  private readonly marker = new Marker();
  private readonly whole = computed(() => this.surveyor.survey(this.steps.value));
  readonly picture = computed(() => this.pictureAt(this.cursor.value));
  /** The same at the moment within it that is shown. */
  readonly shown = computed(() => {
    const at = this.moment.value;
    if (at === null) return this.picture.value;
    return insideBackward(this.picture.value, this.pictureAt(this.cursor.value - 1), at);
  });
  /** What the step did, in sentences. */
  readonly said = computed(() => {
    const at = this.cursor.value;
    const step = this.steps.value[at];
    if (!step) return [];
    const line = this.code.split('\n')[step.line - 1];
    return words(diff(this.steps.value[at - 1] ?? null, step, line));
  });
  /** What is told of the tensors at the cursor where their names stand. */
  readonly facts = computed(() =>
    tensorFacts(this.steps.value[this.cursor.value], this.whole.value.numbers),
  );
  readonly hasGraph = computed(() => this.whole.value.hasGraph);
  /** What the slider's scale shows of the steps. */
  readonly marks = computed(() => this.marker.mark(this.steps.value));
  readonly loops = computed(() => loopRuns(this.steps.value, this.code));
  /** Which parts of the program each step belongs to. */
  readonly scopes = computed(() =>
    scopesOf(this.steps.value, this.loops.value, this.code.split('\n')),
  );
  /** The steps of each line. */
  readonly times = computed(() => lineTimes(this.steps.value));
  private noting: LineNotes | null = null;
  /** The lines' tensors at the cursor, to note at their ends. */
  readonly lineNotes = computed(() => {
    this.noting ??= new LineNotes(this.code);
    return this.noting.at(this.steps.value, this.times.value, this.cursor.value);
  });
  /** Characters of standard output that had been printed at the cursor. */
  readonly printed = computed(() =>
    this.steps.value
      .slice(0, this.cursor.value + 1)
      .reduce((length, step) => length + step.stdout.length, 0),
  );

  /** How many figures had been shown at the cursor. */
  readonly figures = computed(() =>
    this.steps.value
      .slice(0, this.cursor.value + 1)
      .reduce((sum, { figures = 0 }) => sum + figures, 0),
  );

  constructor(
    /** The program that the steps belong to. */
    readonly code: string,
    /** What it was run with; null for what did not run here. */
    readonly given: RunInputs | null = null,
  ) {
    this.surveyor = new Surveyor(code);
  }

  /** Characters that it has printed. */
  get length(): number {
    return this.output.value.reduce((length, { text }) => length + text.length, 0);
  }

  /** Takes what has come since; the cursor follows. */
  add(printed: readonly Output[], taken: readonly WireStep[]): void {
    batch(() => {
      if (printed.length) this.output.value = join([...this.output.value, ...printed]);
      if (taken.length) {
        const last = this.steps.value.at(-1);
        this.steps.value = [...this.steps.value, ...unpackSteps(taken, last)];
        this.found.value = null;
        this.cursor.value = this.steps.value.length - 1;
      }
    });
  }

  /** All has come: stands at the last step that shows anything. */
  end(result?: RunResult): void {
    batch(() => {
      this.steps.value = withoutIdleEnd(this.steps.value);
      this.cursor.value = Math.max(0, this.steps.value.length - 1);
      this.error.value = result?.error ?? null;
      this.notes.value = result?.notes ?? [];
      this.unshown.value = result?.unshown ?? false;
      this.wantsInput.value = result?.wantsInput ?? false;
      this.swaps.value = result?.swaps ?? null;
    });
  }

  /** Shows what a run recorded before; without its output, that is what its steps printed. */
  showRecorded(
    steps: WireStep[],
    output: readonly Output[] = steps.map(({ stdout }) => ({ stream: 'stdout', text: stdout })),
    error: RunError | null = null,
  ): void {
    batch(() => {
      this.add(output, steps);
      this.end();
      this.error.value = error;
      this.prepared.value = true;
    });
  }

  /** What there is to draw for a step. */
  pictureAt(cursor: number): Picture {
    return buildPicture(this.steps.value, cursor, this.whole.value);
  }

  /** Points at an element; always the same function, so that what draws with it may stay. */
  readonly select = (next: Selection | null): void => {
    this.selection.value = next;
  };

  /** Moves to the next step of a line, or the one before, going round at the ends; nothing when it never ran. */
  readonly goToLine = (line: number, by: -1 | 1 = 1): void => {
    const to = stepOfLine(this.times.value, line, this.cursor.value, by);
    if (to !== null) this.moveTo(to);
  };

  /** Moves within the step; always the same function. */
  readonly goToMoment = (moment: number | null): void => {
    this.moment.value = moment;
  };

  /** Why backward handed on, at a moment of the step, what it did along an edge; always the same function. */
  readonly productOn = (moment: number, edge: number): Product | null => {
    const { backward, step } = this.picture.peek();
    const before = this.steps.peek()[this.cursor.peek() - 1] ?? null;
    return step && productOn(before, step, backward, moment, edge);
  };

  moveTo(position: number): void {
    batch(() => {
      this.moment.value = null;
      this.cursor.value = Math.min(Math.max(0, position), Math.max(0, this.steps.value.length - 1));
      this.selection.value = null;
    });
  }
}
