/** The strip of a storage as SVG: cells with values, and a lane of bars for each tensor on it. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { memo } from './memo';
import type { StorageModel, TensorModel } from './model';
import type { PlacedCell, PlacedRun, StripLayout } from './strip-layout';
import { plural } from './text';

/** What the reader points at: a place in a storage, a tensor, or a node of the graph with a tensor of its own. */
export interface Selection {
  node?: number;
  storage?: number;
  place?: number;
  tensor?: number;
}

/** The class that gives a tensor its colour; one without a name is grey. */
export function colourClass({ colour }: TensorModel): string {
  return `tg-colour-${colour ?? 'none'}`;
}

export interface StripProps {
  layout: StripLayout;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

/** The selection as far as it is about this storage, else null: the others have nothing to light up. */
export function selectionOn(
  storage: StorageModel,
  selection: Selection | null | undefined,
): Selection | null {
  return selection?.storage === storage.id ? selection : null;
}

export const Strip = memo(({ layout, selection, onSelect }: StripProps): JSX.Element => {
  const { storage } = layout;
  const here = selectionOn(storage, selection);
  const tensor = storage.tensors.find(({ id }) => id === here?.tensor);
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
        <Run
          key={`${run.tensor.id}:${run.places.start}`}
          run={run}
          lit={
            here !== null &&
            (here.tensor === run.tensor.id ||
              (here.place !== undefined &&
                here.place >= run.places.start &&
                here.place < run.places.end))
          }
          onSelect={onSelect}
        />
      ))}
      {layout.cells.map((placed) => (
        <StripCell
          key={placed.cell.index}
          placed={placed}
          layout={layout}
          lit={lit(placed.cell.index)}
          focusable={!!onSelect && placed.cell.index === focusable}
          onSelect={onSelect}
        />
      ))}
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
});

interface RunProps {
  run: PlacedRun;
  lit: boolean;
  onSelect: StripProps['onSelect'];
}

const Run = memo(({ run, lit, onSelect }: RunProps): JSX.Element => {
  const { tensor, places, x, y, width, height, text, textAt } = run;
  const slim = height <= 8;
  return (
    <g
      class={`tg-run ${colourClass(tensor)}${slim ? ' tg-slim' : ''}${lit ? ' tg-lit' : ''}`}
      data-tensor={tensor.id}
      data-name={tensor.label}
      data-places={`${places.start}-${places.end - 1}`}
      aria-hidden="true"
      onMouseEnter={onSelect && (() => onSelect({ storage: tensor.storage, tensor: tensor.id }))}
    >
      <rect x={x} y={y} width={width} height={height} rx={Math.min(4, height / 2)} />
      {text && (
        <text
          class={textAt.anchor === 'middle' ? undefined : `tg-beside tg-${textAt.anchor}`}
          x={textAt.x}
          y={y + height / 2}
        >
          {text}
        </text>
      )}
    </g>
  );
});

interface StripCellProps {
  placed: PlacedCell;
  layout: StripLayout;
  lit: boolean;
  focusable: boolean;
  onSelect: StripProps['onSelect'];
}

const StripCell = memo(
  ({ placed, layout, lit, focusable, onSelect }: StripCellProps): JSX.Element => {
    const { cell, names, x, y } = placed;
    const what = [
      `${cell.text}${cell.before === null ? '' : `, was ${cell.before}`}`,
      names.join(', ') || 'in no tensor with a name',
    ].join(': ');
    const select = onSelect && (() => onSelect({ storage: layout.storage.id, place: cell.index }));
    return (
      <g
        class={`tg-cell${cell.changed ? ' tg-changed' : ''}${lit ? ' tg-lit' : ''}${
          names.length ? '' : ' tg-unowned'
        }`}
        role="img"
        tabIndex={focusable ? 0 : -1}
        aria-label={what}
        data-place={cell.index}
        data-value={cell.text}
        data-elements={names.join(' ')}
        onMouseEnter={select}
        onFocus={select}
        onKeyDown={onSelect && ((event) => moveFocus(event, layout.columns))}
      >
        {lit && <title>{String(cell.value)}</title>}
        <rect x={x + 0.5} y={y + 0.5} width={layout.cellWidth} height={layout.cellHeight} />
        <text x={x + layout.cellWidth / 2} y={y + layout.cellHeight / 2 + 0.5}>
          {cell.text}
        </text>
      </g>
    );
  },
);

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
