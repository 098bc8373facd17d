/** Whether the program printed what the page says: a tick, or where not. */
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';
import { useSession } from '../session/session';
import { compareOutput } from '../tutorial/expect';

const SAID = { ' ': 'the same', '-': 'expected', '+': 'printed' };

export function Expected({ expect }: { expect: string | null }): JSX.Element | null {
  const { edited, phase, run } = useSession();
  const { error, output, steps, wantsInput } = run.value;
  const over = phase.value !== 'running' && !wantsInput.value;
  const ran = steps.value.length > 0 || error.value !== null;
  if (expect === null || edited.value || !over || !ran) return null;
  const difference = compareOutput(expect, output.value, error.value);
  if (!difference)
    return (
      <p class="expected as">
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d="m2 6.5 3 3 5-7" />
        </svg>
        Printed what is expected.
      </p>
    );
  return (
    <details class="expected other" open>
      <summary>It printed something else than is expected.</summary>
      <pre tabIndex={0} aria-label="The difference">
        {difference.map(({ mark, text }, n) => (
          <span key={n} class={{ ' ': 'same', '-': 'missing', '+': 'added' }[mark]}>
            <span class="aside">{SAID[mark]}: </span>
            {`${mark} ${nameTurning(text)}\n`}
          </span>
        ))}
      </pre>
    </details>
  );
}
