/** A button that shows a small drawing and says what it does. */
import type { JSX } from 'preact';

export function IconButton({
  label,
  keys,
  pressed,
  disabled,
  onClick,
  children,
}: {
  label: string;
  keys?: string;
  /** Of one that is on or off. */
  pressed?: boolean;
  disabled: boolean;
  onClick(): void;
  /** What is drawn, 16 by 16. */
  children: JSX.Element;
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
