/** The entry of a worker thread in Node: files come from the build folder. */
import { parentPort } from 'node:worker_threads';
import { files } from './files-node';
import type { ToWorker } from './protocol';
import { serve } from './worker';

const handle = serve({
  post: (message) => parentPort!.postMessage(message),
  files,
});
parentPort!.on('message', (message: ToWorker) => void handle(message));
