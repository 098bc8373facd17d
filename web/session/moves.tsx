/** Beside the executed line: to the other times that it ran, over calls, and out of them. */
import type { JSX } from 'preact';
import { countUpTo, leftOutTimes, stepOut, stepOver } from '../diagram/line-times';
import { IconButton } from './icon-button';
import type { Run } from './run';
import { useSession } from './session';

/** By key, the moves of the slider and what stands around it. */
const MOVES: Record<string, (run: Run) => number | null> = {
  n: (run) => timesHere(run).after,
  p: (run) => timesHere(run).before,
  o: ({ cursor, steps }) => stepOver(steps.value, cursor.value, 1),
  O: ({ cursor, steps }) => stepOver(steps.value, cursor.value, -1),
  u: ({ cursor, steps }) => stepOut(steps.value, cursor.value),
};

/** The step that a key asks for; null for none. */
export function keyedMove(
  run: Run,
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
): number | null {
  return altKey || ctrlKey || metaKey ? null : (MOVES[key]?.(run) ?? null);
}

/** The times that the line of the shown step ran: their number, which of them is shown (from 1), and its neighbours. */
function timesHere({ cursor, steps, times }: Run): {
  count: number;
  place: number;
  before: number | null;
  after: number | null;
} {
  const line = steps.value[cursor.value]?.line ?? 0;
  const ran = times.value.get(line) ?? [];
  const place = countUpTo(ran, cursor.value);
  const unkept = leftOutTimes(steps.value, line);
  return {
    count: ran.length + unkept.times,
    place: place + (cursor.value > unkept.at ? unkept.times : 0),
    before: ran[place - 2] ?? null,
    after: ran[place] ?? null,
  };
}

/** Functions of the program were called. */
export function hasCalls({ steps }: Run): boolean {
  return steps.value.some(({ depth }) => depth > 1);
}

/** ", time 2 of 3" for the slider to say; nothing for a line that ran once. */
export function timeOf(run: Run): string {
  const { count, place } = timesHere(run);
  return count > 1 ? `, time ${place} of ${count}` : '';
}

export function Moves(): JSX.Element {
  const { coming, foldsCalls, run } = useSession();
  const running = coming.value;
  const { count, place, before, after } = timesHere(run.value);
  const move = (key: string): number | null => MOVES[key]!(run.value);
  const go = (to: number | null): void => void (to !== null && run.value.moveTo(to));
  return (
    <span class="moves">
      {count > 1 && (
        <span class="times">
          <IconButton
            label="Previous time of this line"
            keys="P"
            disabled={running || before === null}
            onClick={() => go(before)}
          >
            <path d="M10 3 5 8l5 5" />
          </IconButton>
          <output>
            time {place} of {count}
          </output>
          <IconButton
            label="Next time of this line"
            keys="N"
            disabled={running || after === null}
            onClick={() => go(after)}
          >
            <path d="m6 3 5 5-5 5" />
          </IconButton>
        </span>
      )}
      {hasCalls(run.value) && (
        <span>
          <IconButton
            label="Step over calls"
            keys="O"
            disabled={running || move('o') === null}
            onClick={() => go(move('o'))}
          >
            <path d="M2 9c1-6 10-6 11 0m0 0 1.500-3.500M13 9 9.500 7.500M7 12.500h2" />
          </IconButton>
          <IconButton
            label="Step out of the call"
            keys="U"
            disabled={running || move('u') === null}
            onClick={() => go(move('u'))}
          >
            <path d="M8 10V3M5 6l3-3 3 3M4 13h8" />
          </IconButton>
          <IconButton
            label="Fold calls on the slider"
            keys="F"
            pressed={foldsCalls.value}
            disabled={running}
            onClick={() => (foldsCalls.value = !foldsCalls.value)}
          >
            <path d="M2 13h12M4 3l4 3 4-3M4 7l4 3 4-3" />
          </IconButton>
        </span>
      )}
    </span>
  );
}
