/** The panel in which a line is written otherwise: a place, what is to stand there, and both runs side by side. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { DifferenceTable } from '../diagram/difference-table';
import { DifferingProvider } from '../diagram/differing';
import { findings } from '../diagram/findings';
import { GraphPanel } from '../diagram/graph';
import { layoutGraph } from '../diagram/graph-layout';
import { PartRole } from '../diagram/landmark';
import { MemoryPanel } from '../diagram/memory';
import type { Picture } from '../diagram/model';
import {
  counterpart,
  differencesAt,
  partners,
  printedPieces,
  runDifference,
  summary,
} from '../diagram/run-difference';
import { Parts } from '../diagram/said';
import { layoutMemory } from '../diagram/scene';
import type { Selection } from '../diagram/strip';
import { fullName } from '../diagram/names';
import { swap, swappables } from '../diagram/swaps';
import type { Choice, Form, Swappable, Swapped, Swaps } from '../diagram/swaps';
import { graphTable, memoryTable } from '../diagram/tables';
import { AsTable } from '../diagram/table-view';
import type { Step } from '../runtime/protocol';
import type { PaneProps } from './panes';
import type { Run } from './run';
import { useSession } from './session';
import controls from './pane-controls.css?inline';
import sheet from './what-if-pane.css?inline';

export const styles = controls + sheet;

/** Pixels from which the runs stand side by side. */
const TWO_COLUMNS = 560;
const GAP = 24;

export function Pane(props: PaneProps): JSX.Element {
  const session = useSession();
  const run = session.run.value;
  const { code, given, steps, swaps, whatIf } = run;
  const places = useMemo(
    () => (swaps.value ? swappables(swaps.value, code, steps.value) : []),
    [swaps.value, steps.value],
  );
  const asked = whatIf.value;
  const here = steps.value[props.picture.cursor]?.line;
  const chosen =
    places.find(({ place }) => place === asked?.place) ??
    places.find(({ line }) => line === here) ??
    places[0];
  const choice = chosen?.choices.find(({ form }) => form === asked?.form) ?? null;
  const second = useSecond(run, chosen, choice?.form ?? null);

  if (!given)
    return (
      <p class="tg-empty">
        {steps.value.length
          ? 'What is shown was recorded. '
          : 'Here a line is run as it is, and written otherwise: '}
        <button
          type="button"
          disabled={session.phase.value === 'running'}
          onClick={() => void session.runProgram()}
        >
          Run the program
        </button>{' '}
        to swap a <code>detach()</code>, a <code>clone()</code>, a <code>deepcopy()</code>,{' '}
        <code>.data</code> or a view for another.
      </p>
    );
  if (session.coming.value) return <p class="tg-empty">The program runs.</p>;
  if (!swaps.value || !chosen)
    return (
      <p class="tg-empty">
        No line of this program has a <code>detach()</code>, a <code>clone()</code>, a{' '}
        <code>deepcopy()</code>, <code>.data</code> or a view of a tensor to swap.
      </p>
    );
  const choose = (swappable: Swappable, form: Form | null): void => {
    whatIf.value = { place: swappable.place, form };
  };
  return (
    <>
      <div class="tg-ask">
        <label>
          What if{' '}
          <select
            value={places.indexOf(chosen)}
            onChange={({ currentTarget }) => choose(places[Number(currentTarget.value)]!, null)}
          >
            {places.map(({ line, text }, n) => (
              <option key={n} value={n}>
                line {line}: {text}
              </option>
            ))}
          </select>
        </label>
        <div class="tg-choices" role="group" aria-label={`In place of ${chosen.text}`}>
          <span aria-hidden="true">were</span>
          {chosen.choices.map(({ form, text }) => (
            <button
              type="button"
              class="chip"
              key={form}
              aria-pressed={form === choice?.form}
              onClick={() => choose(chosen, form === choice?.form ? null : form)}
            >
              {text}
            </button>
          ))}
        </div>
      </div>
      {choice && <Outcome {...props} swappable={chosen} choice={choice} {...second} />}
    </>
  );
}

interface Second {
  /** What ran beside the program; null until it is there. */
  second: Run | null;
  swapped: Swapped | null;
  /** It was ended before it came to its end. */
  stopped: boolean;
  again: () => void;
}

/** The run of the program with a place written otherwise, once that is wanted and can be had. */
function useSecond(run: Run, swappable: Swappable | undefined, form: Form | null): Second {
  const session = useSession();
  const state = useSignal<{
    key: string;
    run: Run;
    swapped: Swapped;
    second: Run | null;
    over: boolean;
  } | null>(null);
  const key = swappable && form ? `${swappable.place.at.join()} ${form}` : null;
  const current = state.value?.run === run && state.value.key === key ? state.value : null;
  const start = (): void => {
    if (!run.given || !swappable || !form || !key) return;
    const swapped = swap(run.code, run.swaps.peek() as Swaps, swappable.place, form);
    const before = [...run.given.before, ...swapped.before];
    const mine = { key, run, swapped, second: null, over: false };
    state.value = mine;
    void session.runAside(swapped.code, { ...run.given, before }).then((second) => {
      if (state.peek() === mine) state.value = { ...mine, second, over: true };
    });
  };
  const ready = session.phase.value === 'ready';
  useEffect(() => {
    if (key !== null && !current && ready) start();
  }, [run, key, ready]);
  return {
    second: current?.second ?? null,
    swapped: current?.swapped ?? null,
    stopped: current !== null && current.over && current.second === null,
    again: start,
  };
}

function Outcome({
  picture,
  width,
  selection,
  onSelect,
  swappable,
  choice,
  second,
  swapped,
  stopped,
  again,
}: PaneProps & { swappable: Swappable; choice: Choice } & Second): JSX.Element {
  const session = useSession();
  const run = session.run.value;
  const [steps, others] = [run.steps.value, second?.steps.value];
  const { cursor } = picture;
  const found = useMemo(() => others && compareRuns(run, second!), [steps, others]);
  if (stopped)
    return (
      <p class="tg-empty" role="status">
        It was stopped before its end.{' '}
        <button type="button" disabled={session.phase.value !== 'ready'} onClick={again}>
          Run it again
        </button>
      </p>
    );
  if (!second || !swapped || !found || !others?.length)
    return second ? (
      <Failed second={second} text={choice.text} />
    ) : (
      <p class="tg-empty" role="status">
        It runs with <code>{choice.text}</code>…
      </p>
    );
  const { differences, partner, printed } = found;
  const there = partner[cursor] ?? null;
  const at = there ?? others.length - 1;
  const [step, other] = [steps[cursor]!, others[at]!];
  const now = differencesAt(step, other);
  const names = new Set(now.map(({ name }) => name));
  const sides: Side[] = [
    {
      label: <code>{swappable.text}</code>,
      said: 'as written',
      picture,
      differing: idsOf(step, names),
      selection,
      onSelect,
    },
    {
      label: <code>{choice.text}</code>,
      said: there === null ? `does not come here; ${placeOf(other)}` : 'what if',
      picture: second.pictureAt(at),
      differing: idsOf(other, names),
      selection: counterpart(selection, step, other),
      onSelect: (next) => onSelect(counterpart(next, other, step)),
    },
  ];
  const wide = width >= TWO_COLUMNS;
  const column = wide ? Math.floor((width - GAP) / 2) : width;
  const pair = (title: string, draw: (side: Side, n: number) => ComponentChildren): JSX.Element => (
    <section class="tg-both">
      <h3>{title}</h3>
      <div class={wide ? 'tg-pair' : undefined}>
        {sides.map((side, n) => (
          <div class="tg-side" key={n}>
            <p class="tg-side-head">
              {side.label} <span>{side.said}</span>
            </p>
            {/* Two of a kind are no landmarks. */}
            <PartRole value="group">
              <DifferingProvider value={side.differing}>{draw(side, n)}</DifferingProvider>
            </PartRole>
          </div>
        ))}
      </div>
    </section>
  );
  return (
    <>
      <div class="tg-verdict">
        <span role="status">
          <Parts parts={summary(differences)} />
        </span>
        <Use swapped={swapped} text={choice.text} />
      </div>
      {differences.length > 0 && (
        <DifferenceTable
          differences={differences}
          titles={[swappable.text, choice.text]}
          now={now}
          onStep={({ run: of, step: to }) => {
            const place = of === 'first' ? to : partner.indexOf(to);
            run.moveTo(place < 0 ? steps.length - 1 : place);
          }}
        />
      )}
      {printed.some((pieces) => pieces.length > 0) &&
        pair('Output', (_, n) => <Printed pieces={printed[n]!} />)}
      {pair(`Memory, ${placeOf(step)}`, (side) => (
        <>
          <MemoryPanel
            scene={layoutMemory(side.picture, column)}
            selection={side.selection}
            onSelect={side.onSelect}
          />
          <AsTable make={() => memoryTable(side.picture)} />
        </>
      ))}
      {run.hasGraph.value &&
        pair(`Graph, ${placeOf(step)}`, (side) => (
          <>
            <GraphPanel
              scene={layoutGraph(side.picture.graph, column)}
              trace={side.picture.backward}
              moment={null}
              selection={side.selection}
            />
            <AsTable make={() => graphTable(side.picture.graph)} />
          </>
        ))}
    </>
  );
}

interface Side {
  label: JSX.Element;
  said: string;
  picture: Picture;
  differing: ReadonlySet<number>;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
}

function compareRuns(
  first: Run,
  second: Run,
): {
  differences: ReturnType<typeof runDifference>;
  partner: (number | null)[];
  printed: [Pieces, Pieces];
} {
  const compared = ({ steps, error, code }: Run) => ({
    steps: steps.value,
    error: error.value,
    findings: findings(steps.value, code),
  });
  const [a, b] = [first.steps.value, second.steps.value];
  return {
    differences: runDifference(compared(first), compared(second)),
    partner: partners(a, b),
    printed: [printedPieces(a, b), printedPieces(b, a)],
  };
}

/** It could not even begin. */
function Failed({ second, text }: { second: Run; text: string }): JSX.Element {
  const error = second.error.value;
  return (
    <p class="tg-empty" role="status">
      With <code>{text}</code> it does not run:{' '}
      <code>{error ? `${error.type}: ${error.message}` : 'it has no steps'}</code>
    </p>
  );
}

/** Writes what ran into the program, as an edit that can be undone. */
function Use({ swapped, text }: { swapped: Swapped; text: string }): JSX.Element | null {
  const session = useSession();
  if (!session.mayWrite()) return null;
  const changed = session.edited.value;
  return (
    <button
      type="button"
      disabled={changed}
      title={
        changed
          ? 'The text has changed since this run: run it again first'
          : `Writes ${text} into the program`
      }
      onClick={() => (session.code.value = swapped.written)}
    >
      Use this version
    </button>
  );
}

type Pieces = ReturnType<typeof printedPieces>;

/** What differs is marked by a sign and a line, and said. */
function Printed({ pieces }: { pieces: Pieces }): JSX.Element {
  if (pieces.length === 0) return <p class="tg-empty">It prints nothing.</p>;
  return (
    <pre class="tg-printed">
      {pieces.map(({ text, differs }, n) =>
        differs ? (
          <mark key={n}>
            <span class="tg-unseen">differs: </span>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </pre>
  );
}

const placeOf = ({ line, event }: Step): string =>
  line ? `${event === 'exception' ? 'error in' : 'after'} line ${line}` : 'at the end';

function idsOf({ names }: Step, differing: ReadonlySet<string>): Set<number> {
  return new Set(
    names.filter((entry) => differing.has(fullName(entry))).map(({ tensor }) => tensor),
  );
}
