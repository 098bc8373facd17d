/** What stands under the slider: a tick for each step and the bands of the loops. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { foldLoops, foldMarks, foldSigns } from '../diagram/call-folds';
import type { Places } from '../diagram/call-folds';
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
  'With calls folded, a triangle: a line and all that ran in the calls that it made.',
].join('\n');

/** For the eye and the pointer; the slider and its buttons say and do the same. */
export function TimelineScale({
  places,
  width,
  onChoose,
}: {
  places: Places;
  width: number;
  onChoose: (step: number) => void;
}): JSX.Element {
  const { cursor, found, loops, marks } = useSession().run.value;
  const count = places.steps.length;
  const tellers = found.value?.map(({ step }) => step) ?? [];
  const told = tellers.map((step) => places.of[step] ?? 0);
  const runs = useMemo(() => foldLoops(loops.value, places), [loops.value, places]);
  const { bands, height, labels, stripes, ticks } = useMemo(
    () => layoutTimeline(foldMarks(marks.value, places), runs, width),
    [marks.value, runs, places, width],
  );
  const folds = useMemo(() => foldSigns(places, width), [places, width]);
  const choose = (x: number, signs: readonly number[]): void => {
    const place = stepAt(x, count, width, signs);
    // Of a sign, the step that is told of, though it is inside a call.
    onChoose(tellers[signs.indexOf(place)] ?? places.steps[place] ?? 0);
  };
  return (
    <svg
      class="scale"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onClick={({ offsetX, offsetY }) => choose(offsetX, offsetY <= TICKS_HEIGHT ? told : [])}
    >
      <title>{LEGEND}</title>
      {Object.entries(ticks).map(
        ([kind, path]) => path && <path class={kind} key={kind} d={path} />,
      )}
      <path class="bands" d={bands} />
      <path class="stripes" d={stripes} />
      {iterationBands(runs, places.of[cursor.value] ?? 0, count, width).map(
        ({ x, y, width: wide }) => (
          <rect class="lit" key={y} x={x} y={y} width={wide} height={BAND_HEIGHT} />
        ),
      )}
      {folds && <path class="folds" d={folds} />}
      {told.length > 0 && <path class="found" d={foundSigns(told, count, width)} />}
      {labels.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}
