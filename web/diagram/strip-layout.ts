/** Where the cells and lanes of a storage's strip go, in pixels, for a given width. */
import { columnsFor, overlapsItself, reachOf, repeats, timesOn, visibleRows } from './geometry';
import type { Span, Strided } from './geometry';
import { cellAt, elementNames, indicesAt, runs } from './model';
import type { Cell, StorageModel, TensorModel } from './model';
import { clip } from './text';

export interface PlacedCell {
  cell: Cell;
  /** What the tensors call the element: "x[1]", "y[0]". */
  names: string[];
  /** How many elements of one tensor it is at most: of an expanded one, or one that overlaps itself. */
  times: number;
  x: number;
  y: number;
}

export interface PlacedRun {
  tensor: TensorModel;
  places: Span;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The tensor's label, in the row in which it is first met and where there is room; else nothing. */
  text: string;
  /** Where the label stands: on the bar, or beside one that is too short for it. */
  textAt: { x: number; anchor: 'start' | 'middle' | 'end' };
  /** Of a tensor that overlaps itself, one of its rows: its first index. */
  slice: number | null;
}

export interface StripLayout {
  storage: StorageModel;
  width: number;
  height: number;
  columns: number;
  cellWidth: number;
  cellHeight: number;
  cells: PlacedCell[];
  /** Index of each row's first place, at the row's left. */
  rowLabels: { text: string; x: number; y: number }[];
  runs: PlacedRun[];
  hidden: { count: number; x: number; y: number } | null;
}

export const CELL_HEIGHT = 28;
const GUTTER = 32;
const INDEX_CHARACTER = 6.7;
const CHARACTER = 7.9;
const LANE_CHARACTER = 6.7;
const ROW_GAP = 4;
const NAMED_LANE = 16;
const SLIM_LANE = 4;
const SLICE_LANE = 13;
/** Lanes that the rows of one tensor take at most, where they overlap. */
const MAX_SLICE_LANES = 6;
const LANE_GAP = 2;
const HIDDEN_HEIGHT = 28;
/** Of "… 999,744 more elements". */
const HIDDEN_WIDTH = 176;

export interface StripOptions {
  lanes?: boolean;
  rowLabels?: boolean;
  maxRows?: number;
  /** The places of the rows to draw, which are recorded; without, those that fit. */
  shown?: readonly Span[];
}

const widest = (rows: readonly Span[]): number =>
  rows.reduce((most, { start, end }) => Math.max(most, end - start), 1);

/**
 * Lays out a storage. `lanes: false` leaves out the tensors' lanes (a gradient needs none), `rowLabels:
 * false` the indices of the rows' first elements.
 */
export function layoutStrip(
  storage: StorageModel,
  width: number,
  { lanes = true, rowLabels = true, maxRows = 8, shown }: StripOptions = {},
): StripLayout {
  const left = rowLabels ? gutterOf(storage) : 0;
  const cellWidth = cellWidthOf(storage, lanes);
  const fit = Math.max(1, Math.floor((width - left - 1) / cellWidth));
  const columns = shown ? widest(shown) : columnsFor(storage.count, storage.pitch, fit);
  const { rows, hidden } = shown
    ? { rows: shown, hidden: null }
    : visibleRows(storage.count, storage.cells.length, columns, maxRows);
  const tensors = !lanes
    ? []
    : storage.tensors.filter((tensor) =>
        shown ? shown.some((row) => runs(tensor, row).length > 0) : tensor.places.size > 0,
      );
  const named = new Set<TensorModel>();
  // Where an element of another size lies on several cells, "twice in one cell" would mean nothing.
  const several = storage.tensors.filter(
    (tensor) => tensor.widths.element === tensor.widths.cell && repeats(tensor),
  );

  const layout: StripLayout = {
    storage,
    width: left + Math.max(columns * cellWidth + 1, hidden ? HIDDEN_WIDTH : 0),
    height: 0,
    columns,
    cellWidth,
    cellHeight: CELL_HEIGHT,
    cells: [],
    rowLabels: [],
    runs: [],
    hidden: null,
  };
  let y = 1;
  for (const row of rows) {
    if (hidden && row.start === hidden.end) y = placeHidden(layout, hidden, left, y);
    if (rowLabels)
      layout.rowLabels.push({ text: String(row.start), x: left - 8, y: y + CELL_HEIGHT / 2 });
    for (let place = row.start; place < row.end; place++) {
      const x = left + (place - row.start) * cellWidth;
      const times = several.reduce(
        (most, tensor) =>
          indicesAt(tensor, place).length ? Math.max(most, timesOn(tensor, place)) : most,
        1,
      );
      const names = elementNames(storage, place);
      layout.cells.push({ cell: cellAt(storage, place)!, names, times, x, y });
    }
    y += CELL_HEIGHT;
    if (tensors.length) y += 4;
    for (const tensor of tensors) {
      const spans = runs(tensor, row);
      // Lanes keep their order, and their places once they have been met.
      if (spans.length === 0 && !named.has(tensor)) continue;
      const naming = !named.has(tensor);
      const height = naming ? NAMED_LANE : SLIM_LANE;
      const placed = spans.map((span) => ({
        tensor,
        places: span,
        x: left + (span.start - row.start) * cellWidth + 2,
        y,
        width: (span.end - span.start) * cellWidth - 4,
        height,
        slice: null,
      }));
      const label = naming ? placeLabel(tensor.label, placed, [left, layout.width]) : null;
      placed.forEach((run, n) => {
        const here = label?.run === n ? label : NO_LABEL;
        layout.runs.push({ ...run, text: here.text, textAt: here.at });
      });
      if (naming) named.add(tensor);
      y += height + LANE_GAP;
      if (several.includes(tensor)) y = placeSlices(layout, tensor, row, left, y);
    }
    y += rows.length > 1 ? (tensors.length ? ROW_GAP : 0) : 0;
  }
  if (hidden && !layout.hidden) y = placeHidden(layout, hidden, left, y);
  layout.height = y + 1;
  return layout;
}

const NO_LABEL = { text: '', at: { x: 0, anchor: 'middle' as const } };

/** The rows of a tensor that overlaps itself, each a bar of its own, in as few lanes as keep them apart. */
function placeSlices(
  layout: StripLayout,
  tensor: TensorModel,
  row: Span,
  left: number,
  y: number,
): number {
  if (tensor.sizes.length < 2 || !tensor.strides[0] || !overlapsItself(tensor)) return y;
  const { cellWidth } = layout;
  /** Where each lane ends. */
  const lanes: number[] = [];
  for (let slice = 0; slice < tensor.sizes[0]!; slice++) {
    const [start, end] = spanOf(tensor, slice);
    if (start >= row.end) break;
    if (end <= row.start) continue;
    const places = { start: Math.max(start, row.start), end: Math.min(end, row.end) };
    let lane = lanes.findIndex((taken) => taken <= places.start);
    if (lane < 0) lane = lanes.length;
    if (lane >= MAX_SLICE_LANES) break;
    lanes[lane] = places.end;
    const x = left + (places.start - row.start) * cellWidth + 2;
    const width = (places.end - places.start) * cellWidth - 4;
    layout.runs.push({
      tensor,
      places,
      x,
      y: y + lane * SLICE_LANE,
      width,
      height: SLICE_LANE - LANE_GAP,
      text: `[${slice}]`,
      textAt: { x: x + width / 2, anchor: 'middle' },
      slice,
    });
  }
  return y + lanes.length * SLICE_LANE;
}

/** From the first place of one of the tensor's rows to one past its last. */
function spanOf({ offset, sizes, strides }: Strided, slice: number): [number, number] {
  const row = {
    offset: offset + slice * strides[0]!,
    sizes: sizes.slice(1),
    strides: strides.slice(1),
  };
  const [first, last] = reachOf(row);
  return [first, last + 1];
}

/** On the first of a lane's bars that is wide enough, else beside the first where that leaves most of it. */
function placeLabel(
  label: string,
  bars: readonly { x: number; width: number }[],
  [left, right]: [number, number],
): { run: number; text: string; at: PlacedRun['textAt'] } {
  const fits = (room: number): number => Math.floor((room - 6) / LANE_CHARACTER);
  const on = bars.findIndex((bar) => label.length <= fits(bar.width));
  const widest = bars.reduce((best, bar, n) => (bar.width > bars[best]!.width ? n : best), 0);
  const run = on < 0 ? widest : on;
  const bar = bars[run]!;
  const rooms = [
    { room: bar.width, at: { x: bar.x + bar.width / 2, anchor: 'middle' as const } },
    {
      room: (bars[run + 1]?.x ?? right) - bar.x - bar.width,
      at: { x: bar.x + bar.width + 4, anchor: 'start' as const },
    },
    {
      room: bar.x - (run > 0 ? bars[run - 1]!.x + bars[run - 1]!.width : left),
      at: { x: bar.x - 4, anchor: 'end' as const },
    },
  ];
  const best =
    on < 0 ? rooms.reduce((most, one) => (one.room > most.room ? one : most)) : rooms[0]!;
  return { run, text: fits(best.room) > 0 ? clip(label, fits(best.room)) : '', at: best.at };
}

/** Wide enough for the longest value, and for a name under a storage of few elements. */
export function cellWidthOf(storage: StorageModel, lanes: boolean): number {
  const value = storage.cells.reduce((most, cell) => Math.max(most, cell.text.length), 1);
  const name = lanes
    ? storage.tensors.reduce((most, { label }) => Math.max(most, label.length), 1)
    : 1;
  const width = Math.max(
    36,
    Math.min(104, value * CHARACTER + 14),
    Math.min(168, name * LANE_CHARACTER + 14) / Math.max(1, storage.count),
  );
  return Math.ceil(width / 4) * 4;
}

/** The room for the indices of the rows' first elements. */
export function gutterOf({ count }: StorageModel): number {
  return Math.max(GUTTER, Math.ceil(10 + String(count).length * INDEX_CHARACTER));
}

/** How wide the strip is with all its elements in the rows that its tensors suggest. */
export function naturalWidth(storage: StorageModel): number {
  return gutterOf(storage) + (storage.pitch ?? storage.count) * cellWidthOf(storage, true) + 1;
}

function placeHidden(layout: StripLayout, hidden: Span, x: number, y: number): number {
  layout.hidden = { count: hidden.end - hidden.start, x, y: y + HIDDEN_HEIGHT / 2 };
  return y + HIDDEN_HEIGHT;
}
