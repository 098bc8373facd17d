/** `tensorglass check`: programs against the output recorded beside them, or in the page that shows them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileLine, isPage, NotReadable, programsOf, requestOf } from './pages.mjs';

/** A program that neither ends nor prints for so long is stopped. */
export const TIMEOUT_MS = 120_000;

/** Runs all programs of the folders and pages; gives the exit code. */
export async function check(runtime, tutorial, root, paths, options) {
  const programs = paths.flatMap((path) =>
    isPage(path) ? programsOfPage(tutorial, path) : programsIn(resolve(path)),
  );
  if (!programs.length) console.error('tensorglass: no NAME.py with a NAME.out beside it');
  const expected = new Set(options['expect-fail'].flatMap(namesIn));
  const queue = [...programs];
  const outcomes = new Map();
  let shown = 0;
  const next = async () => {
    const client = runtime.nodeClient(runtime.nodeAssets(root), { rewinds: true });
    for (let program; (program = queue.shift());) {
      outcomes.set(program, await program.compare(client, program, options.mount, tutorial));
      // In the order of the list, whichever ends first.
      for (; outcomes.has(programs[shown]); shown++)
        report(programs[shown], outcomes.get(programs[shown]), expected);
    }
    client.close();
  };
  const width = Math.min(availableParallelism(), programs.length);
  await Promise.all(Array.from({ length: width }, next));

  const failed = programs.filter((program) => {
    const isExpected = expected.delete(program.name);
    return (outcomes.get(program) === null) === isExpected;
  });
  const within = new Set(programs.map(({ name }) => dirname(name)));
  const unknown = [...expected].filter((name) => within.has(dirname(name)));
  for (const name of unknown)
    console.log(`FAIL ${name}: listed as failing, but there is no such program`);
  const failures = failed.length + unknown.length;
  console.log(`${programs.length - failed.length} passed, ${failures} failed`);
  return failures || !programs.length ? 1 : 0;
}

function programsOfPage(tutorial, path) {
  const programs = programsOf(tutorial, resolve(path));
  if (!programs.length) console.error(`tensorglass: there is no program in ${path}`);
  return programs.map((block) => ({ ...block, name: block.place, compare: compareBlock }));
}

function programsIn(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new NotReadable(`there is no folder ${folder}, nor is that a page (.md, .html)`);
  const names = new Set(readdirSync(folder));
  return [...names]
    .filter((name) => name.endsWith('.py') && names.has(name.replace(/py$/, 'out')))
    .sort()
    .map((name) => ({
      path: join(folder, name),
      name: `${basename(folder)}/${name.slice(0, -3)}`,
      expected: readFileSync(join(folder, name.replace(/py$/, 'out')), 'utf8'),
      compare,
    }));
}

function namesIn(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
}

/** Null when the program prints what it should, else what differs. */
async function compare(client, program, mounts, tutorial) {
  let stdout = '';
  let stderr = '';
  const folder = dirname(program.path);
  const timer = setTimeout(() => void client.stop(), TIMEOUT_MS);
  try {
    const request = {
      code: null,
      filename: program.path,
      mounts: [{ folder, writes: 'memory' }, ...mounts],
      cwd: folder,
      maxOutput: 10_000_000,
    };
    const { exitCode } = await client.run(request, {
      onOutput(stream, text) {
        if (stream === 'stdout') stdout += text;
        else stderr += text;
      },
    });
    if (exitCode === 0 && differing(tutorial, program, stdout) === '') return null;
    return [differing(tutorial, program, stdout), exitCode && `exit code ${exitCode}`, tail(stderr)]
      .filter(Boolean)
      .join('\n');
  } catch (problem) {
    return [differing(tutorial, program, stdout), tail(stderr), problem.message]
      .filter(Boolean)
      .join('\n');
  } finally {
    clearTimeout(timer);
  }
}

/** Lines that are shown of a file's difference, in which nothing but what differs is. */
const DIFFERING = 12;

/** The lines that should (-) and should not (+) have been printed; '' where it is all as expected, byte by byte or as a terminal shows it. */
function differing(tutorial, { expected }, stdout) {
  const seen = tutorial.shownText([{ stream: 'stdout', text: stdout }]);
  if (stdout === expected || seen === expected) return '';
  const [from, to] = [expected, seen].map((text) => text.split('\n'));
  const lines = tutorial.difference(from, to, Object.is).filter(({ mark }) => mark !== ' ');
  const more = lines.length > DIFFERING ? [`… and ${lines.length - DIFFERING} more lines`] : [];
  const shown = lines.slice(0, DIFFERING).map(({ mark, text }) => mark + text);
  return [`line ${lines[0].at + 1}:`, ...shown, ...more].join('\n');
}

/** The same for a program of a page. Without an expected output it has to run to its end. */
async function compareBlock(client, block, mounts, tutorial) {
  if (block.problem) return block.problem;
  const printed = [];
  const timer = setTimeout(() => void client.stop(), TIMEOUT_MS);
  try {
    const request = { ...requestOf(block, mounts), maxOutput: 10_000_000 };
    const { error } = await client.run(request, {
      onOutput: (stream, text) => void printed.push({ stream, text }),
    });
    if (block.expect !== null) {
      const lines = tutorial.compareOutput(block.expect, printed, error);
      return lines && shown(lines, block, error);
    }
    return error && `${raised(block, error)}\n${tail(error.traceback)}`;
  } catch (problem) {
    return problem.message;
  } finally {
    clearTimeout(timer);
  }
}

/** Lines around a difference that tell where it is. */
const AROUND = 2;
const SHOWN = 20;

/** A difference, with the file's line where it begins, and what of it there is room for. */
function shown(lines, block, error) {
  const differs = lines.map(({ mark }) => mark !== ' ');
  const near = lines.filter((_, n) =>
    differs.slice(Math.max(0, n - AROUND), n + AROUND + 1).includes(true),
  );
  const { at } = lines[differs.indexOf(true)];
  const line = block.expectLines[at] ?? block.expectLines.at(-1) ?? block.line;
  const more = near.length > SHOWN ? [`… and ${near.length - SHOWN} more lines`] : [];
  return [
    `line ${line}: the output (+) is not what is expected (-)`,
    ...near.slice(0, SHOWN).map(({ mark, text }) => `${mark} ${text}`),
    ...more,
    ...(error ? [raised(block, error)] : []),
  ].join('\n');
}

const raised = (block, { type, line }) =>
  line ? `line ${fileLine(block, line)}: ${type} is raised` : `${type} is raised`;

const tail = (text) => text.trimEnd().split('\n').slice(-5).join('\n');

function report({ name }, outcome, expected) {
  if (outcome === null && expected.has(name))
    console.log(`FAIL ${name}: passes now; take it from the list of those that do not`);
  else if (outcome !== null && !expected.has(name)) console.log(`FAIL ${name}\n${indent(outcome)}`);
}

const indent = (text) => text.replace(/^/gm, '    ');
