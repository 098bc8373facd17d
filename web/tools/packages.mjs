/** Makes of each package in web/packages the files that programs get it from, and says for which words and with which others. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { loadPyodide } from 'pyodide';
import { filesBelow, inTree } from './steps.mjs';

const { packagesIn } = await import(new URL('../../build/runtime/node.mjs', import.meta.url));

const SOURCES = 'web/packages';
const TARGET = inTree('build/runtime/packages');
/** Where tracebacks would say that the packages lie: beside `torch`, of which they say nothing either. */
const FOLDER = '/lib/tensorglass';

const rootOf = (part) => part.split('.')[0];

try {
  await pack();
  process.exit(0);
} catch (problem) {
  // Not thrown on: Node would show the line it came from, all of Pyodide.
  console.error(`The packages could not be made: ${problem.message}`);
  process.exit(1);
}

async function pack() {
  const python = await loadPyodide({ fullStdLib: false });
  python.FS.writeFile('packages.py', readFileSync(inTree('web/runtime/packages.py')));
  const packages = python.pyimport('packages');
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  const parts = {};
  const texts = {};
  for (const name of readdirSync(inTree(SOURCES))) {
    const paths = filesBelow(`${SOURCES}/${name}`, (file) => file.endsWith('.py'));
    const sources = paths.map((path) => [
      relative(SOURCES, path),
      readFileSync(inTree(path), 'utf8'),
    ]);
    texts[name] = sources.map(([, text]) => text);
    const packed = packages.pack(FOLDER, name, python.toPy(Object.fromEntries(sources)));
    for (const [part, [bytes, words, needs]] of Object.entries(packed.toJs())) {
      writeFileSync(`${TARGET}/${part}.bin`, bytes);
      parts[part] = { words, needs };
    }
  }
  for (const [part, { needs }] of Object.entries(parts)) {
    const known = needs.filter((other) => parts[other]);
    // Of another package it needs what a program with its text would get.
    const own = rootOf(part);
    const others = new Set(known.map(rootOf).filter((other) => other !== own));
    const theirs = Object.entries(parts)
      .filter(([other]) => others.has(rootOf(other)))
      .map(([other, { words, needs: all }]) => [
        other,
        { words, needs: all.filter((each) => others.has(rootOf(each))) },
      ]);
    const got = packagesIn(texts[own], Object.fromEntries(theirs));
    parts[part].needs = [...new Set([...known, ...got])];
  }
  writeFileSync(`${TARGET}/parts.json`, JSON.stringify(parts));
}
