/** The slider's scale: a tick for each step that tells what it did, and bands for the loops. Pure, one path a kind. */
import type { Step } from '../runtime/protocol';
import { iterationAt, loopsAround } from './loops';
import type { LoopRun } from './loops';

/** What a step did, the most telling: nothing; new tensors, names or nodes; a write into a storage that was there. */
export type Doing = 'nothing' | 'change' | 'write';

export interface Mark {
  doing: Doing;
  printed: boolean;
  /** An exception was raised, caught or not. */
  raised: boolean;
}

/** A mark for each step. */
export function markSteps(steps: readonly Step[]): Mark[] {
  return new Marker().mark(steps);
}

/** Marks the steps of a run while they come, each once. */
export class Marker {
  private marks: Mark[] = [];
  /** By storage, how often it had been written when last seen. */
  private writes = new Map<number, number>();
  private last: Step | undefined;

  /** The same as of all the steps at once. */
  mark(steps: readonly Step[]): Mark[] {
    if (steps[this.marks.length - 1] !== this.last) {
      this.marks = [];
      this.writes = new Map();
      this.last = undefined;
    }
    for (const step of steps.slice(this.marks.length)) {
      this.marks.push({
        doing: this.doing(step),
        printed: step.stdout !== '',
        raised: step.event === 'exception' || step.error !== null,
      });
      this.last = step;
    }
    return [...this.marks];
  }

  private doing(step: Step): Doing {
    const before = this.last;
    if (step.snapshot === before?.snapshot) return sameNames(step, before) ? 'nothing' : 'change';
    let doing: Doing = before || step.snapshot.tensors.length ? 'change' : 'nothing';
    for (const { id, writes: now } of step.snapshot.storages) {
      const known = this.writes.get(id);
      if (known === now) continue;
      if (known !== undefined) doing = 'write';
      this.writes.set(id, now);
    }
    return doing;
  }
}

function sameNames({ names }: Step, { names: before }: Step): boolean {
  return (
    names === before ||
    (names.length === before.length &&
      names.every(({ frame, name, tensor }, n) => {
        const was = before[n];
        return tensor === was.tensor && name === was.name && frame === was.frame;
      }))
  );
}

export interface TickPaths {
  nothing: string;
  change: string;
  write: string;
  printed: string;
  raised: string;
}

export interface Band {
  x: number;
  y: number;
  width: number;
}

export interface TimelineLayout {
  width: number;
  height: number;
  ticks: TickPaths;
  /** A band for each time that a loop ran. */
  bands: string;
  /** Every other iteration, as far as one can tell them apart. */
  stripes: string;
  /** What is written on the bands that have room for it. */
  labels: { x: number; y: number; text: string }[];
}

/** The slider's thumb stays inside its track: its middle goes from here to as far from the other end. */
const INSET = 8;
export const TICKS_HEIGHT = 12;
export const BAND_HEIGHT = 16;
const BAND_STEP = BAND_HEIGHT + 2;
/** Loops inside loops that are drawn; those further in are stripes of nothing but noise. */
const ROWS = 3;
const NARROWEST_STRIPE = 2;
const LETTER = 6.2;

/** The two as one, where they are drawn in one place. */
export function mergeMarks(one: Mark, other: Mark): Mark {
  const more = TICK_HEIGHTS[one.doing] > TICK_HEIGHTS[other.doing] ? one : other;
  return {
    doing: more.doing,
    printed: one.printed || other.printed,
    raised: one.raised || other.raised,
  };
}

/** Where the middle of the slider's thumb stands for a step. */
export function stepX(step: number, count: number, width: number): number {
  return INSET + (count > 1 ? step / (count - 1) : 0) * (width - 2 * INSET);
}

/**
 * The step at a distance from the slider's left end. Of a sign that stands there, it is the sign's: `signs` are steps
 * that have one.
 */
export function stepAt(
  x: number,
  count: number,
  width: number,
  signs: readonly number[] = [],
): number {
  const away = (step: number): number => Math.abs(stepX(step, count, width) - x);
  const sign = signs.reduce<number | null>(
    (best, step) => (best === null || away(step) < away(best) ? step : best),
    null,
  );
  if (sign !== null && away(sign) <= SIGN) return sign;
  const step = Math.round(((x - INSET) / (width - 2 * INSET)) * (count - 1));
  return Math.min(Math.max(0, step), count - 1);
}

/** The scale for a slider of the given width in pixels. */
export function layoutTimeline(
  marks: readonly Mark[],
  runs: readonly LoopRun[],
  width: number,
): TimelineLayout {
  const drawn = runs.filter(({ depth }) => depth < ROWS);
  const rows = drawn.reduce((most, { depth }) => Math.max(most, depth + 1), 0);
  const bands: string[] = [];
  const stripes: string[] = [];
  const labels: TimelineLayout['labels'] = [];
  for (const run of drawn) {
    const band = bandOf(run, marks.length, width);
    bands.push(box(band));
    if (band.width / run.iterations.length >= NARROWEST_STRIPE)
      for (const [n, iteration] of run.iterations.entries())
        if (n % 2)
          stripes.push(box(bandOf({ ...iteration, depth: run.depth }, marks.length, width)));
    const text = bandLabel(run, band.width);
    if (text) labels.push({ x: band.x + 6, y: band.y + BAND_HEIGHT / 2, text });
  }
  return {
    width,
    height: TICKS_HEIGHT + rows * BAND_STEP,
    ticks: tickPaths(marks, width),
    bands: bands.join(''),
    stripes: stripes.join(''),
    labels,
  };
}

/** The places of the iterations that a step belongs to, to be lit. */
export function iterationBands(
  runs: readonly LoopRun[],
  step: number,
  count: number,
  width: number,
): Band[] {
  return loopsAround(runs, step)
    .filter(({ depth }) => depth < ROWS)
    .map((run) =>
      bandOf({ ...run.iterations[iterationAt(run, step)], depth: run.depth }, count, width),
    );
}

/** From half a step before the first to half a step after the last. */
function bandOf(
  { start, end, depth }: { start: number; end: number; depth: number },
  count: number,
  width: number,
): Band {
  const half = count > 1 ? (width - 2 * INSET) / (count - 1) / 2 : 0;
  const from = Math.max(0, stepX(start, count, width) - half);
  const to = Math.min(width, stepX(end - 1, count, width) + half);
  return {
    x: round(from),
    y: TICKS_HEIGHT + depth * BAND_STEP,
    width: Math.max(1, round(to - from - 1)),
  };
}

function box({ x, y, width }: Band): string {
  return `M${x},${y}h${width}v${BAND_HEIGHT}h${-width}z`;
}

function bandLabel({ loop, times: all }: LoopRun, width: number): string {
  const times = all === null ? '…' : `${all}×`;
  const fits = (text: string): boolean => text.length * LETTER + 8 <= width;
  return [`${loop.header} · ${times}`, times].find(fits) ?? '';
}

/** From the middle of a sign to its corners. */
const SIGN = 5;

/** A diamond at each of these steps, on their ticks. */
export function foundSigns(steps: readonly number[], count: number, width: number): string {
  const places = new Set(steps.map((step) => round(stepX(step, count, width))));
  return [...places]
    .map((x) => `M${x},1l${SIGN},${SIGN}-${SIGN},${SIGN}-${SIGN}-${SIGN}z`)
    .join('');
}

const TICK_HEIGHTS: Record<Doing, number> = { nothing: 3, change: 6, write: 9 };

function tickPaths(marks: readonly Mark[], width: number): TickPaths {
  const columns = new Map<number, Mark>();
  marks.forEach((mark, n) => {
    const x = round(stepX(n, marks.length, width));
    const known = columns.get(x);
    columns.set(x, known ? mergeMarks(known, mark) : mark);
  });
  const paths: Record<keyof TickPaths, string[]> = {
    nothing: [],
    change: [],
    write: [],
    printed: [],
    raised: [],
  };
  for (const [x, { doing, printed, raised }] of columns) {
    paths[doing].push(`M${x},0v${TICK_HEIGHTS[doing]}`);
    if (printed) paths.printed.push(`M${x - 1.5},${TICKS_HEIGHT - 2}h3`);
    if (raised) paths.raised.push(`M${x - 3},1l6,6m0,-6l-6,6`);
  }
  return {
    nothing: paths.nothing.join(''),
    change: paths.change.join(''),
    write: paths.write.join(''),
    printed: paths.printed.join(''),
    raised: paths.raised.join(''),
  };
}

/** To halves of a pixel: finer is not seen, and steps that fall together are drawn once. */
function round(x: number): number {
  return Math.round(x * 2) / 2;
}
