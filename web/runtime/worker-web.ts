/** The entry of a page's worker: files come over HTTP, counted for the progress display. */
import type { FromWorker } from './protocol';
import { keep, kept, unpack } from './unpacked';
import { serve } from './worker';
import type { Files } from './worker';

/** The files of a boot that takes `total` bytes. */
function pageFiles(total: number, post: (message: FromWorker) => void): Files {
  countFetches(total, post);
  /** What was unpacked in this start, to be kept when there is time. */
  const unpackedNow: [address: string, bytes: Uint8Array][] = [];
  return {
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
        return await WebAssembly.compileStreaming(fetch(address));
      } catch {
        // A host that does not know the type of such files.
        return WebAssembly.compile(await (await load(address)).arrayBuffer());
      }
    },
    async settle() {
      for (const [address, bytes] of unpackedNow.splice(0)) await keep(address, bytes);
    },
  };
}

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  return response;
}

/** Counts what the boot fetches, Pyodide's own files included, against what the build says it is. */
function countFetches(total: number, post: (message: FromWorker) => void): void {
  const original = globalThis.fetch;
  let done = 0;
  let said = 0;
  const count = (bytes: number): void => {
    done += bytes;
    if (done - said <= total / 100) return;
    said = done;
    post({ kind: 'progress', progress: { stage: 'loading', done: Math.min(done, total), total } });
  };
  globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
    const response = await original(...given);
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

/** The page's end of the line comes once. It stays in here: no program gets hold of it. */
addEventListener(
  'message',
  ({ ports: [port] }: MessageEvent) => {
    const post: (message: FromWorker) => void = port!.postMessage.bind(port);
    const handle = serve({ post, files: ({ bytes }) => pageFiles(bytes, post) });
    port!.onmessage = ({ data }: MessageEvent<unknown>) => void handle(data);
  },
  { once: true },
);
