/** The panel with what PyTorch does not tell of a run. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { JSX } from 'preact';
import { corrected, KEEP_COPIES } from '../diagram/findings/corrected';
import { FindingList } from '../diagram/findings/list';
import listStyles from '../diagram/findings/list.css?inline';
import type { Finding } from '../diagram/findings';
import type { Step } from '../runtime/protocol';
import type { PaneProps } from './panes';
import type { Run } from './run';
import { useSession } from './session';

export const styles = listStyles;

const NONE: readonly Finding[] = [];

export function Pane({ picture }: PaneProps): JSX.Element {
  const session = useSession();
  const run = session.run.value;
  const { found, steps } = run;
  const all = found.value ?? NONE;
  const copied = useCopied(
    run,
    all.some(({ kind }) => kind === 'hidden-write') && session.phase.value === 'ready',
  );
  const meant = useMemo(
    () =>
      new Map(
        copied ? all.map((finding) => [finding, corrected(finding, steps.value, copied)]) : [],
      ),
    [all, copied],
  );
  if (!steps.value.length)
    return <p class="tg-empty">Run the program to see what it does unsaid.</p>;
  if (!found.value)
    return (
      <p class="tg-empty">
        {session.coming.value ? 'The program runs.' : 'Looking through the run …'}
      </p>
    );
  if (!all.length)
    return <p class="tg-empty">Nothing was found in this run that PyTorch leaves unsaid.</p>;
  return (
    <FindingList
      findings={all}
      cursor={picture.cursor}
      corrected={meant}
      onChoose={(step) => run.moveTo(step)}
    />
  );
}

/** The steps of the same program with copies of what is saved, once that is wanted; null until they are there. */
function useCopied(run: Run, wanted: boolean): Step[] | null {
  const session = useSession();
  const copied = useSignal<{ run: Run; steps: Step[] | null } | null>(null);
  useEffect(() => {
    if (!wanted || copied.value?.run === run) return;
    copied.value = { run, steps: null };
    void session.stepsAfter(run, [KEEP_COPIES]).then((steps) => {
      if (copied.value?.run === run) copied.value = { run, steps };
    });
  }, [run, wanted]);
  return copied.value?.run === run ? copied.value.steps : null;
}
