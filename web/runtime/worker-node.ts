/** The entry of a worker thread in Node: files come from the build folder. */
import nodeCrypto from 'node:crypto';
import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { chance } from './chance';
import { files } from './files-node';
import { serve } from './worker';

// Where Pyodide gets its random bytes in Node.
nodeCrypto.randomFillSync = chance.getRandomValues as typeof nodeCrypto.randomFillSync;

const port = workerData as MessagePort;
const handle = serve({ post: port.postMessage.bind(port), files: () => files });
port.on('message', (data: unknown) => void handle(data));
