/** A leaf's gradient checked by finite differences, when that is asked for. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Check } from '../diagram/finite-differences';
import { shortValue } from '../diagram/text';
import { useSession } from './session';

/** How a check stands; a sentence says why it cannot be made. */
type Outcome = { done: number } | Check | string;

/** `node` is the AccumulateGrad of the leaf, by its id; `name` is how the leaf is called. */
export function GradientCheck({ node, name }: { node: number; name: string }): JSX.Element {
  const session = useSession();
  const run = session.run.value;
  const at = run.cursor.value;
  const outcome = useSignal<{ of: string; is: Outcome } | null>(null);
  const of = `${at} ${node}`;
  const shown = outcome.value?.of === of ? outcome.value.is : null;
  const busy = typeof shown === 'object' && shown !== null && 'done' in shown;
  const check = async (): Promise<void> => {
    const say = (is: Outcome): void => void (outcome.value = { of, is });
    const { given } = run;
    if (!given) return say('Run the program first: this run is a recorded one.');
    if (session.phase.value !== 'ready') return say('Wait until Python is ready, then try again.');
    say({ done: 0 });
    const steps = run.steps.value;
    const leaf = [steps[at], steps[at - 1]]
      .flatMap((step) => step?.snapshot.nodes ?? [])
      .find(({ id }) => id === node)?.variable;
    const { checkByDifferences } = await import('../diagram/finite-differences');
    const runWith = async (text: string): Promise<string | null> => {
      const again = await session.runAside(run.code, { ...given, before: [...given.before, text] });
      return again && !again.error.value
        ? again.output.value.map((one) => one.text).join('')
        : null;
    };
    say(await checkByDifferences(steps, at, leaf ?? -1, runWith, (done) => say({ done })));
  };
  return (
    <div class="tg-check">
      {!busy && (
        <button type="button" onClick={() => void check()}>
          Check <code>{name}.grad</code> by finite differences
        </button>
      )}
      <div role="status">
        {typeof shown === 'string' ? (
          <p>{shown}</p>
        ) : busy ? (
          <p>
            The program runs again and again: {Math.round((shown as { done: number }).done * 100)}%
          </p>
        ) : (
          shown && <Rows name={name} check={shown as Check} />
        )}
      </div>
    </div>
  );
}

function Rows({ name, check }: { name: string; check: Check }): JSX.Element {
  const { dtype, left, rows, step } = check;
  const number = (value: number): string => shortValue(value, dtype);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">backward</th>
            <th scope="col">differences</th>
            <th scope="col">apart</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ agrees, analytic, index, numeric }) => (
            <tr key={String(index)} class={agrees ? undefined : 'tg-differs'}>
              <th scope="row">{index.length ? `[${index.join(', ')}]` : name}</th>
              <td>{number(analytic)}</td>
              <td>{number(numeric)}</td>
              <td>
                {number(Math.abs(numeric - analytic))}
                {agrees ? '' : ', they differ'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        What this pass gave <code>{name}</code>, all ways together; each element ± {step} (times its
        size, where that is above 1), all else the same. {dtype} rounds: up to{' '}
        {number(Math.max(...rows.map(({ noise }) => noise)))} of what lies apart is noise.
        {left > 0 && ` ${left} more elements were not tried.`}
      </p>
    </>
  );
}
