#!/usr/bin/env node
/** The headless runner: programs run as python3 would; an author's pages checked, and recorded for their readers. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHtml, NotReadable } from './pages.mjs';

const USAGE = `usage: tensorglass run [--findings] [--plots DIR] [--mount DIR]... FILE.py [ARG...]
       tensorglass check [--mount DIR]... [--expect-fail FILE] DIR|PAGE...
       tensorglass bake [--mount DIR]... [--into] FILE...

run    runs FILE.py as python3 would: output and errors as they come, its exit code.
       It reads and writes in the file's folder and in the working one; --mount DIR makes
       another one readable, --mount DIR:rw writable.
       --findings writes to stderr, after the program's own, what PyTorch does not report of it:
       FILE:LINE: [KIND] TITLE, then indented what happened, why it matters, what to write instead.
       --plots DIR writes the figures that it shows, NAME-1.svg, NAME-2.svg and so on of NAME.py.
check  runs every NAME.py of DIR that has a NAME.out beside it, and compares what it prints.
       Of a PAGE (.md, .html) it runs each block of Python and compares what it prints with
       what the page says: behind prompts (>>>), or in the block of output that follows.
       --expect-fail names a file with a list of names (DIR/NAME) that do not pass yet;
       one that passes and is still in the list counts as failed.
bake   runs the programs of FILE (.md, .html, .py) and writes what they print and show to
       NAME.tg beside it, or with --into into the HTML page itself: its readers see it
       before anything is loaded.`;

const root = fileURLToPath(new URL('../../', import.meta.url));

function usage(problem) {
  console.error(problem ? `tensorglass: ${problem}\n${USAGE}` : USAGE);
  process.exit(problem ? 2 : 0);
}

/** Splits the arguments: the options before the first that is none, and the rest. Flags have no value. */
function parse(args, known, flags = []) {
  const options = { mount: [], plots: [], 'expect-fail': [] };
  let at = 0;
  for (; at < args.length && args[at].startsWith('--'); at++) {
    if (args[at] === '--') {
      at++;
      break;
    }
    const [, name, , given] = /^--([^=]*)(=(.*))?$/s.exec(args[at]);
    if (name === 'help') usage();
    if (flags.includes(name) && given === undefined) {
      options[name] = true;
      continue;
    }
    if (!known.includes(name)) usage(`there is no option --${name}`);
    const value = given ?? args[++at];
    if (value === undefined) usage(`--${name} needs a value`);
    options[name].push(value);
  }
  options.mount = options.mount.map((asked) => {
    const [, path, writable] = /^(.*?)(:rw)?$/s.exec(asked);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      usage(`there is no folder ${path}`);
    const folder = resolve(path);
    if (folder === '/') usage('the root folder cannot be mounted');
    return { folder, writes: writable ? 'disk' : 'refused' };
  });
  return { options, rest: args.slice(at) };
}

/** A bundle that the build has made. */
async function built(name) {
  const bundle = `${root}build/runtime/${name}`;
  if (!existsSync(bundle)) {
    console.error('tensorglass: not built yet; `npm run build` does it');
    process.exit(1);
  }
  return import(bundle);
}
const runtime = () => built('node.mjs');
const tutorial = () => built('tutorial.mjs');

/** The exit code of work on files, of which some may not be there. */
async function reading(work) {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof NotReadable)) throw problem;
    console.error(`tensorglass: ${problem.message}`);
    return 2;
  }
}

const [command, ...args] = process.argv.slice(2);
if (command === 'run') {
  const { options, rest } = parse(args, ['mount', 'plots'], ['findings']);
  if (!rest.length) usage('run needs a file');
  const { run } = await import('./run.mjs');
  const reporter = options.findings ? await built('findings.mjs') : null;
  process.exit(await run(await runtime(), reporter, root, rest, options));
} else if (command === 'check') {
  const { options, rest } = parse(args, ['mount', 'expect-fail']);
  if (!rest.length) usage('check needs a folder or a page');
  const { check } = await import('./check.mjs');
  const [running, reader] = [await runtime(), await tutorial()];
  process.exit(await reading(() => check(running, reader, root, rest, options)));
} else if (command === 'bake') {
  const { options, rest } = parse(args, ['mount'], ['into']);
  if (!rest.length) usage('bake needs a file');
  const other = options.into && rest.find((file) => !isHtml(file));
  if (other) usage(`--into is for HTML; ${other} is none`);
  const { bake } = await import('./bake.mjs');
  const [running, reader] = [await runtime(), await tutorial()];
  process.exit(await reading(() => bake(running, reader, root, rest, options)));
} else if (command === undefined || command === '--help' || command === '-h') usage();
else usage(`there is no command ${command}`);
