/** The table of live objects keeps what a Map keeps, whatever comes and goes in whatever order. */
import { expect, test } from '@jest/globals';

import { Live } from '../../web/engine/live';

test('it finds what was added and not deleted, among handles that share slots', () => {
  const live = new Live<object>();
  const kept = new Map<number, object>();
  const order: number[] = [];
  let seed = 1;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const wrong = () => [...kept].filter(([handle, object]) => live.get(handle) !== object);
  let next = 1;
  for (let round = 0; round < 10_000; round++) {
    // Now and then far apart by a power of two: all of these would have the same slot.
    next += random(20) === 0 ? 4096 : 1;
    const object = { round };
    live.add(next, object);
    kept.set(next, object);
    order.push(next);
    while (order.length > (round < 5000 ? 2000 : 20)) {
      const [gone] = order.splice(random(40) % order.length, 1);
      live.delete(gone!);
      live.delete(gone!);
      kept.delete(gone!);
      if (live.get(gone!)) throw new Error(`${gone} was deleted`);
    }
    if (round % 250 === 0) expect(wrong()).toEqual([]);
  }
  expect(wrong()).toEqual([]);
});
