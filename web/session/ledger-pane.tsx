/** The panel with the run's ledger of memory. */
import { useMemo } from 'preact/hooks';
import type { JSX } from 'preact';
import { keepersAt, ledger } from '../diagram/ledger';
import { LedgerView } from '../diagram/ledger-view';
import type { Step } from '../runtime/protocol';
import sheet from './ledger-pane.css?inline';
import controls from './pane-controls.css?inline';
import type { PaneProps } from './panes';
import { useSession } from './session';

export const styles = controls + sheet;

export function Pane({ picture, width }: PaneProps): JSX.Element {
  const { coming, run } = useSession();
  const { code, steps } = run.value;
  const all = steps.value;
  const running = coming.value;
  // Steps come by the hundred: what they took is told when they are all there.
  const whole = useMemo(() => (running ? null : ledger(all, code)), [running, all]);
  const step = all[picture.cursor];
  const keepers = useMemo(
    () => (step && whole ? keepersAt(step, whole.made) : () => []),
    [step, whole],
  );
  if (!whole) return <p class="tg-empty">The program runs.</p>;
  return (
    <LedgerView
      ledger={whole}
      cursor={picture.cursor}
      width={width}
      keepers={keepers}
      placeOf={(at) => placeOf(all[at])}
      onStep={(at) => run.value.moveTo(at)}
    />
  );
}

function placeOf(step: Step | undefined): string {
  if (step?.event === 'gap') return 'steps that are not kept';
  return step?.line ? `line ${step.line}` : 'the end';
}
