/** The panels as markup: what is drawn, without a browser. */
import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { GradientPanel } from '../../web/diagram/gradients';
import { GraphPanel } from '../../web/diagram/graph';
import { layoutGraph } from '../../web/diagram/graph-layout';
import { MemoryPanel } from '../../web/diagram/memory';
import { buildPicture } from '../../web/diagram/model';
import { layoutGradients, layoutMemory } from '../../web/diagram/scene';
import type { Selection } from '../../web/diagram/strip';
import type { Step } from '../../web/runtime/protocol';
import { recordedStep, titles } from './recorded';

const memory = (step: Step, selection: Selection | null = null, width = 640): string =>
  renderToString(
    <MemoryPanel scene={layoutMemory(buildPicture([step], 0), width)} selection={selection} />,
  );
const count = (html: string, what: RegExp): number => html.match(what)?.length ?? 0;

describe('the storage diagram', () => {
  test('draws one strip for two names, with a lane for each', () => {
    const html = memory(recordedStep('detach shares'));
    expect(count(html, /<svg class="tg-strip"/g)).toBe(1);
    expect(html).toMatch(/class="tg-run[^>]*data-name="x" data-places="0-2"/);
    expect(html).toMatch(/class="tg-run[^>]*data-name="y" data-places="0-2"/);
    expect(html).toContain('data-value="2." data-elements="x[0] y[0]"');
  });
  test('draws two strips after a clone', () => {
    expect(count(memory(recordedStep('clone is apart')), /<svg class="tg-strip"/g)).toBe(2);
  });
  test('pointing at a tensor lights up its places and nothing else', () => {
    const step = recordedStep('a slice');
    const v = step.names.find(({ name }) => name === 'v')!.tensor;
    const html = memory(step, { storage: 0, tensor: v });
    const lit = [...html.matchAll(/class="tg-cell[^"]*tg-lit[^"]*"[^>]*data-place="(\d+)"/g)];
    expect(lit.map(([, place]) => place)).toEqual(['1', '2', '3']);
  });
  test('pointing at an element lights it up in every alias, and says their names', () => {
    const html = memory(recordedStep('views and their base'), { storage: 0, place: 1 });
    expect(html).toContain('x[1] = y[0, 1] = z[1, 0]');
    expect(html).toMatch(/class="tg-cell tg-lit" data-element="z\[1, 0\]"/);
  });
  test('an expanded tensor shows each element as often as it is read', () => {
    const html = memory(recordedStep('expand'), { storage: 0, place: 2 });
    expect(count(html, /class="tg-cell tg-lit" data-element="y/g)).toBe(2);
  });
  test('a long storage is cut with a count', () => {
    const step = recordedStep('a slice');
    Object.assign(step.snapshot.storages[0], {
      data: Array.from({ length: 256 }, (_, n) => n),
      count: 1000,
    });
    expect(memory(step)).toMatch(/… \d+ more elements/);
  });
  test('a tensor without elements is named all the same', () => {
    const step = recordedStep('detach shares');
    Object.assign(step.snapshot.storages[0], { data: [], count: 0, nbytes: 0 });
    step.snapshot.tensors.forEach((tensor) => Object.assign(tensor, { sizes: [0] }));
    const html = memory(step);
    expect(html).toContain('no elements');
    expect(html).not.toContain('<svg class="tg-strip"');
  });
  test('is empty before the first tensor', () => {
    const step = { ...recordedStep('detach shares'), names: [] };
    step.snapshot = { storages: [], versions: [], tensors: [], nodes: [] };
    expect(memory(step)).toContain('No name holds a tensor');
  });
});

describe('the gradients', () => {
  test('show values, and why there are none', () => {
    const picture = buildPicture([recordedStep('after backward')], 0);
    const html = renderToString(<GradientPanel scene={layoutGradients(picture, 640)} />);
    expect(html).toContain('data-value="2."');
    expect(html).toContain('MulBackward0');
    expect(html).toContain('not a leaf');
  });
  test('say of a view whose history is lost that it is', () => {
    const step = recordedStep('after backward');
    const states = step.snapshot.tensors.filter((tensor) => tensor.requires_grad && !tensor.grad);
    states.forEach((tensor) => Object.assign(tensor, { history_lost: true }));
    const html = renderToString(
      <GradientPanel scene={layoutGradients(buildPicture([step], 0), 640)} />,
    );
    expect(html).toContain('grad_fn invalid');
    expect(html).toContain('history lost');
    expect(html).not.toContain('not a leaf');
  });
});

describe('the graph', () => {
  test('has a box for each node and an arrow for each edge', () => {
    const picture = buildPicture([recordedStep('two paths')], 0);
    const html = renderToString(
      <GraphPanel scene={layoutGraph(picture.graph, 640)} trace={[]} moment={null} />,
    );
    expect(count(html, /class="tg-node/g)).toBe(picture.graph.nodes.length);
    expect(count(html, /class="tg-edge"/g)).toBe(picture.graph.edges.length);
    expect(html).toContain('= c');
  });
  test('has an arrowhead of its own, however many there are on a page', () => {
    const picture = buildPicture([recordedStep('two paths')], 0);
    const heads = [1, 2].map(() => {
      const html = renderToString(
        <GraphPanel scene={layoutGraph(picture.graph, 640)} trace={[]} moment={null} />,
      );
      const [, id] = /<marker[^>]* id="([^"]+)"/.exec(html)!;
      expect(new Set(html.match(/url\(#[^)]+\)/g))).toEqual(new Set([`url(#${id})`]));
      return id;
    });
    expect(heads[0]).not.toBe(heads[1]);
  });
  test('puts leaves above what was computed from them', () => {
    const picture = buildPicture([recordedStep('chain')], 0);
    const html = renderToString(
      <GraphPanel scene={layoutGraph(picture.graph, 640)} trace={[]} moment={null} />,
    );
    const heights = new Map(
      [...html.matchAll(/translate\([\d.]+,([\d.]+)\)"[^>]*data-name="(\w+)"/g)].map(
        ([, y, name]) => [name, Number(y)],
      ),
    );
    expect(heights.get('AccumulateGrad')).toBeLessThan(heights.get('MulBackward0')!);
    expect(heights.get('MulBackward0')).toBeLessThan(heights.get('SumBackward0')!);
  });
});

describe.each([320, 640, 1200])('at %i pixels', (width) => {
  test.each(titles)('nothing is drawn beyond the edge: %s', (title) => {
    const html = memory(recordedStep(title), null, width);
    for (const [, drawn] of html.matchAll(/<svg class="tg-strip" width="(\d+)"/g))
      expect(Number(drawn)).toBeLessThanOrEqual(width);
    expect(html).not.toMatch(/NaN|undefined/);
  });
});
