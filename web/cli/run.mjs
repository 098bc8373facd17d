/** `tensorglass run`: one program in this process. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Runs `file` with its arguments, and with a `reporter` tells what is found in the run; gives the exit code. */
export async function run(runtime, reporter, root, [file, ...args], { mount }) {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    console.error(`tensorglass: can't open file '${path}': no such file`);
    return 2;
  }
  // Python's own files lie in the root of its file system: nothing can be laid over that.
  const beside = dirname(path) === '/' ? [] : [dirname(path)];
  const code = readFileSync(path, 'utf8');
  const request = {
    code: beside.length ? null : code,
    filename: path,
    args,
    mounts: [...beside, ...mount.map((folder) => resolve(folder))],
    cwd: process.cwd(),
    trace: reporter !== null,
  };
  const steps = [];
  const { exitCode, notice } = await runtime.runHere(runtime.nodeAssets(root), request, (step) =>
    steps.push(...runtime.unpackSteps([step], steps.at(-1))),
  );
  if (reporter) {
    if (notice) console.error(notice);
    process.stderr.write(reporter.report(reporter.findings(steps, code), file));
  }
  return exitCode;
}
