/** Which program the page shows: the reader's own, one that a link brought, or an example. */
import { effect } from '@preact/signals';
import { examples, recordedSteps } from './examples';
import type { Example } from './examples';
import { Run } from './run';
import type { Session } from './session';
import { recall, remember } from './settings';
import { sharedCode, shareLink } from './share';

export class Programs {
  /** What a link brought; the reader's own text is kept until they change it. */
  private linked: string | null = null;

  constructor(private readonly session: Session) {
    effect(() => this.keep(session.code.value));
  }

  /** Fills the editor: a shared program, else the reader's own text, else the first example. */
  async open(): Promise<void> {
    const { session } = this;
    await session.stopProgram();
    const shared = await sharedCode(location.hash);
    const own = recall('code');
    this.linked = shared;
    session.code.value = shared ?? own ?? examples[0]?.code ?? '';
    const example = examples.find(({ code }) => code === session.code.value);
    if (example) await this.showRecorded(example);
    else session.show(new Run(''));
    if (shared !== null)
      session.status.value = 'Opened from a link. Nothing runs until you press Run.';
  }

  async openExample(example: Example): Promise<void> {
    if (this.session.phase.value === 'running') return;
    this.session.code.value = example.code;
    await this.showRecorded(example);
  }

  /** Puts the program into the address, and into the clipboard where that is allowed. */
  async share(): Promise<void> {
    const { code, status } = this.session;
    this.linked = code.value;
    const link = await shareLink(code.value);
    history.replaceState(null, '', link);
    try {
      await navigator.clipboard.writeText(link);
      status.value = 'The link is copied: it holds the program.';
    } catch {
      status.value = 'The link is in the address bar: it holds the program.';
    }
  }

  private keep(code: string): void {
    if (code === '' || code === this.linked) return;
    if (this.linked !== null) {
      this.linked = null;
      // The text is no longer the link's.
      history.replaceState(null, '', location.pathname + location.search);
    }
    remember('code', code);
  }

  private async showRecorded(example: Example): Promise<void> {
    const run = new Run(example.code);
    this.session.show(run);
    const recorded = await recordedSteps(example);
    if (recorded?.length) run.showRecorded(recorded);
  }
}
