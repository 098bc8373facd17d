/** A tensor as its indices order it: a small table of its elements, each tied to its place in memory. */
import type { JSX } from 'preact';
import type { GridLayout } from './grid-layout';
import { memo } from './memo';
import type { Selection } from './strip';
import { tuple } from './text';

export interface TensorGridProps {
  layout: GridLayout;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

export const TensorGrid = memo(({ layout, selection, onSelect }: TensorGridProps): JSX.Element => {
  const { tensor, storage } = layout;
  const here = selection?.place;
  const lit = layout.cells.filter(
    ({ places }) => here !== undefined && places[0] <= here && here <= places[1],
  );
  const read = tensor.dtype === storage.dtype ? '' : `, read as ${tensor.dtype}`;
  return (
    <div class="tg-grid-frame">
      <svg
        class="tg-grid"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={`${tensor.label} as ${tuple(tensor.sizes)}${read}`}
        data-grid={tensor.label}
      >
        {layout.headings.map(({ text, x, y }) => (
          <text class="tg-heading" key={text} x={x} y={y}>
            {text}
          </text>
        ))}
        {layout.cells.map((cell) => (
          <g
            key={cell.name}
            class={`tg-cell${cell.changed ? ' tg-changed' : ''}${lit.includes(cell) ? ' tg-lit' : ''}`}
            data-element={cell.name}
            onMouseEnter={
              onSelect && (() => onSelect({ storage: storage.id, place: cell.places[0] }))
            }
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
        ))}
        {/* Last, so that no neighbour covers them. */}
        {lit.map(({ name, x, y }) => (
          <rect
            class="tg-halo"
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
