/** Where the cells and lanes of a storage's strip go, in pixels, for a given width. */
import { columnsFor, visibleRows } from './geometry';
import type { Span } from './geometry';
import { elementNames, runs } from './model';
import type { Cell, StorageModel, TensorModel } from './model';
import { clip } from './text';

export interface PlacedCell {
  cell: Cell;
  /** What the tensors call the element: "x[1]", "y[0]". */
  names: string[];
  x: number;
  y: number;
}

export interface PlacedRun {
  tensor: TensorModel;
  places: Span;
  x: number;
  y: number;
  width: number;
  /** The tensor's label when it fits, else nothing. */
  text: string;
}

export interface StripLayout {
  storage: StorageModel;
  width: number;
  height: number;
  columns: number;
  cellWidth: number;
  cellHeight: number;
  laneHeight: number;
  cells: PlacedCell[];
  /** Index of each row's first place, at the row's left. */
  rowLabels: { text: string; x: number; y: number }[];
  runs: PlacedRun[];
  hidden: { count: number; x: number; y: number } | null;
}

export const CELL_HEIGHT = 28;
const GUTTER = 32;
const CHARACTER = 7.9;
const LANE_CHARACTER = 6.7;
const ROW_GAP = 4;
const HIDDEN_HEIGHT = 28;

/** Lays out a storage; `lanes: false` leaves out the tensors' lanes (a gradient needs none). */
export function layoutStrip(
  storage: StorageModel,
  width: number,
  { lanes = true, maxRows = 8 }: { lanes?: boolean; maxRows?: number } = {},
): StripLayout {
  const cellWidth = cellWidthOf(storage);
  const fit = Math.max(1, Math.floor((width - GUTTER - 1) / cellWidth));
  const columns = columnsFor(storage.count, storage.pitch, fit);
  const { rows, hidden } = visibleRows(storage.count, storage.cells.length, columns, maxRows);
  const tensors = lanes ? storage.tensors.filter((tensor) => tensor.places.size > 0) : [];
  const labelled = rows.length === 1;
  const laneHeight = labelled ? 16 : 4;
  const lanePitch = labelled ? 19 : 6;

  const layout: StripLayout = {
    storage,
    width: GUTTER + columns * cellWidth + 1,
    height: 0,
    columns,
    cellWidth,
    cellHeight: CELL_HEIGHT,
    laneHeight,
    cells: [],
    rowLabels: [],
    runs: [],
    hidden: null,
  };
  let y = 1;
  for (const row of rows) {
    if (hidden && row.start === hidden.end) y = placeHidden(layout, hidden, y);
    layout.rowLabels.push({ text: String(row.start), x: GUTTER - 8, y: y + CELL_HEIGHT / 2 });
    for (let place = row.start; place < row.end; place++) {
      const x = GUTTER + (place - row.start) * cellWidth;
      layout.cells.push({ cell: storage.cells[place]!, names: elementNames(storage, place), x, y });
    }
    y += CELL_HEIGHT;
    if (tensors.length) y += 4;
    for (const tensor of tensors) {
      for (const span of runs(tensor, row)) {
        const runWidth = (span.end - span.start) * cellWidth - 4;
        layout.runs.push({
          tensor,
          places: span,
          x: GUTTER + (span.start - row.start) * cellWidth + 2,
          y,
          width: runWidth,
          text: labelled ? clip(tensor.label, Math.floor((runWidth - 6) / LANE_CHARACTER)) : '',
        });
      }
      y += lanePitch;
    }
    y += rows.length > 1 ? (tensors.length ? ROW_GAP : 0) : 0;
  }
  if (hidden && !layout.hidden) y = placeHidden(layout, hidden, y);
  layout.height = y + 1;
  return layout;
}

/** Wide enough for the longest value, and for a name under a storage of few elements. */
function cellWidthOf(storage: StorageModel): number {
  const value = storage.cells.reduce((most, cell) => Math.max(most, cell.text.length), 1);
  const name = storage.tensors.reduce((most, { label }) => Math.max(most, label.length), 1);
  const width = Math.max(
    36,
    Math.min(104, value * CHARACTER + 14),
    Math.min(168, name * LANE_CHARACTER + 14) / Math.max(1, storage.count),
  );
  return Math.ceil(width / 4) * 4;
}

/** How wide the strip is with all its elements in the rows that the main tensor suggests. */
export function naturalWidth(storage: StorageModel): number {
  return GUTTER + (storage.pitch ?? storage.count) * cellWidthOf(storage) + 1;
}

function placeHidden(layout: StripLayout, hidden: Span, y: number): number {
  layout.hidden = { count: hidden.end - hidden.start, x: GUTTER, y: y + HIDDEN_HEIGHT / 2 };
  return y + HIDDEN_HEIGHT;
}
