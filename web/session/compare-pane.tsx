/** The panel that sets names side by side: those that the step is about, or those that the reader picks. */
import { useMemo } from 'preact/hooks';
import type { JSX } from 'preact';
import { compare, namesAt, relatedNames } from '../diagram/compare';
import { ComparisonTable } from '../diagram/comparison';
import { nameTurning } from '../diagram/turning';
import sheet from './compare-pane.css?inline';
import type { PaneProps } from './panes';
import controls from './pane-controls.css?inline';
import { useSession } from './session';

export const styles = controls + sheet;

/** Names that can be picked; more are no choice but a search. */
const MOST_CHIPS = 40;

export function Pane({ picture }: PaneProps): JSX.Element {
  const { run, compared: picked } = useSession();
  const { steps } = run.value;
  const step = steps.value[picture.cursor];
  const before = steps.value[picture.cursor - 1] ?? null;
  const names = useMemo(() => (step ? namesAt(step) : []), [step]);
  const usual = useMemo(() => (step ? relatedNames(before, step) : []), [before, step]);
  // Of what was picked at another step, that which is there.
  const still = picked.value?.filter((name) => names.includes(name)) ?? [];
  const shown = still.length ? still : usual;
  const comparison = useMemo(
    () => (step ? compare(step, shown) : { names: [], rows: [] }),
    [step, shown.join('\n')],
  );
  if (names.length === 0)
    return (
      <p class="tg-empty">No name holds a tensor at this step: there is nothing to compare.</p>
    );
  const toggle = (name: string): void => {
    const next = shown.includes(name)
      ? shown.filter((other) => other !== name)
      : names.filter((other) => other === name || shown.includes(other));
    picked.value = next.length ? next : null;
  };
  return (
    <>
      <div class="chips" role="group" aria-label="Names to compare">
        {names.slice(0, MOST_CHIPS).map((name) => (
          <button
            type="button"
            class="chip"
            key={name}
            aria-pressed={shown.includes(name)}
            onClick={() => toggle(name)}
          >
            {nameTurning(name)}
          </button>
        ))}
        {picked.value && (
          <button type="button" class="chip plain" onClick={() => (picked.value = null)}>
            as the step suggests
          </button>
        )}
      </div>
      <ComparisonTable comparison={comparison} />
      {names.length > MOST_CHIPS && (
        <p class="tg-about">{names.length - MOST_CHIPS} more names are there at this step.</p>
      )}
    </>
  );
}
