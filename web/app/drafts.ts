/** The reader's programs, by name: kept in the browser's storage, or as long as the page lives where that refuses. */
import { signal } from '@preact/signals';
import { cleanName } from './title';

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** When it was last written, in milliseconds since 1970. */
  readonly changed: number;
}

/** How a write went: `taken` means that another tab has written the draft since, and nothing was done. */
export type Written = 'stored' | 'taken' | 'unstored';

const PREFIX = 'tensorglass.draft.';

/**
 * Drafts are written whole and at once, so that nothing waits to be lost when a tab is closed. Tabs
 * share them: a tab writes only over what it has read.
 */
export class Drafts {
  /** All of them, the last written first. */
  readonly all = signal<readonly Draft[]>([]);
  /** Why the last write was not stored; null when it was. */
  readonly problem = signal<string | null>(null);

  private readonly drafts = new Map<string, Draft>();
  /** What storage held when this tab last read or wrote a draft's text. */
  private readonly seen = new Map<string, string>();

  constructor(private readonly storage: Storage | null = browserStorage()) {
    for (const key of keysOf(storage)) this.load(key);
    this.list();
    addEventListener('storage', ({ key }) => {
      if (key === null) for (const id of this.drafts.keys()) this.load(PREFIX + id);
      else if (key.startsWith(PREFIX)) this.load(key);
      this.list();
    });
  }

  /** The draft as it stands, another tab's writes included. */
  read(id: string): Draft | null {
    const text = this.load(PREFIX + id);
    if (text !== null) this.seen.set(id, text);
    return this.drafts.get(id) ?? null;
  }

  create(name: string, code: string): Draft {
    const draft = { id: newId(), name: this.unused(name), code, changed: Date.now() };
    this.put(draft);
    return draft;
  }

  write(id: string, code: string): Written {
    const stored = this.stored(PREFIX + id);
    if (stored !== null && stored !== this.seen.get(id)) return 'taken';
    const name = this.drafts.get(id)?.name ?? nameIn(this.seen.get(id)) ?? 'Untitled';
    return this.put({ id, name, code, changed: Date.now() }) ? 'stored' : 'unstored';
  }

  rename(id: string, name: string): void {
    const before = this.seen.get(id);
    const stored = this.load(PREFIX + id);
    const draft = this.drafts.get(id);
    if (!draft || name === draft.name) return;
    this.put({ ...draft, name: this.unused(name) });
    // Another tab's text has not been read here by having been given a name.
    if (before !== undefined && stored !== before) this.seen.set(id, before);
  }

  /** Takes a draft away and gives it back, for `restore`. */
  remove(id: string): Draft | null {
    const draft = this.drafts.get(id) ?? null;
    this.drafts.delete(id);
    try {
      this.storage?.removeItem(PREFIX + id);
    } catch {
      // It lived in memory only.
    }
    this.list();
    return draft;
  }

  restore(draft: Draft): void {
    this.put(draft);
  }

  /** Writes a draft; whether storage took it. */
  private put(draft: Draft): boolean {
    const { id, name, code, changed } = draft;
    this.drafts.set(id, draft);
    const text = JSON.stringify({ name, code, changed });
    try {
      if (!this.storage) throw new Error('there is no storage');
      this.storage.setItem(PREFIX + id, text);
      this.seen.set(id, text);
      this.problem.value = null;
    } catch (reason) {
      this.problem.value = sentenceOn(reason);
    }
    this.list();
    return this.problem.value === null;
  }

  /** Takes a draft over from storage; gives what is stored, null where no draft is. */
  private load(key: string): string | null {
    const id = key.slice(PREFIX.length);
    const text = this.stored(key);
    if (text === null) {
      // Another tab has deleted it; what storage never took stays.
      if (this.seen.has(id)) this.drafts.delete(id);
      return null;
    }
    try {
      const { name, code, changed } = JSON.parse(text) as Draft;
      if (typeof name !== 'string' || typeof code !== 'string') return null;
      this.drafts.set(id, { id, name, code, changed: Number(changed) || 0 });
      if (!this.seen.has(id)) this.seen.set(id, text);
    } catch {
      return null; // Not ours: it stays where it is.
    }
    return text;
  }

  private stored(key: string): string | null {
    try {
      return this.storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  private list(): void {
    this.all.value = [...this.drafts.values()].sort((a, b) => b.changed - a.changed);
  }

  /** The name, with a number where another draft has it. */
  private unused(wanted: string): string {
    const names = new Set([...this.drafts.values()].map(({ name }) => name));
    const name = cleanName(wanted) || 'Untitled';
    for (let n = 2, free = name; ; n++) {
      if (!names.has(free)) return free;
      free = `${name.replace(/ \(\d+\)$/, '')} (${n})`;
    }
  }
}

/** The name in a draft as it was stored. */
function nameIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Draft).name;
}

function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null; // blocked altogether
  }
}

function keysOf(storage: Storage | null): string[] {
  try {
    return Object.keys(storage ?? {}).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function sentenceOn(reason: unknown): string {
  return reason instanceof DOMException && reason.name === 'QuotaExceededError'
    ? 'The browser’s storage for this page is full: what you type now lives only as long as this tab. Deleting a draft makes room.'
    : 'The browser lets this page store nothing: what you type lives only as long as this tab.';
}
