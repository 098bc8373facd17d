/**
 * Who draws when, while the slider is dragged: what tells the step in words goes along, each picture follows in a task of
 * its own, one between two frames, and passes over the steps that have gone by then. At rest all show the step.
 */
import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Run } from './run';
import { useSession } from './session';

export class Turns {
  /** The slider is held. */
  held = false;
  /** In the order in which they will draw; each once, whatever else has changed when its turn comes. */
  private readonly waiting = new Set<() => void>();
  private due = false;

  /** Draws at once; while the slider is held, when all that asked before have drawn. */
  take(draw: () => void): void {
    if (this.held) {
      this.waiting.add(draw);
      this.next();
    } else {
      this.waiting.delete(draw);
      draw();
    }
  }

  /** What is taken away will not draw any more. */
  leave(draw: () => void): void {
    this.waiting.delete(draw);
  }

  private next(): void {
    if (this.due || !this.waiting.size) return;
    this.due = true;
    // Behind a frame, which thereby shows what the last turn has drawn and is not kept waiting.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.due = false;
        const [draw] = this.waiting;
        if (draw) {
          this.waiting.delete(draw);
          draw();
        }
        this.next();
      }),
    );
  }
}

/** What is to be read of the run where it stood at the component's last turn. */
export function useInTurn<Value>(read: (run: Run) => Value): Value {
  const { run, turns } = useSession();
  const turn = useSignal({});
  const drawn = useRef<unknown>(null);
  const draw = useRef((): void => void (turn.value = {})).current;
  useSignalEffect(() => {
    if (run.value.place.value !== drawn.current) turns.take(draw);
  });
  useEffect(() => () => turns.leave(draw), []);
  void turn.value;
  const shown = run.value;
  return untracked(() => {
    drawn.current = shown.place.value;
    return read(shown);
  });
}
