#!/usr/bin/env node
/** The headless runner: `tensorglass run FILE.py` as python3 would, `tensorglass check DIR` for authors' CI. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = `usage: tensorglass run [--mount DIR]... FILE.py [ARG...]
       tensorglass check [--mount DIR]... [--expect-fail FILE] DIR...

run    runs FILE.py as python3 would: output and errors as they come, its exit code.
       Modules beside the file can be imported; --mount makes a folder readable.
check  runs every NAME.py that has a NAME.out beside it, and compares what it prints.
       --expect-fail names a file with a list of names (DIR/NAME) that do not pass yet;
       one that passes and is still in the list counts as failed.`;

const root = fileURLToPath(new URL('../../', import.meta.url));

function usage(problem) {
  console.error(problem ? `tensorglass: ${problem}\n${USAGE}` : USAGE);
  process.exit(problem ? 2 : 0);
}

/** Splits the arguments: the options before the first that is none, and the rest. */
function parse(args, known) {
  const options = { mount: [], 'expect-fail': [] };
  let at = 0;
  for (; at < args.length && args[at].startsWith('--'); at++) {
    if (args[at] === '--') {
      at++;
      break;
    }
    const [, name, , given] = /^--([^=]*)(=(.*))?$/s.exec(args[at]);
    if (name === 'help') usage();
    if (!known.includes(name)) usage(`there is no option --${name}`);
    const value = given ?? args[++at];
    if (value === undefined) usage(`--${name} needs a value`);
    options[name].push(value);
  }
  for (const folder of options.mount) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      usage(`there is no folder ${folder}`);
    if (resolve(folder) === '/') usage('the root folder cannot be mounted');
  }
  return { options, rest: args.slice(at) };
}

async function runtime() {
  const bundle = `${root}build/runtime/node.mjs`;
  if (!existsSync(bundle)) {
    console.error('tensorglass: not built yet; `npm run build` does it');
    process.exit(1);
  }
  return import(bundle);
}

const [command, ...args] = process.argv.slice(2);
if (command === 'run') {
  const { options, rest } = parse(args, ['mount']);
  if (!rest.length) usage('run needs a file');
  const { run } = await import('./run.mjs');
  process.exit(await run(await runtime(), root, rest, options));
} else if (command === 'check') {
  const { options, rest } = parse(args, ['mount', 'expect-fail']);
  if (!rest.length) usage('check needs a folder');
  const { check } = await import('./check.mjs');
  process.exit(await check(await runtime(), root, rest, options));
} else if (command === undefined || command === '--help' || command === '-h') usage();
else usage(`there is no command ${command}`);
