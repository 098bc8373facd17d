/** Brings a booted Python back to where it was, so that one boot serves program after program. */
import type { Engine } from '../engine/load';
import type { Pyodide } from './boot';

/**
 * Remembers the session as it is. The function that it gives brings that back, and says whether it
 * could. Whatever a program leaves in the memories of Python and of the engine is undone, and so are
 * files and folders that it made; what it leaves elsewhere (JavaScript objects that Python holds, open
 * files, files that were there and changed) cannot be, and the session is of no further use.
 */
export function rewinder(pyodide: Pyodide, engine: Engine): () => boolean {
  const { FS, _module: python } = pyodide;
  callOnce(pyodide);
  const memory = python.HEAPU8.slice();
  const rewindEngine = engine.rewinder();
  const references = python._hiwire_num_refs();
  const cwd = FS.cwd();
  const mounts = new Set(mountPoints(FS));
  const files = filesOf(FS);
  const streams = openStreams(FS);

  /** Lets go of what the program's objects hold; only what is outside of the memory counts. */
  function forgetProgram(): void {
    const session = pyodide.pyimport('tensorglass_session');
    session.forget_program();
    session.destroy();
  }

  return () => {
    if (python._hiwire_num_refs() !== references || openStreams(FS) !== streams) forgetProgram();
    if (python._hiwire_num_refs() !== references || openStreams(FS) !== streams) return false;
    FS.chdir(cwd);
    for (const mount of mountPoints(FS)) if (!mounts.has(mount)) FS.unmount(mount);
    const left = filesOf(FS);
    for (const [path, state] of files) if (left.get(path) !== state) return false;
    // Folders come before what is in them.
    for (const [path, state] of [...left].reverse())
      if (!files.has(path)) (state === FOLDER ? FS.rmdir : FS.unlink)(path);
    python.HEAPU8.set(memory);
    python.HEAPU8.fill(0, memory.length);
    rewindEngine();
    return true;
  };
}

/** Calls a method of a JavaScript object from Python, which sets up for good what that takes. */
function callOnce(pyodide: Pyodide): void {
  const operator = pyodide.pyimport('operator');
  const caller = operator.methodcaller('run');
  caller({ run() {} });
  caller.destroy();
  operator.destroy();
}

type FS = Pyodide['FS'];
const FOLDER = 'a folder';

/** Every file and folder in memory, by path: a file's state changes when it is written. */
function filesOf(FS: FS): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const name of FS.readdir(folder === '' ? '/' : folder)) {
      const path = `${folder}/${name}`;
      if (name === '.' || name === '..' || path === '/dev' || path === '/proc') continue;
      const { mode, size, mtime } = FS.lstat(path);
      const isFolder = FS.isDir(mode);
      found.set(path, isFolder ? FOLDER : `${mode} ${size} ${mtime.getTime()}`);
      if (isFolder) walk(path);
    }
  };
  walk('');
  return found;
}

function mountPoints(FS: FS): string[] {
  return FS.root.mount.mounts.map(({ mountpoint }) => mountpoint);
}

/** How many files are open. */
export function openStreams(FS: FS): number {
  return FS.streams.filter(Boolean).length;
}
