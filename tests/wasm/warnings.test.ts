/** A warning that the host raises as an error takes the place of the answer, of which nothing is left. */
import { expect, test } from '@jest/globals';

import { bareEngine, Harness } from './harness';

test('the result of an operator that warned is not kept', async () => {
  const engine = await bareEngine();
  const h = new Harness(engine);
  const one = h.build({ d: 'float32', s: [2, 1], v: [1, 2] }, false);
  const before = h.live();
  const told: string[] = [];
  engine.onCallback = (_, payload) => {
    told.push(payload);
    return -1;
  };
  // Of a single sample there is no covariance.
  expect(h.call('cov', [one]).error?.type).toBe('Callback');
  expect(told.join()).toContain('degrees of freedom is <= 0');
  expect(h.live()).toBe(before);
  engine.onCallback = () => 0;
  expect(h.call('cov', [one]).error).toBeUndefined();
  expect(h.live()).not.toBe(before);
});
