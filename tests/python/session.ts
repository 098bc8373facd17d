/** Python sessions for tests: worker threads on the build, and what a run printed and recorded. */
import { fileURLToPath } from 'node:url';
import type { Client } from '../../web/runtime/client';
import type { BootAssets, RunRequest, RunResult, Step } from '../../web/runtime/protocol';
import { unpackSteps } from '../../web/runtime/steps';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The bundle for Node, as the headless runner uses it. */
export const runtime: {
  nodeAssets(root: string, options?: { snapshot: boolean }): BootAssets;
  nodeClient(assets: BootAssets, options?: { rewinds: boolean }): Client;
} = await import(`${root}build/runtime/node.mjs`);

/** A client whose worker is brought back to its start after a program, unless each is to have its own. */
export function openClient({ snapshot = true, rewinds = true } = {}): Client {
  return runtime.nodeClient(runtime.nodeAssets(root, { snapshot }), { rewinds });
}

export interface Outcome extends RunResult {
  stdout: string;
  stderr: string;
  steps: Step[];
}

/** Runs a program and collects everything; the engine must be empty afterwards. */
export async function run(
  client: Client,
  code: string | null,
  request: Partial<RunRequest> = {},
): Promise<Outcome> {
  const text = { stdout: '', stderr: '' };
  const steps: Step[] = [];
  const result = await client.run(
    { census: true, ...request, code },
    {
      onOutput: (stream, more) => (text[stream] += more),
      onSteps: (more) => steps.push(...unpackSteps(more, steps.at(-1))),
    },
  );
  return { ...result, ...text, steps };
}

export const EMPTY = { tensors: 0, storages: 0, nodes: 0 };
