/** The strip of a storage as SVG: cells with values, and a lane of bars for each tensor on it. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { memo } from './memo';
import { indicesAt } from './model';
import type { StorageModel, TensorModel } from './model';
import type { PlacedCell, PlacedRun, StripLayout } from './strip-layout';
import { ordersOn } from './strides';
import { plural } from './text';
import { walkText, walkTo } from './walk';
import { layoutWalk } from './walk-layout';

/**
 * What the reader points at: a place in a storage, a tensor, or a node of the graph with a tensor of its own.
 * With a place and a tensor, one of that tensor's elements, by its index.
 */
export interface Selection {
  node?: number;
  storage?: number;
  place?: number;
  tensor?: number;
  index?: readonly number[];
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

/** A mouse that goes away points at nothing; a finger that was lifted has pointed. */
export function whenLeft(
  onSelect: (selection: Selection | null) => void,
): (event: PointerEvent) => void {
  return ({ pointerType }) => {
    if (pointerType !== 'touch') onSelect(null);
  };
}

export const Strip = memo(({ layout, selection, onSelect }: StripProps): JSX.Element => {
  const { storage } = layout;
  const here = selectionOn(storage, selection);
  const tensor = storage.tensors.find(({ id }) => id === here?.tensor);
  const lit = (place: number): boolean =>
    here?.place === place ||
    (here?.place === undefined && !!tensor && indicesAt(tensor, place).length > 0);
  const focusable = here?.place ?? layout.cells[0]?.cell.index;
  const way = here && wayTo(storage, here);
  const order = here?.place === undefined && tensor ? ordersOn(tensor) : null;
  return (
    <svg
      class="tg-strip"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label={`memory of ${storage.tensors.map(({ label }) => label).join(' and ')}`}
      data-storage={storage.id}
      onPointerLeave={onSelect && whenLeft(onSelect)}
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
          order={order?.get(placed.cell.index) ?? ''}
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
      {way && <WalkPath layout={layout} way={way} />}
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

/** An element whose way is drawn: of the tensor that is pointed at, else of the first that has it by a name. */
interface Way {
  tensor: TensorModel;
  index: readonly number[];
}

function wayTo(storage: StorageModel, { place, tensor: id, index }: Selection): Way | null {
  if (place === undefined) return null;
  const having = storage.tensors.filter(
    (one) => one.widths.element === one.widths.cell && indicesAt(one, place).length > 0,
  );
  const tensor = having.find((one) => one.id === id) ?? having[0];
  if (!tensor) return null;
  return { tensor, index: (tensor.id === id && index) || indicesAt(tensor, place)[0]! };
}

/** The way of an index along the cells: from the offset on, a line for each step of a stride. */
function WalkPath({ layout, way }: { layout: StripLayout; way: Way }): JSX.Element {
  const { tensor, index } = way;
  const { start, legs, end } = layoutWalk(layout, walkTo(tensor, index));
  return (
    <g
      class={`tg-walk ${colourClass(tensor)}`}
      data-walk={walkText(tensor, index)}
      data-of={tensor.label}
      aria-hidden="true"
    >
      {legs.map(({ dim, path }) => (
        <path key={dim} class={`tg-leg tg-dim-${dim % 3}`} d={path} />
      ))}
      {start && <circle class="tg-walk-start" cx={start.x} cy={start.y} r={3.5} />}
      {legs.flatMap(({ stops }) =>
        stops.map(({ x, y }) => <circle key={`${x},${y}`} cx={x} cy={y} r={1.5} />),
      )}
      {end && legs.length > 0 && <circle class="tg-walk-end" cx={end.x} cy={end.y} r={3} />}
    </g>
  );
}

interface RunProps {
  run: PlacedRun;
  lit: boolean;
  onSelect: StripProps['onSelect'];
}

const Run = memo(({ run, lit, onSelect }: RunProps): JSX.Element => {
  const { tensor, places, x, y, width, height, text, textAt, slice } = run;
  const slim = height <= 8;
  const rail = y + height - (slim ? height / 2 : 1.5);
  return (
    <g
      class={`tg-run ${colourClass(tensor)}${slim ? ' tg-slim' : ''}${slice === null ? '' : ' tg-slice'}${lit ? ' tg-lit' : ''}`}
      data-tensor={tensor.id}
      data-name={tensor.label}
      data-places={`${places.start}-${places.end - 1}`}
      data-slice={slice ?? undefined}
      aria-hidden="true"
      onMouseEnter={onSelect && (() => onSelect({ storage: tensor.storage, tensor: tensor.id }))}
    >
      <rect x={x} y={y} width={width} height={height} rx={Math.min(4, height / 2)} />
      {/* Its pattern is the colour's: those who do not tell the colours apart tell the lines. */}
      <path class="tg-rail" d={`M${x + 2} ${rail}H${x + width - 2}`} />
      {text && (
        <text
          class={textAt.anchor === 'middle' ? undefined : `tg-beside tg-${textAt.anchor}`}
          x={textAt.x}
          y={y + height / 2 - (slim ? 0 : 0.5)}
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
  /** While its tensor is pointed at: when the tensor's own order comes to it. */
  order: string;
  focusable: boolean;
  onSelect: StripProps['onSelect'];
}

const StripCell = memo(
  ({ placed, layout, lit, order, focusable, onSelect }: StripCellProps): JSX.Element => {
    const { cell, names, times, x, y } = placed;
    const what = [
      `${cell.text}${cell.before === null ? '' : `, was ${cell.before}`}`,
      names.join(', ') || 'in no tensor with a name',
    ].join(': ');
    const ways = layout.storage.tensors.flatMap((tensor) => {
      const [index] = indicesAt(tensor, cell.index);
      if (!index?.length || tensor.widths.element !== tensor.widths.cell) return [];
      return [`${tensor.names[0] ?? tensor.label}: offset ${walkText(tensor, index)}`];
    });
    const select = onSelect && (() => onSelect({ storage: layout.storage.id, place: cell.index }));
    return (
      <g
        class={`tg-cell${cell.changed ? ' tg-changed' : ''}${lit ? ' tg-lit' : ''}${
          names.length ? '' : ' tg-unowned'
        }`}
        role="img"
        tabindex={focusable ? 0 : -1}
        aria-label={[what, times > 1 && `one cell for ${plural(times, 'element')}`, ...ways]
          .filter(Boolean)
          .join('; ')}
        data-place={cell.index}
        data-value={cell.text}
        data-elements={names.join(' ')}
        onMouseEnter={select}
        onFocus={select}
        onClick={select}
        onKeyDown={onSelect && ((event) => moveFocus(event, layout.columns))}
      >
        {lit && <title>{String(cell.value)}</title>}
        <rect x={x + 0.5} y={y + 0.5} width={layout.cellWidth} height={layout.cellHeight} />
        <text x={x + layout.cellWidth / 2} y={y + layout.cellHeight / 2 + 0.5}>
          {cell.text}
        </text>
        {times > 1 && (
          <text class="tg-times" x={x + layout.cellWidth - 2} y={y + 6}>
            ×{times}
          </text>
        )}
        {order && (
          <text class="tg-order" x={x + 4} y={y + layout.cellHeight - 5}>
            {order}
          </text>
        )}
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
