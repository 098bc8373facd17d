/**
 * A storage of more elements than are read one by one: a heat map of the whole, a square for each few elements, and
 * where on it the window stands whose cells are drawn.
 */
import { placeOf, unravel } from './geometry';
import type { Span } from './geometry';
import { cellAt } from './model';
import type { StorageModel, TensorModel } from './model';
import { cellWidthOf, gutterOf } from './strip-layout';
import { isFloating, plural, shortValue } from './text';

/** The upper left corner of a window, in rows and columns of the storage. */
export interface Corner {
  row: number;
  column: number;
}

export interface FoldLayout {
  storage: StorageModel;
  /** What it is laid out for, in pixels. */
  panel: number;
  /** Left of the map, as left of the cells below it. */
  gutter: number;
  /** Of the storage, as its tensors suggest: how many rows, and of how many elements. */
  rows: number;
  rowLength: number;
  /** Of the window. */
  windowRows: number;
  windowColumns: number;
  /** Elements of a square: so many rows of so many. */
  block: { rows: number; columns: number };
  /** Squares side by side; rows that are one square wide go on beside one another. */
  across: number;
  down: number;
  /** In pixels: a square, and all of them. */
  squareWidth: number;
  squareHeight: number;
  width: number;
  height: number;
  /** The squares of one shade, as one path; a shade is -8 … 8, of 'nan' there is one. */
  shades: { shade: number | 'nan'; path: string }[];
  /** The squares with an element that the step changed. */
  changed: string;
  /** What a square is, and from which mean to which they go. */
  about: string;
}

const WINDOW_ROWS = 4;
const MOST_ACROSS = 64;
const MOST_DOWN = 24;
const MOST_HEIGHT = 168;
/** Elements of a square that are looked at. */
const SAMPLES = 16;
const SHADES = 8;

/** For a panel of so many pixels. */
export function layoutFold(storage: StorageModel, width: number): FoldLayout {
  const gutter = gutterOf(storage);
  const fit = Math.max(1, Math.floor((width - gutter - 1) / cellWidthOf(storage, true)));
  const { count, pitch } = storage;
  const rowLength = pitch !== null && pitch < count ? pitch : Math.min(fit, count);
  const rows = Math.ceil(count / rowLength);
  const windowColumns = Math.min(fit, rowLength);
  const room = Math.max(80, width - gutter);
  const matrix = rowLength > windowColumns;
  const most = Math.min(MOST_ACROSS, Math.floor(room / 4));
  const columns = matrix ? Math.ceil(rowLength / most) : rowLength;
  const blockRows = Math.ceil(rows / (matrix ? MOST_DOWN : most * (MOST_DOWN / 2)));
  const blocks = { x: Math.ceil(rowLength / columns), y: Math.ceil(rows / blockRows) };
  const across = matrix ? blocks.x : Math.min(most, blocks.y);
  const down = matrix ? blocks.y : Math.ceil(blocks.y / across);
  const side = (space: number, squares: number): number =>
    Math.max(4, Math.min(12, Math.floor(space / squares)));
  const layout: FoldLayout = {
    storage,
    panel: width,
    gutter,
    rows,
    rowLength,
    windowRows: Math.min(WINDOW_ROWS, rows),
    windowColumns,
    block: { rows: blockRows, columns },
    across,
    down,
    squareWidth: side(room, across),
    squareHeight: side(MOST_HEIGHT, down),
    width: 0,
    height: 0,
    shades: [],
    changed: '',
    about: '',
  };
  layout.width = across * layout.squareWidth;
  layout.height = down * layout.squareHeight;
  shade(layout, matrix ? blocks.x * blocks.y : blocks.y);
  return layout;
}

/** Paints the squares by the means of their elements. */
function shade(layout: FoldLayout, squares: number): void {
  const { block, storage } = layout;
  const means: number[] = [];
  const paths = new Map<number | 'nan', string>();
  for (let square = 0; square < squares; square++) {
    let [sum, seen, changed] = [0, 0, false];
    for (const place of placesIn(layout, square)) {
      const cell = cellAt(storage, place);
      if (!cell) continue;
      sum += numberOf(cell.value);
      seen++;
      changed ||= cell.changed;
    }
    means.push(sum / seen);
    if (changed) layout.changed += pathOf(layout, square);
  }
  const finite = means.filter(Number.isFinite);
  const [low, high] = finite.reduce(
    ([least, most], mean) => [Math.min(least, mean), Math.max(most, mean)],
    [Infinity, -Infinity],
  );
  const scale = Math.max(Math.abs(low), Math.abs(high)) || 1;
  // What is all on one side of zero is told apart from its least to its greatest.
  const shadeOf = (mean: number): number | 'nan' => {
    if (Number.isNaN(mean)) return 'nan';
    if (!Number.isFinite(mean)) return mean > 0 ? SHADES : -SHADES;
    const part = low >= 0 && high > low ? (mean - low) / (high - low) : mean / scale;
    return Math.round(part * SHADES);
  };
  means.forEach((mean, square) => {
    const one = shadeOf(mean);
    if (one !== 0) paths.set(one, (paths.get(one) ?? '') + pathOf(layout, square));
  });
  layout.shades = [...paths].map(([one, path]) => ({ shade: one, path }));
  const inEach = block.rows * block.columns;
  const sampled = inEach > SAMPLES ? `${SAMPLES} of ` : '';
  const what =
    inEach === 1
      ? 'A square is an element'
      : `A square is the mean of ${sampled}${plural(inEach, 'element')}`;
  const dtype = isFloating(storage.dtype) ? storage.dtype : 'float32';
  const range = finite.length
    ? `, from ${shortValue(low, dtype)} to ${shortValue(high, dtype)}`
    : '';
  layout.about = `${what}${range}`;
}

/** The places that a square stands for: all of a small one, some of a large one, evenly. */
function* placesIn(
  { block, rowLength, rows, storage }: FoldLayout,
  square: number,
): Generator<number> {
  const perRow = Math.ceil(rowLength / block.columns);
  const row = Math.floor(square / perRow) * block.rows;
  const column = (square % perRow) * block.columns;
  const [high, wide] = [
    Math.min(block.rows, rows - row),
    Math.min(block.columns, rowLength - column),
  ];
  const all = high * wide;
  const step = Math.max(1, all / SAMPLES);
  for (let n = 0; n < all; n += step) {
    const at = Math.floor(n);
    const place = (row + Math.floor(at / wide)) * rowLength + column + (at % wide);
    if (place < storage.count) yield place;
  }
}

function pathOf({ across, squareHeight: h, squareWidth: w }: FoldLayout, square: number): string {
  return `M${(square % across) * w} ${Math.floor(square / across) * h}h${w}v${h}h${-w}z`;
}

/** The square that has a place. */
export function squareOf({ block, rowLength }: FoldLayout, place: number): number {
  const [row, column] = [Math.floor(place / rowLength), place % rowLength];
  const perRow = Math.ceil(rowLength / block.columns);
  return Math.floor(row / block.rows) * perRow + Math.floor(column / block.columns);
}

/** The squares of a place or of a tensor, as a path: of a large tensor, those of some of its elements. */
export function outlineOf(layout: FoldLayout, what: number | TensorModel): string {
  if (typeof what === 'number') return pathOf(layout, squareOf(layout, what));
  const step = Math.max(1, Math.floor(what.count / 2048));
  const squares = new Set<number>();
  for (let n = 0; n < what.count; n += step)
    squares.add(squareOf(layout, placeOf(what, unravel(n, what.sizes))));
  return [...squares].map((square) => pathOf(layout, square)).join('');
}

/** The corner nearest to one that is wished for. */
export function within(layout: FoldLayout, { row, column }: Corner): Corner {
  const clamp = (n: number, most: number): number => Math.max(0, Math.min(most, Math.round(n)));
  return {
    row: clamp(row, layout.rows - layout.windowRows),
    column: clamp(column, layout.rowLength - layout.windowColumns),
  };
}

/** The corner of the window around a point of the heat map, in pixels. */
export function cornerAt(layout: FoldLayout, x: number, y: number): Corner {
  const { across, block, rowLength, squareHeight, squareWidth, windowColumns, windowRows } = layout;
  const [right, under] = [x / squareWidth, y / squareHeight];
  const matrix = rowLength > windowColumns;
  const row = matrix ? under : Math.floor(under) * across + right;
  return within(layout, {
    row: row * block.rows - windowRows / 2,
    column: matrix ? right * block.columns - windowColumns / 2 : 0,
  });
}

/** Where the window stands on the heat map, in pixels. */
export function frameOf(
  layout: FoldLayout,
  { row, column }: Corner,
): { x: number; y: number; width: number; height: number } {
  const { across, block, rowLength, squareHeight, squareWidth, windowColumns, windowRows } = layout;
  if (rowLength > windowColumns) {
    const width = Math.max(6, (windowColumns / block.columns) * squareWidth);
    const height = Math.max(6, (windowRows / block.rows) * squareHeight);
    return {
      x: Math.min((column / block.columns) * squareWidth, layout.width - width),
      y: Math.min((row / block.rows) * squareHeight, layout.height - height),
      width,
      height,
    };
  }
  const first = Math.floor(row / block.rows);
  const last = Math.floor((row + windowRows - 1) / block.rows);
  const squares = Math.min(last - first + 1, across - (first % across));
  return {
    x: (first % across) * squareWidth,
    y: Math.floor(first / across) * squareHeight,
    width: squares * squareWidth,
    height: squareHeight,
  };
}

/** The places of the window's rows. */
export function windowAt(layout: FoldLayout, { row, column }: Corner): Span[] {
  const { rowLength, storage, windowColumns, windowRows } = layout;
  return Array.from({ length: windowRows }, (_, n) => {
    const start = (row + n) * rowLength + column;
    return { start, end: Math.min(start + windowColumns, storage.count) };
  }).filter(({ start, end }) => start < end);
}

function numberOf(value: number | boolean | string): number {
  return Number(typeof value === 'string' ? value.replace(/inf$/, 'Infinity') : value);
}
