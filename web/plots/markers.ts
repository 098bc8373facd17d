/** The forms of markers, as paths around a point. */
import type { Point } from './thin';
import { pathThrough } from './thin';

type Form = (r: number) => Point[][];

const around =
  (n: number, turn: number, inner = 1): Form =>
  (r) => [
    Array.from({ length: inner === 1 ? n : 2 * n }, (_, k) => {
      const angle = ((inner === 1 ? k * 2 : k) * Math.PI) / n + (turn * Math.PI) / 180;
      const far = k % 2 && inner !== 1 ? r * inner : r;
      return [far * Math.sin(angle), -far * Math.cos(angle)];
    }),
  ];
const corners =
  (...points: Point[]): Form =>
  (r) => [points.map(([x, y]) => [x * r, y * r])];
const strokes =
  (...lines: [Point, Point][]): Form =>
  (r) =>
    lines.map((line) => line.map(([x, y]) => [x * r, y * r] as Point));
const arms =
  (turns: number[]): Form =>
  (r) =>
    turns.map((turn) => [
      [0, 0],
      [r * Math.sin((turn * Math.PI) / 180), -r * Math.cos((turn * Math.PI) / 180)],
    ]);

const T = 1 / 3;
const CROSS: Point[] = [
  [-T, -1],
  [T, -1],
  [T, -T],
  [1, -T],
  [1, T],
  [T, T],
  [T, 1],
  [-T, 1],
  [-T, T],
  [-1, T],
  [-1, -T],
  [-T, -T],
];
const turned = ([x, y]: Point): Point => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2];

const FORMS: Record<string, Form> = {
  s: corners([-1, -1], [1, -1], [1, 1], [-1, 1]),
  '^': corners([0, -1], [1, 1], [-1, 1]),
  v: corners([0, 1], [-1, -1], [1, -1]),
  '<': corners([-1, 0], [1, -1], [1, 1]),
  '>': corners([1, 0], [-1, 1], [-1, -1]),
  D: corners([0, -Math.SQRT2], [Math.SQRT2, 0], [0, Math.SQRT2], [-Math.SQRT2, 0]),
  d: corners([0, -Math.SQRT2], [0.85, 0], [0, Math.SQRT2], [-0.85, 0]),
  p: around(5, 0),
  h: around(6, 0),
  H: around(6, 30),
  '8': around(8, 22.5),
  '*': around(5, 0, 0.38),
  P: corners(...CROSS),
  X: corners(...CROSS.map(turned)),
  '+': strokes(
    [
      [-1, 0],
      [1, 0],
    ],
    [
      [0, -1],
      [0, 1],
    ],
  ),
  x: strokes(
    [
      [-1, -1],
      [1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ),
  '|': strokes([
    [0, -1],
    [0, 1],
  ]),
  _: strokes([
    [-1, 0],
    [1, 0],
  ]),
  '1': arms([180, 60, 300]),
  '2': arms([0, 120, 240]),
  '3': arms([270, 30, 150]),
  '4': arms([90, 210, 330]),
};
const OPEN = new Set([...'+x|_1234']);
const short = (n: number): number => Math.round(n * 100) / 100;

/** A marker of a size in pixels at a point. */
export function markerPath(shape: string, size: number, [x, y]: Point): string {
  if (shape === 'o' || shape === '.' || shape === ',') {
    const r = short(Math.max(0.5, (shape === 'o' ? size : shape === '.' ? size / 2 : 1) / 2));
    return `M${short(x - r)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  const parts = FORMS[shape]!(size / 2);
  return parts
    .map((part) =>
      pathThrough(
        part.map(([dx, dy]): Point => [x + dx, y + dy]),
        !OPEN.has(shape),
      ),
    )
    .join('');
}
