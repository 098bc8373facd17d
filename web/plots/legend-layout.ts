/** How large a legend is, and where in its axes the least lies under it. */
import type { Legend } from '../runtime/figure';
import type { Box } from './layout';
import type { Point } from './thin';
import { extentOf, LINE } from './text';

const POINT = 88 / 72;
export const PAD = 7;
export const HANDLE = 24;
export const APART = 7;
const COLUMN = 16;
/** From the edges of the axes. */
const INSET = 8;

export interface LegendSize {
  width: number;
  height: number;
  /** Of each column. */
  widths: number[];
  rows: number;
  text: number;
  line: number;
  head: number;
}

export function legendSize({ entries, columns, size, title }: Legend): LegendSize {
  const text = size * POINT;
  const line = text * LINE + 3;
  const count = Math.max(1, Math.min(columns, entries.length));
  const rows = Math.ceil(entries.length / count);
  const widths = Array.from({ length: count }, (_, n) =>
    Math.max(
      0,
      ...entries
        .slice(n * rows, (n + 1) * rows)
        .map((entry) => HANDLE + APART + extentOf(entry.text, text).width),
    ),
  );
  const head = title ? line + 2 : 0;
  const wide = widths.reduce((all, each) => all + each, 0) + COLUMN * (count - 1);
  const width = Math.max(wide, title ? extentOf(title, text).width : 0) + 2 * PAD;
  const tallest = Math.max(
    ...entries.map((entry) => extentOf(entry.text, text).height / (text * LINE)),
    1,
  );
  return {
    width,
    height: rows * line * tallest + head + 2 * PAD - 2,
    widths,
    rows,
    text,
    line: line * tallest,
    head,
  };
}
export const columnAt = (widths: readonly number[], n: number): number =>
  widths.slice(0, n).reduce((all, each) => all + each + COLUMN, 0);

const PLACES = [
  'upper right',
  'upper left',
  'lower left',
  'lower right',
  'center right',
  'center left',
  'lower center',
  'upper center',
  'center',
];

/** Where a legend stands in a box; `points` are what `best` keeps it away from. */
export function legendBox(
  legend: Legend,
  size: LegendSize,
  box: Box,
  points: readonly Point[],
): Box {
  const { anchor, place } = legend;
  const at = (name: string): Box => {
    const [upright, across] = name === 'center' ? ['center', 'center'] : name.split(' ');
    if (anchor) {
      const x = box.left + anchor[0] * box.width;
      const y = box.top + (1 - anchor[1]) * box.height;
      const apart = anchor[0] > 0.99 && across === 'left' ? 6 : 0;
      return {
        left: x - size.width * part(across!, 'left', 'right') + apart,
        top: y - size.height * part(upright!, 'upper', 'lower'),
        width: size.width,
        height: size.height,
      };
    }
    const free = { x: box.width - size.width - 2 * INSET, y: box.height - size.height - 2 * INSET };
    return {
      left: box.left + INSET + free.x * part(across!, 'left', 'right'),
      top: box.top + INSET + free.y * part(upright!, 'upper', 'lower'),
      width: size.width,
      height: size.height,
    };
  };
  if (place !== 'best') return at(PLACES.includes(place) ? place : 'upper right');
  const boxes = PLACES.map(at);
  const covered = boxes.map(
    ({ left, top, width, height }) =>
      points.filter(([x, y]) => x > left && x < left + width && y > top && y < top + height).length,
  );
  return boxes[covered.indexOf(Math.min(...covered))]!;
}

const part = (name: string, first: string, last: string): number =>
  name === first ? 0 : name === last ? 1 : 0.5;
