/** What an element shows: a bar, the program, and below it what came of it. */
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';
import { hashOf } from '../tutorial/link';
import { Aids } from './aids';
import { highlight } from './highlight';
import { Pieces } from './pieces';
import { Prediction } from './prediction';
import { Promised } from './promised';
import { Room } from './room';
import type { Widget } from './widget';

export function View({ widget }: { widget: Widget }): JSX.Element {
  const { editing, live, options, problem, promised, theme } = widget;
  const { height } = options.value;
  const Panels = live.value?.View;
  const Editing = widget.editor.value;
  const phase = live.value?.session.phase.value ?? 'idle';
  return (
    <div
      class={`tg frame${height === null ? '' : ' sized'}`}
      part="frame"
      data-theme={theme.value}
      data-phase={phase}
      style={height === null ? {} : { height: `${height}px` }}
    >
      <Bar widget={widget} />
      {problem.value && (
        <p class="problem" role="alert">
          {nameTurning(problem.value)}
        </p>
      )}
      <div class="program" part="program">
        {Editing && editing.value && !options.value.readonly ? (
          <Editing widget={widget} placeholder={<Code widget={widget} />} />
        ) : (
          <Code widget={widget} />
        )}
      </div>
      <Aids widget={widget} />
      {options.value.predict && <Prediction widget={widget} asked={options.value.predict} />}
      <Room widget={widget}>
        {Panels && <Panels />}
        {promised !== null && <Promised text={promised} />}
      </Room>
    </div>
  );
}

function Bar({ widget }: { widget: Widget }): JSX.Element {
  const { code, editing, given, live, options, starting } = widget;
  const session = live.value?.session;
  const waiting = starting.value && session?.phase.value !== 'running';
  const running = session?.phase.value === 'running';
  const busy = waiting || running;
  const failed = session?.phase.value === 'failed';
  return (
    <div class="bar" part="toolbar" role="toolbar" aria-label="Program">
      <button
        type="button"
        class="primary"
        part="run"
        title="Run (Ctrl+Enter)"
        aria-disabled={busy}
        // Not when it comes under a mouse at rest, as while a page is scrolled.
        onPointerMove={({ pointerType }) => pointerType === 'mouse' && widget.expectRun()}
        onClick={() => !busy && void widget.run()}
      >
        <Icon path="M3 2v12l11-6z" filled />
        {failed ? 'Start again' : 'Run'}
      </button>
      {(busy || session?.asking.value) && (
        <button type="button" onClick={() => void widget.stop()}>
          <Icon path="M3 3h10v10H3z" filled />
          Stop
        </button>
      )}
      {waiting && <Loading widget={widget} />}
      <div class="extras">
        {code.value !== given.value.code && (
          <button type="button" class="quiet" onClick={() => void widget.reset()}>
            <Icon path="M3 3v4h4M3.5 7A5 5 0 1 1 3 9.5" />
            <span class="name">Reset</span>
          </button>
        )}
        {!options.value.readonly && (
          <button
            type="button"
            class="quiet"
            aria-pressed={editing.value}
            onClick={() => (editing.value ? (editing.value = false) : void widget.edit())}
          >
            <Icon path="M3 13l1-4 7-7 3 3-7 7z" />
            <span class="name">Edit</span>
          </button>
        )}
        <Copy widget={widget} />
        <PlaygroundLink widget={widget} />
      </div>
    </div>
  );
}

/** How far the runtime is, in bytes. */
function Loading({ widget }: { widget: Widget }): JSX.Element {
  const { done, total } = widget.live.value?.session.progress.value ?? { done: 0, total: 0 };
  const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
  return (
    <span class="loading" role="status">
      <progress aria-label="Loading Python" value={done} max={total || 1} />
      <span class="bytes">{total ? `${mega(done)} of ${mega(total)} MB` : 'Loading Python'}</span>
    </span>
  );
}

function Copy({ widget }: { widget: Widget }): JSX.Element {
  const said = useSignal<'Copy' | 'Copied' | 'Not copied'>('Copy');
  const copy = async (): Promise<void> => {
    const done = await copyText(widget.code.value, widget.element.shadowRoot!);
    said.value = done ? 'Copied' : 'Not copied';
    setTimeout(() => (said.value = 'Copy'), 2000);
  };
  return (
    <>
      <button type="button" class="quiet" onClick={() => void copy()}>
        <Icon path={said.value === 'Copied' ? 'm3 8 4 4 7-9' : 'M6 5V2h8v9h-3M2 5h9v9H2z'} />
        <span class="name">{said.value}</span>
      </button>
      <span class="aside" role="status">
        {said.value !== 'Copy' && said.value}
      </span>
    </>
  );
}

/** By the clipboard, or where that is refused, as in frames, by a selection. */
async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = root.activeElement as HTMLElement | null;
    const area = document.createElement('textarea');
    area.className = 'aside';
    area.value = text;
    root.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    focused?.focus();
    return done;
  }
}

/**
 * To the program as it is edited, at the step that is shown. What runs before it stands above it there: then
 * the steps are others, and it stands at its end.
 */
function PlaygroundLink({ widget }: { widget: Widget }): JSX.Element {
  const { folder } = widget;
  const address = useSignal(new URL('index.html', folder).href);
  // As it stands when someone is about to follow, copy or keep the link.
  const renew = async (): Promise<void> => {
    const hash = await hashAsShown(widget);
    address.value = new URL(`index.html${hash ?? ''}`, folder).href;
  };
  return (
    <a
      class="quiet button"
      href={address.value}
      target="_blank"
      rel="noopener"
      title="Open in the playground"
      onPointerEnter={() => void renew()}
      onFocus={() => void renew()}
      onClick={(event) => {
        event.preventDefault();
        void openPlayground(widget);
      }}
    >
      <Icon path="M9 2h5v5M14 2 7 9M12 9v5H2V4h5" />
      <span class="name">Open in the playground</span>
    </a>
  );
}

/** Null when it is too long for a link. */
function hashAsShown({ code, live, setting }: Widget): Promise<string | null> {
  const before = setting().before ?? [];
  const run = live.value?.session.run.value;
  const shown = !before.length && run?.code === code.value && run.steps.value.length > 0;
  return hashOf([...before, code.value].join('\n\n'), {
    step: shown ? { step: run.cursor.value + 1 } : null,
  });
}

async function openPlayground(widget: Widget): Promise<void> {
  // At once, while it is still the reader's click.
  const tab = open('about:blank', '_blank');
  const hash = await hashAsShown(widget);
  if (hash === null) widget.problem.value = 'The program is too long for a link to the playground.';
  if (hash === null || !tab) return tab?.close();
  tab.opener = null;
  tab.location.replace(new URL(`index.html${hash}`, widget.folder));
}

function Code({ widget }: { widget: Widget }): JSX.Element {
  const { code, live } = widget;
  const lines = useMemo(() => highlight(code.value), [code.value]);
  const session = live.value?.session;
  const current = session?.currentLine.value ?? null;
  const error = session && !session.edited.value ? session.run.value.error.value : null;
  const found = session?.edited.value ? [] : session?.run.value.lineFindings.value;
  const scroller = useRef<HTMLPreElement>(null);
  return (
    <pre
      class={`code${session?.run.value.steps.value.length ? ' stepping' : ''}`}
      part="code"
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label="Python program"
    >
      <code>
        {lines.map((pieces, n) => (
          <span
            key={n}
            class={`line${n + 1 === current ? ' current' : ''}${n + 1 === error?.line ? ' failed' : ''}${found?.some(({ line }) => line === n + 1) ? ' found' : ''}`}
            onClick={() => session?.goToLine(n + 1)}
          >
            <Pieces pieces={pieces} />
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

function Icon({ path, filled }: { path: string; filled?: boolean }): JSX.Element {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      class={filled ? 'filled' : ''}
    >
      <path d={path} />
    </svg>
  );
}
