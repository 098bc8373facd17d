/** Where a program that reads from standard input gets its next line. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { textOf } from '../runtime/terminal';
import { useSession } from './session';
import { nameTurning } from '../diagram/turning';

/** The field stands where the answer will: behind what was printed last. */
export function InputField(): JSX.Element {
  const session = useSession();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), [session.run.value]);
  const prompt = textOf(session.run.value.lines.value.at(-1)!).trim();
  return (
    <form
      class="input-field"
      onSubmit={(event) => {
        event.preventDefault();
        void session.answer(field.current!.value);
      }}
    >
      <label class="aside" for={id}>
        {nameTurning(prompt) || 'Input'}
      </label>
      <input
        id={id}
        ref={field}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="enter"
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'd' || !event.ctrlKey || field.current!.value) return;
          event.preventDefault();
          void session.answer(null);
        }}
      />
      <button type="submit">Enter</button>
      <button
        type="button"
        class="quiet"
        title="Nothing more to read (Ctrl+D)"
        onClick={() => void session.answer(null)}
      >
        End of input
      </button>
    </form>
  );
}
