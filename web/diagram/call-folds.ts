/** The slider's places where the steps inside calls of the program's functions may be folded into their line's. Pure. */
import type { Step } from '../runtime/protocol';
import type { LoopRun, StepRange } from './loops';
import { mergeMarks, stepX, TICKS_HEIGHT } from './timeline-layout';
import type { Mark } from './timeline-layout';

/** Where steps stand on the slider. */
export interface Places {
  /** For each step its place. */
  readonly of: readonly number[];
  /** For each place its step, the last of those that stand there: of calls, the line's that made them. */
  readonly steps: readonly number[];
}

/** A place for each step; folded, for each that is inside no call. Those in front of a gap in a run end there. */
export function placesOf(steps: readonly Step[], folded: boolean): Places {
  const stands = (at: number): boolean => {
    const { depth, event } = steps[at]!;
    return !folded || depth <= 1 || event === 'gap' || at === steps.length - 1;
  };
  const shown: number[] = [];
  const of = steps.map((_, at) => {
    if (!stands(at)) return shown.length;
    shown.push(at);
    return shown.length - 1;
  });
  return { of, steps: shown };
}

/** The step of the next place, or of the one before; inside a folded call, that of the line that made it is the next. */
export function stepBeside({ of, steps }: Places, at: number, by: -1 | 1): number | null {
  const place = of[at];
  if (place === undefined) return null;
  return (by === 1 && steps[place] !== at ? steps[place] : steps[place + by]) ?? null;
}

/** How many steps a place has folded. */
export function foldedAt({ of, steps }: Places, at: number): number {
  const place = of[at] ?? 0;
  return (steps[place] ?? 0) - (steps[place - 1] ?? -1) - 1;
}

/** What the steps of each place did, the most telling. */
export function foldMarks(marks: readonly Mark[], { steps }: Places): readonly Mark[] {
  if (steps.length === marks.length) return marks;
  return steps.map((last, place) =>
    marks.slice((steps[place - 1] ?? -1) + 1, last + 1).reduce(mergeMarks),
  );
}

/** The loops by places in place of steps, without those that are inside folded calls. */
export function foldLoops(runs: readonly LoopRun[], { of, steps }: Places): readonly LoopRun[] {
  if (of.length === steps.length) return runs;
  const fold = ({ start, end }: StepRange): StepRange => ({
    start: of[start]!,
    end: of[end - 1]! + 1,
  });
  // A loop of a call's ends before the step of the line that made it.
  return runs
    .filter(({ end }) => steps[of[end - 1]!] === end - 1)
    .map((run) => ({ ...run, ...fold(run), iterations: run.iterations.map(fold) }));
}

/** A triangle under the tick of each place into which calls are folded. */
export function foldSigns(places: Places, width: number): string {
  const { steps } = places;
  const folded = steps.flatMap((at, place) => (foldedAt(places, at) ? [place] : []));
  const xs = new Set(folded.map((place) => Math.round(stepX(place, steps.length, width))));
  return [...xs].map((x) => `M${x},${TICKS_HEIGHT - 5}l3,5h-6z`).join('');
}
