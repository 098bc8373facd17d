/** The entry of a page's worker: files come over HTTP, counted for the progress display. */
import { engineFile } from '../engine/fused';
import type { FromWorker } from './protocol';
import { load, unpack } from './packed';
import { keep, kept } from './unpacked';
import { serve } from './worker';
import type { Files, Platform } from './worker';

/** The files of a boot that takes `total` bytes. */
function pageFiles(total: number, post: (message: FromWorker) => void): Files {
  const fetches = takeOverFetch(total, post);
  const compile = async (address: string): Promise<WebAssembly.Module> => {
    try {
      const response = await load(address);
      const code = await WebAssembly.compileStreaming(response);
      fetches.count(Number(response.headers.get('Content-Length')));
      return code;
    } catch {
      // A host that does not know the type of such files.
      return WebAssembly.compile(await (await load(address)).arrayBuffer());
    }
  };
  /** What was unpacked in this start, to be kept when there is time. */
  const unpackedNow: [address: string, file: Response][] = [];
  return {
    engine: engineFile(),
    async read(address) {
      const before = await kept(address);
      if (before) return before;
      const { bytes, wasPacked } = await unpack(await load(address));
      // A copy: the bytes are handed on.
      if (wasPacked) unpackedNow.push([address, new Response(bytes)]);
      return bytes;
    },
    compile,
    async provide(folder, code) {
      for (const name of ASKED_FOR) fetches.begin(folder + name);
      const address = `${folder}pyodide.asm.wasm`;
      const module = code ?? compile(address);
      handOver(fetches.answer(address), module);
      return module;
    },
    async settle() {
      for (const [address, file] of unpackedNow.splice(0)) await keep(address, file);
    },
  };
}

/** What Pyodide fetches from its folder, once all else is there. */
const ASKED_FOR = ['python_stdlib.zip', 'pyodide-lock.json'];

/** Pyodide compiles what it fetches: where that is `response`, it is given what has been compiled. */
function handOver(
  response: Response,
  module: WebAssembly.Module | Promise<WebAssembly.Module>,
): void {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== response) return instantiateStreaming(source, imports);
    WebAssembly.instantiateStreaming = instantiateStreaming;
    const code = await module;
    return { module: code, instance: await WebAssembly.instantiate(code, imports) };
  };
}

/**
 * Counts what the boot fetches, Pyodide's own files included, against what the build says it is. What is known
 * beforehand may `begin` before it is asked for, or be answered by hand: either holds for one fetch.
 */
function takeOverFetch(
  total: number,
  post: (message: FromWorker) => void,
): {
  count(bytes: number): void;
  begin(address: string): void;
  answer(address: string): Response;
} {
  const answers = new Map<string, Promise<Response>>();
  const original = globalThis.fetch;
  let done = 0;
  let said = 0;
  const count = (bytes: number): void => {
    done += bytes;
    if (done - said <= total / 100) return;
    said = done;
    post({ kind: 'progress', progress: { stage: 'loading', done: Math.min(done, total), total } });
  };
  const counted = async (...given: Parameters<typeof fetch>): Promise<Response> => {
    const response = await original(...given);
    if (!response.ok || !response.body) return response;
    // The browser keeps the compiled code of a module that comes as it was fetched: it is counted when it is there.
    if (response.headers.get('Content-Type') === 'application/wasm') return response;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        count(chunk.length);
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
  };
  globalThis.fetch = (input, init) => {
    const address = String(input);
    const answer = answers.get(address) ?? counted(input, init);
    answers.delete(address);
    return answer;
  };
  return {
    count,
    begin(address) {
      // Read to its end: what nobody reads stops coming.
      const answer = counted(address).then(async (response) =>
        response.ok ? new Response(await response.arrayBuffer()) : response,
      );
      answer.catch(() => {}); // whoever asks for it hears of it
      answers.set(address, answer);
    },
    answer(address) {
      const response = new Response();
      answers.set(address, Promise.resolve(response));
      return response;
    },
  };
}

/** The page's end of the line comes once. It stays in here: no program gets hold of it. */
addEventListener(
  'message',
  ({ ports: [port] }: MessageEvent) => {
    const post = port!.postMessage.bind(port) as Platform['post'];
    const handle = serve({ post, files: ({ bytes }) => pageFiles(bytes, post) });
    port!.onmessage = ({ data }: MessageEvent<unknown>) => void handle(data);
  },
  { once: true },
);
