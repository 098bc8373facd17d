/** Where the boxes and lines of graphs go. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layered } from '../../web/diagram/layered';
import type { Edge, Size } from '../../web/diagram/layered';

/** Graphs without circles, as programs build them: a box leads to older ones, once or several times. */
const graphs = fc
  .array(
    fc.record({
      size: fc.record({
        width: fc.integer({ min: 20, max: 300 }),
        height: fc.constantFrom(28, 46),
      }),
      inputs: fc.array(fc.nat(), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((nodes) => ({
    boxes: nodes.map(({ size }) => size),
    edges: nodes.flatMap(({ inputs }, from) =>
      from === 0 ? [] : inputs.map((input) => ({ from, to: input % from })),
    ),
  }));
const draw = ({ boxes, edges }: { boxes: Size[]; edges: Edge[] }) => layered(boxes, edges, 900);
const box = { width: 100, height: 46 };
const boxes = (count: number): Size[] => Array.from({ length: count }, () => box);

describe('for any graph', () => {
  test('no two boxes touch, and all is inside the drawing', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { corners, width, height, lines } = draw(graph);
        const frames = corners.map(({ x, y }, n) => ({
          left: x,
          top: y,
          right: x + graph.boxes[n].width,
          bottom: y + graph.boxes[n].height,
        }));
        for (const [n, a] of frames.entries()) {
          expect(Math.min(a.left, a.top)).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(width);
          expect(a.bottom).toBeLessThanOrEqual(height);
          for (const b of frames.slice(0, n)) {
            const apart =
              a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
            expect(apart).toBe(true);
          }
        }
        for (const { x, y } of lines.flat()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  test('every line goes up, from the top of its lower box to the bottom of its upper one', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { corners, lines } = draw(graph);
        graph.edges.forEach(({ from, to }, n) => {
          const line = lines[n];
          expect(line.at(0)!.y).toBeCloseTo(corners[from].y);
          expect(line.at(-1)!.y).toBeCloseTo(corners[to].y + graph.boxes[to].height);
          line.slice(1).forEach(({ y }, k) => expect(y).toBeLessThanOrEqual(line[k].y));
        });
      }),
    );
  });

  test('the same graph is drawn the same', () => {
    fc.assert(fc.property(graphs, (graph) => expect(draw(graph)).toEqual(draw(graph))));
  });
});

test('a chain with a leaf at each link is straight, each leaf just above its use', () => {
  const edges = Array.from({ length: 20 }, (_, n) => [
    { from: 2 * n + 2, to: 2 * n },
    { from: 2 * n + 2, to: 2 * n + 1 },
  ]).flat();
  const { corners } = layered(boxes(41), edges, 900);
  for (let n = 2; n <= 40; n += 2) expect(corners[n].x).toBe(corners[2].x);
  for (let n = 1; n < 40; n += 2) expect(corners[n].y).toBe(corners[n - 1].y);
});

test('a weight that is used at each link has one stem beside the chain', () => {
  const uses = Array.from({ length: 20 }, (_, n) => n + 2);
  const edges = uses.flatMap((from) => [
    { from, to: from === 2 ? 1 : from - 1 },
    { from, to: 0 },
  ]);
  const { lines, width } = layered(boxes(22), edges, 900);
  const far = lines.filter((_, n) => edges[n].to === 0).slice(1);
  expect(new Set(far.map((line) => line.at(-2)!.x)).size).toBe(1);
  expect(width).toBeLessThan(300);
});

test('two edges between the same boxes are two lines', () => {
  const twins = [
    { from: 1, to: 0 },
    { from: 1, to: 0 },
  ];
  const [a, b] = layered(boxes(2), twins, 900).lines;
  expect(a).not.toEqual(b);
});

test('parts of a graph fill rows', () => {
  const { corners, width } = layered(boxes(20), [], 900);
  expect(width).toBeLessThanOrEqual(900);
  expect(new Set(corners.map(({ y }) => y)).size).toBe(3);
});

test('adding a link below moves nothing above it', () => {
  const chain = (count: number) =>
    layered(
      boxes(count),
      Array.from({ length: count - 1 }, (_, n) => ({ from: n + 1, to: n })),
      900,
    );
  expect(chain(31).corners.slice(0, 30)).toEqual(chain(30).corners);
});
