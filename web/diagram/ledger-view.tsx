/** The ledger as it is drawn: the bytes alive over the steps, and below them what took them. */
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { ArrowButton } from './arrow-button';
import type { Entry, Keeper, Ledger, Reason } from './ledger';
import { Parts } from './said';
import { bytes, plural, tuple } from './text';
import type { Part } from './words';

const HEIGHT = 88;
/** Entries that are listed at once. */
const LISTED = 60;
/** Of what keeps a storage, as many are named. */
const MOST_KEEPERS = 6;

export interface LedgerProps {
  ledger: Ledger;
  /** The step that is shown. */
  cursor: number;
  /** Pixels from edge to edge. */
  width: number;
  keepers: (storage: number) => Keeper[];
  /** "line 3": where a step stands in the program. */
  placeOf: (step: number) => string;
  onStep: (step: number) => void;
}

export function LedgerView({
  ledger,
  cursor,
  width,
  keepers,
  placeOf,
  onStep,
}: LedgerProps): JSX.Element {
  const { entries, live, peak, partial } = ledger;
  const past = entries.filter(({ step }) => step <= cursor);
  // A window that the reader has moved is of the step at which that was done.
  const [moved, setMoved] = useState({ cursor, skipped: 0 });
  const skipped = moved.cursor === cursor ? moved.skipped : 0;
  const listed = past.slice(Math.max(0, past.length - skipped - LISTED), past.length - skipped);
  listed.reverse();
  if (entries.length === 0) return <p class="tg-empty">No tensor has taken memory.</p>;
  return (
    <>
      <figure class="tg-ledger">
        <figcaption>
          {bytes(live[cursor] ?? 0)} alive at this step; at most {bytes(peak)}, first at{' '}
          {placeOf(live.indexOf(peak))}.
        </figcaption>
        <Chart live={live} peak={peak} cursor={cursor} width={width} onStep={onStep} />
      </figure>
      <div class="tg-scroll" tabIndex={0} role="region" aria-label="Allocations and copies">
        <table class="tg-table tg-entries">
          <thead>
            <tr>
              {['Line', 'Bytes', 'What for', 'Names', 'Kept by'].map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((entry, n) => (
              <tr
                key={past.length - skipped - n}
                class={entry.step === cursor ? 'tg-now' : undefined}
                data-reason={entry.reason}
              >
                <td>
                  <button type="button" class="tg-link" onClick={() => onStep(entry.step)}>
                    {entry.line || placeOf(entry.step)}
                  </button>
                </td>
                <td class="tg-number">{bytes(entry.bytes)}</td>
                <td>
                  <Parts parts={reasonText(entry)} />
                </td>
                <td>
                  <code>{entry.names.join(', ')}</code>
                </td>
                <td>
                  <Parts parts={fateText(entry, cursor, keepers, placeOf)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {past.length > LISTED && (
        <Pages
          count={past.length}
          skipped={skipped}
          listed={listed.length}
          onSkip={(next) => setMoved({ cursor, skipped: next })}
        />
      )}
      <p class={partial ? 'tg-remark' : 'tg-about'}>
        {partial
          ? 'Not all calls of this run are recorded: what a line took and let go of by itself may be missing.'
          : 'The curve shows what is there at the end of each line; what a line takes and lets go of by itself is in the list alone, and what goes on inside an operator or backward() is not recorded.'}
      </p>
    </>
  );
}

/** Which of the entries are listed, counted from the first, and the ways to the others. */
function Pages({
  count,
  skipped,
  listed,
  onSkip,
}: {
  count: number;
  /** Later entries than those that are listed. */
  skipped: number;
  listed: number;
  onSkip: (skipped: number) => void;
}): JSX.Element {
  const first = count - skipped - listed + 1;
  const most = Math.floor((count - 1) / LISTED) * LISTED;
  const [atLast, atFirst] = [skipped === 0, first === 1];
  return (
    <div class="tg-pages" role="group" aria-label="Entries that are listed">
      <ArrowButton label="The latest entries" disabled={atLast} onClick={() => onSkip(0)}>
        «
      </ArrowButton>
      <ArrowButton
        label="Later entries"
        disabled={atLast}
        onClick={() => onSkip(Math.max(0, skipped - LISTED))}
      >
        ‹
      </ArrowButton>
      <span aria-live="polite">
        {first} to {count - skipped} of {count}
      </span>
      <ArrowButton
        label="Earlier entries"
        disabled={atFirst}
        onClick={() => onSkip(skipped + LISTED)}
      >
        ›
      </ArrowButton>
      <ArrowButton label="The first entries" disabled={atFirst} onClick={() => onSkip(most)}>
        »
      </ArrowButton>
    </div>
  );
}

/** Steps from left to right; the area is what is alive. */
function Chart({
  live,
  peak,
  cursor,
  width,
  onStep,
}: Pick<LedgerProps, 'cursor' | 'width' | 'onStep'> & Pick<Ledger, 'live' | 'peak'>): JSX.Element {
  const { area, x, y } = chartOf(live, peak, width, cursor);
  return (
    <svg
      class="tg-chart"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`bytes alive over ${plural(live.length, 'step')}, at most ${bytes(peak)}`}
      onClick={({ offsetX }) =>
        onStep(Math.min(live.length - 1, Math.floor((offsetX / width) * live.length)))
      }
    >
      <path class="tg-area" d={area} />
      <line class="tg-cursor" x1={x} x2={x} y1={0} y2={HEIGHT} />
      <circle class="tg-cursor" cx={x} cy={y} r={3} />
    </svg>
  );
}

/** The area as a path, and where the cursor stands on it; in pixels. */
export function chartOf(
  live: readonly number[],
  peak: number,
  width: number,
  cursor: number,
): { area: string; x: number; y: number } {
  const wide = width / Math.max(1, live.length);
  const high = (value: number): number =>
    Math.round((HEIGHT - 1 - (peak ? value / peak : 0) * (HEIGHT - 8)) * 10) / 10;
  const at = (n: number): number => Math.round(n * wide * 10) / 10;
  let area = `M0,${HEIGHT}`;
  let last: number | null = null;
  live.forEach((value, n) => {
    const y = high(value);
    if (y !== last) area += `${last === null ? `V${y}` : `H${at(n)}V${y}`}`;
    last = y;
  });
  area += `H${width}V${HEIGHT}Z`;
  return { area, x: at(cursor + 0.5), y: high(live[cursor] ?? 0) };
}

const REASONS: Record<Reason, string> = {
  new: 'a new tensor',
  clone: 'a copy, as asked for',
  reshape: 'a copy: no view of it has that shape',
  contiguous: 'a copy: its elements were to stand in order',
  index: 'a copy: what was picked has no strides',
  dtype: 'a copy in another dtype',
  result: 'the result',
  broadcast: 'the result of shapes that were stretched to one',
  gradient: 'a gradient',
  'copied into': 'values copied into memory that was there',
  deepcopy: 'a deep copy: its bytes were copied, by no operator',
  numbers: 'a new tensor, of numbers that Python had',
  backward: 'computed by backward',
  'left out': 'taken in steps that are not kept',
  python: 'taken by Python code, without an operator',
  unrecorded: 'new memory; what took it was not recorded',
};

export function reasonText({ reason, operator, shapes }: Entry): Part[] {
  const text = REASONS[reason];
  if (operator === null) return [text];
  const of = shapes.length ? `: ${shapes.map(tuple).join(' with ')}` : '';
  return [{ code: operator }, ` – ${text}${of}`];
}

function fateText(
  { storage, freed, step, reason }: Entry,
  cursor: number,
  keepers: LedgerProps['keepers'],
  placeOf: LedgerProps['placeOf'],
): Part[] {
  if (reason === 'copied into') return ['no memory of its own'];
  if (freed === step) return ['let go of within the line'];
  if (freed !== null && freed <= cursor) return [`nothing: freed in ${placeOf(freed)}`];
  const kept = keepers(storage);
  if (!kept.length) return ['something that is not searched for names'];
  const more = kept.length - MOST_KEEPERS;
  return [
    ...kept.slice(0, MOST_KEEPERS).flatMap((keeper, n) => [n ? '; ' : '', ...keeperText(keeper)]),
    more > 0 ? `; and ${more} more` : '',
  ];
}

/** "`v`, a view", "`opt.state[…]`, an optimiser’s state", "`MulBackward0`, saved it as self, line 3". */
export function keeperText({ kind, name, how, view }: Keeper): Part[] {
  const said = [...(kind === 'name' ? [] : [how]), ...(view ? ['a view'] : [])];
  return [{ code: name }, ...said.map((text) => `, ${text}`)];
}
