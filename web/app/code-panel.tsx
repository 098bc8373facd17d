/** The program's panel: plain text at once, Monaco as soon as it is there. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { useSession } from './session';
import { theme } from './theme';

export function CodePanel(): JSX.Element {
  const session = useSession();
  const { code, currentLine, edited } = session;
  const host = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const stops: (() => void)[] = [];
    void import('./editor').then(({ createEditor }) => {
      const editor = createEditor(host.current!, code.value, theme.value, {
        onChange: (text) => (code.value = text),
        onRun: () => void session.runProgram(),
      });
      stops.push(
        effect(() => editor.setCode(code.value)),
        effect(() => editor.setTheme(theme.value)),
        effect(() => editor.markLine(currentLine.value)),
        effect(() => {
          const error = session.run.value.error.value;
          editor.markError(
            error?.line && !edited.value
              ? { line: error.line, message: `${error.type}: ${error.message}` }
              : null,
          );
        }),
      );
      setReady(true);
    });
    return () => stops.forEach((stop) => stop());
  }, []);
  return (
    <section class="code" aria-label="Program">
      {!ready && (
        <textarea
          class="plain-code"
          aria-label="Python program"
          spellcheck={false}
          value={code.value}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
      )}
      <div class="editor" ref={host} />
    </section>
  );
}
