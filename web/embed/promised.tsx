/** What the page says that a program prints, while nothing has run that would show it. */
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';

export function Promised({ text }: { text: string }): JSX.Element {
  const says = text.trim() ? 'The page says it prints' : 'The page says it prints nothing';
  return (
    <div class="promised" part="output">
      <p>{says}</p>
      {text.trim() && (
        <pre tabIndex={0} role="group" aria-label={says}>
          {nameTurning(text)}
        </pre>
      )}
    </div>
  );
}
