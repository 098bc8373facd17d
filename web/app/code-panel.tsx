/** The program's panel: plain text at once, Monaco as soon as it is there; notices above, hints below. */
import { effect, useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import './code-panel.css';
import type { LineFinding } from '../diagram/findings/by-line';
import type { LineNote } from '../diagram/line-notes';
import { swappables } from '../diagram/swaps';
import type { Swappable } from '../diagram/swaps';
import type { Range } from '../runtime/protocol';
import type { Notice, Programs } from './programs';
import { recall, remember } from './settings';
import { useSession } from '../session/session';
import { useInTurn } from '../session/turns';
import { theme } from './theme';

const NO_NOTES: readonly LineNote[] = [];
const NO_FINDINGS: readonly LineFinding[] = [];
const NO_PLACES: readonly Swappable[] = [];
const NO_SWAPS: readonly Range[] = [];

export function CodePanel({
  programs,
  onWhatIf,
}: {
  programs: Programs;
  /** What could stand on a line instead is to be shown. */
  onWhatIf: () => void;
}): JSX.Element {
  const session = useSession();
  const { code, currentLine, edited } = session;
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const ready = useSignal(false);
  const notes = useSignal(recall('line-notes') !== 'off');
  const inTurn = useInTurn((run) => ({ run, lines: run.lineNotes.value }));
  const noted = useSignal(inTurn);
  useLayoutEffect(() => void (noted.value = inTurn), [inTurn.run, inTurn.lines]);
  const places = useComputed(() => {
    const { code: ran, steps, swaps } = session.run.value;
    return swaps.value ? swappables(swaps.value, ran, steps.value) : NO_PLACES;
  });
  const ranges = useComputed(() => places.value.map(({ place }) => place.at));
  const askWhatIf = (line: number): void => {
    const there = edited.peek() ? undefined : places.peek().find((one) => one.line === line);
    if (there) session.run.peek().whatIf.value = { place: there.place, form: null };
    else
      session.status.value = edited.peek()
        ? 'The text has changed: run it, then ask what if.'
        : `Nothing in line ${line} can be swapped for another.`;
    if (there) onWhatIf();
  };
  const tab = useSignal<'indents' | 'leaves' | null>(null);
  useEffect(() => {
    let stop = (): void => {};
    void import('../session/editor').then(({ createEditor }) => {
      const editor = createEditor(host.current!, {
        onChange: (text) => (code.value = text),
        onRun: () => void session.runProgram(),
        onLine: (line, by) => session.goToLine(line, by),
        onStep: (step) => session.goToStep(step),
        onSwap: askWhatIf,
        onTab: (next) => (tab.value = next),
      });
      stop = effect(() => {
        const run = session.run.value;
        const error = run.error.value;
        // They come a turn later: those of another run are of another text.
        const ofRun = noted.value.run === run ? noted.value.lines : NO_NOTES;
        editor.show({
          document: programs.text.value,
          code: code.value,
          theme: theme.value,
          line: currentLine.value,
          error:
            error?.line && !edited.value
              ? { line: error.line, message: `${error.type}: ${error.message}` }
              : null,
          stepping: !edited.value && session.run.value.steps.value.length > 0,
          notes: notes.value && !edited.value ? ofRun : NO_NOTES,
          findings: edited.value ? NO_FINDINGS : session.run.value.lineFindings.value,
          swaps: edited.value ? NO_SWAPS : ranges.value,
          facts: () => session.run.peek().facts.peek(),
        });
      });
      const { activeElement } = document;
      if (activeElement && activeElement === plain.current) {
        const { selectionStart, selectionEnd } = plain.current;
        editor.focus({ start: selectionStart, end: selectionEnd });
      }
      ready.value = true;
    });
    return () => stop();
  }, []);
  return (
    <section class="code" aria-label="Program">
      {programs.notice.value && (
        <NoticeBar notice={programs.notice.value} close={() => (programs.notice.value = null)} />
      )}
      <div class="text">
        {!ready.value && (
          <textarea
            class="plain-code"
            ref={plain}
            aria-label="Python program"
            spellcheck={false}
            autocapitalize="off"
            value={code.value}
            onInput={(event) => (code.value = event.currentTarget.value)}
          />
        )}
        <div class="editor" ref={host} />
        {ready.value && (
          <button
            type="button"
            class="icon line-notes"
            aria-label="Values behind the lines"
            aria-pressed={notes.value}
            title={
              notes.value ? 'Hide the values behind the lines' : 'Show values behind the lines'
            }
            onClick={() => {
              notes.value = !notes.value;
              remember('line-notes', notes.value ? 'on' : 'off');
            }}
          >
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M2 4h6M2 8h3M2 12h6M11 4h3M8 8h6M11 12h3" />
            </svg>
          </button>
        )}
      </div>
      {tab.value && (
        <p class="keys">
          {tab.value === 'leaves' ? (
            <>
              <kbd>Tab</kbd> leaves the editor
            </>
          ) : (
            <>
              <span>
                <kbd>Esc</kbd> <kbd>Tab</kbd> leaves the editor
              </span>
              <span>
                <kbd>Ctrl Enter</kbd> runs
              </span>
              <span>
                <kbd>Alt Enter</kbd> shows the line’s step
              </span>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function NoticeBar({ notice, close }: { notice: Notice; close(): void }): JSX.Element {
  return (
    <div class="notice" role="status">
      <p>{notice.text}</p>
      {notice.action && (
        <button type="button" onClick={notice.action.act}>
          {notice.action.label}
        </button>
      )}
      <button type="button" class="icon" aria-label="Close the notice" onClick={close}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8M12 4l-8 8" />
        </svg>
      </button>
    </div>
  );
}
