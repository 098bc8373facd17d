/** The page's programs: the reader's drafts, what a link brought, and the examples; one of them is open. */
import { batch, effect, signal } from '@preact/signals';
import { Claim } from './claim';
import { Drafts } from './drafts';
import type { Draft } from './drafts';
import { examples, recordedSteps } from './examples';
import type { Example } from './examples';
import { Run } from '../session/run';
import type { Session } from '../session/session';
import { OpenPanels, titleOf as panelTitle } from './open-panels';
import { forget, recall, recallHere, remember, rememberHere } from './settings';
import { fetchText, isProgram, readBytes, readProgram } from './files';
import { titleOf } from './title';
import type { Link, View } from '../tutorial/link';

/** Where a text comes from. */
export type Place =
  { kind: 'draft'; id: string } | { kind: 'link' } | { kind: 'example'; id: string };

/** A program that has been opened. The editor keeps its undo history for as long as it is the same object. */
export class Text {
  /** Its last run, shown again when one comes back to it. */
  run: Run | null = null;

  constructor(
    public place: Place,
    public code: string,
  ) {}
}

/** Something to tell the reader beside the program, and what can be done about it. */
export interface Notice {
  text: string;
  action?: { label: string; act(): void };
}

export class Programs {
  readonly drafts = new Drafts();
  /** The text in the editor. */
  readonly text = signal(new Text({ kind: 'example', id: '' }, ''));
  /** The key of what is open: `draft:…`, `link`, `example:…`. */
  readonly open = signal('');
  /** The program that a link brought, as it came. */
  readonly link = signal(recallHere('link'));
  readonly notice = signal<Notice | null>(null);
  readonly panels = new OpenPanels();

  private readonly texts = new Map<string, Text>();
  private claim: Claim | null = null;
  /** The program that the address holds. */
  private inAddress: string | null = null;

  constructor(private readonly session: Session) {
    this.adopt();
    session.code.subscribe((code) => this.edited(code));
    session.compared.subscribe((names) => this.keepCompared(names));
    effect(() => {
      const problem = this.drafts.problem.value;
      if (problem) this.notice.value = { text: problem };
    });
  }

  /**
   * Opens what a link brought, else what was open before; resolves when its picture is there, where
   * it has one.
   */
  start(link: Link | null): Promise<void> {
    if (link && 'code' in link) return this.openLink(link);
    const key = [recallHere('open'), recall('open'), `draft:${this.drafts.all.value[0]?.id}`].find(
      (candidate) => candidate && this.exists(candidate),
    );
    const inAddress = location.hash;
    const shown = this.choose(key ?? `example:${examples[0]?.id}`);
    if (link && 'src' in link) {
      // Opening what was there before took the hash away.
      history.replaceState(null, '', inAddress);
      void this.follow(link);
    } else if (link) this.notice.value = { text: link.problem };
    return shown;
  }

  /** Opens what a link brought while something else was open. */
  async follow(link: Link | null): Promise<void> {
    if (!link) return;
    if ('src' in link) {
      const text = await fetchText(link.src);
      // Another link may have come while the text was fetched.
      if (new URLSearchParams(location.hash.slice(1)).get('src') !== link.src) return;
      const { view, problem } = link;
      await this.follow('problem' in text ? text : { code: text.code, view, problem });
    } else if ('code' in link) {
      await this.session.stopProgram();
      await this.openLink(link);
    } else this.notice.value = { text: link.problem };
  }

  /** Takes files of the reader's: programs become drafts, of which the last is shown, others are for programs to read. */
  async openFiles(files: readonly File[]): Promise<void> {
    const problems: string[] = [];
    // All are read at once: a drop's files may not be there later.
    const read = files.map((file) => (isProgram(file.name) ? readProgram(file) : readBytes(file)));
    for (const opening of read) {
      const opened = await opening;
      if ('problem' in opened) problems.push(opened.problem);
      else if ('content' in opened) {
        const problem = this.session.files.add(opened.name, opened.content);
        if (problem) problems.push(problem);
      } else {
        await this.session.stopProgram();
        await this.choose(`draft:${this.drafts.create(opened.name, opened.code).id}`);
      }
    }
    if (problems.length) this.notice.value = { text: problems.join(' ') };
  }

  /** Opens a program by its key; nothing happens while one runs. */
  choose(key: string): Promise<void> {
    const { session } = this;
    if (session.phase.value === 'running') return Promise.resolve();
    this.text.value.run = session.run.value;
    this.panels.asked.value = null;
    const text = this.textOf(key);
    if (this.inAddress !== text.code) this.leaveAddress();
    const problem = this.drafts.problem.value;
    this.notice.value = problem === null ? null : { text: problem };
    batch(() => {
      this.text.value = text;
      this.opened(key);
      session.code.value = text.code;
      session.compared.value = namesStored(recall(comparedIn(key)));
      session.show(text.run ?? new Run(''));
    });
    if (text.run) this.stand(text.run);
    const example = examples.find(({ id, code }) => key === `example:${id}` && code === text.code);
    return example && !text.run ? this.showRecorded(example) : Promise.resolve();
  }

  /** A fresh draft, opened. */
  create(): void {
    void this.choose(`draft:${this.drafts.create('Untitled', '').id}`);
  }

  rename(name: string): void {
    const { place } = this.text.value;
    if (place.kind === 'draft' && name.trim()) this.drafts.rename(place.id, name);
  }

  /** Deletes the open draft; the notice offers it back. */
  remove(): void {
    const text = this.text.value;
    const { place } = text;
    if (place.kind !== 'draft' || this.session.phase.value === 'running') return;
    const key = keyOf(place);
    const draft = this.drafts.remove(place.id);
    const [next] = this.drafts.all.value;
    void this.choose(next ? `draft:${next.id}` : `example:${examples[0]?.id}`);
    this.texts.delete(key);
    const compared = namesStored(recall(comparedIn(key)));
    forget(comparedIn(key));
    if (!draft) return;
    this.notice.value = {
      text: `“${draft.name}” is deleted.`,
      action: {
        label: 'Undo',
        act: () => {
          this.drafts.restore(draft);
          this.texts.set(key, text);
          void this.choose(key);
          this.session.compared.value = compared;
        },
      },
    };
  }

  /** A newer build of the page has been kept. */
  tellOfNewer(): void {
    this.notice.value = {
      text: 'A newer version of this page is there.',
      action: { label: 'Reload', act: () => location.reload() },
    };
  }

  /** What the chooser shows of a key's program. */
  nameOf(place: Place): string {
    switch (place.kind) {
      case 'draft':
        return this.drafts.all.value.find(({ id }) => id === place.id)?.name ?? 'Untitled';
      case 'link':
        return titleOf(this.link.value ?? '') ?? 'Linked program';
      case 'example':
        return examples.find(({ id }) => id === place.id)?.title ?? 'Example';
    }
  }

  private async openLink(link: {
    code: string;
    view: View;
    problem: string | null;
  }): Promise<void> {
    const { code, view, problem } = link;
    this.inAddress = code;
    this.session.standAt(code, view.step);
    await this.showLinked(code);
    this.panels.asked.value = view.panels;
    if (problem) this.notice.value = { text: problem };
    else if (view.panels)
      this.notice.value = {
        text: `The link shows ${enumerate(view.panels.map(panelTitle))} only.`,
        action: {
          label: 'As usual',
          act: () => {
            this.panels.asked.value = null;
            this.notice.value = null;
          },
        },
      };
  }

  private showLinked(code: string): Promise<void> {
    // One's own program comes back as itself, not as a stranger's.
    const known =
      this.drafts.all.value.find((draft) => draft.code === code) ??
      examples.find((example) => example.code === code);
    if (known) {
      const kind = examples.includes(known as Example) ? 'example' : 'draft';
      return this.choose(`${kind}:${known.id}`);
    }
    if (this.link.value !== code) {
      this.texts.delete('link');
      forget(comparedIn('link'));
    }
    this.link.value = code;
    rememberHere('link', code);
    const shown = this.choose('link');
    this.session.status.value = 'Opened from a link. Nothing runs until you press Run.';
    return shown;
  }

  /** The reader has typed: the text is kept at once, as a draft. */
  private edited(code: string): void {
    const text = this.text.peek();
    const before = text.code;
    if (code === before) return;
    text.code = code;
    if (code !== this.inAddress) this.leaveAddress();
    const { place } = text;
    if (place.kind !== 'draft') {
      const name = this.nameOf(place);
      const copy = place.kind === 'example' ? `Copy of ${name}` : name;
      this.becomeDraft(text, keepsHalf(before, code) ? copy : (titleOf(code) ?? 'Untitled'));
    } else if (this.claim?.theirs || this.drafts.write(place.id, code) === 'taken') {
      const { name } = this.becomeDraft(text, this.nameOf(place));
      this.notice.value = {
        text: `This draft is being edited in another tab: your changes go into “${name}”.`,
      };
    }
  }

  private becomeDraft(text: Text, name: string): Draft {
    this.texts.delete(keyOf(text.place));
    const draft = this.drafts.create(name, text.code);
    text.place = { kind: 'draft', id: draft.id };
    this.texts.set(keyOf(text.place), text);
    this.opened(keyOf(text.place));
    this.keepCompared(this.session.compared.peek());
    return draft;
  }

  /** Keeps the names that are set side by side, with the program whose names they are. */
  private keepCompared(names: readonly string[] | null): void {
    const key = this.open.peek();
    if (key === '') return;
    if (names) remember(comparedIn(key), JSON.stringify(names));
    else forget(comparedIn(key));
  }

  /** Takes note of what is open, for this tab's next visit and for other tabs'. */
  private opened(key: string): void {
    if (key === this.open.peek()) return;
    this.open.value = key;
    this.claim?.drop();
    this.claim = key.startsWith('draft:') ? new Claim(key) : null;
    rememberHere('open', key);
    remember('open', key);
  }

  /** Takes over the one program that was kept before there were drafts. */
  private adopt(): void {
    const code = recall('code');
    if (code === null) return;
    if (code.trim() && !examples.some((example) => example.code === code))
      this.drafts.create('Your program', code);
    if (this.drafts.problem.value === null) forget('code');
  }

  private exists(key: string): boolean {
    if (key === 'link') return this.link.value !== null;
    const id = key.slice(key.indexOf(':') + 1);
    return key.startsWith('draft:')
      ? this.drafts.read(id) !== null
      : examples.some((example) => example.id === id);
  }

  /** The opened text of a key; a draft as it was last written, by whichever tab. */
  private textOf(key: string): Text {
    const id = key.slice(key.indexOf(':') + 1);
    let place: Place = { kind: 'link' };
    let code: string | undefined;
    if (key.startsWith('draft:')) {
      place = { kind: 'draft', id };
      code = this.drafts.read(id)?.code;
    } else if (key.startsWith('example:')) {
      place = { kind: 'example', id };
      code = examples.find((example) => example.id === id)?.code;
    } else code = this.link.value ?? undefined;
    const text = this.texts.get(key) ?? new Text(place, code ?? '');
    text.code = code ?? text.code;
    this.texts.set(key, text);
    return text;
  }

  /** Takes the program out of the address: the text is no longer the link's. */
  private leaveAddress(): void {
    this.inAddress = null;
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }

  private async showRecorded(example: Example): Promise<void> {
    const run = new Run(example.code);
    this.session.show(run);
    const recorded = await recordedSteps(example);
    if (!recorded?.length) return;
    run.showRecorded(recorded);
    this.stand(run);
  }

  private stand(run: Run): void {
    const missed = this.session.stand(run);
    if (missed) this.session.status.value = missed;
  }
}

/** Half of the lines are still there, or more: the program was edited, not replaced by another. */
function keepsHalf(before: string, code: string): boolean {
  const [lines, now] = [before, code].map((text) => text.split('\n').filter((line) => line.trim()));
  const there = new Set(now);
  return lines!.filter((line) => there.has(line)).length * 2 >= lines!.length;
}

const comparedIn = (key: string): string => `compared.${key}`;

/** Names as they were stored; null where there is nothing that is a list of them. */
function namesStored(stored: string | null): readonly string[] | null {
  try {
    const names: unknown = JSON.parse(stored ?? 'null');
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null;
  } catch {
    return null;
  }
}

function enumerate(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}

function keyOf(place: Place): string {
  return place.kind === 'link' ? 'link' : `${place.kind}:${place.id}`;
}
