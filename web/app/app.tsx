/** The page: a bar with the commands, the program and its output, and the pictures beside them. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { GradientPanel } from '../diagram/gradients';
import { GraphPanel } from '../diagram/graph';
import { layoutGraph } from '../diagram/graph-layout';
import { MemoryPanel } from '../diagram/memory';
import { layoutGradients, layoutMemory } from '../diagram/scene';
import { CodePanel } from './code-panel';
import { examples } from './examples';
import { OutputPanel } from './output';
import type { Programs } from './programs';
import { SessionProvider, useSession } from './session';
import type { Session } from './session';
import { theme, toggleTheme } from './theme';
import { Timeline } from './timeline';

export interface AppProps {
  session: Session;
  programs: Programs;
}

/** On a narrow screen one of these is seen at a time. */
const views = ['Code', 'Memory', 'Gradients', 'Output'] as const;
export function App({ session, programs }: AppProps): JSX.Element {
  const view = useSignal<(typeof views)[number]>('Code');
  return (
    <SessionProvider value={session}>
      <div class="app tg" data-view={view.value} data-phase={session.phase.value}>
        <Bar programs={programs} />
        <main>
          <div class="left">
            <CodePanel />
            <OutputPanel />
          </div>
          <div class="right">
            <Timeline />
            <Pictures />
          </div>
        </main>
        <nav aria-label="Views">
          {views.map((name) => (
            <button
              type="button"
              key={name}
              aria-current={view.value === name ? 'true' : undefined}
              onClick={() => (view.value = name)}
            >
              {name}
            </button>
          ))}
        </nav>
      </div>
    </SessionProvider>
  );
}

function Bar({ programs }: { programs: Programs }): JSX.Element {
  const session = useSession();
  const { code, phase, waiting } = session;
  const running = phase.value === 'running';
  const known = examples.find((example) => example.code === code.value);
  return (
    <header class="bar">
      <h1>
        <Mark /> <span>Tensorglass</span>
      </h1>
      <div class="commands">
        <button
          type="button"
          class="primary"
          disabled={running || phase.value === 'failed' || waiting.value}
          title="Run (Ctrl+Enter)"
          onClick={() => void session.runProgram()}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 1v10l9-5z" fill="currentColor" />
          </svg>
          Run
        </button>
        <button
          type="button"
          disabled={!running && !waiting.value}
          title="Stop the program"
          onClick={() => void session.stopProgram()}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 2h8v8H2z" fill="currentColor" />
          </svg>
          Stop
        </button>
        <select
          aria-label="Example"
          disabled={running}
          value={known?.id ?? ''}
          onChange={(event) => {
            const chosen = examples.find(({ id }) => id === event.currentTarget.value);
            if (chosen) void programs.openExample(chosen);
          }}
        >
          <option value="" disabled>
            Your program
          </option>
          {examples.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <RuntimeState />
      <div class="extras">
        <button type="button" class="quiet" onClick={() => void programs.share()}>
          Share
        </button>
        <button
          type="button"
          class="icon"
          aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
          title={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
          onClick={toggleTheme}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  );
}

/** How far Python is: a bar with bytes while it loads, then a word. */
function RuntimeState(): JSX.Element {
  const { phase, progress } = useSession();
  const { done, total } = progress.value ?? { done: 0, total: 0 };
  if (phase.value === 'loading')
    return (
      <p class="runtime loading">
        <span>{total > 0 && done >= total ? 'Starting Python' : 'Loading Python'}</span>
        <progress
          aria-label="Loading Python"
          max={total || undefined}
          value={total ? done : undefined}
        />
        {total > 0 && done < total && (
          <span class="amount">
            {megabytes(done)} of {megabytes(total)} MB
          </span>
        )}
      </p>
    );
  return (
    <p class={`runtime ${phase.value}`}>
      <span class="dot" aria-hidden="true" />
      {{ ready: 'Python ready', running: 'Running', failed: 'No Python' }[phase.value]}
    </p>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function Pictures(): JSX.Element {
  const { picture, select, selection } = useSession().run.value;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(560);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const pointing = { selection: selection.value, onSelect: select };
  return (
    <div class="pictures">
      <section class="panel memory" aria-label="Memory">
        <h2>Memory</h2>
        <div ref={frame}>
          <MemoryPanel scene={layoutMemory(picture.value, width)} {...pointing} />
        </div>
      </section>
      <section class="panel autograd" aria-label="Gradients and graph">
        <h2>Gradients</h2>
        <GradientPanel scene={layoutGradients(picture.value, width)} {...pointing} />
        <h2>Graph</h2>
        <GraphPanel scene={layoutGraph(picture.value.graph, width)} />
      </section>
    </div>
  );
}

function Mark(): JSX.Element {
  return (
    <svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect
        x="1"
        y="1"
        width="12"
        height="12"
        rx="2"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
      <rect
        x="7"
        y="7"
        width="12"
        height="12"
        rx="2"
        fill="currentColor"
        fill-opacity="0.35"
        stroke="currentColor"
        stroke-width="1.5"
      />
    </svg>
  );
}
