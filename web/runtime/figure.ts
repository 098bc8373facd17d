/**
 * A figure as data, the form in which one crosses: axes with their limits, their ticks and what is drawn in them. Numbers are the
 * program's, places within axes are theirs too; sizes are points of 1/72 inch. How all that is laid out is no
 * part of it.
 */
import * as v from '@badrap/valita';
import type { Infer } from '@badrap/valita';
import { count, id, listOf, orNull, text } from '../engine/checks';

/** Numbers of one list: more than a page draws. */
const MOST_NUMBERS = 1_000_000;
const MOST_MARKS = 10_000;
/** Pixels of an image. */
const MOST_PIXELS = 4_000_000;

const finite = v.number().assert(Number.isFinite, 'expected a number');
/** Null is a gap: nothing is drawn there. */
const numbers = listOf(orNull(finite), MOST_NUMBERS);
const size = finite.assert((n) => n >= 0 && n <= 10_000, 'expected a size');
const words = text(10_000);
const pair = v.tuple([finite, finite]);

/** `#rrggbb`, with two digits more where it is not opaque; `none`: it is not drawn. */
export type Colour = string;
const Colour = v
  .string()
  .assert((code) => /^(none|#[0-9a-f]{6}([0-9a-f]{2})?)$/.test(code), 'expected a colour');

/** One colour for all, or for each its own: `palette[at[n]]`. */
export type Paint = Infer<typeof Paint>;
export const Paint = v.union(
  Colour,
  v.object({ palette: listOf(Colour, 100_000), at: listOf(count, MOST_NUMBERS) }),
);

export type Stroke = Infer<typeof Stroke>;
export const Stroke = v.object({
  colour: Colour,
  width: size,
  /** Lengths on and off, in points; none for an unbroken line. */
  dash: listOf(size, 20),
  cap: v.union(v.literal('butt'), v.literal('round'), v.literal('square')).optional(),
});

/** The forms of markers, by matplotlib's signs. */
export const SHAPES = [...'.,ov^<>8spP*hH+xXDd|_1234'] as const;
const Shape = v.string().assert((sign) => sign.length === 1 && SHAPES.includes(sign), 'no marker');

export type Marker = Infer<typeof Marker>;
export const Marker = v.object({
  shape: Shape,
  size,
  fill: Colour,
  edge: Colour,
  edgeWidth: size,
});

const looks = {
  size: size.optional(),
  /** As the page writes, without. */
  colour: Colour.optional(),
  bold: v.literal(true).optional(),
  italic: v.literal(true).optional(),
  mono: v.literal(true).optional(),
  rotation: finite.optional(),
};
/** A line or more of text; what stands between dollar signs is mathematics. */
export type Label = Infer<typeof Label>;
export const Label = v.object({ text: words, ...looks });

const Across = v.union(v.literal('left'), v.literal('center'), v.literal('right'));
const Upright = v.union(
  v.literal('top'),
  v.literal('center'),
  v.literal('bottom'),
  v.literal('baseline'),
);
/** What a number of a place is one of: of the axes' own, or parts of their width and height. */
const Within = v.union(v.literal('data'), v.literal('axes'));

export type Written = Infer<typeof Written>;
export const Written = v.object({
  kind: v.literal('text'),
  ...Label['shape'],
  x: finite,
  y: finite,
  within: Within,
  /** Points by which it stands apart from there. */
  offset: pair.optional(),
  across: Across,
  upright: Upright,
  box: v.object({ fill: Colour, edge: Colour, pad: size, round: v.boolean() }).optional(),
  /** An arrow from the text to that place. */
  arrow: v
    .object({ x: finite, y: finite, within: Within, stroke: Stroke, head: v.boolean() })
    .optional(),
});

/** What is drawn in axes, in the order in which it is. */
export type Mark = Infer<typeof Mark>;
export const Mark = v.union(
  v.object({
    kind: v.literal('line'),
    x: numbers,
    y: numbers,
    stroke: orNull(Stroke),
    marker: orNull(Marker),
    /** Where in x the steps of a staircase are; straight lines, without. */
    steps: v.union(v.literal('pre'), v.literal('mid'), v.literal('post')).optional(),
    /** A marker at each so many places. */
    every: count.optional(),
  }),
  v.object({
    kind: v.literal('points'),
    x: numbers,
    y: numbers,
    shape: Shape,
    /** Of one or of each. */
    sizes: listOf(size, MOST_NUMBERS),
    fill: Paint,
    edge: Paint,
    edgeWidth: size,
  }),
  v.object({
    kind: v.literal('area'),
    /** Which axis `at` is of; `from` and `to` are of the other. */
    along: v.union(v.literal('x'), v.literal('y')),
    at: numbers,
    from: numbers,
    to: numbers,
    steps: v.union(v.literal('pre'), v.literal('mid'), v.literal('post')).optional(),
    fill: Colour,
    edge: orNull(Stroke),
  }),
  v.object({
    kind: v.literal('boxes'),
    /** Two opposite corners of each: x, y, x, y. */
    corners: numbers,
    fill: Paint,
    edge: Paint,
    edgeWidth: size,
  }),
  v.object({
    kind: v.literal('polygon'),
    x: numbers,
    y: numbers,
    within: Within,
    closed: v.boolean(),
    fill: Colour,
    edge: orNull(Stroke),
  }),
  v.object({
    kind: v.literal('ellipse'),
    x: finite,
    y: finite,
    across: finite,
    upright: finite,
    within: Within,
    rotation: finite,
    fill: Colour,
    edge: orNull(Stroke),
  }),
  v.object({
    kind: v.literal('segments'),
    /** Both ends of each: x, y, x, y. */
    ends: numbers,
    colour: Paint,
    stroke: Stroke,
    /** Of one axis the numbers are parts of the axes' height or width. */
    across: v.union(v.literal('x'), v.literal('y')).optional(),
    head: v.boolean().optional(),
  }),
  v.object({
    kind: v.literal('band'),
    /** From edge to edge of the axes, between two numbers of this axis. */
    axis: v.union(v.literal('x'), v.literal('y')),
    from: finite,
    to: finite,
    fill: Colour,
    edge: orNull(Stroke),
  }),
  v
    .object({
      kind: v.literal('image'),
      /** Left, right, bottom, top. */
      extent: v.tuple([finite, finite, finite, finite]),
      width: count,
      height: count,
      /** Four bytes a pixel, red, green, blue and how opaque, row by row from the top, as base64. */
      pixels: text((MOST_PIXELS * 16) / 3 + 4),
      smooth: v.boolean(),
    })
    .assert(
      ({ width, height, pixels }) =>
        width > 0 && height > 0 && pixels.length === 4 * Math.ceil((width * height * 4) / 3),
      'expected as many pixels as the image has',
    ),
  v
    .object({
      kind: v.literal('contours'),
      x: numbers,
      y: numbers,
      /** Row by row, each as long as x. */
      z: numbers,
      levels: listOf(finite, 1000),
      /** Of each line, or of each band between two levels. */
      colours: listOf(Colour, 1000),
      /** Bands: above the last level, and below the first, there is one more of each. */
      filled: orNull(v.object({ below: orNull(Colour), above: orNull(Colour) })),
      widths: listOf(size, 1000),
      dashes: listOf(listOf(size, 20), 1000),
      opacity: finite.assert((n) => n >= 0 && n <= 1, 'expected a part of 1'),
      /** What is written in the lines, each; in their colours, if no others are given. */
      labels: orNull(v.object({ texts: listOf(words, 1000), size, colours: listOf(Colour, 1000) })),
    })
    .assert(
      ({ x, y, z, levels, colours, filled, widths, dashes }) =>
        z.length === x.length * y.length &&
        colours.length === levels.length - (filled ? 1 : 0) &&
        (filled !== null || (widths.length === levels.length && dashes.length === levels.length)),
      'expected a number for each place, and a colour for each level',
    ),
  Written,
);

/** Ticks that may stand together: places, and what is written at each. */
const Ticks = v
  .object({ at: listOf(finite, 1000), labels: listOf(words, 1000) })
  .assert(({ at, labels }) => at.length === labels.length, 'expected a label for each tick');

export type Axis = Infer<typeof Axis>;
export const Axis = v
  .object({
    limits: pair,
    scale: v.union(
      v.literal('linear'),
      v.literal('log'),
      v.object({ symlog: finite.assert((n) => n > 0, 'expected a threshold') }),
    ),
    /** From many ticks to few: the first that has room is taken. */
    ticks: listOf(Ticks, 20),
    minor: listOf(finite, 1000),
    /** What all the labels are to be multiplied with, or added to. */
    offset: words,
    label: orNull(Label),
    /** Where its ticks and labels stand; null for nowhere. */
    side: v.union(...(['bottom', 'top', 'left', 'right'] as const).map((side) => v.literal(side))),
    marks: v.boolean(),
    labels: v.boolean(),
    looks: v.object(looks),
    grid: orNull(Stroke),
    /** The finer ticks have lines as well. */
    minorGrid: v.boolean(),
  })
  .assert(
    ({ limits: [from, to], scale }) => from !== to && (scale !== 'log' || (from > 0 && to > 0)),
    'expected limits apart',
  );

export type LegendEntry = Infer<typeof LegendEntry>;
const LegendEntry = v.object({
  text: words,
  line: orNull(Stroke),
  marker: orNull(Marker),
  box: orNull(v.object({ fill: Colour, edge: orNull(Stroke) })),
});

export type Legend = Infer<typeof Legend>;
export const Legend = v.object({
  entries: listOf(LegendEntry, 200),
  /** `best`, or a side and a corner: `upper left`, `center`. */
  place: text(20),
  /** Parts of the width and height where that side or corner of it lies. */
  anchor: pair.optional(),
  columns: count,
  title: orNull(words),
  frame: v.boolean(),
  size,
});

export type Bar = Infer<typeof Bar>;
/** What colours mean. */
export const Bar = v.object({
  /** Beside which axes it stands; in place of the ones that are alone, with `instead`. */
  beside: listOf(count, 1000),
  instead: v.boolean(),
  side: v.union(v.literal('right'), v.literal('left'), v.literal('bottom'), v.literal('top')),
  /** From the lowest, as evenly high each as the scale says. */
  colours: listOf(Colour, 300),
  axis: Axis,
});

export type Axes = Infer<typeof Axes>;
export const Axes = v.object({
  /** First and last row and column, of a grid of the figure; or left, bottom, width and height, as parts of it; or the axes that it lies on. A kind tells them apart: by which keys there are they could not be told on a page that gives every object some. */
  place: v.union(
    v.object({
      kind: v.literal('grid'),
      grid: count,
      rows: v.tuple([count, count]),
      columns: v.tuple([count, count]),
    }),
    v.object({
      kind: v.literal('box'),
      box: v.tuple([finite, finite, finite, finite]),
      of: orNull(count),
    }),
    v.object({ kind: v.literal('over'), over: count }),
  ),
  /** Off: only the marks are drawn, and the titles. */
  frame: v.boolean(),
  /** As the page is, for null. */
  face: orNull(Colour),
  /** How much longer than one of x is one of y; null: as there is room. */
  aspect: orNull(finite.assert((n) => n > 0, 'expected a ratio')),
  x: Axis,
  y: Axis,
  titles: listOf(v.object({ ...Label['shape'], at: Across }), 3),
  spines: v.record(
    v.object({
      colour: Colour.optional(),
      width: size,
      at: orNull(v.union(finite, v.literal('center'))),
    }),
  ),
  marks: listOf(Mark, MOST_MARKS),
  legend: orNull(Legend),
});

export type Figure = Infer<typeof Figure>;
export const Figure = v
  .object({
    /** What is shown again with the same id takes the place of what was. */
    id,
    /** Width and height in inches. */
    size: v
      .tuple([finite, finite])
      .assert(
        (sides) => sides.every((side) => side > 0 && side <= 100),
        'expected a size in inches',
      ),
    face: orNull(Colour),
    /** Colours are as they are given, and not fitted to the page. */
    fixed: v.boolean(),
    title: orNull(Label),
    labels: v.object({ x: orNull(Label), y: orNull(Label) }),
    grids: listOf(
      v.object({
        rows: listOf(size, 100).assert(({ length }) => length > 0, 'no rows'),
        columns: listOf(size, 100).assert(({ length }) => length > 0, 'no columns'),
      }),
      100,
    ),
    axes: listOf(Axes, 1000),
    bars: listOf(Bar, 100),
    texts: listOf(Written, 1000),
    legend: orNull(Legend),
    /** The file that the program has just saved it as; null where it is only shown. */
    file: orNull(text(1000)),
  })
  .assert(({ grids, axes, bars }) => {
    const inGrid = (
      grid: number,
      [r0, r1]: [number, number],
      [c0, c1]: [number, number],
    ): boolean => {
      const { rows, columns } = grids[grid] ?? { rows: [], columns: [] };
      return r0 <= r1 && r1 < rows.length && c0 <= c1 && c1 < columns.length;
    };
    const isBefore = (n: number, other: number | null): boolean => other === null || other < n;
    return (
      axes.every(({ place }, n) =>
        place.kind === 'grid'
          ? inGrid(place.grid, place.rows, place.columns)
          : isBefore(n, place.kind === 'over' ? place.over : place.of),
      ) && bars.every(({ beside }) => beside.length > 0 && beside.every((n) => n < axes.length))
    );
  }, 'expected axes within the figure');

/** How many numbers and characters there are in a figure. */
export function weightOf(part: unknown): number {
  if (typeof part === 'string') return part.length;
  if (typeof part !== 'object' || part === null) return 1;
  let sum = 0;
  for (const each of Array.isArray(part) ? part : Object.values(part)) sum += weightOf(each);
  return sum;
}
