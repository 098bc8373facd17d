/** The strip of a storage as SVG: cells with values, and a lane of bars for each tensor on it. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { elementNames } from './model';
import type { StorageModel } from './model';
import { layoutStrip } from './strip-layout';
import { plural } from './text';

/** What the reader points at: a place in a storage, or a tensor. */
export interface Selection {
  storage?: number;
  place?: number;
  tensor?: number;
}

export interface StripProps {
  storage: StorageModel;
  width: number;
  lanes?: boolean;
  maxRows?: number;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

export function Strip({
  storage,
  width,
  lanes = true,
  maxRows = 8,
  selection,
  onSelect,
}: StripProps): JSX.Element {
  const layout = layoutStrip(storage, width, { lanes, maxRows });
  const here = selection?.storage === storage.id ? selection : null;
  const tensor = storage.tensors.find(({ id }) => id === selection?.tensor);
  const lit = (place: number): boolean =>
    here?.place === place || (here?.place === undefined && !!tensor?.places.has(place));
  const focusable = here?.place ?? layout.cells[0]?.cell.index;
  return (
    <svg
      class="tg-strip"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label={`memory of ${storage.tensors.map(({ label }) => label).join(' and ')}`}
      data-storage={storage.id}
      onMouseLeave={onSelect && (() => onSelect(null))}
    >
      {layout.rowLabels.map(({ text, x, y }) => (
        <text class="tg-row-label" key={text} x={x} y={y} aria-hidden="true">
          {text}
        </text>
      ))}
      {layout.runs.map((run) => (
        <g
          key={`${run.tensor.id}:${run.places.start}`}
          class={`tg-run tg-colour-${run.tensor.colour}${run.text || layout.laneHeight > 8 ? '' : ' tg-slim'}${
            selection?.tensor === run.tensor.id ||
            (here?.place !== undefined &&
              here.place >= run.places.start &&
              here.place < run.places.end)
              ? ' tg-lit'
              : ''
          }`}
          data-tensor={run.tensor.id}
          data-name={run.tensor.label}
          data-places={`${run.places.start}-${run.places.end - 1}`}
          aria-hidden="true"
          onMouseEnter={
            onSelect && (() => onSelect({ storage: storage.id, tensor: run.tensor.id }))
          }
        >
          <rect
            x={run.x}
            y={run.y}
            width={run.width}
            height={layout.laneHeight}
            rx={Math.min(4, layout.laneHeight / 2)}
          />
          {run.text && (
            <text x={run.x + run.width / 2} y={run.y + layout.laneHeight / 2}>
              {run.text}
            </text>
          )}
        </g>
      ))}
      {layout.cells.map(({ cell, x, y }) => {
        const names = elementNames(storage, cell.index);
        const what = [
          `${cell.text}${cell.before === null ? '' : `, was ${cell.before}`}`,
          names.join(', ') || 'in no tensor with a name',
        ].join(': ');
        return (
          <g
            key={cell.index}
            class={`tg-cell${cell.changed ? ' tg-changed' : ''}${lit(cell.index) ? ' tg-lit' : ''}${
              names.length ? '' : ' tg-unowned'
            }`}
            role="img"
            tabIndex={onSelect && cell.index === focusable ? 0 : -1}
            aria-label={what}
            data-place={cell.index}
            data-value={cell.text}
            data-elements={names.join(' ')}
            onMouseEnter={onSelect && (() => onSelect({ storage: storage.id, place: cell.index }))}
            onFocus={onSelect && (() => onSelect({ storage: storage.id, place: cell.index }))}
            onKeyDown={onSelect && ((event) => moveFocus(event, layout.columns))}
          >
            <rect x={x + 0.5} y={y + 0.5} width={layout.cellWidth} height={layout.cellHeight} />
            <text x={x + layout.cellWidth / 2} y={y + layout.cellHeight / 2 + 0.5}>
              {cell.text}
            </text>
          </g>
        );
      })}
      {/* Last, so that no neighbour covers them. */}
      {layout.cells
        .filter(({ cell }) => lit(cell.index))
        .map(({ cell, x, y }) => (
          <rect
            class="tg-halo"
            key={cell.index}
            x={x + 0.5}
            y={y + 0.5}
            width={layout.cellWidth}
            height={layout.cellHeight}
          />
        ))}
      {layout.hidden && (
        <g class="tg-hidden">
          <text x={layout.hidden.x} y={layout.hidden.y}>
            {`… ${plural(layout.hidden.count, 'more element')}`}
          </text>
        </g>
      )}
    </svg>
  );
}

/** Arrow keys walk over the cells of a strip. */
function moveFocus(event: TargetedKeyboardEvent<SVGGElement>, columns: number): void {
  const moves: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const by = moves[event.key];
  if (by === undefined) return;
  const cell = event.currentTarget;
  const place = Number(cell.dataset.place) + by;
  const next = cell.ownerSVGElement?.querySelector<SVGGElement>(`[data-place="${place}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
