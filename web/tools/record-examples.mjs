/** Runs the course's examples and keeps their steps, so that the page has a picture before it has Python. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, inTree, root } from './steps.mjs';

/** Writes NAME.json into `folder` for each example NAME.py; no steps for one that ends in an error. */
export async function recordExamples(folder) {
  const { nodeAssets, nodeClient } = await import(
    new URL('../../build/runtime/node.mjs', import.meta.url)
  );
  const client = nodeClient(nodeAssets(root), { rewinds: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of filesBelow('examples', (path) => /^examples\/[^/]+\.py$/.test(path))) {
    const code = readFileSync(inTree(file), 'utf8');
    const steps = [];
    const { error } = await client.run(
      { code, trace: true },
      { onSteps: (more) => steps.push(...more) },
    );
    if (error) console.warn(`${file} is not shown: ${error.type}: ${error.message}`);
    const shown = error ? [] : steps;
    writeFileSync(join(folder, `${basename(file, '.py')}.json`), JSON.stringify(shown));
  }
  client.close();
}
