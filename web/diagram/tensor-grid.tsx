/** A tensor as its indices order it: a small table of its elements, each tied to its place in memory. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import type { GridCell, GridLayout } from './grid-layout';
import { memo } from './memo';
import type { TensorModel } from './model';
import { colourClass } from './strip';
import type { Selection } from './strip';
import { tuple } from './text';
import { walkText } from './walk';

export interface TensorGridProps {
  layout: GridLayout;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

export const TensorGrid = memo(({ layout, selection, onSelect }: TensorGridProps): JSX.Element => {
  const { tensor, storage, cells } = layout;
  const here = selection?.place;
  const index = selection?.tensor === tensor.id ? selection.index?.join() : undefined;
  const isLit = ({ places }: GridCell): boolean =>
    here !== undefined && places[0] <= here && here <= places[1];
  const lit = cells.filter(isLit);
  const pointed = cells.find((cell) => isLit(cell) && cell.index.join() === index);
  const focusable = pointed ?? lit[0] ?? cells[0];
  const read = tensor.dtype === storage.dtype ? '' : `, read as ${tensor.dtype}`;
  return (
    <div class="tg-grid-frame">
      <svg
        class={`tg-grid ${colourClass(tensor)}`}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role={onSelect ? 'group' : 'img'}
        aria-label={`${tensor.label} as ${tuple(tensor.sizes)}${read}`}
        data-grid={tensor.label}
      >
        {layout.headings.map(({ text, x, y }) => (
          <text class="tg-heading" key={text} x={x} y={y}>
            {text}
          </text>
        ))}
        {cells.map((cell) => {
          const select =
            onSelect &&
            (() =>
              onSelect({
                storage: storage.id,
                place: cell.places[0],
                tensor: tensor.id,
                index: cell.index,
              }));
          return (
            <g
              key={cell.name}
              class={`tg-cell${cell.changed ? ' tg-changed' : ''}${isLit(cell) ? ' tg-lit' : ''}`}
              role={onSelect && 'img'}
              aria-label={onSelect && nameOf(cell, tensor)}
              tabindex={onSelect && (cell === focusable ? 0 : -1)}
              data-element={cell.name}
              onMouseEnter={select}
              onFocus={select}
              onClick={
                select &&
                ((event) => {
                  event.stopPropagation();
                  select();
                })
              }
              onKeyDown={onSelect && ((event) => moveFocus(event, cells, cell))}
            >
              <rect
                x={cell.x + 0.5}
                y={cell.y + 0.5}
                width={layout.cellWidth}
                height={layout.cellHeight}
              />
              <text x={cell.x + layout.cellWidth / 2} y={cell.y + layout.cellHeight / 2 + 0.5}>
                {cell.text}
              </text>
            </g>
          );
        })}
        {/* Last, so that no neighbour covers them. */}
        {lit.map(({ name, x, y }) => (
          <rect
            class={`tg-halo${name === pointed?.name || !pointed ? '' : ' tg-same'}`}
            key={name}
            x={x + 0.5}
            y={y + 0.5}
            width={layout.cellWidth}
            height={layout.cellHeight}
          />
        ))}
        {layout.gaps.map(({ text, x, y }) => (
          <text class="tg-gap" key={`${x},${y}`} x={x} y={y}>
            {text}
          </text>
        ))}
      </svg>
      {layout.more && <p class="tg-note tg-more">{layout.more}</p>}
    </div>
  );
});

/** "x[1, 0]: 4., offset 0 + 1·1 + 0·2 = 1". */
function nameOf({ name, text, index }: GridCell, tensor: TensorModel): string {
  const walked = tensor.widths.element === tensor.widths.cell && index.length > 0;
  return `${name}: ${text}${walked ? `, offset ${walkText(tensor, index)}` : ''}`;
}

/** Arrow keys walk over the elements by their index: left and right the last dimension, up and down the one before. */
function moveFocus(
  event: TargetedKeyboardEvent<SVGGElement>,
  cells: readonly GridCell[],
  { index }: GridCell,
): void {
  const [fromEnd, by] = (
    { ArrowLeft: [1, -1], ArrowRight: [1, 1], ArrowUp: [2, -1], ArrowDown: [2, 1] } as Record<
      string,
      [number, number]
    >
  )[event.key] ?? [0, 0];
  if (!fromEnd || fromEnd > index.length) return;
  const wanted = index.with(-fromEnd, (index.at(-fromEnd) ?? 0) + by).join();
  const n = cells.findIndex((cell) => cell.index.join() === wanted);
  if (n < 0) return;
  event.preventDefault();
  event.currentTarget.ownerSVGElement?.querySelectorAll<SVGGElement>('.tg-cell')[n]?.focus();
}
