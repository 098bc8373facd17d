/** Where a tensor's elements go when they are drawn as its indices order them: a table, or slices of one. */
import { cellsAt, pitch, unravel } from './geometry';
import { cellAt } from './model';
import type { StorageModel, TensorModel } from './model';
import { elementName, plural } from './text';

export interface GridCell {
  /** "x[1, 0]". */
  name: string;
  index: number[];
  /** The cells of the storage that it lies in, first to last. */
  places: [number, number];
  text: string;
  changed: boolean;
  x: number;
  y: number;
}

export interface GridLayout {
  tensor: TensorModel;
  storage: StorageModel;
  width: number;
  height: number;
  cellWidth: number;
  cellHeight: number;
  cells: GridCell[];
  /** "[0, :, :]" above each slice of a tensor of more than two dimensions. */
  headings: { text: string; x: number; y: number }[];
  /** Where rows or columns are left out. */
  gaps: { text: '…' | '⋮'; x: number; y: number }[];
  /** "… 12 more elements", or nothing. */
  more: string;
}

const CELL_HEIGHT = 22;
const MIN_CELL_WIDTH = 36;
const MAX_CELL_WIDTH = 96;
const CHARACTER = 7.2;
const HEADING_HEIGHT = 20;
const HEADING_CHARACTER = 6.7;
const GAP = 16;
/** Room for "…" beside cut rows, and under cut columns. */
const CUT = 16;
const MAX_ROWS = 8;
const MAX_CELLS = 128;

/**
 * Whether the tensor's own order tells more than its strip: for views that skip, turn or repeat
 * elements or read them as another dtype, and for more than two dimensions; not for a tensor that
 * lies in memory in the order in which it is read.
 */
export function showsGrid(tensor: TensorModel, storage: StorageModel): boolean {
  if (tensor.count === 0) return false;
  if (tensor.dtype !== storage.dtype || tensor.conj || tensor.neg) return true;
  const dims = tensor.sizes
    .map((size, dim) => ({ size, stride: tensor.strides[dim]! }))
    .filter(({ size }) => size > 1);
  if (dims.length > 2) return true;
  const [row, column] = [dims.at(-2), dims.at(-1)];
  if (column && column.stride !== 1) return true;
  return row !== undefined && row.stride !== (storage.pitch ?? pitch(tensor));
}

/**
 * The table of a tensor, at most `width` pixels wide: rows and columns of its last two dimensions, one
 * such slice for each index before them, as many as are readable. Null when elements of it would be
 * drawn that the snapshot does not hold.
 */
export function layoutGrid(
  tensor: TensorModel,
  storage: StorageModel,
  width: number,
): GridLayout | null {
  const leading = tensor.sizes.slice(0, -2);
  const [rows, columns] = [tensor.sizes.at(-2) ?? 1, tensor.sizes.at(-1) ?? 1];
  const slices = leading.reduce((product, size) => product * size, 1);
  const cellWidth = cellWidthOf(tensor, storage);

  const fit = Math.max(1, Math.floor((width - CUT - 1) / cellWidth));
  const shownColumns = columns * cellWidth < width ? columns : Math.min(columns, fit);
  const shownRows = Math.min(rows, MAX_ROWS);
  const shownSlices = Math.min(
    slices,
    Math.max(1, Math.floor(MAX_CELLS / (shownRows * shownColumns))),
  );
  const cut = { columns: shownColumns < columns, rows: shownRows < rows };
  const headingWidth = leading.length ? heading(leading.map((size) => size - 1)).length : 0;
  const sliceWidth = Math.max(
    shownColumns * cellWidth + 1 + (cut.columns ? CUT : 0),
    Math.min(width, Math.ceil(headingWidth * HEADING_CHARACTER)),
  );
  const top = leading.length ? HEADING_HEIGHT : 0;
  const sliceHeight = top + shownRows * CELL_HEIGHT + 1 + (cut.rows ? CUT : 0);
  const across = Math.max(1, Math.min(shownSlices, Math.floor((width + GAP) / (sliceWidth + GAP))));

  const layout: GridLayout = {
    tensor,
    storage,
    width: across * (sliceWidth + GAP) - GAP,
    height: Math.ceil(shownSlices / across) * (sliceHeight + GAP / 2) - GAP / 2,
    cellWidth,
    cellHeight: CELL_HEIGHT,
    cells: [],
    headings: [],
    gaps: [],
    more: '',
  };
  const name = tensor.names[0] ?? tensor.label;
  for (let slice = 0; slice < shownSlices; slice++) {
    const before = unravel(slice, leading);
    const left = (slice % across) * (sliceWidth + GAP);
    const y = Math.floor(slice / across) * (sliceHeight + GAP / 2);
    if (leading.length)
      layout.headings.push({ text: heading(before), x: left, y: y + HEADING_HEIGHT / 2 });
    for (let row = 0; row < shownRows; row++)
      for (let column = 0; column < shownColumns; column++) {
        const index = [...before, row, column].slice(-tensor.sizes.length || Infinity);
        const place = index.reduce((at, i, dim) => at + i * tensor.strides[dim]!, tensor.offset);
        const places = cellsAt(place, tensor.widths);
        const lying = Array.from({ length: places[1] - places[0] + 1 }, (_, n) =>
          cellAt(storage, places[0] + n),
        );
        const value = tensor.texts ? tensor.texts[place] : lying[0]?.text;
        if (value === undefined) return null;
        layout.cells.push({
          name: elementName(name, index),
          index,
          places,
          text: value,
          changed: lying.some((cell) => cell?.changed),
          x: left + column * cellWidth,
          y: y + top + row * CELL_HEIGHT,
        });
      }
    const bottom = y + top + shownRows * CELL_HEIGHT;
    if (cut.columns)
      layout.gaps.push({
        text: '…',
        x: left + shownColumns * cellWidth + CUT / 2 + 1,
        y: y + top + (shownRows * CELL_HEIGHT) / 2,
      });
    if (cut.rows)
      layout.gaps.push({
        text: '⋮',
        x: left + (shownColumns * cellWidth) / 2,
        y: bottom + CUT / 2 + 1,
      });
  }
  const left = tensor.count - layout.cells.length;
  if (left > 0) layout.more = `… ${plural(left, 'more element')}`;
  return layout;
}

function cellWidthOf(tensor: TensorModel, storage: StorageModel): number {
  const texts = tensor.texts ?? storage.cells.map(({ text }) => text);
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 1);
  const needed = Math.ceil((longest * CHARACTER + 10) / 4) * 4;
  return Math.max(MIN_CELL_WIDTH, Math.min(MAX_CELL_WIDTH, needed));
}

function heading(before: readonly number[]): string {
  return `[${[...before, ':', ':'].join(', ')}]`;
}
