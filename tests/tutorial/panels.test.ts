/** The names of panels, as links, elements and settings give them. */
import { expect, test } from '@jest/globals';
import { readHash } from '../../web/tutorial/link';
import { namesIn, PANELS, picturesAmong, USUAL_PARTS } from '../../web/tutorial/panels';

test('names come once, in the order in which they are given; what is no name is passed over', () => {
  expect(namesIn(' graph, memory+graph\nnothing output', PANELS)).toEqual([
    'graph',
    'memory',
    'output',
  ]);
  expect(namesIn('constructor __proto__ toString', PANELS)).toEqual([]);
  expect(picturesAmong(USUAL_PARTS)).toEqual(['memory', 'gradients', 'graph']);
});

test('a link keeps the order of its panels', async () => {
  const link = await readHash('#v=1&src=a.py&panels=graph+memory');
  expect(link).toMatchObject({ view: { panels: ['graph', 'memory'] }, problem: null });
});
