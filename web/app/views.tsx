/** A narrow screen's tabs: one part of the page is seen at a time. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useSession } from '../session/session';
import type { PanelName } from '../tutorial/panels';

/** The tabs, and the panels in each; one that holds none of those that are open is not there. */
const VIEWS = {
  Code: null,
  Memory: ['memory'],
  Gradients: ['gradients', 'graph'],
  Output: null,
  /** The choice of panels, and those of the open ones that have no tab. */
  More: null,
} as const satisfies Record<string, readonly PanelName[] | null>;
export type View = keyof typeof VIEWS;

function viewsFor(open: readonly PanelName[]): View[] {
  return (Object.keys(VIEWS) as View[]).filter(
    (view) => VIEWS[view]?.some((panel) => open.includes(panel)) ?? true,
  );
}

/** The open panels that have no tab of their own. */
export function moreNames(open: readonly PanelName[]): PanelName[] {
  const tabbed = Object.values(VIEWS).flatMap((names): readonly PanelName[] => names ?? []);
  return open.filter((name) => name !== 'output' && !tabbed.includes(name));
}

/** The tab that is seen: the program, where the chosen one is gone. */
export function shownView(view: View, open: readonly PanelName[]): View {
  return viewsFor(open).includes(view) ? view : 'Code';
}

export function Views({
  view,
  open,
}: {
  view: Signal<View>;
  open: readonly PanelName[];
}): JSX.Element {
  const { asking } = useSession();
  // The field for the answer stands in the output.
  useSignalEffect(() => {
    if (asking.value) view.value = 'Output';
  });
  const news = useNews(view);
  return (
    <nav aria-label="Views">
      {viewsFor(open).map((name) => (
        <button
          type="button"
          key={name}
          aria-current={shownView(view.value, open) === name ? 'true' : undefined}
          onClick={() => (view.value = name)}
        >
          <span>
            {name}
            {name === 'Output' && news && (
              <span class={`news ${news}`}>
                <span class="aside">{news === 'error' ? ', an error' : ', new'}</span>
              </span>
            )}
          </span>
        </button>
      ))}
    </nav>
  );
}

/** What the output holds that has not been seen: something, an error, or nothing. */
function useNews(view: Signal<View>): 'new' | 'error' | null {
  const { run, phase } = useSession();
  const { output, error, prepared } = run.value;
  const seen = useSignal(output.value);
  const seenError = useSignal(error.value);
  useSignalEffect(() => {
    const shown = run.value;
    // What came with the page is no news.
    if (view.value !== 'Output' && !shown.prepared.value) return;
    seen.value = shown.output.value;
    seenError.value = shown.error.value;
  });
  if (prepared.value || view.value === 'Output') return null;
  if (error.value && error.value !== seenError.value) return 'error';
  const news = output.value.length > 0 && output.value !== seen.value;
  return news && phase.value !== 'loading' ? 'new' : null;
}
