/** A graph as long as memory holds: backward through it, and freeing it, do not recurse. */
import { afterEach, expect, test } from '@jest/globals';

import { open, type Tensor } from '../../web/engine/tensor';
import { buildFolder, engineBinary } from './harness';

const LENGTH = 1_000_000;
const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);
let module!: { HEAPU8: Uint8Array };
const keeping = async (options: object) => (module = await factory(options));
const torch = await open(keeping, engineBinary());
const bytes = () => module.HEAPU8.length;

afterEach(() => expect(torch.live_counts()).toEqual({ tensors: 0, storages: 0, nodes: 0 }));

/** The end of a chain of operators on `leaf` of which nobody holds the links. */
function chain(leaf: Tensor): Tensor {
  let end = leaf.mul(1);
  for (let i = 1; i < LENGTH; i++) {
    const next = i % 2 ? end.mul(-1) : end.neg();
    end.dispose();
    end = next;
  }
  return end;
}

test('backward through a chain of 1,000,000 operators, which is freed with its last name', () => {
  torch.scope(() => {
    const leaf = torch.tensor(2.5).requires_grad_();
    const before = bytes();
    const end = torch.scope(() => chain(leaf));
    // A link is a node, and for every other one a number that the node keeps.
    expect((bytes() - before) / LENGTH).toBeLessThan(1024);
    end.backward();
    expect(leaf.grad!.item()).toBe(-1);
    expect(torch.live_counts().nodes).toBeGreaterThanOrEqual(LENGTH);
    end.dispose();
    expect(torch.live_counts().nodes).toBe(0);
  });
});

test('steps of training leave nothing behind: neither nodes nor memory', () => {
  torch.scope(() => {
    const w = torch.ones([16, 2]).requires_grad_();
    const b = torch.zeros([16]).requires_grad_();
    const x = torch.ones([4, 2]);
    const step = () =>
      torch.scope(() => {
        torch.linear(x, w, b).tanh().sum().backward();
        torch.primitive('optimizer.sgd', [w, b], 0.01, 0, false, [], 0, 0, false);
        torch.primitive('optimizer.zero_grad', [w, b], true);
      });
    step();
    const counts = torch.live_counts();
    for (let i = 0; i < 100; i++) step();
    const before = bytes();
    for (let i = 0; i < 10_000; i++) step();
    expect(torch.live_counts()).toEqual(counts);
    expect(bytes()).toBe(before);
  });
});
