/** Findings as a list: each with its line, its reason, what to write instead, and the gradients that are meant. */
import type { JSX } from 'preact';
import { memo } from '../memo';
import { Parts } from '../said';
import { numbers } from '../words';
import type { Corrected } from './corrected';
import { TITLES } from './finding';
import type { Finding } from './finding';

export interface FindingListProps {
  findings: readonly Finding[];
  /** The step that is shown. */
  cursor: number;
  /** The gradients that the program means, by finding. */
  corrected: ReadonlyMap<Finding, readonly Corrected[]>;
  onChoose: (step: number) => void;
}

export const FindingList = memo(
  ({ findings, cursor, corrected, onChoose }: FindingListProps): JSX.Element => (
    <ul class="tg-findings">
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.step}`} data-kind={finding.kind}>
          <button
            type="button"
            aria-current={finding.step === cursor ? 'step' : undefined}
            onClick={() => onChoose(finding.step)}
          >
            <span class="tg-finding-line">line {finding.line}</span> {TITLES[finding.kind]}
          </button>
          <p>
            <Parts parts={finding.what} />
          </p>
          <p>
            <Parts parts={finding.why} />
          </p>
          {corrected.get(finding)?.map((one) => (
            <Meant key={one.name} {...one} />
          ))}
          <p class="tg-instead">
            <Parts parts={finding.instead} />
          </p>
        </li>
      ))}
    </ul>
  ),
);

function Meant({ name, given, meant }: Corrected): JSX.Element {
  return (
    <p class="tg-meant">
      <code>{name}</code> is <Parts parts={numbers(given)} />; the program as it is written means{' '}
      <Parts parts={numbers(meant)} />.
    </p>
  );
}
