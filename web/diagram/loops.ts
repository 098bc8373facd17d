/** Which steps of a run are which iteration of which loop: from the steps' lines and the program's text. */
import type { Step } from '../runtime/protocol';

/** A `for` or `while` of a program: lines are 1-based, `end` is the body's last. */
export interface Loop {
  line: number;
  end: number;
  /** The header as it is written, without its colon. */
  header: string;
  /** The first line that is not the header's: the header itself may go over several. */
  body: number;
}

/** Steps `start` to `end`, without `end`. */
export interface StepRange {
  start: number;
  end: number;
}

/** A loop as it ran once, with all that was called from it. */
export interface LoopRun extends StepRange {
  loop: Loop;
  /** How many loops that were running this one ran inside. */
  depth: number;
  /** One after the other, over all the steps of the run: those that were kept. */
  iterations: StepRange[];
  /** The number of the first of these, from 1; null where it cannot be known, for steps that were not kept. */
  first: number | null;
  /** How many there were with those that were not kept; null where that cannot be known. */
  times: number | null;
}

/** The loops of a program, in the order of their lines. */
export function loopsOf(source: string): Loop[] {
  const lines = logicalLines(source);
  return lines.flatMap((line, n) => {
    if (!/^(async\s+)?(for|while)\b/.test(line.text)) return [];
    let last = line.end;
    for (const next of lines.slice(n + 1)) {
      if (next.indent <= line.indent) break;
      last = next.end;
    }
    return [
      {
        line: line.start,
        end: last,
        header: line.text.replace(/:\s*(#.*)?$/, '').replace(/\s+/g, ' '),
        body: last > line.end ? line.end + 1 : line.start,
      },
    ];
  });
}

export interface LogicalLine {
  start: number;
  end: number;
  indent: number;
  text: string;
}

/** A string with its quotes, a comment, a bracket, a joined line, or the end of a line. */
const TOKEN =
  /("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|(["'])(?:\\[^]|(?!\2)[^\n])*\2?|#[^\n]*|[([{]|[)\]}]|\\\n|\n/g;

/** The statements' lines: what brackets, strings and backslashes hold together is one. */
export function logicalLines(source: string): LogicalLine[] {
  const found: LogicalLine[] = [];
  let [from, line, open] = [0, 1, 0];
  const take = (to: number, lastLine: number): void => {
    const text = source.slice(from, to);
    if (/^\s*[^\s#]/.test(text)) {
      const indent = /^[ \t\f]*/.exec(text)![0].replaceAll('\t', ' '.repeat(8)).length;
      found.push({ start: line, end: lastLine, indent, text: text.trim() });
    }
  };
  let at = 1;
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    if (token === '\n') {
      if (open === 0) {
        take(index, at);
        [from, line] = [index + 1, at + 1];
      }
      at++;
    } else if (/^[([{]$/.test(token)) open++;
    else if (/^[)\]}]$/.test(token)) open = Math.max(0, open - 1);
    else at += token.split('\n').length - 1;
  }
  take(source.length, at);
  return found;
}

/** A loop that is running, as far as the steps have come. */
interface Running {
  run: LoopRun;
  /** The iteration has come to the loop's body. */
  inBody: boolean;
}

/** The loops that ran, in the order of their first steps. Takes time proportional to the steps. */
export function loopRuns(steps: readonly Step[], source: string): LoopRun[] {
  const around = new Map<number, Loop[]>();
  for (const loop of loopsOf(source))
    for (let line = loop.line; line <= loop.end; line++)
      around.set(line, [...(around.get(line) ?? []), loop]);
  if (around.size === 0) return [];

  const found: LoopRun[] = [];
  /** A loop that went on over steps that were not kept: by what came after them, what came before. */
  const parts = new Map<LoopRun, LoopRun>();
  const resume = (run: LoopRun, from: { run: LoopRun; ran: number }, atHeader: boolean): void => {
    run.first = from.run.iterations.length + from.ran + Number(atHeader);
    run.times = 0;
    parts.set(run, from.run);
  };
  /** For each frame of the program, outermost first, its loops that are running, likewise. */
  const frames: Running[][] = [];
  const close = ({ run, inBody }: Running, end: number, cut: boolean): void => {
    run.end = end;
    // The header ran once more, to find that nothing is left: no iteration of its own.
    if (!cut && !inBody) run.iterations.pop();
    run.iterations.forEach((iteration, n) => {
      iteration.end = run.iterations[n + 1]?.start ?? end;
    });
    if (run.first !== null && run.times !== null) run.times = run.first - 1 + run.iterations.length;
    const before = parts.get(run);
    if (before) before.times = run.times;
  };
  const leave = (depth: number, end: number, cut: boolean): void => {
    while (frames.length > depth)
      for (const running of frames.pop()!.reverse()) close(running, end, cut);
  };

  const starts = firstOfCalls(steps);
  /** The outermost loop that was running where steps are left out, and how often its header ran in them. */
  let resumed: { run: LoopRun; ran: number } | null = null;
  /** For frames that were running there: nothing of them has been seen since. */
  let unseen = new Set<number>();
  steps.forEach(({ line, event, depth, leftOut }, index) => {
    if (leftOut) {
      const run = frames[0]?.[0]?.run;
      const ran = new Map(leftOut.ran);
      resumed = run ? { run, ran: ran.get(run.loop.line) ?? 0 } : null;
      unseen = new Set(Array.from({ length: depth }, (_, n) => n));
      for (const { run } of frames.flat()) run.times = null;
      leave(0, index, true);
      return;
    }
    leave(depth, index, steps[index - 1]?.event === 'exception');
    while (frames.length < depth) frames.push([]);
    const frame = frames.at(-1);
    if (!frame) return;
    const sure = !unseen.delete(frames.length - 1);
    const start = starts[index];
    const here = around.get(line) ?? [];
    while (frame.length && !here.includes(frame.at(-1)!.run.loop))
      close(frame.pop()!, start, false);
    for (const loop of here) {
      const running = frame.find(({ run }) => run.loop === loop);
      const oneLine = loop.body === loop.line;
      const inBody = !oneLine && line >= loop.body;
      if (!running) {
        const iterations = [{ start, end: start }];
        const run: LoopRun = { loop, start, end: start, depth: 0, iterations, first: 1, times: 0 };
        if (!sure) {
          run.first = run.times = null;
          if (frames.length === 1 && loop === resumed?.run.loop)
            resume(run, resumed, line === loop.line);
        }
        found.push(run);
        frame.push({ run, inBody });
      } else if (line === loop.line && (running.inBody || oneLine)) {
        running.run.iterations.push({ start, end: start });
        running.inBody = false;
      } else running.inBody ||= inBody;
    }
    if (event === 'return') leave(depth - 1, index + 1, false);
  });
  leave(0, steps.length, true);
  return nested(found.filter(({ iterations }) => iterations.length > 0));
}

/** A line's step comes after those of the calls that the line made: for each step, the first of them. */
function firstOfCalls(steps: readonly Step[]): number[] {
  const open: { start: number; depth: number }[] = [];
  return steps.map(({ depth }, index) => {
    let start = index;
    while (open.length && open.at(-1)!.depth > depth) start = open.pop()!.start;
    open.push({ start, depth });
    return start;
  });
}

/** In the order of their first steps, the outer ones first, each with its depth. */
function nested(runs: LoopRun[]): LoopRun[] {
  const open: LoopRun[] = [];
  for (const run of runs.sort((a, b) => a.start - b.start || b.end - a.end)) {
    while (open.length && open.at(-1)!.end <= run.start) open.pop();
    run.depth = open.length;
    open.push(run);
  }
  return runs;
}

/** The loops that a step belongs to, outermost first. */
export function loopsAround(runs: readonly LoopRun[], step: number): LoopRun[] {
  return runs.filter(({ start, end }) => start <= step && step < end);
}

/** The iteration of a loop that one of its steps belongs to, counted from 0. */
export function iterationAt({ iterations }: LoopRun, step: number): number {
  return iterations.findIndex(({ end }) => step < end);
}

/** "3 of 5": which of its loop's iterations a step belongs to, as far as that is known. */
export function iterationText(run: LoopRun, step: number): string {
  const { first, times, iterations } = run;
  const n = iterationAt(run, step);
  if (first === null) return `${n + 1} of the ${iterations.length} that were kept last`;
  return times === null ? `${first + n}` : `${first + n} of ${times}`;
}

/**
 * The step to go to for the next iteration (`by` 1) or the one before (`by` -1) of the innermost loop
 * that has one: the same line there, as often as it has run in this one, else that iteration's last
 * step. Outside of loops, the nearest loop's first or last iteration; null when there is none.
 */
export function iterationStep(
  steps: readonly Step[],
  runs: readonly LoopRun[],
  step: number,
  by: -1 | 1,
): number | null {
  for (const run of loopsAround(runs, step).reverse()) {
    const at = iterationAt(run, step);
    const to = run.iterations[at + by];
    if (to) return sameLine(steps, step, run.iterations[at], to);
  }
  if (by === 1) return runs.find(({ start }) => start > step)?.start ?? null;
  return runs.findLast(({ end }) => end <= step)?.iterations.at(-1)!.start ?? null;
}

function sameLine(
  steps: readonly Step[],
  step: number,
  from: StepRange,
  { start, end }: StepRange,
): number {
  const alike = (n: number): boolean =>
    steps[n].line === steps[step].line && steps[n].depth === steps[step].depth;
  let before = 0;
  for (let n = from.start; n < step; n++) if (alike(n)) before++;
  for (let n = start; n < end; n++) if (alike(n) && before-- === 0) return n;
  return end - 1;
}
