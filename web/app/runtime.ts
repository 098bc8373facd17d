/** The page's way to Python: over the client of the worker. */
import type { Progress } from '../runtime/protocol';
import { webClient } from '../runtime/web';
import type { Runtime } from '../session/runtime';

/** What a page keeps of a program's output: more than anyone reads, less than slows it down. */
const MAX_OUTPUT = 1_000_000;

export async function startRuntime(onProgress: (progress: Progress) => void): Promise<Runtime> {
  const client = await webClient(new URL('runtime/', document.baseURI), onProgress);
  await client.ready();
  return {
    run: (code, given, handlers) =>
      client.run({ code, ...given, trace: true, notebook: true, maxOutput: MAX_OUTPUT }, handlers),
    stop: () => client.stop(),
  };
}
