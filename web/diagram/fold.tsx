/** A storage of many elements: its heat map, and below it the cells of a window that is moved over it. */
import { createContext } from 'preact';
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { cornerAt, frameOf, outlineOf, windowAt, within } from './fold-layout';
import type { Corner, FoldLayout } from './fold-layout';
import { layoutStrip } from './strip-layout';
import { Strip } from './strip';
import type { Selection } from './strip';

/** Where the windows stand, by storage, whichever of them are drawn. */
export const Windows = createContext<Map<number, Corner>>(new Map());

export interface FoldProps {
  layout: FoldLayout;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
}

export function Fold({ layout, selection, onSelect }: FoldProps): JSX.Element {
  const { storage } = layout;
  const windows = useContext(Windows);
  const [wished, setCorner] = useState<Corner>(windows.get(storage.id) ?? { row: 0, column: 0 });
  const { row, column } = within(layout, wished);
  // Keys may come faster than they are drawn: each goes on from the one before.
  const move = (to: (from: Corner) => Corner): void =>
    setCorner((from) => within(layout, to(within(layout, from))));
  useEffect(() => void windows.set(storage.id, wished), [windows, storage.id, wished]);
  const strip = useMemo(
    () => layoutStrip(storage, layout.panel, { shown: windowAt(layout, { row, column }) }),
    [layout, row, column],
  );
  const frame = frameOf(layout, { row, column });
  const pointed =
    selection?.place ?? storage.tensors.find(({ id }) => id === selection?.tensor) ?? null;
  const follow = (event: TargetedPointerEvent<SVGSVGElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const corner = cornerAt(layout, event.clientX - left, event.clientY - top);
    move(() => corner);
  };
  const [first, last] = [row * layout.rowLength + column, strip.cells.at(-1)!.cell.index];
  return (
    <div class="tg-fold" style={{ '--tg-gutter': `${layout.gutter}px` }}>
      <svg
        class="tg-heat"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="slider"
        tabindex={0}
        aria-label={`window over storage ${storage.number ?? ''}`.trim()}
        aria-valuemin={0}
        aria-valuemax={storage.count - 1}
        aria-valuenow={first}
        aria-valuetext={`elements ${first} to ${last} of ${storage.count}`}
        data-fold={storage.id}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) =>
          event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)
        }
        onKeyDown={(event) => moveByKey(event, layout, move)}
      >
        <rect class="tg-heat-ground" width={layout.width} height={layout.height} />
        {layout.shades.map(({ shade, path }) => (
          <path
            key={shade}
            class={shade === 'nan' ? 'tg-heat-nan' : shade < 0 ? 'tg-heat-below' : 'tg-heat-above'}
            fill-opacity={shade === 'nan' ? 1 : Math.abs(shade) / 8}
            d={path}
          />
        ))}
        {layout.changed && <path class="tg-heat-changed" d={layout.changed} />}
        {pointed !== null && <path class="tg-heat-pointed" d={outlineOf(layout, pointed)} />}
        <rect class="tg-window-edge" {...frame} />
        <rect class="tg-window" {...frame} />
      </svg>
      <p class="tg-note">
        {layout.about}; below are the cells of the frame, which is dragged or moved with the arrow
        keys.
      </p>
      <Strip layout={strip} selection={selection} onSelect={onSelect} />
    </div>
  );
}

/** A square at a time; with Shift, a row or column; PageUp and PageDown, a window. */
function moveByKey(
  event: TargetedKeyboardEvent<SVGSVGElement>,
  { block, rows, rowLength, windowColumns, windowRows }: FoldLayout,
  move: (to: (from: Corner) => Corner) => void,
): void {
  const matrix = rowLength > windowColumns;
  const [down, right] = event.shiftKey ? [1, 1] : [block.rows, block.columns];
  const by =
    (rowsDown: number, columnsRight: number) =>
    ({ row, column }: Corner) =>
      matrix || !columnsRight
        ? { row: row + rowsDown, column: column + columnsRight }
        : { row: row + Math.sign(columnsRight) * down, column };
  const to: Record<string, (from: Corner) => Corner> = {
    ArrowLeft: by(0, -right),
    ArrowRight: by(0, right),
    ArrowUp: by(-down, 0),
    ArrowDown: by(down, 0),
    PageUp: by(-windowRows, 0),
    PageDown: by(windowRows, 0),
    Home: () => ({ row: 0, column: 0 }),
    End: () => ({ row: rows, column: rowLength }),
  };
  const corner = to[event.key];
  if (!corner) return;
  event.preventDefault();
  move(corner);
}
