/** What stands under the slider: a tick for each step and the bands of the loops. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  BAND_HEIGHT,
  foundSigns,
  iterationBands,
  layoutTimeline,
  stepAt,
  TICKS_HEIGHT,
} from '../diagram/timeline-layout';
import { useSession } from './session';

const LEGEND = [
  'A tick for each step: short, it changed nothing; longer, something is new; longest, a write into memory.',
  'A bar under it: it printed. A cross: an error was raised.',
  'Bands are loops, each iteration a stripe.',
  'A diamond: something that PyTorch does not tell.',
].join('\n');

/** For the eye and the pointer; the slider and its buttons say and do the same. */
export function TimelineScale({
  width,
  onChoose,
}: {
  width: number;
  onChoose: (step: number) => void;
}): JSX.Element {
  const { cursor, found, loops, marks } = useSession().run.value;
  const count = marks.value.length;
  const told = found.value?.map(({ step }) => step) ?? [];
  const { bands, height, labels, stripes, ticks } = useMemo(
    () => layoutTimeline(marks.value, loops.value, width),
    [marks.value, loops.value, width],
  );
  return (
    <svg
      class="scale"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onClick={({ offsetX, offsetY }) =>
        onChoose(stepAt(offsetX, count, width, offsetY <= TICKS_HEIGHT ? told : []))
      }
    >
      <title>{LEGEND}</title>
      {Object.entries(ticks).map(
        ([kind, path]) => path && <path class={kind} key={kind} d={path} />,
      )}
      <path class="bands" d={bands} />
      <path class="stripes" d={stripes} />
      {iterationBands(loops.value, cursor.value, count, width).map(({ x, y, width: wide }) => (
        <rect class="lit" key={y} x={x} y={y} width={wide} height={BAND_HEIGHT} />
      ))}
      {told.length > 0 && <path class="found" d={foundSigns(told, count, width)} />}
      {labels.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}
