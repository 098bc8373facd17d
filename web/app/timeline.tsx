/** The slider through the executed lines, with its buttons. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useSession } from './session';

const PLAY_INTERVAL = 900;

export function Timeline(): JSX.Element {
  const { edited, phase, run } = useSession();
  const { code, cursor, explanation, prepared, steps } = run.value;
  const playing = useSignal(false);
  const count = steps.value.length;
  const at = cursor.value;
  const step = steps.value[at];
  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      if (cursor.value >= steps.value.length - 1) playing.value = false;
      else run.value.moveTo(cursor.value + 1);
    }, PLAY_INTERVAL);
    return () => clearInterval(timer);
  }, [playing.value]);

  const go = (position: number): void => {
    playing.value = false;
    run.value.moveTo(position);
  };
  const play = (): void => {
    if (!playing.value && at >= count - 1) run.value.moveTo(0);
    playing.value = !playing.value;
  };
  const idle = count < 2 || phase.value === 'running';
  const line = step?.line ? code.split('\n')[step.line - 1]?.trim() : undefined;
  const where = step ? (step.line ? `line ${step.line}` : 'the end') : '';
  return (
    <section class="timeline" aria-label="Executed lines">
      <div class="transport">
        <Button label="First step" disabled={idle || at === 0} onClick={() => go(0)}>
          <path d="M4 3v10M13 3 6 8l7 5z" />
        </Button>
        <Button label="Step back" disabled={idle || at === 0} onClick={() => go(at - 1)}>
          <path d="M11 3 4 8l7 5z" />
        </Button>
        <Button label={playing.value ? 'Pause' : 'Play'} disabled={idle} onClick={play}>
          {playing.value ? <path d="M5 3v10M11 3v10" /> : <path d="M4 2.5v11L13 8z" />}
        </Button>
        <Button label="Step forward" disabled={idle || at >= count - 1} onClick={() => go(at + 1)}>
          <path d="m5 3 7 5-7 5z" />
        </Button>
        <Button label="Last step" disabled={idle || at >= count - 1} onClick={() => go(count - 1)}>
          <path d="M12 3v10M3 3l7 5-7 5z" />
        </Button>
      </div>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={
          step ? `step ${at + 1} of ${count}, ${where}: ${line ?? ''}` : 'no steps yet'
        }
        min={0}
        max={Math.max(0, count - 1)}
        value={at}
        disabled={idle}
        style={`--done: ${count > 1 ? (at / (count - 1)) * 100 : 0}%`}
        onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <output class="step-count">{count ? `${at + 1} / ${count}` : '–'}</output>
      <p class="step-line" data-line={step?.line ?? ''}>
        {step ? (
          <>
            <span class="step-where">
              {step.event === 'exception' ? `error in ${where}` : `after ${where}`}
            </span>
            <code>{line}</code>
            {prepared.value && !edited.value && <span class="step-hint">recorded run</span>}
            {edited.value && <span class="step-hint">the text has changed since this run</span>}
          </>
        ) : (
          <span class="step-where">Run the program to step through its lines.</span>
        )}
      </p>
      <p class="step-said" aria-live="polite">
        {step && (explanation.value.join(' · ') || <span>no change to memory or graph</span>)}
      </p>
    </section>
  );
}

function Button({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: JSX.Element;
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
