/** `npm start`: installs what is missing, builds what is out of date, and serves the page. */
import { setup } from './setup.mjs';

setup();
const { build } = await import('./build.mjs');
const { serve } = await import('./serve.mjs');
const { inTree } = await import('./steps.mjs');
await build();
const { address } = await serve(inTree('dist'));
console.log(`Tensorglass is at ${address}`);
