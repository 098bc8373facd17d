/** The slider through the executed lines, with its buttons, its scale, and what the step did. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { foldedAt, placesOf, stepBeside } from '../diagram/call-folds';
import { iterationStep, iterationText, loopsAround } from '../diagram/loops';
import { usePartRole } from '../diagram/landmark';
import { Said } from '../diagram/said';
import { nameTurning } from '../diagram/turning';
import type { Step } from '../runtime/protocol';
import { FoundCount, FoundHere } from './found-count';
import { IconButton } from './icon-button';
import { hasCalls, keyedMove, Moves, timeOf } from './moves';
import { useSession } from './session';
import { TimelineScale } from './timeline-scale';
import { useWidth } from './use-width';

const PLAY_INTERVAL = 900;

/** `children` stand below the slider; `onFindings` shows all findings. */
export function Timeline({
  children,
  onFindings,
}: {
  children?: ComponentChildren;
  onFindings?: () => void;
}): JSX.Element {
  const { coming, foldsCalls, run, turns } = useSession();
  const { code, cursor, loops, steps } = run.value;
  const hold = (held: boolean) => (): void => void (turns.held = held);
  const playing = useSignal(false);
  const [scrubber, width] = useWidth<HTMLDivElement>(600);
  const count = steps.value.length;
  const at = cursor.value;
  const step = steps.value[at];
  const folded = foldsCalls.value;
  const places = useMemo(() => placesOf(steps.value, folded), [steps.value, folded]);
  const place = places.of[at] ?? 0;
  const last = Math.max(0, places.steps.length - 1);
  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      const shown = run.value;
      const next = stepBeside(placesOf(shown.steps.value, foldsCalls.value), shown.cursor.value, 1);
      if (next === null) playing.value = false;
      else shown.moveTo(next);
    }, PLAY_INTERVAL);
    return () => clearInterval(timer);
  }, [playing.value]);

  const go = (position: number | null): void => {
    playing.value = false;
    if (position !== null) run.value.moveTo(position);
  };
  const beside = (by: -1 | 1): void => go(stepBeside(places, at, by));
  const play = (): void => {
    if (!playing.value && at >= count - 1) run.value.moveTo(0);
    playing.value = !playing.value;
  };
  const idle = count < 2 || coming.value;
  // While steps come by the hundred, nobody looks for a loop among them.
  const runs = idle ? [] : loops.value;
  const iteration = (by: -1 | 1): number | null => iterationStep(steps.value, runs, at, by);
  const [before, after] = runs.length ? [iteration(-1), iteration(1)] : [null, null];
  const keys = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.repeat) turns.held = true;
    if (!idle) go(keyedMove(run.value, event));
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'f' && plain && hasCalls(run.value)) foldsCalls.value = !folded;
    if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key) || !runs.length) return;
    event.preventDefault();
    go(event.key === 'ArrowRight' ? after : before);
  };

  const line = step?.line ? code.split('\n')[step.line - 1] : undefined;
  const where = step ? placeOf(step) : '';
  const inLoops = loopsAround(runs, at)
    .map((loop) => iterationText(loop, at))
    .join(' › ');
  const inCalls = foldedAt(places, at);
  const inside = inCalls ? `, ${inCalls} ${inCalls === 1 ? 'step' : 'steps'} in calls folded` : '';
  return (
    <section class="timeline" role={usePartRole()} aria-label="Executed lines" onKeyDown={keys}>
      <div class="transport">
        <IconButton label="First step" disabled={idle || at === 0} onClick={() => go(0)}>
          <path d="M4 3v10M13 3 6 8l7 5z" />
        </IconButton>
        <IconButton label="Step back" disabled={idle || at === 0} onClick={() => beside(-1)}>
          <path d="M11 3 4 8l7 5z" />
        </IconButton>
        <IconButton label={playing.value ? 'Pause' : 'Play'} disabled={idle} onClick={play}>
          {playing.value ? <path d="M5 3v10M11 3v10" /> : <path d="M4 2.5v11L13 8z" />}
        </IconButton>
        <IconButton
          label="Step forward"
          disabled={idle || at >= count - 1}
          onClick={() => beside(1)}
        >
          <path d="m5 3 7 5-7 5z" />
        </IconButton>
        <IconButton
          label="Last step"
          disabled={idle || at >= count - 1}
          onClick={() => go(count - 1)}
        >
          <path d="M12 3v10M3 3l7 5-7 5z" />
        </IconButton>
      </div>
      <div class="scrubber" ref={scrubber}>
        <input
          type="range"
          aria-label="Step"
          aria-valuetext={
            step
              ? `step ${at + 1} of ${count}, ${where}: ${line?.trim() ?? ''}${inLoops && `, iteration ${inLoops}`}${timeOf(run.value)}${inside}`
              : 'no steps yet'
          }
          min={0}
          max={last}
          value={place}
          disabled={idle}
          style={`--done: ${last ? (place / last) * 100 : 0}%`}
          onInput={(event) => go(places.steps[Number(event.currentTarget.value)] ?? null)}
          onPointerDown={hold(true)}
          onPointerUp={hold(false)}
          onPointerCancel={hold(false)}
          onKeyUp={hold(false)}
          onBlur={hold(false)}
        />
        {!idle && <TimelineScale places={places} width={width} onChoose={go} />}
      </div>
      <div class="step-place">
        <FoundCount onOpen={onFindings} />
        <output class="step-count">{count ? `${at + 1} / ${count}` : '–'}</output>
      </div>
      {runs.length > 0 && (
        <div class="iterations">
          <IconButton
            label="Previous iteration"
            keys="Shift+Left"
            disabled={before === null}
            onClick={() => go(before)}
          >
            <path d="M10 3 5 8l5 5" />
          </IconButton>
          <span>{inLoops ? `iteration ${inLoops}` : 'outside of loops'}</span>
          <IconButton
            label="Next iteration"
            keys="Shift+Right"
            disabled={after === null}
            onClick={() => go(after)}
          >
            <path d="m6 3 5 5-5 5" />
          </IconButton>
        </div>
      )}
      {children}
    </section>
  );
}

const placeOf = ({ line, event }: Step): string =>
  line ? `line ${line}` : event === 'gap' ? 'steps that were not kept' : 'the end';

/** The line that has run, and in sentences what it did. */
export function Told(): JSX.Element {
  const { edited, run } = useSession();
  const { code, cursor, prepared, said, steps } = run.value;
  const at = cursor.value;
  const step = steps.value[at];
  const line = step?.line ? code.split('\n')[step.line - 1] : undefined;
  return (
    <div class="told">
      <p class="step-line" data-line={step?.line ?? ''}>
        {step ? (
          <>
            <span class="step-source">
              <span class="step-where">
                {step.event === 'exception'
                  ? `error in ${placeOf(step)}`
                  : `after ${placeOf(step)}`}
              </span>
              <code>{line && nameTurning(line.trimEnd())}</code>
            </span>
            <Moves />
            {edited.value ? (
              <span class="step-hint">the text has changed since this run</span>
            ) : (
              prepared.value && <span class="step-hint">recorded run</span>
            )}
          </>
        ) : (
          <span class="step-where">Run the program to step through its lines.</span>
        )}
      </p>
      <div class="step-said" aria-live="polite">
        <Said key={at} sentences={said.value} />
        <FoundHere />
      </div>
    </div>
  );
}
