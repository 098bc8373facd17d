/** The build's steps: each runs only when a hash of its inputs has changed since it last succeeded. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The root of the tree. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const inTree = (path) => join(root, path);

/**
 * The preset by which the engine is built, which names its folder below build/ too: `wasm`, as it is
 * served, unless TENSORGLASS_ENGINE says otherwise. The headless runner and the tests read it as well.
 */
export const enginePreset = () => process.env.TENSORGLASS_ENGINE ?? 'wasm';
export const engineFolder = () => `build/${enginePreset()}`;

/** The files at or below a path of the tree, sorted, as paths of the tree. */
export function filesBelow(path, keep = () => true) {
  if (!existsSync(inTree(path))) return [];
  if (!statSync(inTree(path)).isDirectory()) return keep(path) ? [path] : [];
  return readdirSync(inTree(path))
    .filter((name) => name !== 'node_modules' && name !== '__pycache__')
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`, keep));
}

/** Whether the module at that URL is the program that Node was started with. */
export const isMain = (url) => !!process.argv[1] && url === pathToFileURL(process.argv[1]).href;

function hashOf(inputs, also) {
  const hash = createHash('sha256').update(JSON.stringify(also ?? null));
  for (const file of inputs.flatMap((path) => filesBelow(path)))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inTree(file)));
  return hash.digest('hex');
}

/**
 * Runs `work` unless the files `inputs` (paths of the tree) and the value `also` are as they were
 * when it last succeeded and every file of `outputs` is there. Says what it does and how long it took.
 */
export async function step(name, { inputs, outputs, also }, work) {
  const stamp = inTree(`build/stamps/${name.replace(/\W+/g, '-')}`);
  const hash = hashOf(inputs, also);
  const done = outputs.every((path) => existsSync(inTree(path)));
  if (done && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  console.log(`${name} …`);
  rmSync(stamp, { force: true });
  const started = performance.now();
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

/** Runs a command at the root of the tree, its output with ours; throws when it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
