/** A button that opens a list of things to do below itself; Escape and a click elsewhere close it. */
import { useId, useRef } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import './menu.css';

export interface MenuProps {
  label: string;
  title?: string;
  class?: string;
  disabled?: boolean;
  /** In the button. */
  face: ComponentChildren;
  /** What is offered. `choose` makes what a click does of an action: the menu closes, and the action is done. */
  children: (choose: (act: () => void) => () => void) => ComponentChildren;
}

export function Menu({ label, title, disabled, face, children, ...rest }: MenuProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const choose = (act: () => void) => () => {
    menu.current!.hidePopover();
    act();
  };
  /** Below the button, or above it where there is more room, within the window. */
  const place = (): void => {
    const { left, right, top, bottom } = button.current!.getBoundingClientRect();
    const { style, offsetWidth, offsetHeight } = menu.current!;
    // Before it is open it has no size: that is guessed, and made good at once.
    const [width, height] = [offsetWidth || 240, offsetHeight || 300];
    const above = bottom + height + 4 > innerHeight && top > innerHeight - bottom;
    style.top = above ? 'auto' : `${bottom + 4}px`;
    style.bottom = above ? `${innerHeight - top + 4}px` : 'auto';
    style.maxHeight = `${(above ? top : innerHeight - bottom) - 12}px`;
    const roomy = left + width < innerWidth;
    style.left = roomy ? `${left}px` : 'auto';
    style.right = roomy ? 'auto' : `${Math.max(4, innerWidth - right)}px`;
  };
  return (
    <>
      <button
        type="button"
        class={rest.class ?? 'icon'}
        ref={button}
        popovertarget={id}
        disabled={disabled}
        aria-label={label}
        title={title ?? label}
      >
        {face}
      </button>
      <div
        class="menu"
        id={id}
        ref={menu}
        popover="auto"
        role="group"
        aria-label={label}
        onBeforeToggle={place}
        onToggle={({ newState }) => newState === 'open' && place()}
      >
        {children(choose)}
      </div>
    </>
  );
}

/** The three dots of a menu. */
export const DOTS = (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3 8h.01M8 8h.01M13 8h.01" stroke-width="2.5" />
  </svg>
);
