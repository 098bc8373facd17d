/** `tensorglass run`: one program in this process. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { Figures } from './figures.mjs';

/** Where Python's own files lie in its file system: nothing can be laid over that. */
const PYTHONS = /^\/(?:(?:lib|dev|proc)(?:\/.*)?)?$/;

/** Runs `file` with its arguments, and with a `reporter` tells what is found in the run; gives the exit code. */
export async function run(runtime, reporter, root, [file, ...args], { mount, plots }) {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    console.error(`tensorglass: can't open file '${path}': no such file`);
    return 2;
  }
  const own = [dirname(path), process.cwd()].filter((folder) => !PYTHONS.test(folder));
  const code = readFileSync(path, 'utf8');
  const request = {
    code: own.includes(dirname(path)) ? null : code,
    filename: path,
    args,
    mounts: [...own.map((folder) => ({ folder, writes: 'disk' })), ...mount],
    cwd: process.cwd(),
    trace: reporter !== null,
  };
  const steps = [];
  const figures = new Figures(basename(path, extname(path)), plots.at(-1));
  const { exitCode, notice } = await runtime.runHere(
    runtime.nodeAssets(root),
    request,
    (step) => steps.push(...runtime.unpackSteps([step], steps.at(-1))),
    (figure) => figures.take(figure),
  );
  await figures.write(root);
  if (reporter) {
    if (notice) console.error(notice);
    process.stderr.write(reporter.report(reporter.findings(steps, code), file));
  }
  return exitCode;
}
