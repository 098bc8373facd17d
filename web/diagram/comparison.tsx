/** Names side by side, as a table: a row a question, what differs marked. */
import type { JSX } from 'preact';
import type { Comparison } from './compare';
import { Parts } from './said';
import { nameTurning } from './turning';

export function ComparisonTable({ comparison }: { comparison: Comparison }): JSX.Element {
  const { names, rows } = comparison;
  return (
    <div class="tg-scroll" tabIndex={0} role="region" aria-label="Comparison">
      <table class="tg-compare">
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th scope="col" key={name}>
                {nameTurning(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, question, cells, differs }) => (
            <tr key={kind} data-kind={kind} class={differs ? 'tg-differs' : undefined}>
              <th scope="row">
                {question}
                <span class="tg-unseen">{differs ? ' (they differ)' : ' (the same for all)'}</span>
              </th>
              {cells.map((parts, n) => (
                <td key={n}>
                  <Parts parts={parts} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
