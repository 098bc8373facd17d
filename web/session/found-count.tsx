/** How much was found in a run that PyTorch does not report, and what of it the shown step did. */
import type { JSX } from 'preact';
import { Parts } from '../diagram/said';
import { plural } from '../diagram/text';
import { useSession } from './session';

/** The sign of a finding, here as on the slider's scale and at the program's lines. */
const Sign = (): JSX.Element => (
  <svg class="found-sign" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 0 10 5 5 10 0 5z" />
  </svg>
);

/** `onOpen` shows them all; without it, a click goes to the next of them. */
export function FoundCount({ onOpen }: { onOpen?: () => void }): JSX.Element | null {
  const { coming, run } = useSession();
  const { cursor, found } = run.value;
  const all = found.value ?? [];
  if (!all.length || coming.value) return null;
  const next = all.find(({ step }) => step > cursor.value) ?? all[0]!;
  return (
    <button
      type="button"
      class="found-count"
      aria-label={`${plural(all.length, 'finding')}: what PyTorch does not tell`}
      title={`${plural(all.length, 'finding')}: what PyTorch does not tell of this run`}
      onClick={onOpen ?? (() => run.value.moveTo(next.step))}
    >
      <Sign />
      {all.length}
    </button>
  );
}

export function FoundHere(): JSX.Element {
  const { cursor, found } = useSession().run.value;
  const here = found.value?.filter(({ step }) => step === cursor.value) ?? [];
  return (
    <>
      {here.map(({ kind, what, instead }) => (
        <div class="step-found" key={kind}>
          <Sign /> <Parts parts={what} />{' '}
          <details class="tg-more">
            <summary>what to write instead</summary> <Parts parts={instead} />
          </details>
        </div>
      ))}
    </>
  );
}
