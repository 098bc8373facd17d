/** The entry of a worker thread in Node: files come from the build folder. */
import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { files } from './files-node';
import { serve } from './worker';

const port = workerData as MessagePort;
const handle = serve({ post: port.postMessage.bind(port), files: () => files });
port.on('message', (data: unknown) => void handle(data));
