/** Sessions in a page: the build's files beside it, and Web Workers. */
import { Client } from './client';
import type { WorkerPort } from './client';
import type { BootAssets, FromWorker, Progress } from './protocol';

export { Stopped } from './client';
export type { Client, RunHandlers } from './client';

/** Starts the first session. `folder` is where the build has put what it boots from. */
export async function webClient(
  folder: URL,
  onProgress: (progress: Progress) => void,
): Promise<Client> {
  const response = await fetch(new URL('assets.json', folder), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`the runtime's files are not there (${response.status})`);
  const { version, bytes } = (await response.json()) as { version: string; bytes: number };
  const at = (path: string): string => new URL(`${version}/${path}`, folder).href;
  const assets: BootAssets = {
    pyodide: at('pyodide/'),
    engine: at('engine/'),
    packages: at('packages.json'),
    snapshot: at('snapshot.bin'),
    bytes,
  };
  const client = new Client(webPort, assets, onProgress);
  await client.ready();
  return client;
}

function webPort(): WorkerPort {
  const worker = new Worker(new URL('./worker-web.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data)),
    onError: (listener) =>
      worker.addEventListener('error', (event) =>
        listener(event.message || 'the worker could not be started'),
      ),
    terminate: () => worker.terminate(),
  };
}
