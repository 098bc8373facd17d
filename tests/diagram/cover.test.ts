/** One element of the pictures covered, in programs that really ran. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { coverElement, readElementName, textAt } from '../../web/diagram/cover';
import { buildPicture } from '../../web/diagram/model';
import type { Picture } from '../../web/diagram/model';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

async function pictureOf(code: string): Promise<Picture> {
  const { steps, error } = await run(client, `import torch\n${code}`, { trace: true });
  expect(error).toBeNull();
  return buildPicture(steps, steps.length - 1);
}
/** What of a picture is drawn. */
const drawn = (picture: Picture) => JSON.stringify({ ...picture, step: null });
const named = (text: string) => readElementName(text)!;

test.each([
  ['x[1, 0]', { tensor: 'x', index: [1, 0] }],
  [' net.weight.grad[2] ', { tensor: 'net.weight.grad', index: [2] }],
  ['loss', { tensor: 'loss', index: [] }],
  ['output', { tensor: 'output', index: [] }],
  ['x[', null],
  ['x[1:2]', null],
  ['x[-1]', null],
  ['2', null],
  ['', null],
])('%j is a name of an element: %j', (text, read) => expect(readElementName(text)).toEqual(read));

describe('an element', () => {
  test('is found and covered by each of its names, and no other is', async () => {
    const picture = await pictureOf(
      'x = torch.arange(10., 16.).view(2, 3)\nt = x.t()\nx[1, 0] = 42.5\n',
    );
    for (const name of ['x[1, 0]', 't[0, 1]']) {
      expect(textAt(picture, named(name))).toBe('42.5');
      const covered = coverElement(picture, named(name));
      expect(drawn(covered)).not.toContain('42.5');
      const texts = covered.memory[0].cells.map(({ text }) => text);
      expect(texts).toEqual(['10.', '11.', '12.', '?', '14.', '15.']);
      expect(textAt(covered, named(name))).toBe('?');
    }
    expect(drawn(picture)).toContain('42.5');
  });

  test('of a gradient is covered in the graph, too', async () => {
    const picture = await pictureOf(
      'x = torch.ones(2, requires_grad=True)\n(x * 42.5).sum().backward()\n',
    );
    const name = named('x.grad[1]');
    expect(textAt(picture, name)).toBe('42.5');
    const covered = coverElement(picture, name);
    expect(covered.gradients[0].grad!.storage.cells.map(({ text }) => text)).toEqual(['42.5', '?']);
    expect(covered.graph.nodes.flatMap(({ flowed }) => flowed)).toEqual([]);
  });

  test('of a scalar has no index; of bytes under two dtypes all are covered', async () => {
    expect(textAt(await pictureOf('loss = torch.tensor(3.5)\n'), named('loss'))).toBe('3.5');
    const picture = await pictureOf('x = torch.ones(2)\ny = x.view(torch.int32)\n');
    expect(textAt(picture, named('y[0]'))).toBe('1065353216');
    const covered = drawn(coverElement(picture, named('y[0]')));
    expect(covered).not.toContain('1065353216');
    expect(drawn(coverElement(picture, named('x[0]')))).not.toContain('1065353216');
  });

  test('that there is not leaves the pictures as they are', async () => {
    const picture = await pictureOf('x = torch.ones(2)\n');
    for (const name of ['x[2]', 'x', 'y[0]', 'x.grad[0]']) {
      expect(textAt(picture, named(name))).toBeNull();
      expect(coverElement(picture, named(name))).toBe(picture);
    }
  });
});
