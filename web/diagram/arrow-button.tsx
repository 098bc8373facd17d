/** A small button of the pictures: a sign, and what it stands for as name and hint. */
import type { JSX } from 'preact';

export interface ArrowButtonProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  /** The sign. */
  children: string;
}

export function ArrowButton({
  label,
  disabled = false,
  onClick,
  children,
}: ArrowButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="tg-arrow-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
