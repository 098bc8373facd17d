/** The sentences about a step. */
import { expect, test } from '@jest/globals';
import { explain } from '../../web/diagram/explain';
import { buildPicture } from '../../web/diagram/model';
import type { Step } from '../../web/runtime/protocol';
import { recordedStep, withElement } from './recorded';

const said = (...steps: Step[]): string[] =>
  explain(
    steps.length > 1 ? buildPicture(steps, steps.length - 2) : null,
    buildPicture(steps, steps.length - 1),
  );
const only = (step: Step, ...names: string[]): Step => ({
  ...step,
  names: step.names.filter(({ name }) => names.includes(name)),
});

test('a first tensor has new memory', () => {
  expect(said(only(recordedStep('detach shares'), 'x'))).toEqual([
    'x is on new memory of 3 elements',
  ]);
});

test('detach() lands on the memory that is there', () => {
  const step = recordedStep('detach shares');
  expect(said(only(step, 'x'), step)).toEqual(['y is on the memory of x']);
});

test('a slice is a view', () => {
  const step = recordedStep('a slice');
  expect(said(only(step, 'x'), only(step, 'x', 'v'))).toEqual([
    'v is a view of x, on the same memory',
  ]);
});

test('a write is seen through every alias', () => {
  const step = recordedStep('detach shares');
  expect(said(withElement(step, 0, 0, 1), step)).toEqual(['x[0] and y[0] are now 2.']);
});

test('what backward() leaves and lets go', () => {
  const step = recordedStep('after backward');
  const before = structuredClone(step);
  before.snapshot.tensors.forEach((tensor) => (tensor.grad = null));
  before.snapshot.nodes.forEach((node) => node.saved.forEach((saved) => (saved.state = 'live')));
  expect(said(before, step)).toEqual(['x.grad arrived', 'the graph let go of 2 saved tensors']);
});

test('a name that goes away is said', () => {
  const step = recordedStep('clone is apart');
  expect(said(step, only(step, 'x'))).toEqual(['y let go']);
});

test('a line that touches nothing has nothing said', () => {
  const step = recordedStep('detach shares');
  expect(said(step, step)).toEqual([]);
});
