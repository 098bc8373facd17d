/** A tensor as its indices order it: a small table of its elements, each tied to its place in memory. */
import type { JSX } from 'preact';
import type { StorageModel, TensorModel } from './model';
import type { Selection } from './strip';
import { elementName, tuple } from './text';

const MAX_ELEMENTS = 64;
const CELL_WIDTH = 36;
const CELL_HEIGHT = 22;

/**
 * Whether the tensor's own order tells more than its strip: it does for views that skip, turn or
 * repeat elements, not for a tensor that lies in memory in the order in which it is read.
 */
export function showsGrid(tensor: TensorModel, storage: StorageModel): boolean {
  if (tensor.sizes.length === 0 || tensor.sizes.length > 2) return false;
  if (tensor.count === 0 || tensor.count > MAX_ELEMENTS) return false;
  if (storage.cells.length < storage.count) return false;
  const [rows, columns] = shape(tensor);
  const rowStride = tensor.sizes.length === 2 ? tensor.strides[0]! : 0;
  const columnStride = tensor.strides.at(-1)!;
  const inOrder =
    (columns === 1 || columnStride === 1) &&
    (rows === 1 || rowStride === (storage.pitch ?? columns));
  return !inOrder;
}

function shape(tensor: TensorModel): [number, number] {
  return tensor.sizes.length === 2 ? [tensor.sizes[0]!, tensor.sizes[1]!] : [1, tensor.sizes[0]!];
}

export interface TensorGridProps {
  tensor: TensorModel;
  storage: StorageModel;
  width: number;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

export function TensorGrid(props: TensorGridProps): JSX.Element {
  const { tensor, storage, selection, onSelect } = props;
  const [rows, columns] = shape(tensor);
  const longest = Math.max(...storage.cells.map((cell) => cell.text.length));
  const cellWidth = Math.max(CELL_WIDTH, Math.min(96, Math.ceil((longest * 7 + 10) / 4) * 4));
  const here = selection?.storage === storage.id ? selection.place : undefined;
  const name = tensor.names[0] ?? tensor.label;
  const width = columns * cellWidth + 1;
  const height = rows * CELL_HEIGHT + 1;
  return (
    <div class="tg-grid-frame">
      <svg
        class="tg-grid"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${name} as ${tuple(tensor.sizes)}`}
        data-grid={tensor.label}
      >
        {Array.from({ length: rows * columns }, (_, n) => {
          const [row, column] = [Math.floor(n / columns), n % columns];
          const index = tensor.sizes.length === 2 ? [row, column] : [column];
          const place = index.reduce(
            (sum, i, dim) => sum + i * tensor.strides[dim]!,
            tensor.offset,
          );
          const cell = storage.cells[place];
          return (
            <g
              key={n}
              class={`tg-cell${cell?.changed ? ' tg-changed' : ''}${here === place ? ' tg-lit' : ''}`}
              data-element={elementName(name, index)}
              onMouseEnter={onSelect && (() => onSelect({ storage: storage.id, place }))}
            >
              <rect
                x={column * cellWidth + 0.5}
                y={row * CELL_HEIGHT + 0.5}
                width={cellWidth}
                height={CELL_HEIGHT}
              />
              <text
                x={column * cellWidth + cellWidth / 2}
                y={row * CELL_HEIGHT + CELL_HEIGHT / 2 + 0.5}
              >
                {cell?.text}
              </text>
            </g>
          );
        })}
        {/* Last, so that no neighbour covers them. */}
        {here !== undefined &&
          Array.from({ length: rows * columns }, (_, n) => element(tensor, columns, n))
            .filter(({ place }) => place === here)
            .map(({ row, column }) => (
              <rect
                class="tg-halo"
                key={row * columns + column}
                x={column * cellWidth + 0.5}
                y={row * CELL_HEIGHT + 0.5}
                width={cellWidth}
                height={CELL_HEIGHT}
              />
            ))}
      </svg>
    </div>
  );
}

/** Where the n-th element stands in the table, its index, and its place in memory. */
function element(
  tensor: TensorModel,
  columns: number,
  n: number,
): { row: number; column: number; index: number[]; place: number } {
  const [row, column] = [Math.floor(n / columns), n % columns];
  const index = tensor.sizes.length === 2 ? [row, column] : [column];
  const place = index.reduce((sum, i, dim) => sum + i * tensor.strides[dim]!, tensor.offset);
  return { row, column, index, place };
}
