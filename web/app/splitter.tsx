/** A border between two parts of the page that can be moved, by pointer and by keys. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { recall, remember } from './settings';

/** Percent of the whole that the sized part may take. */
const [LEAST, MOST] = [15, 80];
const KEY_STEP = 2;

export interface SplitterProps {
  name: string;
  /** Under this name the choice is remembered, and given to the parent's style as `--program-width`. */
  setting: string;
  /** The way the border goes when the sized part grows. */
  direction: 'right' | 'up';
}

/** Sizes a part of its parent; the parent's style has the size as long as none was chosen. */
export function Splitter({ name, setting, direction }: SplitterProps): JSX.Element {
  const bar = useRef<HTMLDivElement>(null);
  const size = useSignal(sizeOf(recall(setting)));
  useLayoutEffect(() => {
    const { style } = bar.current!.parentElement!;
    if (size.value === null) style.removeProperty(`--${setting}`);
    else style.setProperty(`--${setting}`, `${size.value}%`);
  }, [size.value]);

  const choose = (percent: number): void => {
    size.value = Math.min(Math.max(LEAST, Math.round(percent * 10) / 10), MOST);
    remember(setting, String(size.value));
  };
  /** Where the border stands, in percent. */
  const current = (): number => {
    const whole = bar.current!.parentElement!.getBoundingClientRect();
    const own = bar.current!.getBoundingClientRect();
    return direction === 'right'
      ? ((own.left - whole.left) / whole.width) * 100
      : ((whole.bottom - own.bottom) / whole.height) * 100;
  };
  const drag = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const whole = bar.current!.parentElement!.getBoundingClientRect();
    choose(
      direction === 'right'
        ? ((event.clientX - whole.left) / whole.width) * 100
        : ((whole.bottom - event.clientY) / whole.height) * 100,
    );
  };
  const keys = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const [less, more] =
      direction === 'right' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowDown', 'ArrowUp'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    choose(current() + (event.key === more ? KEY_STEP : -KEY_STEP));
  };
  return (
    <div
      ref={bar}
      class={`splitter ${direction}`}
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={direction === 'right' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size.value ?? 40)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      title="Drag, or press the arrow keys; double-click for the usual size"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={keys}
      onDblClick={() => {
        size.value = null;
        remember(setting, '');
      }}
    />
  );
}

function sizeOf(stored: string | null): number | null {
  const percent = Number(stored);
  return percent >= LEAST && percent <= MOST ? percent : null;
}
