/** Which tab works on what: the first to open a draft has it until it closes it. */

/**
 * A tab's wish to be the one that works on `name`. Browsers without locks say yes to all: then a draft's
 * own check, that it writes only over what it has read, is what keeps tabs apart.
 */
export class Claim {
  /** Another tab has it. */
  theirs = false;
  private readonly end = new AbortController();
  private release = (): void => {};

  constructor(name: string) {
    const lock = `tensorglass.${name}`;
    const held = new Promise<void>((resolve) => (this.release = resolve));
    const take = (): Promise<void> => {
      this.theirs = false;
      return held;
    };
    void navigator.locks
      ?.request(lock, { ifAvailable: true }, (granted) => {
        if (granted) return take();
        this.theirs = true;
        // In line for when the other tab is done.
        navigator.locks.request(lock, { signal: this.end.signal }, take).catch(() => {});
      })
      .catch(() => {});
  }

  drop(): void {
    this.end.abort();
    this.release();
  }
}
