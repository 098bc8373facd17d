/** Where texts on edges go. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { labelBox, placeLabels } from '../../web/diagram/labels';

const straight = (x: number, top: number, bottom: number) => ({
  text: '[1., 2., 3., …]',
  first: 0.5,
  along: (t: number) => ({ x, y: bottom + t * (top - bottom) }),
});
type Rect = ReturnType<typeof labelBox>;
const apart = (a: Rect, b: Rect): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

describe('texts on edges', () => {
  test('stand in the middle where nothing is in the way', () => {
    const [label] = placeLabels([straight(200, 0, 32)], [], 400);
    expect(label).toEqual({ at: { x: 200, y: 16 }, text: '[1., 2., 3., …]' });
  });

  test('keep apart from one another and from nodes; what has no room is a dot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: 60, max: 340 }), layer: fc.nat({ max: 4 }) }), {
          maxLength: 30,
        }),
        (edges) => {
          const nodes = Array.from({ length: 5 }, (_, n) => ({
            left: 0,
            right: 400,
            top: 60 * n + 32,
            bottom: 60 * n + 60,
          }));
          const labels = placeLabels(
            edges.map(({ x, layer }) => straight(x, 60 * layer, 60 * layer + 32)),
            nodes,
            400,
          );
          const boxes = labels.filter(({ text }) => text !== '•').map(labelBox);
          boxes.forEach((box, n) => {
            for (const other of boxes.slice(0, n)) expect(apart(box, other)).toBe(true);
            for (const node of nodes) expect(apart(box, node)).toBe(true);
          });
        },
      ),
    );
  });

  test('are cut short before they are left out', () => {
    const crowded = placeLabels(
      [0, 1, 2, 3].map(() => straight(60, 0, 16)),
      [],
      120,
    );
    expect(crowded[0]!.text).toBe('[1., 2., 3., …]');
    expect(crowded.slice(1).some(({ text }) => text === '[1., 2…')).toBe(false);
    const [first, second] = placeLabels([straight(100, 0, 16), straight(190, 0, 16)], [], 400);
    expect([first!.text, second!.text]).toEqual(['[1., 2., 3., …]', '[1., 2., 3., …]']);
  });
});
