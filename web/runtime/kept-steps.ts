/**
 * Which steps of a run are kept: its first ones, handed on as they come, and its last ones. While the program
 * runs nobody knows which the last will be: each is kept as text until it is too old, or the run is over.
 */
import type { CallState, TurnState, Snapshot } from '../engine/snapshot';
import type { Change, Changes, NameState, RunError, WireStep } from './protocol';
import { changeOf, itemsIn } from './steps';

/** A step as the recorder and the engine tell it. */
export interface ToldStep extends Pick<
  WireStep,
  'line' | 'event' | 'depth' | 'stdout' | 'figures' | 'error' | 'raised' | 'leftOut'
> {
  /** JSON of the names; null where they are those of the step before. */
  names: string | null;
  /** JSON of what the engine says; empty where nothing happened. */
  told: string;
}

interface Told {
  changes: Changes;
  gradients: TurnState[];
  called: { calls: CallState[]; count: number };
}

const SILENT: Told = { changes: {}, gradients: [], called: { calls: [], count: 0 } };

/** Steps that follow one another, and the whole state after the first of them. */
interface Batch {
  steps: ToldStep[];
  names: string;
  /** JSON of a `Snapshot`. */
  snapshot: string;
  bytes: number;
}

/** About how many bytes the steps of a run may take where they are kept, half of them at either end. */
const MAX_BYTES = 192e6;
/** What an item takes in a list of a step, be it shared with the step before or not. */
const ITEM_BYTES = 8;
/** Of the last steps, as many parts are dropped one by one. */
const BATCHES = 10;

/** What keeping has to do with. */
interface Around {
  /** Gets the steps that are kept, in their order. */
  onStep(step: WireStep): void;
  /** The engine's whole state, as JSON. */
  snapshot(): string;
  /** Adds to what has just changed what the engine does not tell; returns about how many bytes that takes. */
  complete(changes: Changes): number;
}

export class KeptSteps {
  /** How many are kept at either end, at most. */
  private readonly first: number;
  private readonly last: number;
  private taken = 0;
  private bytes = 0;
  private tail: Tail | null = null;
  /** What the names were at the last step that was taken, as JSON, and at the last that was handed on. */
  private namesNow = '[]';
  private names: NameState[] = [];
  /** One of the first steps that ended by an exception, until it is known whether that ended the run. */
  private thrown: WireStep | null = null;

  /** Keeps `most` steps and the end of the run, or fewer where they take too much room. */
  constructor(
    most: number,
    private readonly around: Around,
  ) {
    this.first = Math.floor(most / 2);
    this.last = most - this.first + 1;
  }

  take(step: ToldStep): void {
    this.settle();
    if (this.taken >= this.first || this.bytes > MAX_BYTES / 2)
      this.tail ??= new Tail(this.last, this.around.snapshot);
    this.taken++;
    this.namesNow = step.names ?? this.namesNow;
    if (this.tail) return this.tail.add(step, this.namesNow);
    const wire = this.wire(step);
    this.bytes += this.around.complete(wire.changes);
    if (step.event === 'exception') this.thrown = wire;
    else this.around.onStep(wire);
  }

  /** The exception that the last step ended by has ended the run; false where it ended by none. */
  fail(error: RunError, stdout: string): boolean {
    const step = this.thrown ?? this.tail?.newest();
    if (step?.event !== 'exception') return false;
    step.error = error;
    step.stdout += stdout;
    return true;
  }

  /** Hands on what is kept; gives a sentence about what is not, if anything. */
  end(): string | null {
    this.settle();
    const { tail, taken } = this;
    if (!tail) return null;
    this.tail = null;
    const { leftOut } = tail;
    const steps = tail.steps();
    for (const step of steps) this.around.onStep(this.wire(step));
    if (!leftOut) return null;
    const last = steps.length - 1;
    const [all, first, rest] = [taken, taken - leftOut - last, last].map((n) =>
      n.toLocaleString('en'),
    );
    return `Of ${all} steps the first ${first} and the last ${rest} were kept.`;
  }

  private settle(): void {
    if (this.thrown) this.around.onStep(this.thrown);
    this.thrown = null;
  }

  /** As the step crosses, which follows on the one that was made before it. */
  private wire({ names, told, ...step }: ToldStep): WireStep {
    let { changes, gradients, called } = told ? (JSON.parse(told) as Told) : SILENT;
    if (names) {
      const after = JSON.parse(names) as NameState[];
      const change = changeOf(this.names, after, ({ frame, name }) => `${frame} ${name}`);
      if (change) changes = { ...changes, names: change };
      this.names = after;
    }
    this.bytes += told.length + (names?.length ?? 0);
    for (const change of Object.values<Change<object>>(changes))
      this.bytes += itemsIn(change) * ITEM_BYTES;
    const { calls, count } = called;
    return {
      ...step,
      changes,
      gradients,
      ...(count > 0 && { calls }),
      ...(count > calls.length && { callCount: count }),
    };
  }
}

/** The last steps of a run so far. */
class Tail {
  private count = 0;
  private dropped = 0;
  /** What the dropped ones printed, and how often each line ran in them. */
  private printed = '';
  private figures = 0;
  private readonly ran = new Map<number, number>();
  private bytes = 0;
  private readonly batches: Batch[] = [];

  /** Keeps at most `most` steps, and a tenth fewer at least. */
  constructor(
    private readonly most: number,
    private readonly snapshot: () => string,
  ) {}

  add(step: ToldStep, names: string): void {
    const { batches } = this;
    const size = Math.max(1, Math.floor(this.most / BATCHES));
    if (!(batches.at(-1)?.steps.length! < size)) {
      const snapshot = this.snapshot();
      batches.push({ steps: [], names, snapshot, bytes: names.length + snapshot.length });
      this.bytes += batches.at(-1)!.bytes;
    }
    const newest = batches.at(-1)!;
    const bytes = step.told.length + (step.names?.length ?? 0);
    newest.steps.push(step);
    newest.bytes += bytes;
    this.bytes += bytes;
    this.count++;
    // The first of those that stay stands for those that do not: the newest shall not be that.
    while (batches.length > 2 && (this.count > this.most || this.bytes > MAX_BYTES / 2)) {
      const oldest = batches.shift()!;
      this.bytes -= oldest.bytes;
      this.count -= oldest.steps.length;
      this.dropped += oldest.steps.length;
      oldest.steps.forEach((each) => this.countOut(each));
    }
  }

  private countOut({ line, stdout, figures = 0 }: ToldStep): void {
    this.printed += stdout;
    this.figures += figures;
    this.ran.set(line, (this.ran.get(line) ?? 0) + 1);
  }

  /** How many steps are not kept, with the one that stands for them. */
  get leftOut(): number {
    return this.dropped && this.dropped + 1;
  }

  newest(): ToldStep | undefined {
    return this.batches.at(-1)?.steps.at(-1);
  }

  /** Those that are kept; in place of all that are not, one with the state that they led to. */
  steps(): ToldStep[] {
    const steps = this.batches.flatMap((batch) => batch.steps);
    const [oldest] = this.batches;
    const [first, ...rest] = steps;
    if (!this.leftOut || !oldest || !first) return steps;
    const changes = JSON.parse(oldest.snapshot) as Snapshot;
    this.countOut(first);
    const gap: ToldStep = {
      line: 0,
      event: 'gap',
      depth: first.depth,
      stdout: this.printed,
      ...(this.figures > 0 && { figures: this.figures }),
      error: null,
      leftOut: { steps: this.leftOut, ran: [...this.ran] },
      names: oldest.names,
      told: JSON.stringify({ ...SILENT, changes } satisfies Told),
    };
    return [gap, ...rest];
  }
}
