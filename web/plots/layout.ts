/** Where everything of a figure stands, for a width: axes get what is left when all that is written at them has room. */
import type { Axes, Axis, Bar, Figure, Label } from '../runtime/figure';
import { legendSize } from './legend-layout';
import { scaleOf } from './scale';
import { extentOf, LINE } from './text';

/** Pixels of an inch, and of a point of 1/72. */
const INCH = 88;
export const POINT = INCH / 72;
/** Text without a size. */
export const TEXT = 10 * POINT;
/** From an axis to its labels, and between what is written. */
export const TICK = 4;
export const GAP = 5;
/** Between axes, and around everything. */
const BETWEEN = 14;
const EDGE = 6;
/** Axes are no smaller, if only there is room. */
const LEAST = { width: 40, height: 56 };
const BAR = 12;
/** As a part of what it was given: a smaller title is hard to read. */
const LEAST_TITLE = 0.7;

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface Sides {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export type Side = keyof Sides;

/** Ticks that have room. */
export interface Ticks {
  at: number[];
  labels: string[];
  /** Degrees by which the labels are turned. */
  turn: number;
}

export interface PlacedAxes {
  axes: Axes;
  box: Box;
  ticks: { x: Ticks; y: Ticks };
  /** How much room lies between the axes and their labels, ticks and their labels included. */
  away: Sides;
}
export interface PlacedBar {
  bar: Bar;
  box: Box;
  ticks: Ticks;
}
export interface Layout {
  width: number;
  height: number;
  /** Null for axes that a bar takes the place of. */
  axes: (PlacedAxes | null)[];
  bars: PlacedBar[];
}

export const sizeOf = (label: Pick<Label, 'size'>): number => (label.size ?? 10) * POINT;
const isUpright = (axis: Pick<Axis, 'side'>): boolean =>
  axis.side === 'left' || axis.side === 'right';
const heightOf = (label: Label | null): number =>
  label ? extentOf(label.text, sizeOf(label)).height + GAP : 0;

/** How wide a figure is when there is room enough. */
export const widthOf = ({ size }: Figure): number => Math.round(size[0] * INCH);

/** Lays a figure out for so many pixels, or fewer where it is smaller. */
export function layout(figure: Figure, room: number): Layout {
  const natural = { width: figure.size[0] * INCH, height: figure.size[1] * INCH };
  const width = Math.max(160, Math.min(room, natural.width));
  const wanted = natural.height * Math.max(width / natural.width, 0.62);
  const instead = new Set(figure.bars.flatMap(({ instead, beside }) => (instead ? beside : [])));
  const head = figure.title ? heightOf(figure.title) + GAP : 0;
  const outer: Sides = {
    left: EDGE + (figure.labels.y ? heightOf(figure.labels.y) : 0),
    right: EDGE,
    top: EDGE + head,
    bottom: EDGE + (figure.labels.x ? heightOf(figure.labels.x) : 0),
  };
  // Ticks depend on sizes and sizes on ticks: what is found is looked at once more.
  let boxes = figure.axes.map((): Box => ({
    left: 0,
    top: 0,
    width: width * 0.7,
    height: wanted * 0.7,
  }));
  const shares = gridShares(figure, width, wanted);
  boxes = boxes.map((box, n) => shares[n] ?? box);
  let height = wanted;
  for (let pass = 0; pass < 3; pass++) {
    const margins = figure.axes.map((_, n) => marginsOf(figure, n, boxes, instead));
    [boxes, height] = place(figure, width, wanted, outer, margins, boxes);
  }
  boxes = boxes.map((box, n) => {
    const { place: at, aspect } = figure.axes[n]!;
    return at.kind === 'over'
      ? boxes[at.over]!
      : aspect === null
        ? box
        : fitted(box, figure.axes[n]!);
  });
  const axes = figure.axes.map((each, n): PlacedAxes | null => {
    if (instead.has(n)) return null;
    const box = boxes[n]!;
    const ticks = { x: ticksFor(each.x, box.width), y: ticksFor(each.y, box.height) };
    return { axes: each, box, ticks, away: awayOf(each, ticks) };
  });
  const bars = figure.bars.map((bar): PlacedBar => {
    const box = barBox(bar, boxes, axes);
    return { bar, box, ticks: ticksFor(bar.axis, isUpright(bar.axis) ? box.height : box.width) };
  });
  return { width, height, axes, bars };
}

/** About how large axes are, before anything has been measured. */
function gridShares({ axes, grids }: Figure, width: number, height: number): (Box | undefined)[] {
  return axes.map(({ place: at }) => {
    if (at.kind !== 'grid') return undefined;
    const { rows, columns } = grids[at.grid]!;
    const part = (sizes: number[], [from, to]: number[]): number =>
      sum(sizes.slice(from, to! + 1)) / (sum(sizes) || 1);
    return {
      left: 0,
      top: 0,
      width: width * part(columns, at.columns) * 0.8,
      height: height * part(rows, at.rows) * 0.75,
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** What is written around axes, with the axes that lie on them and the bars beside them. */
function marginsOf(
  figure: Figure,
  n: number,
  boxes: readonly Box[],
  instead: ReadonlySet<number>,
): Sides {
  const { axes, bars } = figure;
  const margins: Sides = { left: 0, right: 0, top: 0, bottom: 0 };
  const over = axes.flatMap(({ place: at }, other) =>
    at.kind === 'over' && at.over === n ? [other] : [],
  );
  for (const other of [n, ...over]) {
    const each = axes[other]!;
    const box = boxes[n]!;
    const ticks = { x: ticksFor(each.x, box.width), y: ticksFor(each.y, box.height) };
    const away = awayOf(each, ticks);
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      const axis = side === 'left' || side === 'right' ? each.y : each.x;
      const label = axis.side === side && each.frame && axis.label ? heightOf(axis.label) : 0;
      margins[side] = Math.max(margins[side], away[side] + label);
    }
    const texts = textsBeyond(each, box);
    margins.left = Math.max(margins.left, texts.left);
    margins.right = Math.max(margins.right, texts.right);
    const title = Math.max(0, ...each.titles.map((label) => heightOf(label)));
    if (title) margins.top += title + 2;
    const { legend } = each;
    if (legend?.anchor) {
      const size = legendSize(legend);
      const [x, y] = legend.anchor;
      if (x >= 0.99 && legend.place.endsWith('left'))
        margins.right = Math.max(margins.right, size.width + (x - 1) * box.width + GAP);
      if (y < 0 && legend.place.startsWith('upper'))
        margins.bottom = Math.max(margins.bottom, size.height - y * box.height);
      if (y >= 0.99 && legend.place.startsWith('lower'))
        margins.top = Math.max(margins.top, size.height + (y - 1) * box.height + GAP);
    }
  }
  if (instead.has(n)) return { left: 0, right: 46, top: 0, bottom: 0 };
  for (const bar of bars)
    if (!bar.instead && isAtEdge(figure, bar, n)) margins[bar.side] += barDepth(bar, boxes[n]!);
  return margins;
}

/** How far what is written at places within the axes reaches beyond their sides: no further than has room. */
function textsBeyond({ marks, x }: Axes, { width }: Box): Pick<Sides, 'left' | 'right'> {
  const at = scaleOf(x, 0, width);
  const beyond = { left: 0, right: 0 };
  for (const mark of marks) {
    if (mark.kind !== 'text' || mark.rotation) continue;
    const place =
      (mark.within === 'data' ? at(mark.x) : mark.x * width) + (mark.offset?.[0] ?? 0) * POINT;
    // What stands outside of the limits is not to be seen.
    if (!(place >= 0 && place <= width)) continue;
    const wide = extentOf(mark.text, sizeOf(mark), mark.mono).width;
    const left = place - wide * { left: 0, center: 0.5, right: 1 }[mark.across];
    beyond.left = Math.max(beyond.left, -left);
    beyond.right = Math.max(beyond.right, left + wide - width);
  }
  const most = width / 4;
  return { left: Math.min(beyond.left, most), right: Math.min(beyond.right, most) };
}

/** The size of a title: smaller where it would run into that of the axes beside. */
export function titleSizeOf(title: Label, { box, away }: PlacedAxes): number {
  const size = sizeOf(title);
  const room = box.width + away.left + BETWEEN / 2;
  const { width } = extentOf(title.text, size);
  return size * Math.min(1, Math.max(room / width, LEAST_TITLE));
}

/** Whether axes are those, of several that a bar stands beside, that are next to it. */
function isAtEdge({ axes }: Figure, { beside, side }: Bar, n: number): boolean {
  if (!beside.includes(n)) return false;
  const key = (at: Axes['place']): number => {
    if (at.kind !== 'grid') return 0;
    return { right: at.columns[1], left: -at.columns[0], bottom: at.rows[1], top: -at.rows[0] }[
      side
    ];
  };
  return beside.every((other) => key(axes[other]!.place) <= key(axes[n]!.place));
}

/** How deep a bar with what is written at it is. */
function barDepth({ axis, side }: Bar, box: Box): number {
  const upright = side === 'left' || side === 'right';
  const ticks = ticksFor(axis, upright ? box.height : box.width);
  return 10 + BAR + depthOf(axis, ticks) + (axis.label ? heightOf(axis.label) : 0);
}

/** How far an axis with its ticks' labels reaches outwards. */
function depthOf(axis: Axis, { at, labels, turn }: Ticks): number {
  if (!at.length) return 0;
  const size = sizeOf(axis.looks);
  const marks = axis.marks ? TICK : 0;
  if (!axis.labels) return marks;
  const extents = labels.map((text) => extentOf(text, size));
  const angle = (Math.abs(turn) * Math.PI) / 180;
  const long = Math.max(0, ...extents.map(({ width }) => width));
  const high = Math.max(0, ...extents.map(({ height }) => height));
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const deep = isUpright(axis) ? long * cos + high * sin : long * sin + high * cos;
  const offset = axis.offset && !isUpright(axis) ? size * LINE : 0;
  return deep ? marks + GAP + deep + offset : marks;
}

/** How much room ticks and their labels take at each side. */
function awayOf({ frame, x, y }: Axes, ticks: { x: Ticks; y: Ticks }): Sides {
  const away: Sides = { left: 0, right: 0, top: 0, bottom: 0 };
  if (!frame) return away;
  away[x.side] = depthOf(x, ticks.x);
  away[y.side] = depthOf(y, ticks.y);
  // Half a label reaches beyond the end of its axis.
  const last = ticks.x.labels.at(-1);
  if (x.labels && last && !ticks.x.turn)
    away.right = Math.max(away.right, extentOf(last, sizeOf(x.looks)).width / 2);
  if (y.offset) away.top = Math.max(away.top, sizeOf(y.looks) * LINE + 2);
  else if (y.labels && ticks.y.labels.length) away.top = Math.max(away.top, sizeOf(y.looks) / 2);
  return away;
}

/** Where axes are within their grids, and how high the figure is then. */
function place(
  figure: Figure,
  width: number,
  wanted: number,
  outer: Sides,
  margins: readonly Sides[],
  before: readonly Box[],
): [Box[], number] {
  const boxes = [...before];
  let height = wanted;
  const alone =
    figure.grids.length === 1 && figure.axes.every(({ place: at }) => at.kind !== 'box');
  figure.grids.forEach((grid, g) => {
    const cells = figure.axes.flatMap(({ place: at }, n) =>
      at.kind === 'grid' && at.grid === g ? [{ at, n }] : [],
    );
    const most = (span: 'rows' | 'columns', end: 0 | 1, line: number, side: Side): number =>
      Math.max(
        0,
        ...cells.filter(({ at }) => at[span][end] === line).map(({ n }) => margins[n]![side]),
      );
    const bands = (span: 'rows' | 'columns', before: Side, after: Side): [number, number][] =>
      grid[span].map((_, line) => [most(span, 0, line, before), most(span, 1, line, after)]);
    const columns = lanes(
      grid.columns,
      bands('columns', 'left', 'right'),
      outer.left,
      width - outer.right,
      LEAST.width,
    );
    const rowBands = bands('rows', 'top', 'bottom');
    let rows = lanes(grid.rows, rowBands, outer.top, height - outer.bottom, LEAST.height);
    if (alone) rows = trimmed(rows, rowBands, figure, cells, columns, outer.top);
    if (alone) height = rows.at(-1)!.to + rowBands.at(-1)![1] + outer.bottom;
    for (const { at, n } of cells) {
      const [left, right] = [columns[at.columns[0]]!.from, columns[at.columns[1]]!.to];
      const [top, bottom] = [rows[at.rows[0]]!.from, rows[at.rows[1]]!.to];
      boxes[n] = { left, top, width: right - left, height: bottom - top };
    }
  });
  figure.axes.forEach(({ place: at }, n) => {
    if (at.kind !== 'box') return;
    const [left, bottom, wide, high] = at.box;
    boxes[n] = {
      left: left * width,
      top: (1 - bottom - high) * height,
      width: Math.max(1, wide * width),
      height: Math.max(1, high * height),
    };
    // What is written at it stays in sight.
    const m = margins[n]!;
    const box = boxes[n]!;
    const [dx, dy] = [
      Math.max(0, m.left + 2 - box.left),
      Math.max(0, box.top + box.height + m.bottom + 2 - height),
    ];
    box.left += dx;
    box.width = Math.max(1, Math.min(box.width - dx, width - 2 - m.right - box.left));
    box.height = Math.max(1, box.height - dy);
    const up = Math.max(0, m.top + 2 - box.top);
    box.top += up;
    box.height = Math.max(1, box.height - up);
  });
  return [boxes, height];
}

interface Lane {
  from: number;
  to: number;
}

/** Rows or columns between two pixels, with room for what is written before and behind each. */
function lanes(
  parts: number[],
  bands: [number, number][],
  from: number,
  to: number,
  least: number,
): Lane[] {
  const gaps = BETWEEN * (parts.length - 1);
  const free = Math.max(to - from - gaps - sum(bands.flat()), least * parts.length);
  const whole = sum(parts) || 1;
  let at = from;
  return parts.map((part, n) => {
    const [before, after] = bands[n]!;
    const begin = at + before;
    const end = begin + (free * part) / whole;
    at = end + after + BETWEEN;
    return { from: begin, to: end };
  });
}

/** Rows that hold nothing but axes with an aspect are no higher than those need. */
function trimmed(
  rows: Lane[],
  bands: [number, number][],
  { axes }: Figure,
  cells: { at: { rows: [number, number]; columns: [number, number] }; n: number }[],
  columns: Lane[],
  top: number,
): Lane[] {
  let at = top;
  return rows.map((row, line) => {
    const here = cells.filter(({ at: cell }) => cell.rows[0] <= line && cell.rows[1] >= line);
    const needed = here.map(({ at: cell, n }) => {
      const { aspect } = axes[n]!;
      if (aspect === null || cell.rows[0] !== cell.rows[1]) return Infinity;
      return (columns[cell.columns[1]]!.to - columns[cell.columns[0]]!.from) * ratioOf(axes[n]!);
    });
    const now = row.to - row.from;
    const height = needed.length ? Math.min(now, Math.max(...needed)) : now;
    const from = at + bands[line]![0];
    at = from + height + bands[line]![1] + BETWEEN;
    return { from, to: from + height };
  });
}

/** How much higher than wide axes with an aspect are. */
function ratioOf({ x, y, aspect }: Axes): number {
  const far = ({ limits }: Axis): number => Math.abs(limits[1] - limits[0]);
  return Math.min(Math.max((far(y) / far(x)) * (aspect ?? 1), 0.02), 50);
}

/** The largest box within one that has the aspect of its axes, in its middle. */
function fitted(box: Box, axes: Axes): Box {
  const ratio = ratioOf(axes);
  const width = Math.min(box.width, box.height / ratio);
  const height = width * ratio;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
  };
}

/** Where a bar stands: beside all of its axes. */
function barBox(
  { beside, instead, side }: Bar,
  boxes: readonly Box[],
  placed: readonly (PlacedAxes | null)[],
): Box {
  if (instead) return boxes[beside[0]!]!;
  const all = beside.map((n) => boxes[n]!);
  const left = Math.min(...all.map((box) => box.left));
  const top = Math.min(...all.map((box) => box.top));
  const right = Math.max(...all.map((box) => box.left + box.width));
  const bottom = Math.max(...all.map((box) => box.top + box.height));
  const away = Math.max(
    ...beside.map((n) => {
      const label = placed[n]?.axes[side === 'left' || side === 'right' ? 'y' : 'x'];
      return (placed[n]?.away[side] ?? 0) + (label?.side === side ? heightOf(label.label) : 0);
    }),
  );
  const apart = 10 + (side === 'right' ? 0 : away);
  if (side === 'right') return { left: right + apart, top, width: BAR, height: bottom - top };
  if (side === 'left') return { left: left - apart - BAR, top, width: BAR, height: bottom - top };
  if (side === 'bottom') return { left, top: bottom + apart, width: right - left, height: BAR };
  return { left, top: top - apart - BAR, width: right - left, height: BAR };
}

/** The ticks of an axis of a length that stand apart from each other. */
export function ticksFor(axis: Axis, length: number): Ticks {
  const { ticks, labels, looks } = axis;
  const [fewest] = ticks.slice(-1);
  if (!fewest) return { at: [], labels: [], turn: 0 };
  const size = sizeOf(looks);
  const upright = isUpright(axis);
  const scale = scaleOf(axis, 0, length);
  const turn = looks.rotation ?? 0;
  const hasRoom = ({ at, labels: texts }: (typeof ticks)[number], turned: number): boolean => {
    const places = at
      .map((value, n) => ({ at: scale(value), ...extentOf(texts[n]!, size) }))
      .filter(({ width }) => width > 0)
      .sort((a, b) => a.at - b.at);
    const steep = Math.abs(Math.sin((turned * Math.PI) / 180)) > 0.3;
    return places.every((place, n) => {
      const before = places[n - 1];
      if (!before) return true;
      const flat = upright !== steep;
      const need = flat
        ? Math.max(place.height, before.height) * 1.1
        : (place.width + before.width) / 2 + 8;
      return place.at - before.at >= need;
    });
  };
  if (!labels) {
    const spaced = ticks.find(({ at }) => at.length <= 1 || length / at.length >= 22);
    return { ...(spaced ?? fewest), turn };
  }
  const found = ticks.find((each) => hasRoom(each, turn));
  if (found) return { ...found, turn };
  // Labels that were given are all shown: turned, where they have no room side by side.
  if (ticks.length === 1 && !upright && !turn)
    return { ...fewest, turn: hasRoom(fewest, 40) ? 40 : 90 };
  return { ...fewest, turn };
}
