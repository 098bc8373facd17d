/** What the built engine says of its operators. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { engineFolder, inTree } from './steps.mjs';

/** The rows of its table. */
export async function readTable() {
  const folder = inTree(engineFolder());
  const { default: createEngine } = await import(pathToFileURL(`${folder}/tensorglass.js`));
  const wasm = readFileSync(`${folder}/tensorglass.portable.wasm`);
  const engine = await createEngine({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(wasm, imports).then((r) => receive(r.instance, r.module));
      return {};
    },
  });
  return JSON.parse(engine.schemas());
}
