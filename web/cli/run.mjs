/** `tensorglass run`: one program in this process. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Runs `file` with its arguments; gives the exit code. */
export async function run(runtime, root, [file, ...args], { mount }) {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    console.error(`tensorglass: can't open file '${path}': no such file`);
    return 2;
  }
  const { exitCode } = await runtime.runHere(runtime.nodeAssets(root), {
    code: null,
    filename: path,
    args,
    mounts: [dirname(path), ...mount.map((folder) => resolve(folder))],
    cwd: process.cwd(),
  });
  return exitCode;
}
