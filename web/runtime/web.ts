/** Sessions in a page: the build's files beside it, and Web Workers. */
import { Client } from './client';
import type { WorkerPort } from './client';
import type { BootAssets, Parts, Progress } from './protocol';
import { load, unpack } from './packed';
import workerFile from './worker-web.ts?worker&url';

export { Stopped } from './client';
export type { Client, RunHandlers } from './client';

/** Starts the first session. `folder` is where the build has put what it boots from. */
export async function webClient(
  folder: URL,
  onProgress: (progress: Progress) => void,
): Promise<Client> {
  const client = new Client(webPort, findAssets(folder), {
    onProgress,
    load: async (address) => (await unpack(await load(address))).bytes,
  });
  try {
    await client.ready();
  } catch (problem) {
    client.close();
    throw problem;
  }
  return client;
}

async function findAssets(folder: URL): Promise<BootAssets> {
  const response = await fetch(new URL('assets.json', folder), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`the runtime's files are not there (${response.status})`);
  const { version, bytes, parts } = (await response.json()) as {
    version: string;
    bytes: number;
    parts: Parts;
  };
  const at = (path: string): string => new URL(`${version}/${path}`, folder).href;
  return {
    pyodide: at('pyodide/'),
    engine: at('engine/'),
    packages: at('packages.json'),
    imports: { folder: at('packages/'), parts },
    snapshot: at('snapshot.bin'),
    bytes,
  };
}

/**
 * The page's policy (the `<meta>` in index.html) holds for a worker whose text the page itself made,
 * not for one that is loaded from an address. So the text is the page's, and only imports the rest.
 */
const address = JSON.stringify(new URL(workerFile, import.meta.url).href);
/** In a sandboxed frame, which has no origin, Chromium starts no module from such a text, but what imports one. */
const type = self.origin === 'null' ? 'classic' : 'module';
const workerText = {
  module: `import ${address};`,
  // The first message comes before the module does: it is handed on to it.
  classic: `addEventListener('message', ({ ports }) => {
    import(${address}).then(
      () => dispatchEvent(new MessageEvent('message', { ports })),
      (problem) => setTimeout(() => { throw problem; }),
    );
  }, { once: true });`,
}[type];
const workerAddress = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));

function webPort(): WorkerPort {
  const worker = new Worker(workerAddress, { type });
  const { port1: port, port2: theirs } = new MessageChannel();
  worker.postMessage(null, [theirs]);
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
      port.onmessageerror = () => listener(null);
    },
    onError: (listener) =>
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // it is told here; unhandled, it would be the page's too
        listener(event.message?.slice(0, 200) || 'the worker could not be started');
      }),
    terminate() {
      worker.terminate();
      port.close();
    },
  };
}
