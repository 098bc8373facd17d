/** The entry of a worker thread in Node: files come from the build folder. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { ToWorker } from './protocol';
import { serve } from './worker';

const handle = serve({
  post: (message) => parentPort!.postMessage(message),
  read: (address) => readFile(fileURLToPath(address)),
});
parentPort!.on('message', (message: ToWorker) => void handle(message));
