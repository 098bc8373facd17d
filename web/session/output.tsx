/** What the program printed; what came at the slider's step is marked, what is later is set apart. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX, Ref } from 'preact';
import type { Step } from '../runtime/protocol';
import { textOf } from '../runtime/terminal';
import { FigureView } from './figure';
import { FileList } from './files';
import { partsOf } from './printed-parts';
import type { Run } from './run';
import { useSession } from './session';
import { seenOf } from './shown';
import type { FigurePart, TextPart } from './shown';
import { InputField } from './input-field';
import { usePartRole } from '../diagram/landmark';
import { nameTurning } from '../diagram/turning';

/** What is set apart says why. */
const LATER = 'Printed after this step';

/** Above what was printed: how the program fares, and on a narrow screen the last that it said. */
export function OutputHeader(): JSX.Element {
  const { pace, phase, run, status, waiting } = useSession();
  const running = phase.value === 'running';
  const text = waiting.value
    ? 'Runs as soon as Python is ready.'
    : running
      ? 'Running…'
      : status.value;
  const { error, lines, prepared } = run.value;
  const last = error.value
    ? `${error.value.type}: ${error.value.message}`
    : prepared.value
      ? ''
      : (lines.value.map(textOf).findLast((line) => line.trim()) ?? '').trimEnd();
  return (
    <header class={`output-header${error.value ? ' bad' : ''}`}>
      <h2>Output</h2>
      <p class="status" role="status">
        {text}
      </p>
      {/* No status: nobody wants to hear it once a second. */}
      {running && pace.said.value && <p class="pace">{pace.said.value}</p>}
      {text && last && <p class="last-line">{nameTurning(last)}</p>}
    </header>
  );
}

export function OutputPanel(): JSX.Element {
  const { run } = useSession();
  const { cursor, figures, notes, parts, printed, steps } = run.value;
  const step = steps.value[cursor.value];
  const atEnd = cursor.value >= steps.value.length - 1;
  const here = useRef<HTMLElement>(null);
  const scroller = useFollowing(here);
  const role = usePartRole();

  const now = step && {
    start: printed.value - step.stdout.length,
    // What was printed after the last step is no later than what is shown.
    end: atEnd ? Infinity : printed.value,
  };
  const come = step && !atEnd ? figures.value : Infinity;
  const before = step ? figures.value - (step.figures ?? 0) : Infinity;
  return (
    <section class="output" role={role} aria-label="Output">
      <div class="output-text" ref={scroller} tabIndex={0} role={role} aria-label="Printed text">
        {notes.value.length > 0 && (
          <ul class="notes">
            {notes.value.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {parts.value.map((part) =>
          part.kind === 'text' ? (
            <Printed key={`at ${part.start}`} part={part} now={now ?? null} here={here} />
          ) : (
            <FigureView
              key={part.id}
              seen={seenOf(part, before, come)}
              place={isShownBy(part, before, come) ? (here as Ref<HTMLDivElement>) : undefined}
            />
          ),
        )}
        <Remainder />
      </div>
      <FileList />
    </section>
  );
}

/** Text between figures; its first part that the step printed is marked. */
function Printed({
  part: { lines, output, start },
  now,
  here,
}: {
  part: TextPart;
  now: { start: number; end: number } | null;
  here: Ref<HTMLElement>;
}): JSX.Element {
  const parts = partsOf(lines, output, now && { start: now.start - start, end: now.end - start });
  const marked = parts.findIndex(({ when }) => when === 'now');
  return (
    <pre>
      {parts.map(({ stream, when, style, text }, n) => (
        <span
          key={n}
          class={[stream, when, style].join(' ')}
          title={when === 'later' ? LATER : undefined}
          ref={n === marked && (text || start === 0) ? (here as Ref<HTMLSpanElement>) : undefined}
        >
          {nameTurning(text)}
        </span>
      ))}
    </pre>
  );
}

/** Whether the step has shown the figure, anew or for the first time. */
const isShownBy = (part: FigurePart, from: number, to: number): boolean =>
  part.states.some(({ place }) => place >= from && place < to);

/** Below what was printed: the field for what the program reads, or a word on nothing. */
function Remainder(): JSX.Element | null {
  const session = useSession();
  const { output, unshown } = session.run.value;
  if (session.asking.value) return <InputField />;
  if (output.value.length > 0) return null;
  if (!unshown.value || session.edited.value) return <p class="empty">Nothing printed.</p>;
  const show = (): void => {
    session.echo.value = true;
    void session.runProgram();
  };
  return (
    <p class="empty offer">
      <span>Nothing printed. The last line has a value, which notebooks would show.</span>
      <button type="button" onClick={show}>
        Show last values
      </button>
    </p>
  );
}

/**
 * Keeps the end in sight while a program prints, unless the reader has scrolled up; afterwards, as the
 * slider moves, what was printed at its step (`here`).
 */
function useFollowing(here: { current: HTMLElement | null }): {
  current: HTMLDivElement | null;
} {
  const { run } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef<{
    run: Run;
    cursor: number;
    printed: number;
    steps: readonly Step[];
    top: number;
    follows: boolean;
  } | null>(null);
  const { cursor, output, printed, steps } = run.value;

  const place = (box: HTMLElement, toStep: boolean): void => {
    const state = shown.current!;
    if (state.follows) box.scrollTop = box.scrollHeight;
    // The end of a figure says less than its beginning.
    if (state.follows ? here.current?.matches('.figure') : toStep) reveal(here.current, box);
    state.top = box.scrollTop;
  };

  const scrolled = (): void => {
    const box = scroller.current!;
    const state = shown.current;
    if (!state || !box.clientHeight) return;
    const { scrollTop, scrollHeight, clientHeight } = box;
    // Only a reader goes up; text that comes makes the end go down.
    if (scrollTop < state.top) state.follows = false;
    else if (scrollTop + clientHeight >= scrollHeight - 8) state.follows = true;
    state.top = scrollTop;
  };

  useLayoutEffect(() => {
    const box = scroller.current!;
    box.addEventListener('scroll', scrolled);
    // What has no size, on another tab, cannot be scrolled: that is made up for.
    let height = 0;
    const observer = new ResizeObserver(() => {
      if (box.clientHeight) place(box, height === 0);
      height = box.clientHeight;
    });
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const before = shown.current;
    const anew = before?.run !== run.value;
    // Steps that come, at Stop still, move the cursor too: that is no wish of the reader's.
    const moved = !anew && before.steps === steps.value && before.cursor !== cursor.value;
    // Moving the slider to the end is a wish to see the end.
    const toEnd = cursor.value >= steps.value.length - 1;
    // Nothing else is marked: the page is not laid out in the midst of a move to find that out.
    if (moved && !toEnd && !before.follows && before.printed === printed.value) {
      before.cursor = cursor.value;
      return;
    }
    // Text may come before the event of a scroll does.
    if (!anew) scrolled();
    shown.current = {
      run: run.value,
      cursor: cursor.value,
      printed: printed.value,
      steps: steps.value,
      top: 0,
      follows: moved ? toEnd : anew || shown.current!.follows,
    };
    place(scroller.current!, moved);
  }, [run.value, cursor.value, output.value, steps.value]);
  return scroller;
}

/** Scrolls as little as brings the element into sight; its beginning if it is taller than the box. */
function reveal(element: HTMLElement | null, box: HTMLElement): void {
  if (!element) return;
  const margin = 20;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const above = inner.top - outer.top - margin;
  const below = inner.bottom - outer.bottom + margin;
  if (above < 0 || inner.height + 2 * margin > outer.height) box.scrollTop += above;
  else if (below > 0) box.scrollTop += below;
}
