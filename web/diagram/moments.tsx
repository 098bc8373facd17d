/** The finer steps within a backward pass: which moment is shown, and in sentences what it does. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { ArrowButton } from './arrow-button';
import type { Moment } from './backward';
import { momentWords } from './backward-words';
import type { GraphNode } from './model';
import { Said } from './said';
import { plural } from './text';
import { plainText } from './words';

export interface MomentProps {
  trace: readonly Moment[];
  /** The last moment that has happened; null: the pass is over. */
  moment: number | null;
  onMoment?: (moment: number | null) => void;
}

/** Arrow keys, Home and End move as they do on a slider. */
export function Moments({
  trace,
  moment,
  onMoment,
  nodes,
}: MomentProps & { nodes: readonly GraphNode[] }): JSX.Element | null {
  if (trace.length === 0) return null;
  const count = trace.length;
  const at = moment ?? count;
  const go = (to: number): void => onMoment?.(to >= count ? null : Math.max(0, to));
  const said =
    moment === null
      ? []
      : momentWords(trace, moment, new Map(nodes.map((node) => [node.id, node])));
  const where = moment === null ? `over, ${plural(count, 'moment')}` : `${moment + 1} of ${count}`;
  const keys = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const to = moved(event.key, at, count);
    if (to === null || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div class="tg-moments">
      <div class="tg-moment-bar" role="group" aria-label="Inside backward">
        <span class="tg-moment-title">Inside backward</span>
        <ArrowButton label="Earlier in backward" disabled={at === 0} onClick={() => go(at - 1)}>
          ‹
        </ArrowButton>
        <div
          class="tg-moment-track"
          role="slider"
          tabIndex={0}
          aria-label="Moment of backward"
          aria-valuemin={1}
          aria-valuemax={count + 1}
          aria-valuenow={at + 1}
          aria-valuetext={[where, ...said.map(({ parts }) => plainText(parts))].join('. ')}
          onKeyDown={keys}
        >
          {[...trace, null].map((one, n) => (
            <span
              key={n}
              class={`tg-moment${n === at ? ' tg-now' : n < at ? ' tg-past' : ''}${
                one === null ? ' tg-over' : takesIn(one) ? ' tg-into' : ''
              }`}
              onClick={() => go(n)}
            />
          ))}
        </div>
        <ArrowButton
          label={moment === null ? 'From the start of backward' : 'Later in backward'}
          disabled={false}
          onClick={() => go(moment === null ? 0 : at + 1)}
        >
          {moment === null ? '↺' : '›'}
        </ArrowButton>
        <output class="tg-moment-count">{moment === null ? 'over' : `${at + 1} / ${count}`}</output>
      </div>
      {moment !== null && (
        <div class="tg-moment-said" aria-live="polite">
          <Said key={moment} sentences={said} />
        </div>
      )}
    </div>
  );
}

/** Whether a leaf's `.grad` takes what arrives. */
function takesIn({ variable, asked }: Moment): boolean {
  return variable !== null && !asked;
}

/** Where a key leads from a position out of 0 … last; null where it leads nowhere. */
function moved(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
