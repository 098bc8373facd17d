/** Lines of many points, as few as show the same: of each column of pixels its first, lowest, highest and last. */

export type Point = [x: number, y: number];

/** Points that lie closer than this are of one column. */
const COLUMN = 0.5;
/** Fewer points are left as they are. */
const FEW = 2000;

/** The runs of points between gaps, which have no number. */
export function runsOf(
  xs: readonly (number | null)[],
  ys: readonly (number | null)[],
  place: (x: number, y: number) => Point,
): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (let n = 0; n < xs.length; n++) {
    const [x, y] = [xs[n], ys[n]];
    const point =
      x === null || y === null || x === undefined || y === undefined ? null : place(x, y);
    if (point && !Number.isNaN(point[0]) && !Number.isNaN(point[1])) run.push(point);
    else if (run.length) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length) runs.push(run);
  return runs;
}

/** The points that are needed. */
export function thinned(points: Point[]): Point[] {
  if (points.length < FEW) return points;
  const kept: Point[] = [];
  let column: Point[] = [];
  const close = (): void => {
    if (column.length < 5) kept.push(...column);
    else {
      let [low, high] = [0, 0];
      column.forEach(([, y], n) => {
        if (y < column[low]![1]) low = n;
        if (y > column[high]![1]) high = n;
      });
      const wanted = [...new Set([0, low, high, column.length - 1])].sort((a, b) => a - b);
      kept.push(...wanted.map((n) => column[n]!));
    }
    column = [];
  };
  for (const point of points) {
    if (column.length && Math.abs(point[0] - column[0]![0]) > COLUMN) close();
    column.push(point);
  }
  close();
  return kept;
}

/** Corners of a staircase through the points. */
export function stairs(points: Point[], kind: 'pre' | 'mid' | 'post'): Point[] {
  return points.flatMap((point, n): Point[] => {
    const before = points[n - 1];
    if (!before) return [point];
    const middle =
      kind === 'pre' ? before[0] : kind === 'post' ? point[0] : (before[0] + point[0]) / 2;
    return [[middle, before[1]], [middle, point[1]], point];
  });
}

const short = (n: number): number => Math.round(n * 100) / 100;

/** A path from point to point. */
export function pathThrough(points: readonly Point[], closed = false): string {
  const steps = points.map(([x, y]) => `${short(x)} ${short(y)}`);
  if (!steps.length) return '';
  // A line that goes nowhere is a dot.
  const way = steps.length === 1 ? `M${steps[0]}h0` : `M${steps.join('L')}`;
  return closed ? `${way}Z` : way;
}
