/** What a program reads from standard input: the answers that are there, then the wish for another. */

/** A line, or the end of the input. */
export type Answer = string | null;

/**
 * Programs run where nothing can wait, so one that wants an answer which is not there has to be ended, and
 * run again with it. Each answer is read as a line and shown, as a terminal would.
 */
export class Answers {
  private taken = 0;
  private rest = new Uint8Array();

  constructor(
    private readonly answers: readonly Answer[],
    private readonly echo: (text: string) => void,
    /** Called once, when the answers are used up. */
    private readonly wanting: () => void,
  ) {}

  /** Fills the buffer with what is there of a line; gives the number of bytes, 0 for the end. */
  read = (buffer: Uint8Array): number => {
    if (!this.rest.length) {
      if (this.taken > this.answers.length) return 0;
      const answer = this.answers[this.taken++];
      if (answer === undefined) this.wanting();
      if (answer === undefined || answer === null) return 0;
      this.echo(`${answer}\n`);
      this.rest = new TextEncoder().encode(`${answer}\n`);
    }
    const part = this.rest.subarray(0, buffer.length);
    buffer.set(part);
    this.rest = this.rest.subarray(part.length);
    return part.length;
  };
}
