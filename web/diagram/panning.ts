/** Moving about in a picture that is larger than its frame: by dragging it with a mouse, and in and out with Ctrl and the wheel. */
import { useEffect } from 'preact/hooks';

/** Pixels that a mouse may move in a click. */
const STILL = 4;

/**
 * What the mouse drags in the frame moves it; what lies higher than the frame moves the part of the page that scrolls it. A
 * wheel alone scrolls as everywhere. `onZoom` is told by how much the wheel zooms.
 */
export function usePanning(
  frame: { current: HTMLElement | null },
  there: boolean,
  onZoom: (by: number) => void,
): void {
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    let from: { x: number; y: number; moved: boolean } | null = null;
    const down = ({ button, clientX: x, clientY: y, pointerType }: PointerEvent): void => {
      // A finger scrolls by itself.
      if (button === 0 && pointerType !== 'touch') from = { x, y, moved: false };
    };
    const move = ({ buttons, clientX: x, clientY: y, pointerId }: PointerEvent): void => {
      if (!from || buttons === 0) return void (from = null);
      if (!from.moved && Math.hypot(x - from.x, y - from.y) < STILL) return;
      if (!from.moved) {
        box.setPointerCapture(pointerId);
        box.classList.add('tg-panning');
      }
      box.scrollLeft -= x - from.x;
      scrollerOf(box)?.scrollBy(0, from.y - y);
      from = { x, y, moved: true };
    };
    const up = (): void => {
      box.classList.remove('tg-panning');
      // The click that ends a drag chooses nothing.
      if (from?.moved) addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }));
      from = null;
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      const before = box.scrollWidth;
      onZoom(Math.exp(-event.deltaY / 200));
      // What was under the pointer stays there.
      requestAnimationFrame(() => {
        const by = box.scrollWidth / before;
        box.scrollLeft = (box.scrollLeft + x) * by - x;
        scrollerOf(box)?.scrollBy(0, y * (by - 1));
      });
    };
    box.addEventListener('pointerdown', down);
    box.addEventListener('pointermove', move);
    box.addEventListener('pointerup', up);
    box.addEventListener('pointercancel', up);
    box.addEventListener('wheel', wheel, { passive: false });
    return () => {
      box.removeEventListener('pointerdown', down);
      box.removeEventListener('pointermove', move);
      box.removeEventListener('pointerup', up);
      box.removeEventListener('pointercancel', up);
      box.removeEventListener('wheel', wheel);
    };
  }, [there]);
}

const swallow = (event: Event): void => {
  event.stopPropagation();
  event.preventDefault();
};

/** The nearest part of the page around an element that scrolls up and down. */
function scrollerOf(element: HTMLElement): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  return null;
}
