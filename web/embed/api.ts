/** The typings of `<tensor-glass>` for pages that speak to it. */

/** How a run ended. */
export interface RunDetail {
  /** All that it printed. */
  output: string;
  /** The exception that ended it, as Python names it; null for none. */
  error: { type: string; message: string; line: number | null } | null;
  /** Whether it printed what `expect` says; null without one. */
  asExpected: boolean | null;
}

/** Where the slider stands. */
export interface StepDetail {
  /** From 1. */
  step: number;
  steps: number;
  /** The line that has run; 0 at the end of the program. */
  line: number;
}

export interface TensorGlassElement extends HTMLElement {
  /** The program as it stands. Setting it is an edit: Reset brings back what the page holds. */
  code: string;
  /** The step that is shown, from 1; 0 while there is none. Setting it moves the slider. */
  step: number;
  /** Runs the program, loading Python before if need be; resolves when it has ended or waits for input. */
  run(): Promise<void>;
  /** Ends the program that runs, or the wish to run one. */
  stop(): Promise<void>;
}

/** The events of the element; they bubble. */
export interface TensorGlassEventMap {
  /** A program has ended. */
  'tg-run': CustomEvent<RunDetail>;
  /** Another step is shown. */
  'tg-step': CustomEvent<StepDetail>;
  /** A program ended with an exception, or could not be run: the message says why. */
  'tg-error': CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'tensor-glass': TensorGlassElement;
  }
  interface HTMLElementEventMap extends TensorGlassEventMap {}
}
