/** A narrow screen's tabs: one part of the page is seen at a time. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useSession } from '../session/session';

const VIEWS = ['Code', 'Memory', 'Gradients', 'Output'] as const;
export type View = (typeof VIEWS)[number];

export function Views({ view }: { view: Signal<View> }): JSX.Element {
  const { asking } = useSession();
  // The field for the answer stands in the output.
  useSignalEffect(() => {
    if (asking.value) view.value = 'Output';
  });
  const news = useNews(view);
  return (
    <nav aria-label="Views">
      {VIEWS.map((name) => (
        <button
          type="button"
          key={name}
          aria-current={view.value === name ? 'true' : undefined}
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
