/** `tensorglass run`: one program in this process. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Runs `file` with its arguments; gives the exit code. */
export async function run(runtime, root, [file, ...args], { mount }) {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    console.error(`tensorglass: can't open file '${path}': no such file`);
    return 2;
  }
  // Python's own files lie in the root of its file system: nothing can be laid over that.
  const beside = dirname(path) === '/' ? [] : [dirname(path)];
  const { exitCode } = await runtime.runHere(runtime.nodeAssets(root), {
    code: beside.length ? null : readFileSync(path, 'utf8'),
    filename: path,
    args,
    mounts: [...beside, ...mount.map((folder) => resolve(folder))],
    cwd: process.cwd(),
  });
  return exitCode;
}
