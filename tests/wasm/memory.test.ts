/** Memory that tensors gave back is used again, and all of it is there when it is needed. */
import { expect, test } from '@jest/globals';

import type { EngineFactory } from '../../web/engine/load';
import { open, type Tensor } from '../../web/engine/tensor';
import { uint8 } from '../../web/engine/dtype';
import { buildFolder, engineBinary } from './harness';

const MEGABYTE = 1 << 20;

/** An engine, and how many bytes its memory has. */
async function measured() {
  const { default: factory } = (await import(new URL('tensorglass.js', buildFolder).href)) as {
    default: EngineFactory;
  };
  let memory: { HEAPU8: Uint8Array };
  const torch = await open(async (options) => {
    const module = await factory(options);
    memory = module;
    return module;
  }, engineBinary());
  return { torch, bytes: () => memory.HEAPU8.byteLength };
}

test('a training loop of 10,000 steps does not grow memory', async () => {
  const { torch, bytes } = await measured();
  const w = torch.ones([64, 8]).requires_grad_();
  const step = (i: number): void =>
    torch.scope(() => {
      // Batches of many sizes, smaller and larger than what is kept when it is given back.
      const x = torch.ones([16 * (1 + (i % 37)), 64]);
      torch.linear(x, w.t()).relu().mean().backward();
      torch.no_grad(() => w.add_(w.grad!, { alpha: -0.001 }));
      w.grad = null;
    });
  for (let i = 0; i < 200; i++) step(i);
  const before = bytes();
  for (let i = 0; i < 10_000; i++) step(i);
  expect(bytes()).toBe(before);
});

test('blocks that are kept count as free memory', async () => {
  const { torch } = await measured();
  const held: Tensor[] = [];
  const take = (nbytes: number): Tensor => torch.empty([nbytes], { dtype: uint8 });
  const last = take(32 * MEGABYTE);
  // All there is, in ever smaller pieces.
  for (let size = 256 * MEGABYTE; size >= MEGABYTE;)
    try {
      held.push(take(size));
    } catch {
      size /= 2;
    }
  last.dispose();
  expect(() => take(30 * MEGABYTE)).not.toThrow();
  expect(() => take(30 * MEGABYTE)).toThrow(/DefaultCPUAllocator: can't allocate memory/);
});
