/** A thread of `tensorglass check`: runs the programs that it is sent, each as if it were the first. */
import { parentPort, workerData } from 'node:worker_threads';

const { root } = workerData;
const { nodeAssets, seriesHere } = await import(`${root}build/runtime/node.mjs`);
const series = seriesHere(nodeAssets(root));

parentPort.on('message', async (request) => {
  const { exitCode } = await series.run(request, {
    onOutput: (stream, text) => parentPort.postMessage({ stream, text }),
    onStep() {},
  });
  parentPort.postMessage({ exitCode });
});
