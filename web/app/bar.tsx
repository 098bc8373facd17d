/** The bar: the commands, the choice of a program, and how far Python is. */
import type { JSX } from 'preact';
import { Chooser } from './chooser';
import type { Programs } from './programs';
import { useSession } from '../session/session';
import { Menu } from './menu';
import { PanelMenu } from './panel-choice';
import { ShareButton } from './share';
import { theme, toggleTheme } from './theme';

export function Bar({ programs }: { programs: Programs }): JSX.Element {
  const session = useSession();
  const { phase, waiting } = session;
  const running = phase.value === 'running';
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
          disabled={!running && !waiting.value && !session.asking.value}
          title="Stop the program"
          onClick={() => void session.stopProgram()}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 2h8v8H2z" fill="currentColor" />
          </svg>
          Stop
        </button>
        <Chooser programs={programs} />
      </div>
      <RuntimeState />
      <div class="extras">
        <Help />
        <PanelMenu panels={programs.panels} />
        <ShareButton programs={programs} />
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

/** What there is to read beside the page. */
function Help(): JSX.Element {
  return (
    <Menu class="quiet" label="Help" title="What there is to read" face="Help">
      {() => (
        <>
          <a href="./learn/detach-clone-deepcopy.html">Learn: detach, clone, deepcopy</a>
          <a href="./coverage.html">What of PyTorch is here</a>
        </>
      )}
    </Menu>
  );
}

/** How far Python is: a bar with bytes while it loads, then a word. */
function RuntimeState(): JSX.Element {
  const session = useSession();
  const { phase, progress } = session;
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
      {phase.value === 'failed' && (
        <button type="button" onClick={() => void session.boot()}>
          Start again
        </button>
      )}
    </p>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
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
