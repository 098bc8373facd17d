/** What an author has beside a program for those who are stuck: hints, and a solution. */
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';
import { highlight } from './highlight';
import { Pieces } from './pieces';
import type { Widget } from './widget';

export function Aids({ widget }: { widget: Widget }): JSX.Element | null {
  const { hints, solution } = widget.aids.value;
  if (!hints.length && solution === null) return null;
  return (
    <div class="aids" part="aids">
      {hints.map((hint, n) => (
        <details key={n}>
          <summary>{hints.length > 1 ? `Hint ${n + 1}` : 'Hint'}</summary>
          <p>{nameTurning(hint.trim())}</p>
        </details>
      ))}
      {solution !== null && (
        <details>
          <summary>Solution</summary>
          <pre tabIndex={0} role="group" aria-label="Solution">
            {highlight(solution).map((pieces, n) => (
              <span key={n}>
                <Pieces pieces={pieces} />
                {'\n'}
              </span>
            ))}
          </pre>
          {!widget.options.value.readonly && (
            <button type="button" onClick={() => (widget.code.value = solution)}>
              Put it into the program
            </button>
          )}
        </details>
      )}
    </div>
  );
}
