/** The files of a session: what its programs find in their working folder, and what they leave there. */
import { computed, signal } from '@preact/signals';
import { isFilePath, MOST_FILE_BYTES, MOST_FILES } from '../runtime/protocol';
import type { FileChanges } from '../runtime/protocol';

export type Files = ReadonlyMap<string, Uint8Array>;

export class FileStore {
  readonly all = signal<Files>(new Map());
  readonly bytes = computed(() =>
    [...this.all.value.values()].reduce((sum, { length }) => sum + length, 0),
  );
  /** The last one that the reader deleted, as long as it can come back. */
  readonly deleted = signal<{ path: string; content: Uint8Array } | null>(null);

  /** Takes a file of the reader's; gives a sentence on why not, if not. */
  add(path: string, content: Uint8Array): string | null {
    if (!isFilePath(path)) return `“${path.slice(0, 100)}” is no name for a file here.`;
    const before = this.all.value.get(path);
    const bytes = this.bytes.value - (before?.length ?? 0) + content.length;
    if (bytes > MOST_FILE_BYTES)
      return `“${path}” was not taken: files may take ${MOST_FILE_BYTES / 1e6} MB together.`;
    if (!before && this.all.value.size >= MOST_FILES)
      return `“${path}” was not taken: there may be ${MOST_FILES.toLocaleString('en')} files.`;
    this.change({ [path]: content });
    return null;
  }

  /** Takes what a program has done to its files: the worker keeps to the same bounds. */
  change(changes: FileChanges): void {
    const next = new Map(this.all.value);
    for (const [path, content] of Object.entries(changes)) {
      next.delete(path);
      if (content) next.set(path, content);
    }
    this.all.value = next;
  }

  delete(path: string): void {
    const content = this.all.value.get(path);
    if (!content) return;
    this.change({ [path]: null });
    this.deleted.value = { path, content };
  }

  restore(): void {
    const { deleted } = this;
    if (deleted.value) this.add(deleted.value.path, deleted.value.content);
    deleted.value = null;
  }
}

/** As a reader says it: 12 bytes, 3.4 kB, 5.6 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [unit, many] = bytes < 999_500 ? ['kB', bytes / 1e3] : ['MB', bytes / 1e6];
  return `${many.toFixed(many < 9.95 ? 1 : 0)} ${unit}`;
}
