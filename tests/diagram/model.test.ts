/** From recorded states to what there is to draw. */
import { describe, expect, test } from '@jest/globals';
import { buildPicture, elementNames, runs } from '../../web/diagram/model';
import { recordedStep, titles, withElement } from './recorded';

const pictureOf = (title: string) => buildPicture([recordedStep(title)], 0);

describe('memory', () => {
  test('after detach() both names are on one storage, each calling the element its own', () => {
    const { memory } = pictureOf('detach shares');
    expect(memory).toHaveLength(1);
    expect(memory[0].tensors.map(({ label }) => label)).toEqual(['x', 'y']);
    expect(memory[0].cells.map(({ text }) => text)).toEqual(['2.', '1.', '1.']);
    expect(elementNames(memory[0], 0)).toEqual(['x[0]', 'y[0]']);
  });
  test('after clone() there are two storages', () => {
    const { memory } = pictureOf('clone is apart');
    expect(memory.map(({ tensors }) => tensors.map(({ label }) => label))).toEqual([['x'], ['y']]);
  });
  test('a slice marks its places in runs', () => {
    const [storage] = pictureOf('a slice').memory;
    const [, v, w] = storage.tensors;
    expect(runs(v, { start: 0, end: 6 })).toEqual([{ start: 1, end: 4 }]);
    expect(runs(w, { start: 0, end: 6 })).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
      { start: 4, end: 5 },
    ]);
    expect([v.isView, v.viewOf]).toEqual([true, 'x']);
  });
  test('a write since the step before is marked, with what it replaced', () => {
    const after = recordedStep('detach shares');
    const { memory } = buildPicture([withElement(after, 0, 0, 1), after], 1);
    expect(memory[0].changed).toBe(1);
    expect(memory[0].cells.map(({ before }) => before)).toEqual(['1.', null, null]);
    expect(memory[0].isNew).toBe(false);
  });
  test('.data has a version counter of its own: that tensor is marked, not the other', () => {
    const [storage] = pictureOf('data hides the version').memory;
    expect(storage.tensors.map(({ label, counterOf }) => [label, counterOf])).toEqual([
      ['x', null],
      ['d', 'd'],
    ]);
    expect(pictureOf('detach shares').memory[0].tensors[1].counterOf).toBeNull();
  });
  test('a storage that only a view holds has the rows of its shape', () => {
    const { memory } = pictureOf('views and their base');
    expect(memory[0].tensors.map(({ label }) => label)).toEqual(['x', 'y', 'z']);
    expect(memory[0].pitch).toBe(3);
  });
});

describe('gradients', () => {
  test('a leaf shows what backward() left', () => {
    const [x, y] = pictureOf('after backward').gradients;
    expect([x.tensor.label, x.grad?.storage.cells.map(({ text }) => text)]).toEqual([
      'x',
      ['2.', '2.'],
    ]);
    expect([y.tensor.label, y.tensor.gradFn, y.grad]).toEqual(['y', 'MulBackward0', null]);
  });
});

describe('graph', () => {
  test('a saved tensor that was overwritten is stale', () => {
    const step = recordedStep('a saved tensor overwritten');
    const y = step.names.find(({ name }) => name === 'y')!.tensor;
    const product = step.snapshot.nodes.find(({ name }) => name === 'MulBackward0')!;
    product.saved.forEach((saved) => Object.assign(saved, { tensor: y }));
    const drawn = buildPicture([step], 0).graph.nodes.find(({ id }) => id === product.id)!;
    expect(drawn.results).toEqual(['z']);
    expect(
      drawn.saved.map(({ state, savedVersion, version }) => [state, savedVersion, version]),
    ).toEqual([
      ['stale', 0, 1],
      ['stale', 0, 1],
    ]);
  });
  test('after backward() what was saved is released', () => {
    const { nodes } = pictureOf('after backward').graph;
    const states = nodes.flatMap(({ saved }) => saved.map(({ state }) => state));
    expect(states).toEqual(['released', 'released']);
  });
  test('a leaf is named where its gradients arrive', () => {
    const { nodes, edges } = pictureOf('two paths').graph;
    const leaf = nodes.find(({ leaf }) => leaf === 'x')!;
    expect(leaf.name).toBe('AccumulateGrad');
    expect(edges.filter(({ to }) => to === leaf.id)).toHaveLength(2);
  });
});

test('names in a function are told apart', () => {
  const step = recordedStep('detach shares');
  step.names[1].frame = 'f';
  expect(buildPicture([step], 0).memory[0].tensors.map(({ label }) => label)).toEqual([
    'x',
    'f: y',
  ]);
});

test('no steps make an empty picture', () => {
  const picture = buildPicture([], 0);
  expect([picture.step, picture.memory, picture.graph.nodes]).toEqual([null, [], []]);
});

test.each(titles)('building twice gives the same and changes nothing: %s', (title) => {
  const step = recordedStep(title);
  const before = JSON.stringify(step);
  expect(buildPicture([step], 0)).toEqual(buildPicture([step], 0));
  expect(JSON.stringify(step)).toBe(before);
});

describe('a step that changes one storage', () => {
  const before = recordedStep('clone is apart');
  const [first, second] = before.snapshot.storages;
  const written = { ...second, data: second.data.map((_, n) => (n === 0 ? 7 : second.data[n])) };
  const after = { ...before, snapshot: { ...before.snapshot, storages: [first, written] } };
  const run = [before, before, after, after];
  const picture = (cursor: number) => buildPicture(run, cursor);

  test('leaves the models of all others the same objects', () => {
    expect(picture(2).memory[0]).toBe(picture(1).memory[0]);
    expect(picture(2).memory[1]).not.toBe(picture(1).memory[1]);
    expect(picture(2).memory[1].changed).toBe(1);
    expect(picture(3).memory[1].changed).toBe(0);
    expect(picture(2).graph).toBe(picture(1).graph);
  });
  test('looks the same from wherever the slider comes', () => {
    const fresh = [0, 1, 2, 3].map((cursor) => structuredClone(picture(cursor)));
    for (const cursor of [3, 1, 2, 0, 2, 3, 0, 1])
      expect(structuredClone(picture(cursor))).toEqual(fresh[cursor]);
  });
});
