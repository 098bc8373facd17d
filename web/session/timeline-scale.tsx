/** What stands under the slider: a tick for each step and the bands of the loops. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { BAND_HEIGHT, iterationBands, layoutTimeline, stepAt } from '../diagram/timeline-layout';
import { useSession } from './session';

const LEGEND = [
  'A tick for each step: short, it changed nothing; longer, something is new; longest, a write into memory.',
  'A bar under it: it printed. A cross: an error was raised.',
  'Bands are loops, each iteration a stripe.',
].join('\n');

/** For the eye and the pointer; the slider and its buttons say and do the same. */
export function TimelineScale({
  width,
  onChoose,
}: {
  width: number;
  onChoose: (step: number) => void;
}): JSX.Element {
  const { cursor, loops, marks } = useSession().run.value;
  const count = marks.value.length;
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
      onClick={({ offsetX }) => onChoose(stepAt(offsetX, count, width))}
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
      {labels.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}
