/** A graph as long as memory holds: backward through it, and freeing it, do not recurse. */
import { expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { type Handle, startEngine } from './harness';

const LENGTH = 100_000;
const h = await startEngine();
watchBaseline(h);

/** A leaf, and the end of a chain of operators on it of which nobody holds the links. */
function chain(): { leaf: Handle; end: Handle } {
  const leaf: Handle = h.must('tensor.new', [2], { dtype: 'float32' });
  h.must('tensor.set_requires_grad', leaf, true);
  let end: Handle = h.must('mul', leaf, 1);
  for (let i = 1; i < LENGTH; i++) {
    const next: Handle = h.must(i % 2 ? 'mul' : 'neg', ...(i % 2 ? [end, -1] : [end]));
    h.release(end.handle);
    end = next;
  }
  return { leaf, end };
}

test('backward through a chain of 100,000 operators', () => {
  const { leaf, end } = chain();
  h.must('autograd.backward', [end], null, false, false);
  expect(h.values(h.must('tensor.grad', leaf))).toEqual([-1]);
});

test('a chain of 100,000 operators is freed with its last name', () => {
  const { end } = chain();
  const before = JSON.parse(h.live()) as Record<string, number>;
  expect(before.nodes).toBeGreaterThanOrEqual(LENGTH);
  h.release(end.handle);
  expect((JSON.parse(h.live()) as Record<string, number>).nodes).toBeLessThan(
    before.nodes - LENGTH + 2,
  );
});
