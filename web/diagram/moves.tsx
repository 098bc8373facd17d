/** What moved a tensor's version, the last time last; those before are counted. */
import type { JSX } from 'preact';
import { memo } from './memo';
import type { TensorModel } from './model';
import { moveOperators, moveText } from './versions';

export interface MovesProps {
  tensor: TensorModel;
  /** Goes to a step of a line. */
  onLine?: (line: number) => void;
}

export const Moves = memo(({ tensor, onLine }: MovesProps): JSX.Element => {
  const { recent, earlier } = tensor.moved;
  return (
    <ol class="tg-moves" aria-label={`what moved the version of ${tensor.label}`}>
      {earlier > 0 && <li>… {earlier} before</li>}
      {recent.map((move) => (
        <li key={move.at} data-version={move.value} title={moveOperators(move) || undefined}>
          version {move.value}: {moveText(move, tensor.id)}
          {move.line > 0 && (
            <>
              ,{' '}
              {onLine ? (
                <button type="button" class="tg-link" onClick={() => onLine(move.line)}>
                  line {move.line}
                </button>
              ) : (
                `line ${move.line}`
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
});
