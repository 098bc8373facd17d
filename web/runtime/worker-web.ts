/** The entry of a page's worker: files come over HTTP, counted for the progress display. */
import type { BootAssets, FromWorker, ToWorker } from './protocol';
import { serve } from './worker';

/** The part of a dedicated worker's global that is used; TypeScript's own is for workers alone. */
interface WorkerScope {
  fetch: typeof fetch;
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const original = scope.fetch;

/** Counts what the boot fetches, Pyodide's own files included, against what the build says it is. */
function countFetches(assets: BootAssets): void {
  const total = assets.bytes;
  let done = 0;
  let said = 0;
  scope.fetch = async (...given: Parameters<typeof fetch>) => {
    const response = await original.apply(scope, given);
    if (!response.ok || !response.body) return response;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        done += chunk.length;
        if (done - said > total / 100) {
          said = done;
          scope.postMessage({
            kind: 'progress',
            progress: { stage: 'loading', done: Math.min(done, total), total },
          });
        }
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
  };
}

async function read(address: string): Promise<Uint8Array> {
  const response = await scope.fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A host may or may not have unpacked it on the way.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const handle = serve({ post: (message) => scope.postMessage(message), read });
scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'boot') countFetches(data.assets);
  void handle(data);
};
