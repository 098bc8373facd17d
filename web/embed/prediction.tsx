/** Predict, then reveal: the reader says what a program prints, or makes of an element, and only then sees it. */
import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import { textAt } from '../diagram/cover';
import type { ElementName } from '../diagram/cover';
import { nameTurning } from '../diagram/turning';
import type { Widget } from './widget';

interface Props {
  widget: Widget;
  asked: 'output' | ElementName;
}

export function Prediction({ widget, asked }: Props): JSX.Element {
  const id = useId();
  const { answer } = widget;
  if (answer.value !== null) return <Verdict widget={widget} asked={asked} said={answer.value} />;
  const say = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    widget.answer.value = new FormData(form).get('answer') as string;
    if (!widget.live.value?.session.run.value.steps.value.length) void widget.run();
  };
  const field = { id, name: 'answer', required: true, spellcheck: false } as const;
  const plain = { autocapitalize: 'off', autocomplete: 'off' } as const;
  return (
    <form class="prediction" part="prediction" onSubmit={say}>
      <label for={id}>
        {asked === 'output' ? (
          'What does it print? Its output is covered until you have said so.'
        ) : (
          <>
            What is <code>{nameOf(asked)}</code> at this step? It is covered until you have said so.
          </>
        )}
      </label>
      {asked === 'output' ? (
        <textarea {...field} {...plain} rows={2} />
      ) : (
        <input {...field} {...plain} />
      )}
      <button type="submit" class="primary">
        Compare
      </button>
    </form>
  );
}

/** What the reader said, and once the program has run, whether that is so. */
function Verdict({ widget, asked, said }: Props & { said: string }): JSX.Element {
  const truth = truthOf(widget, asked);
  const verdict = (): string => {
    if (truth === undefined) return 'You said:';
    if (truth === null)
      return `There is no ${nameOf(asked as ElementName)} at this step. You said:`;
    return isSame(said, truth) ? 'As you said:' : 'You said something else:';
  };
  return (
    <div class="prediction" part="prediction">
      <p role="status">{verdict()}</p>
      <pre>{nameTurning(said)}</pre>
      <button type="button" class="quiet" onClick={() => (widget.answer.value = null)}>
        Cover it again
      </button>
    </div>
  );
}

/** What is asked, as it is: undefined until the program has run, null where the pictures have no such element. */
function truthOf({ live }: Widget, asked: Props['asked']): string | null | undefined {
  const session = live.value?.session;
  const run = session?.run.value;
  if (!run?.steps.value.length || session!.coming.value || run.wantsInput.value) return undefined;
  if (asked !== 'output') return textAt(run.picture.value, asked);
  return run.output.value.map(({ text }) => text).join('');
}

const nameOf = ({ tensor, index }: ElementName): string =>
  tensor + (index.length ? `[${index.join(', ')}]` : '');

/** How far a number may be from what the pictures round it to. */
const ROUNDING = 1e-3;

/** Blanks, and the zeros behind a point, count for nothing. */
function isSame(said: string, truth: string): boolean {
  const [a, b] = [Number(said), Number(truth)];
  if (said.trim() && Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(b))) return true;
  const bare = (text: string): string => text.replace(/\s+/g, '').replace(/\.0+(?!\d)/g, '.');
  return bare(said) === bare(truth);
}
