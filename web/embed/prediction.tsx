/** Predict, then reveal: the reader says what a program prints, and only then sees it. */
import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';
import type { Widget } from './widget';

export function Prediction({ widget }: { widget: Widget }): JSX.Element {
  const id = useId();
  const { answer } = widget;
  if (answer.value !== null) return <Verdict widget={widget} said={answer.value} />;
  const say = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    widget.answer.value = new FormData(form).get('answer') as string;
    if (!widget.live.value?.session.run.value.steps.value.length) void widget.run();
  };
  return (
    <form class="prediction" part="prediction" onSubmit={say}>
      <label for={id}>What does it print? Its output is covered until you have said so.</label>
      <textarea
        id={id}
        name="answer"
        rows={2}
        required
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
      />
      <button type="submit" class="primary">
        Compare
      </button>
    </form>
  );
}

/** What the reader said, and once the program has run, whether that is so. */
function Verdict({ widget, said }: { widget: Widget; said: string }): JSX.Element {
  const session = widget.live.value?.session;
  const run = session?.run.value;
  const over =
    session?.phase.value !== 'running' && !run?.wantsInput.value && !!run?.steps.value.length;
  const printed = (run?.output.value ?? []).map(({ text }) => text).join('');
  const right = bare(printed) === bare(said);
  return (
    <div class="prediction" part="prediction">
      <p role="status">
        {!over ? 'You said:' : right ? 'As you said:' : 'You said something else:'}
      </p>
      <pre>{nameTurning(said)}</pre>
      <button type="button" class="quiet" onClick={() => (widget.answer.value = null)}>
        Cover it again
      </button>
    </div>
  );
}

/** Spaces, line breaks, and a digit after the point that may be left out, count for nothing. */
const bare = (text: string): string => text.replace(/\s+/g, '').replace(/\.0+(?!\d)/g, '.');
