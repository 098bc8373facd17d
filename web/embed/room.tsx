/** The room below a program. It is kept free while what comes of the program is on its way: the page does not jump then. */
import { effect, untracked, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { picturesAmong } from '../tutorial/panels';
import type { Widget } from './widget';

/** Frames without a change after which what is shown is taken for all. */
const STILL = 3;

/**
 * While `widget` waits for a run, at first about as tall as what it is going to show, by what its panels are and
 * what its text tells of them; and never less tall than it has been meanwhile. Then as tall as what is shown.
 */
export function Room({
  widget,
  children,
}: {
  widget: Widget;
  children: ComponentChildren;
}): JSX.Element {
  const { code, covered, options } = widget;
  const { height, panels } = options.value;
  const parts = covered
    ? panels.filter((name) => name !== 'output' && name !== 'sentence')
    : panels;
  const pictures = picturesAmong(parts);
  const run = widget.live.value?.session.run.value;
  const gradients = run?.steps.value.length ? run.hasGraph.value : GRADIENTS.test(code.value);
  const more = gradients && pictures.some((name) => name !== 'memory');
  const draws = pictures.length && widget.mayDraw ? (more ? 'graph' : 'memory') : '';
  const guesses = useSignal(false);
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [box, content] = [outer.current!, inner.current!];
    let tallest: number | null = null;
    let [frame, still] = [0, 0];
    const hold = (): void => {
      tallest = Math.max(tallest ?? 0, box.offsetHeight);
      box.style.setProperty('--held', `${tallest}px`);
    };
    const release = (): void => {
      if (still++ < STILL) {
        frame = requestAnimationFrame(release);
        return;
      }
      tallest = null;
      box.style.removeProperty('--held');
      guesses.value = false;
    };
    const observer = new ResizeObserver(() => {
      still = 0;
      if (tallest !== null) hold();
    });
    for (const each of [box, content]) observer.observe(each);
    const stop = effect(() => {
      cancelAnimationFrame(frame);
      if (!widget.waits) {
        still = 0;
        if (tallest !== null) frame = requestAnimationFrame(release);
      } else if (tallest === null) {
        guesses.value = untracked(() => !widget.hasRun);
        hold();
      }
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
  return (
    <div
      class={`room${guesses.value && height === null ? ' guessed' : ''}`}
      data-parts={parts.join(' ')}
      data-draws={draws}
      style={{ '--lines': linesOf(widget) }}
      ref={outer}
    >
      <div ref={inner}>{children}</div>
    </div>
  );
}

/** What has a graph to be drawn. */
const GRADIENTS = /requires_grad|backward|\bnn\.|\bgrad\b/;
/** Lines of output that are shown without scrolling. */
const MOST_LINES = 15;

/** How many lines it will print: as many as are expected, or one for each call. */
function linesOf({ code, expect }: Widget): number {
  const lines = expect?.split('\n').length ?? code.value.match(/\bprint\(/g)?.length ?? 1;
  return Math.min(Math.max(1, lines), MOST_LINES);
}

/** As tall as its content has been while it was as wide: stepping back does not make the page jump. */
export function Steady({
  children,
  ...attributes
}: {
  class?: string;
  children: ComponentChildren;
}): JSX.Element {
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [box, content] = [outer.current!, inner.current!];
    let width = 0;
    let tallest = 0;
    const observer = new ResizeObserver(() => {
      const { clientWidth } = box;
      if (clientWidth !== width) tallest = 0;
      width = clientWidth;
      tallest = Math.max(tallest, content.offsetHeight);
      box.style.minHeight = `${tallest}px`;
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
  return (
    <div {...attributes} ref={outer}>
      <div ref={inner}>{children}</div>
    </div>
  );
}
