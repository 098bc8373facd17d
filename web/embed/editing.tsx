/** The program being edited: on a desktop Monaco in a frame of our origin, on a touch screen a plain text area. */
import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { openFrame } from './frame';
import type { Line } from './frame';
import { FromEditor } from './messages';
import type { ToEditor } from './messages';
import type { Widget } from './widget';

export function Editing(props: { widget: Widget; placeholder: JSX.Element }): JSX.Element {
  const fails = useSignal(false);
  const touch = matchMedia('(pointer: coarse)').matches;
  return touch || fails.value ? (
    <TextArea widget={props.widget} />
  ) : (
    <EditorFrame {...props} onFail={() => (fails.value = true)} />
  );
}

function TextArea({ widget }: { widget: Widget }): JSX.Element {
  const { code } = widget;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current!.focus(), []);
  return (
    <textarea
      class="code text"
      part="code"
      ref={field}
      aria-label="Python program"
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      rows={code.value.split('\n').length}
      value={code.value}
      onInput={(event) => (code.value = event.currentTarget.value)}
    />
  );
}

function EditorFrame({
  widget,
  placeholder,
  onFail,
}: {
  widget: Widget;
  /** Stands there until the editor does. */
  placeholder: JSX.Element;
  onFail(): void;
}): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  const height = useSignal(0);
  const popups = useSignal<readonly Box[]>([]);
  useEffect(() => {
    let stop = (): void => {};
    let gone = false;
    const { code, folder, live, theme } = widget;
    let line: Line<ToEditor> | null = null;
    let written: string | null = null;
    let text = 0;
    const receive = (message: FromEditor): void => {
      if (message.kind === 'change') {
        // Another text is on its way there, and takes the place of what was typed before it came.
        if (message.text === text) code.value = written = message.code;
      } else if (message.kind === 'run') void widget.run();
      else if (message.kind === 'line') live.value?.session.goToLine(message.line, message.by);
      else if (message.kind === 'step') live.value?.session.goToStep(message.step);
      else if (message.kind === 'height') height.value = message.height;
      else if (message.kind === 'popups') popups.value = message.boxes;
      else if (line) line.post({ kind: 'focus' });
    };
    openFrame<ToEditor, FromEditor>(
      frame.current!,
      new URL('embed-editor.html', folder).href,
      FromEditor,
      receive,
    ).then((opened) => {
      if (gone) return;
      line = opened;
      stop = effect(() => {
        const session = live.value?.session;
        const run = session?.run.value;
        const same = session !== undefined && !session.edited.value;
        if (code.value !== written) text++;
        written = code.value;
        const error = same ? run!.error.value : null;
        opened.post({
          kind: 'show',
          code: code.value,
          text,
          theme: theme.value,
          line: session?.currentLine.value ?? null,
          error: error?.line
            ? { line: error.line, message: `${error.type}: ${error.message}` }
            : null,
          stepping: same && run!.steps.value.length > 0,
          facts: [...(run?.facts.value ?? [])],
          findings: same ? run!.lineFindings.value : [],
          notes: same ? run!.lineNotes.value : [],
        });
      });
      opened.post({ kind: 'focus' });
    }, onFail);
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <>
      {height.value === 0 && placeholder}
      <div
        class="editing"
        data-open={popups.value.length > 0}
        style={`--height: ${height.value}px`}
      >
        <iframe
          class="editor"
          ref={frame}
          title="Python program, editor"
          height={height.value + POPUP_ROOM}
          hidden={height.value === 0}
          style={`--outline: ${outline(popups.value, height.value)}`}
        />
      </div>
    </>
  );
}

/** What a popup of the editor's below its last line takes at most. */
const POPUP_ROOM = 320;
/** Left, top, width, height. */
type Box = readonly [number, number, number, number];

/** The frame is seen, and takes the pointer, where the text is and where a popup reaches over what is below it. */
function outline(popups: readonly Box[], height: number): string {
  const boxes: Box[] = [[0, 0, 100_000, height], ...popups];
  return `path("${boxes.map(([x, y, wide, tall]) => `M${x},${y}h${wide}v${tall}h${-wide}z`).join('')}")`;
}
