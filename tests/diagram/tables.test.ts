/** The pictures as tables of text: the same facts, in words and numbers. */
import { expect, test } from '@jest/globals';
import { buildPicture } from '../../web/diagram/model';
import { gradientTable, graphTable, memoryTable } from '../../web/diagram/tables';
import type { Table } from '../../web/diagram/tables';
import { recordedStep, titles } from './recorded';

const picture = (title: string) => buildPicture([recordedStep(title)], 0);

/** The rows as objects, by the columns' names. */
const read = ({ columns, rows }: Table): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(row.map((cell, n) => [columns[n], cell])));

test('memory: who lies on which storage, and the values in the order in which each name reads them', () => {
  const rows = read(memoryTable(picture('views and their base')));
  expect(
    rows.map(({ Tensor, Storage, Shape, Strides }) => [Tensor, Storage, Shape, Strides]),
  ).toEqual([
    ['x', '1', '(6,)', '(1,)'],
    ['y', '1', '(2, 3)', '(3, 1)'],
    ['z', '1', '(3, 2)', '(1, 3)'],
    ['r', '2', '(6,)', '(1,)'],
  ]);
  expect(rows[2]!.Values).toBe('0., 3., 1., 4., 2., 5.');
});

test('memory: an element that is read twice is told twice, and what a step wrote with what stood there', () => {
  const rows = read(memoryTable(picture('expand')));
  expect(rows.find(({ Tensor }) => Tensor === 'y')!.Values).toBe('0., 1., 2., 0., 1., 2.');

  const after = recordedStep('detach shares');
  const before = structuredClone(after);
  before.snapshot.storages[0]!.data[0] = 1;
  const written = read(memoryTable(buildPicture([before, after], 1)));
  expect(written.map((row) => row['Written in this step'])).toEqual([
    'x[0]: 1. to 2.',
    'y[0]: 1. to 2.',
  ]);
});

test('gradients: their values, or why there is none', () => {
  const rows = read(gradientTable(picture('after backward')));
  expect(rows.find(({ Tensor }) => Tensor === 'x')!['.grad']).toBe('2., 2.');
  const [y] = rows.filter(({ Tensor }) => Tensor === 'y');
  expect(y!['.grad']).toBe('None');
  expect(y!['Why there is none']).not.toBe('');
});

test('graph: a row a node, with where its gradient flows and what it saved', () => {
  const rows = read(graphTable(picture('product saves both').graph));
  expect(rows.find(({ Node }) => Node === 'MulBackward0')).toMatchObject({
    Computed: 'y',
    'Its gradient flows to': 'AccumulateGrad of x, AccumulateGrad of w',
    Saved: 'other (live), self (live)',
  });
});

test('every recorded state has tables whose rows are as wide as their columns', () => {
  for (const title of titles) {
    const one = picture(title);
    for (const { columns, rows } of [memoryTable(one), gradientTable(one), graphTable(one.graph)])
      for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});
