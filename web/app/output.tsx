/** What the program printed; what is later than the slider's step is dimmed. */
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { useSession } from './session';

export function OutputPanel(): JSX.Element {
  const { phase, run, status, waiting } = useSession();
  const { cursor, output, printed, steps } = run.value;
  const scroller = useRef<HTMLDivElement>(null);
  const pieces = output.value;
  const atEnd = cursor.value >= steps.value.length - 1;
  useEffect(() => {
    if (scroller.current && phase.value === 'running')
      scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [pieces]);
  let left = atEnd ? Infinity : printed.value;
  return (
    <section class="output" aria-label="Output">
      <header>
        <h2>Output</h2>
        <p class="status" role="status">
          {waiting.value ? 'Runs as soon as Python is ready.' : status.value}
        </p>
      </header>
      <div class="output-text" ref={scroller} tabIndex={0} role="region" aria-label="Printed text">
        <pre>
          {pieces.map(({ stream, text }, n) => {
            if (stream === 'stderr')
              return (
                <span key={n} class={`stderr${atEnd ? '' : ' later'}`}>
                  {text}
                </span>
              );
            const now = text.slice(0, left);
            const later = text.slice(now.length);
            left -= now.length;
            return (
              <span key={n} class="stdout">
                {now}
                {later && <span class="later">{later}</span>}
              </span>
            );
          })}
        </pre>
        {pieces.length === 0 && <p class="empty">Nothing printed.</p>}
      </div>
    </section>
  );
}
