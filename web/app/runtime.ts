/** The page's way to Python: over the client of the worker. */
import type { Progress } from '../runtime/protocol';
import { webClient } from '../runtime/web';
import { requestFor } from '../session/runtime';
import type { Runtime } from '../session/runtime';

export async function startRuntime(onProgress: (progress: Progress) => void): Promise<Runtime> {
  const client = await webClient(new URL('runtime/', document.baseURI), onProgress);
  await client.ready();
  return {
    run: (code, given, handlers) => client.run(requestFor(code, given), handlers),
    stop: () => client.stop(),
  };
}
