/** Contours of a height over a straight grid, as paths. */
import { contours } from 'd3-contour';
import type { Mark } from '../runtime/figure';
import type { Scale } from './scale';
import { pathThrough } from './thin';
import type { Point } from './thin';

type Contours = Extract<Mark, { kind: 'contours' }>;

/** From a place in the grid to one between the numbers of an axis, which are not further apart than they are. */
function between(numbers: readonly (number | null)[]): (at: number) => number {
  return (at) => {
    const place = Math.min(Math.max(at - 0.5, 0), numbers.length - 1);
    const low = Math.floor(place);
    const [a, b] = [numbers[low] ?? NaN, numbers[Math.min(low + 1, numbers.length - 1)] ?? NaN];
    return a + (b - a) * (place - low);
  };
}

/** Where a text stands on a line, which is left out there. */
export interface Gap {
  at: Point;
  /** Degrees against the clock. */
  turn: number;
  /** What is left of the line. */
  rest: Point[][];
}

/** A gap as wide as a text, where the line is straightest; null where `fits` for no place on it. */
export function gapIn(line: Point[], wide: number, fits: (at: Point) => boolean): Gap | null {
  const come = [0];
  for (let n = 1; n < line.length; n++) {
    const [[ax, ay], [bx, by]] = [line[n - 1]!, line[n]!];
    come.push(come[n - 1]! + Math.hypot(bx - ax, by - ay));
  }
  const whole = come.at(-1)!;
  let best: Gap | null = null;
  let longest = 0;
  for (let n = 0, end = 0; n < line.length && come[n]! + wide < whole - wide / 4; n++) {
    if (come[n]! < wide / 4) continue;
    while (come[end + 1]! <= come[n]! + wide) end++;
    const part = (come[n]! + wide - come[end]!) / (come[end + 1]! - come[end]!);
    const [from, low, high] = [line[n]!, line[end]!, line[end + 1]!];
    const to: Point = [low[0] + (high[0] - low[0]) * part, low[1] + (high[1] - low[1]) * part];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const at: Point = [from[0] + dx / 2, from[1] + dy / 2];
    const straight = Math.hypot(dx, dy);
    // A pixel counts for nothing: of places alike, the first.
    if (straight < longest + 1 || !fits(at)) continue;
    longest = straight;
    const turn = (Math.atan2(-dy, dx) * 180) / Math.PI;
    const upright = turn > 90 ? turn - 180 : turn <= -90 ? turn + 180 : turn;
    best = { at, turn: upright, rest: [line.slice(0, n + 1), [to, ...line.slice(end + 1)]] };
  }
  return best;
}

export class ContourPaths {
  private readonly rings = new Map<number, Point[][]>();
  private readonly place: (point: number[]) => Point;
  private readonly edges: [number, number];
  private readonly find: (level: number) => number[][][][];
  readonly highest: number;

  constructor({ x, y, z }: Contours, sx: Scale, sy: Scale) {
    const [atX, atY] = [between(x), between(y)];
    this.place = ([gx, gy]) => [sx(atX(gx!)), sy(atY(gy!))];
    this.edges = [x.length, y.length];
    const heights = z.map((value) => value ?? NaN);
    const maker = contours().size([x.length, y.length]);
    this.find = (level) => maker.contour(heights, level).coordinates;
    this.highest = heights.reduce((most, value) => (value > most ? value : most), -Infinity);
  }

  /** All that is as high as a level or higher. */
  area(level: number): string {
    return this.ringsOf(level)
      .map((ring) =>
        pathThrough(
          ring.map((point) => this.place(point)),
          true,
        ),
      )
      .join('');
  }

  /** The lines where it is just that high: an area without its way along the edge, outside of the outermost numbers. */
  lines(level: number): Point[][] {
    const [wide, high] = this.edges;
    const outside = ([x, y]: number[]): boolean =>
      x! < 0.5 || y! < 0.5 || x! > wide - 0.5 || y! > high - 0.5;
    return this.ringsOf(level).flatMap((ring) => {
      const runs: Point[][] = [];
      let run: Point[] = [];
      for (let n = 1; n < ring.length; n++) {
        const [a, b] = [ring[n - 1]!, ring[n]!];
        if (outside(a) || outside(b)) {
          if (run.length > 1) runs.push(run);
          run = [];
        } else run.push(...(run.length ? [this.place(b)] : [this.place(a), this.place(b)]));
      }
      if (run.length > 1) runs.push(run);
      return runs;
    });
  }

  private ringsOf(level: number): Point[][] {
    let rings = this.rings.get(level);
    if (!rings) {
      rings = this.find(level).flat() as Point[][];
      this.rings.set(level, rings);
    }
    return rings;
  }
}
