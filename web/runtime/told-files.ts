/** What a program does to the files of its working folder: told while it runs, and at the end. */
import type { Pyodide } from './boot';
import { isFilePath, MOST_FILE_BYTES, MOST_FILES } from './protocol';
import type { FileChanges } from './protocol';

type FS = Pyodide['FS'];

/** So often changes are told at once; of a flood of them once in so many milliseconds. */
const AT_ONCE = 20;
const PAUSE = 100;

export class ToldFiles {
  /** How each was when it was last told. */
  private told: Map<string, string>;
  private last = 0;
  private atOnce = AT_ONCE;
  private stirred = false;
  private reading = false;
  /** What may still be told before the end: a file that is written again and again is not sent each time. */
  private left = MOST_FILE_BYTES;

  constructor(
    private readonly FS: FS,
    private readonly folder: string,
    /** The program itself, which is none of its files. */
    private readonly program: string,
    private readonly tell: (changes: FileChanges) => void,
    private readonly say: (sentence: string) => void,
  ) {
    this.told = this.look();
    const stir = (): void => {
      if (this.reading) return;
      this.stirred = true;
      this.tick();
    };
    FS.trackingDelegate = { onCloseFile: stir, onDeletePath: stir, onMovePath: stir };
  }

  /** Tells what has changed, if it is time. */
  tick(): void {
    if (!this.stirred || this.left <= 0) return;
    const now = performance.now();
    this.atOnce = Math.min(AT_ONCE, this.atOnce + (now - this.last) / PAUSE);
    this.last = now;
    if (this.atOnce < 1) return;
    this.left -= this.tellChanges(() => {});
  }

  end(): void {
    this.FS.trackingDelegate = {};
    this.tellChanges(this.say);
  }

  /** Gives how many bytes that were. */
  private tellChanges(say: (sentence: string) => void): number {
    this.stirred = false;
    const now = this.look();
    const changes: FileChanges = {};
    const leftOut: string[] = [];
    let [bytes, files, sent] = [0, 0, 0];
    for (const [path, state] of now) {
      const size = this.FS.lstat(`${this.folder}/${path}`).size;
      if (!isFilePath(path) || bytes + size > MOST_FILE_BYTES || files === MOST_FILES) {
        leftOut.push(path);
        now.delete(path);
        continue;
      }
      bytes += size;
      files++;
      if (this.told.get(path) === state) continue;
      this.reading = true;
      changes[path] = this.FS.readFile(`${this.folder}/${path}`);
      this.reading = false;
      sent += size;
    }
    for (const path of this.told.keys())
      if (!now.has(path) && !leftOut.includes(path)) changes[path] = null;
    this.told = now;
    if (leftOut.length) say(notKept(leftOut));
    if (!Object.keys(changes).length) return 0;
    this.tell(changes);
    this.atOnce--;
    return sent;
  }

  /** Every file in the folder by its path, with what changes when it is written. */
  private look(): Map<string, string> {
    const { FS, folder } = this;
    const found = new Map<string, string>();
    const walk = (below: string): void => {
      for (const name of FS.readdir(folder + below)) {
        const path = `${below}/${name}`;
        if (name === '.' || name === '..' || folder + path === this.program) continue;
        const { mode, size, mtime, ino } = FS.lstat(folder + path);
        if (FS.isDir(mode)) walk(path);
        else if (FS.isFile(mode)) found.set(path.slice(1), `${ino} ${size} ${mtime.getTime()}`);
      }
    };
    if (FS.analyzePath(folder).exists) walk('');
    return found;
  }
}

function notKept(paths: readonly string[]): string {
  const [first, ...rest] = paths;
  const more = rest.length ? ` and ${rest.length.toLocaleString('en')} more` : '';
  return `Not kept: ${first!.slice(0, 100)}${more}, as files may take ${MOST_FILE_BYTES / 1e6} MB together and be ${MOST_FILES.toLocaleString('en')}.`;
}
