/** Looks through runs for what PyTorch does not report, when nothing else is to be done. */
import { effect } from '@preact/signals';
import type { Step } from '../runtime/protocol';
import type { Run } from './run';
import type { Session } from './session';

/** Milliseconds at a time, where a browser does not say how long nothing else is to be done. */
const SLICE = 8;

/** Looks through each run that is shown, once it is over, if that is wanted; gives what ends that. */
export function findWhenIdle(
  session: Session,
  wanted: (run: Run) => boolean = () => true,
): () => void {
  return effect(() => {
    const run = session.run.value;
    const steps = run.steps.value;
    const over = !session.coming.value && steps.length > 0;
    if (!over || !wanted(run) || run.found.peek()) return;
    let given = false;
    void look(run, steps, () => given);
    return () => void (given = true);
  });
}

async function look(run: Run, steps: readonly Step[], isGivenUp: () => boolean): Promise<void> {
  let left = await idle();
  if (isGivenUp()) return;
  const { lookThrough } = await import('../diagram/findings');
  const search = lookThrough(steps, run.code);
  while (!isGivenUp()) {
    const { done, value } = search.next();
    if (done) {
      run.found.value = value;
      return;
    }
    if (left() <= 0) left = await idle();
  }
}

/** Waits until nothing else is to be done; gives how many milliseconds are left of that. */
function idle(): Promise<() => number> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback((deadline) => resolve(() => deadline.timeRemaining()), { timeout: 1000 });
    else
      setTimeout(() => {
        const end = performance.now() + SLICE;
        resolve(() => end - performance.now());
      });
  });
}
