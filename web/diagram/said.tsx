/** Sentences about a step: the first two, the others on demand. */
import type { JSX } from 'preact';
import { nameTurning } from './turning';
import type { Part, Sentence } from './words';

const SHOWN = 2;

export function Said({ sentences }: { sentences: readonly Sentence[] }): JSX.Element {
  const rest = sentences.slice(SHOWN);
  return (
    <>
      {sentences.slice(0, SHOWN).map(toMarkup)}
      {rest.length > 0 && (
        <details class="tg-more">
          <summary>and {rest.length} more</summary>
          {rest.map(toMarkup)}
        </details>
      )}
    </>
  );
}

function toMarkup({ parts, quiet, bad }: Sentence, n: number): JSX.Element {
  const tone = quiet ? ' tg-quiet' : bad ? ' tg-bad' : '';
  return (
    <span key={n} class={`tg-sentence${tone}`}>
      <Parts parts={parts} />{' '}
    </span>
  );
}

/** Text with what the program says set as code, and what would turn it round named. */
export function Parts({ parts }: { parts: readonly Part[] }): JSX.Element {
  return (
    <>
      {parts.map((part, n) =>
        typeof part === 'string' ? (
          nameTurning(part)
        ) : (
          <code key={n}>{nameTurning(part.code)}</code>
        ),
      )}
    </>
  );
}
