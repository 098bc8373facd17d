/**
 * Installs what is missing to build: the C++ tools and Emscripten from Debian's packages, and the npm
 * packages of the lock file. Uses Node's own modules only, as nothing else may be there yet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { inTree, run } from './steps.mjs';

const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** What each Debian package is needed for is told by its test: true when it need not be installed. */
const BUILD = {
  emscripten: () => works('emcc', '--version'),
  cmake: () => works('cmake', '--version'),
  'ninja-build': () => works('ninja', '--version'),
};
const TEST = {
  'g++': () => works('g++', '--version'),
  'libgtest-dev': () => existsSync('/usr/include/gtest/gtest.h'),
  'clang-format': () => works('clang-format', '--version'),
  chromium: () => existsSync('/usr/bin/chromium'),
  'firefox-esr': () => existsSync('/usr/bin/firefox-esr'),
  // Pages that tutorials are made of, for the tests of what the script makes of them.
  'python3-sphinx': () => works('sphinx-build', '--version'),
  mkdocs: () => works('mkdocs', '--version'),
  'mkdocs-material': () => existsSync('/usr/share/mkdocs/themes/material'),
};

/** Makes the machine ready to build, and to test when asked. */
export function setup({ test = false } = {}) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  installTools({ ...BUILD, ...(test && TEST) });
  installPackages();
}

function installTools(tools) {
  const missing = Object.keys(tools).filter((name) => !tools[name]());
  if (!missing.length) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !works('apt-get', '--version'))
    fail(`Please install what is missing (as root: ${command}), then run this again.`);
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], env);
  run('apt-get', command.split(' ').slice(1), env);
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(inTree('package-lock.json')))
    .digest('hex');
  const stamp = inTree('build/stamps/npm-packages');
  const installed = existsSync(inTree('node_modules/.package-lock.json'));
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!installed || !works('npm', 'ls', '--prefix', inTree('.')))
    run('npm', ['ci', '--no-audit', '--no-fund']);
  mkdirSync(inTree('build/stamps'), { recursive: true });
  writeFileSync(stamp, lock);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
