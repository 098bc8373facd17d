/** Nothing may be left behind: after every test the engine holds what it held before the first. */
import { afterEach, beforeAll, expect } from '@jest/globals';

import type { Harness } from './harness';

export function watchBaseline(h: Harness): void {
  let baseline = '';
  beforeAll(() => {
    baseline = h.live();
  });
  afterEach(() => {
    h.releaseAll();
    expect(h.live()).toBe(baseline);
  });
}
