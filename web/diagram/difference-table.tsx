/** What differs between two runs, as a table: a row a difference, with the line where it begins. */
import type { JSX } from 'preact';
import { questionOf } from './run-difference';
import type { Difference } from './run-difference';
import { Parts } from './said';
import { nameTurning } from './turning';

export interface DifferenceTableProps {
  differences: readonly Difference[];
  /** What stands at the place in each run. */
  titles: readonly [string, string];
  /** What differs at the step that is shown. */
  now: readonly Pick<Difference, 'kind' | 'name'>[];
  onStep: (since: Difference['since']) => void;
}

export function DifferenceTable({
  differences,
  titles,
  now,
  onStep,
}: DifferenceTableProps): JSX.Element {
  return (
    <div class="tg-scroll" tabIndex={0} role="region" aria-label="Differences">
      <table class="tg-table tg-differences">
        <thead>
          <tr>
            <th scope="col">What differs</th>
            {titles.map((title, n) => (
              <th scope="col" key={n}>
                <code>{nameTurning(title)}</code>
              </th>
            ))}
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one, n) => {
            const { kind, name, since, first, second, passing } = one;
            const here = now.some((other) => other.kind === kind && other.name === name);
            return (
              <tr key={n} data-kind={kind} data-name={name} class={here ? 'tg-here' : undefined}>
                <th scope="row">
                  {here && (
                    <span class="tg-sign">
                      <span aria-hidden="true">≠ </span>
                      <span class="tg-unseen">at this step: </span>
                    </span>
                  )}
                  <Parts parts={questionOf(one)} />
                </th>
                {[first, second].map((parts, side) => (
                  <td key={side}>
                    <Parts parts={parts} />
                  </td>
                ))}
                <td>
                  <button type="button" class="tg-link" onClick={() => onStep(since)}>
                    {since.line ? `line ${since.line}` : 'the end'}
                  </button>
                  {passing && ' for a while'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
