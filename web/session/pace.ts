/** How long a program has run, and how many steps a second it takes. */
import { signal } from '@preact/signals';

/** What is said of a run that goes on for longer than a moment. */
const MOMENT = 1000;

export class Pace {
  /** In words, once a second; empty in the first one, and when nothing runs. */
  readonly said = signal('');
  private timer: ReturnType<typeof setInterval> | undefined;
  private began = 0;
  private steps = 0;
  /** How many steps there were, and when, as far as that was said. */
  private before = { steps: 0, at: 0 };

  start(): void {
    this.stop();
    this.began = performance.now();
    this.steps = 0;
    this.before = { steps: 0, at: this.began };
    this.timer = setInterval(() => this.say(), MOMENT);
  }

  count(steps: number): void {
    this.steps = steps;
  }

  stop(): void {
    clearInterval(this.timer);
    this.said.value = '';
  }

  private say(): void {
    const { began, steps, before } = this;
    const now = performance.now();
    this.said.value = inWords(
      (now - began) / 1000,
      steps,
      (steps - before.steps) / (now - before.at),
    );
    this.before = { steps, at: now };
  }
}

/** As in `1 min 12 s, 12,345 steps, 310 a second`. */
export function inWords(seconds: number, steps: number, stepsPerMs: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  const time = minutes ? `${minutes} min ${rest} s` : `${rest} s`;
  if (!steps) return time;
  const rate = Math.round(stepsPerMs * 1000).toLocaleString('en');
  return `${time}, ${steps.toLocaleString('en')} ${steps === 1 ? 'step' : 'steps'}, ${rate} a second`;
}
