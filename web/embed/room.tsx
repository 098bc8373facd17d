/** The room below a program. It is kept free while what comes of the program is on its way: the page does not jump then. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { picturesAmong } from '../tutorial/panels';
import type { Widget } from './widget';

/** About as tall as what `widget` is going to show: by what its panels are, and what its text tells of them. */
export function Room({
  widget,
  children,
}: {
  widget: Widget;
  children: ComponentChildren;
}): JSX.Element {
  const { code, covered, expectsRun, options } = widget;
  const { height, panels } = options.value;
  const parts = covered
    ? panels.filter((name) => name !== 'output' && name !== 'sentence')
    : panels;
  const pictures = picturesAmong(parts);
  const run = widget.live.value?.session.run.value;
  const gradients = run?.steps.value.length ? run.hasGraph.value : GRADIENTS.test(code.value);
  const more = gradients && pictures.some((name) => name !== 'memory');
  const draws = pictures.length && widget.mayDraw ? (more ? 'graph' : 'memory') : '';
  return (
    <div
      class={expectsRun.value && height === null ? 'room' : undefined}
      data-parts={parts.join(' ')}
      data-draws={draws}
      style={`--lines: ${linesOf(widget)}`}
    >
      {children}
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
