/** The entry of a page's worker: files come over HTTP, counted for the progress display. */
import type { BootAssets, FromWorker, ToWorker } from './protocol';
import { keep, kept, unpack } from './unpacked';
import { serve } from './worker';
import type { Files } from './worker';

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
  const count = (bytes: number): void => {
    done += bytes;
    if (done - said <= total / 100) return;
    said = done;
    scope.postMessage({
      kind: 'progress',
      progress: { stage: 'loading', done: Math.min(done, total), total },
    });
  };
  scope.fetch = async (...given: Parameters<typeof fetch>) => {
    const response = await original.apply(scope, given);
    if (!response.ok || !response.body) return response;
    // The browser keeps the compiled code of a module that comes as it was fetched: count it whole.
    if (response.headers.get('Content-Type') === 'application/wasm') {
      count(Number(response.headers.get('Content-Length')));
      return response;
    }
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        count(chunk.length);
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
  };
}

/** What was unpacked in this start, to be kept when there is time. */
const unpackedNow: [address: string, bytes: Uint8Array][] = [];

const files: Files = {
  async read(address) {
    const before = await kept(address);
    if (before) return before;
    const bytes = new Uint8Array(await (await load(address)).arrayBuffer());
    const unpacked = await unpack(bytes);
    if (unpacked !== bytes) unpackedNow.push([address, unpacked]);
    return unpacked;
  },
  async compile(address) {
    try {
      return await WebAssembly.compileStreaming(scope.fetch(address));
    } catch {
      // A host that does not know the type of such files.
      return WebAssembly.compile(await (await load(address)).arrayBuffer());
    }
  },
};

async function load(address: string): Promise<Response> {
  const response = await scope.fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  return response;
}

const handle = serve({ post: (message) => scope.postMessage(message), files });
scope.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'boot') countFetches(data.assets);
  await handle(data);
  for (const [address, bytes] of unpackedNow.splice(0)) await keep(address, bytes);
};
