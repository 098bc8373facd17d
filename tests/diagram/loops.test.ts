/** Loops of a program's text, iterations over many steps, calls that fold, and the slider's scale that is drawn from them. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  foldedAt,
  foldLoops,
  foldMarks,
  foldSigns,
  placesOf,
  stepBeside,
} from '../../web/diagram/call-folds';
import { iterationText, loopRuns, loopsAround, loopsOf } from '../../web/diagram/loops';
import {
  iterationBands,
  layoutTimeline,
  Marker,
  markSteps,
  foundSigns,
  stepAt,
  stepX,
} from '../../web/diagram/timeline-layout';
import { EMPTY_SNAPSHOT } from '../../web/engine/snapshot';
import type { Step } from '../../web/runtime/protocol';

const step = (line: number, more: Partial<Step> = {}): Step => ({
  line,
  event: 'line',
  depth: 1,
  names: [],
  stdout: '',
  error: null,
  snapshot: EMPTY_SNAPSHOT,
  gradients: [],
  ...more,
});

const NESTED = 'for i in range(9):\n    for j in range(9):\n        x = j\n    y = i\nz = 1\n';
/** What running that leaves, with other numbers of iterations. */
const nested = (outer: number, inner: number): Step[] => {
  const lines = Array.from({ length: outer }, () => [
    1,
    ...Array.from({ length: inner }, () => [2, 3]).flat(),
    2,
    4,
  ]).flat();
  return [...lines, 1, 5].map((line) => step(line));
};

/** Steps `from` to `to` are not kept: one stands for them. */
function withGap(steps: readonly Step[], from: number, to: number): Step[] {
  const ran = new Map<number, number>();
  for (const { line } of steps.slice(from, to)) ran.set(line, (ran.get(line) ?? 0) + 1);
  const leftOut = { steps: to - from, ran: [...ran] };
  const gap = step(0, { event: 'gap', depth: steps[to - 1]!.depth, leftOut });
  return [...steps.slice(0, from), gap, ...steps.slice(to)];
}

test('iterations keep their numbers where steps between them were not kept, as far as they can be known', () => {
  const whole = nested(7, 3);
  const numbers = (steps: readonly Step[], at: number): string[] =>
    loopsAround(loopRuns(steps, NESTED), at).map((run) => iterationText(run, at));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: whole.length - 3 }),
      fc.integer({ min: 1, max: whole.length }),
      (from, count) => {
        const to = Math.min(from + count, whole.length - 1);
        const kept = withGap(whole, from, to);
        kept.forEach((_, at) => {
          if (at === from) return;
          const there = at < from ? at : at + to - from - 1;
          const texts = numbers(kept, at);
          const wanted = numbers(whole, there);
          // Of an inner loop whose last look at its header alone was kept nothing is told.
          expect(texts.length).toBeLessThanOrEqual(wanted.length);
          texts.forEach((text, n) => {
            const [number, all] = wanted[n]!.split(' of ');
            if (/^\d+ of \d+$/.test(text)) expect(text).toBe(wanted[n]);
            // The header has come, and whether an iteration comes with it is not known.
            else if (at < from) expect([number, `${Number(number) + 1}`]).toContain(text);
            else expect(text).toMatch(/^\d+ of the \d+ that were kept last$/);
            if (n === 0 && there < whole.length - 2 && to < whole.length - 2)
              expect(text).toBe(`${number} of ${all}`);
          });
        });
      },
    ),
  );
});

describe('loops of a text', () => {
  const lines = (source: string): number[][] =>
    loopsOf(source).map(({ line, body, end }) => [line, body, end]);
  test('headers and bodies', () => {
    expect(lines(NESTED)).toEqual([
      [1, 2, 4],
      [2, 3, 3],
    ]);
  });
  test('tabs, blank lines, comments, a body on the same line, async', () => {
    expect(lines('while x:\n\tif y:\n\t\tpass\n\n# here\n\tpass\nelse:\n\tpass\n')).toEqual([
      [1, 2, 6],
    ]);
    expect(lines('for i in x: pass\ny = 1')).toEqual([[1, 1, 1]]);
    expect(lines('async for i in x:\n    pass')).toEqual([[1, 2, 2]]);
  });
  test('words that are no loops', () => {
    expect(lines('format = 1\nwhile_ = 2\nx = [i for i\n  in y]\n"for x in y:"\n')).toEqual([]);
    expect(lines("s = '''\nfor x in y:\n  z\n'''")).toEqual([]);
    expect(lines('x = 1 + \\\n  2\nfor i in "#(":\n  y')).toEqual([[3, 4, 4]]);
  });
});

test('iterations follow one another over all the steps of a run', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (outer, inner) => {
      const runs = loopRuns(nested(outer, inner), NESTED);
      expect(runs.map(({ iterations }) => iterations.length)).toEqual([
        outer,
        ...Array.from({ length: outer }, () => inner),
      ]);
      for (const { start, end, iterations } of runs) {
        expect(iterations[0].start).toBe(start);
        expect(iterations.at(-1)!.end).toBe(end);
        iterations.slice(1).forEach((one, n) => expect(one.start).toBe(iterations[n].end));
      }
    }),
  );
});

describe('the scale', () => {
  test('a mark for what each step did', () => {
    const storage = { id: 1, nbytes: 4, dtype: 'float32', writes: 0, data: [0], count: 1 };
    const snapshot = (writes: number): Step['snapshot'] => ({
      ...EMPTY_SNAPSHOT,
      storages: [{ ...storage, writes }],
    });
    const [first, second] = [snapshot(1), snapshot(2)];
    const x = [{ frame: '<module>', name: 'x', tensor: 1 }];
    const steps = [
      step(1),
      step(2, { snapshot: first, names: x }),
      step(3, { snapshot: first, names: [...x], stdout: 'a' }),
      step(4, { snapshot: second, names: x }),
      step(5, { snapshot: second }),
      step(6, { snapshot: second, event: 'exception' }),
    ];
    const marks = markSteps(steps);
    expect(marks.map(({ doing }) => doing)).toEqual([
      'nothing',
      'change',
      'nothing',
      'write',
      'change',
      'nothing',
    ]);
    expect(marks.map(({ printed }) => printed).indexOf(true)).toBe(2);
    expect(marks.map(({ raised }) => raised).indexOf(true)).toBe(5);

    const marker = new Marker();
    for (const come of [1, 3, 3, 6, 5, 6])
      expect(marker.mark(steps.slice(0, come))).toEqual(marks.slice(0, come));
  });
  test('a place on it leads back to its step', () => {
    for (const n of [0, 1, 57, 99]) expect(stepAt(stepX(n, 100, 600), 100, 600)).toBe(n);
    expect([stepAt(-50, 100, 600), stepAt(9999, 100, 600)]).toEqual([0, 99]);
  });

  test('a sign is hit as far as it is drawn, and those that fall together are one', () => {
    const at = (x: number): number => stepAt(x, 1000, 600, [500, 501, 700]);
    const x = stepX(700, 1000, 600);
    expect([x - 5, x, x + 5].map(at)).toEqual([700, 700, 700]);
    expect(at(x + 6)).toBe(stepAt(x + 6, 1000, 600));
    expect(at(stepX(501, 1000, 600))).toBe(501);
    expect(foundSigns([500, 500, 700], 1000, 600).split('M')).toHaveLength(3);
    expect(foundSigns([500, 501], 100_000, 600).split('M')).toHaveLength(2);
  });
  test('bands have a label where there is room, and the iterations around a step are lit', () => {
    const steps = nested(3, 2);
    const runs = loopRuns(steps, NESTED);
    const labels = (width: number): string[] =>
      layoutTimeline(markSteps(steps), runs, width).labels.map(({ text }) => text);
    expect(labels(700)).toEqual([
      'for i in range(9) · 3×',
      ...Array.from({ length: 3 }, () => 'for j in range(9) · 2×'),
    ]);
    expect(labels(300)).toEqual(['for i in range(9) · 3×', '2×', '2×', '2×']);
    expect(labels(60)).toEqual(['3×']);
    const lit = iterationBands(runs, 2, steps.length, 700);
    expect(lit).toHaveLength(2);
    expect(lit[1].x).toBeGreaterThanOrEqual(lit[0].x);
  });
  test('5,000 steps with 401 loops are a few paths, in a blink', () => {
    const steps = nested(400, 5);
    expect(steps.length).toBeGreaterThan(5000);
    let least = Infinity;
    for (let n = 0; n < 5; n++) {
      const started = performance.now();
      const runs = loopRuns(steps, NESTED);
      const { bands, ticks } = layoutTimeline(markSteps(steps), runs, 800);
      least = Math.min(least, performance.now() - started);
      expect(bands.split('M').length - 1).toBe(runs.length);
      expect(ticks.nothing.split('M').length).toBeLessThan(2 * 800);
    }
    expect(least).toBeLessThan(100);
  });
});

describe('calls folded into the lines that made them', () => {
  const CODE = `def f(n):
    for i in range(n):
        g(i)
def g(i):
    return i
for k in range(2):
    f(1)
k = 1
`;
  const call = [
    step(2, { depth: 2 }),
    step(5, { depth: 3, event: 'return', stdout: 'x' }),
    step(3, { depth: 2 }),
    step(2, { depth: 2, event: 'return' }),
  ];
  const steps = [
    ...[step(1), step(4), step(6), ...call, step(7)],
    ...[step(6), ...call, step(7), step(6), step(8)],
  ];
  const folded = placesOf(steps, true);

  test('a step has the place of the line that called, and one passes over the others', () => {
    expect(folded.steps.map((at) => steps[at]!.line)).toEqual([1, 4, 6, 7, 6, 7, 6, 8]);
    expect(folded.of.slice(0, 9)).toEqual([0, 1, 2, 3, 3, 3, 3, 3, 4]);
    expect(folded.steps.map((at) => foldedAt(folded, at))).toEqual([0, 0, 0, 4, 0, 4, 0, 0]);
    expect([stepBeside(folded, 2, 1), stepBeside(folded, 7, 1), stepBeside(folded, 7, -1)]).toEqual(
      [7, 8, 2],
    );
    // Inside: out of it, or back to before it.
    expect([stepBeside(folded, 4, 1), stepBeside(folded, 4, -1)]).toEqual([7, 2]);
    expect([stepBeside(folded, 0, -1), stepBeside(folded, steps.length - 1, 1)]).toEqual([
      null,
      null,
    ]);
    expect([stepBeside(folded, 9, -1), placesOf([], true).steps]).toEqual([8, []]);
  });
  test('unfolded, each step has its own', () => {
    const places = placesOf(steps, false);
    expect(places.steps).toEqual(steps.map((_, at) => at));
    expect([stepBeside(places, 2, 1), stepBeside(places, 2, -1), foldedAt(places, 7)]).toEqual([
      3, 1, 0,
    ]);
    const [marks, runs] = [markSteps(steps), loopRuns(steps, CODE)];
    expect([foldMarks(marks, places), foldLoops(runs, places)]).toEqual([marks, runs]);
    expect(foldSigns(places, 600)).toBe('');
  });
  test('their place tells the most of what they did, and their loops are folded with them', () => {
    const marks = foldMarks(markSteps(steps), folded);
    expect(marks.map(({ printed }) => printed)).toEqual(
      [0, 0, 0, 1, 0, 1, 0, 0].map((printed) => printed === 1),
    );
    expect(loopRuns(steps, CODE)).toHaveLength(3);
    const runs = foldLoops(loopRuns(steps, CODE), folded);
    expect(runs.map(({ start, end, loop }) => [loop.line, start, end])).toEqual([[6, 2, 7]]);
    expect(runs[0]!.iterations.map(({ start, end }) => [start, end])).toEqual([
      [2, 4],
      [4, 7],
    ]);
    expect(foldSigns(folded, 600).split('M')).toHaveLength(3);
    expect(layoutTimeline(marks, runs, 600).bands.split('M')).toHaveLength(2);
  });
  test('what was running at a gap, or at the end, ends there', () => {
    const cut = [step(1), step(2, { depth: 2 }), step(0, { event: 'gap' }), step(5, { depth: 3 })];
    const places = placesOf([...cut, step(3, { depth: 2, event: 'exception' })], true);
    expect(places).toEqual({ of: [0, 1, 1, 2, 2], steps: [0, 2, 4] });
  });
});
