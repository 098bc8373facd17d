/** Figures of whole programs: all that cross are as they have to be, and are drawn without a number that is none. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { layout, widthOf } from '../../web/plots/layout';
import { Plot } from '../../web/plots/plot';
import type { Client } from '../../web/runtime/client';
import type { Figure } from '../../web/runtime/figure';
import { openClient, root } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

/** What a program shows, and how it ends. */
async function figuresOf(
  code: string,
): Promise<{ figures: Figure[]; error: string; drawn: number }> {
  const figures: Figure[] = [];
  let drawn = 0;
  const { error } = await client.run(
    { code, trace: true },
    {
      onFigure: (figure) => figures.push(figure),
      onSteps: (steps) => (drawn += steps.reduce((sum, { figures: n = 0 }) => sum + n, 0)),
    },
  );
  return { figures, error: error ? `${error.type}: ${error.message}` : '', drawn };
}

test('typical plots are laid out and drawn at any width', async () => {
  const code = readFileSync(`${root}tests/python/figures/typical.py`, 'utf8');
  const { figures, error, drawn } = await figuresOf(code);
  expect(error).toBe('');
  expect(figures.length).toBe(code.match(/plt\.show\(\)/g)!.length);
  expect(drawn).toBe(figures.length);
  for (const figure of figures)
    for (const width of [200, 340, widthOf(figure)]) {
      const { axes, width: wide, height } = layout(figure, width);
      for (const placed of axes)
        if (placed) {
          const { left, top, width: w, height: high } = placed.box;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top + high).toBeLessThanOrEqual(height);
          if (width > 320) expect(left + w).toBeLessThanOrEqual(wide);
        }
      const svg = render(h(Plot, { figure, width, scheme: 'both' }));
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    }
});

test('a hundred thousand points become a path of a few', async () => {
  const { figures } = await figuresOf(
    'import torch\nimport matplotlib.pyplot as plt\nplt.plot(torch.randn(100_000))\nplt.show()',
  );
  const svg = render(h(Plot, { figure: figures[0]!, width: 560, scheme: 'light' }));
  expect(svg.length).toBeLessThan(100_000);
});

const REFUSED: [string, string][] = [
  [
    "plt.figure().add_subplot(projection='3d')",
    "NotImplementedError: 3-D axes (projection='3d') is not in the Tensorglass playground yet",
  ],
  ['plt.imread("a.png")', 'NotImplementedError: imread() is not in the Tensorglass playground yet'],
  [
    'plt.savefig("a.pdf")',
    'NotImplementedError: savefig() as pdf: .png and .svg are what there is; that is not in the Tensorglass playground yet',
  ],
  [
    'plt.savefig("none/a.png")',
    "FileNotFoundError: [Errno 2] No such file or directory: 'none/a.png'",
  ],
  [
    'plt.clabel(plt.contourf([[1, 2], [3, 4]]))',
    'NotImplementedError: clabel() of filled contours: contour() over the same grid has lines; that is not in the Tensorglass playground yet',
  ],
  [
    'plt.quiver([1], [2])',
    'AttributeError: matplotlib.pyplot.quiver is not in the Tensorglass playground yet',
  ],
  [
    'plt.gca().table()',
    'AttributeError: matplotlib.axes.Axes.table is not in the Tensorglass playground yet',
  ],
  [
    'from matplotlib.animation import FuncAnimation\nFuncAnimation(plt.figure(), None)',
    'NotImplementedError: matplotlib.animation.FuncAnimation: plt.pause() shows a figure again in its place; an animation is not in the Tensorglass playground yet',
  ],
  [
    'plt.plot(torch.ones(2, requires_grad=True))',
    "RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
  ],
  [
    'plt.plot(torch.zeros(1_100_000)); plt.show()',
    'ValueError: a plot of 1,100,000 numbers is more than a page draws: 1,000,000 are the most',
  ],
];
test.each(REFUSED)('%s is refused by name', async (line, wanted) => {
  const { error } = await figuresOf(`import torch\nimport matplotlib.pyplot as plt\n${line}`);
  expect(error).toBe(wanted);
});

test('what a program hands over that is no figure is its own error, and the session goes on', async () => {
  const code = 'import tensorglass_display\ntensorglass_display.show_figure(\'{"id": 1}\')';
  const { error, figures } = await figuresOf(code);
  expect(error).toMatch(/^ValueError: the figure cannot be shown: a malformed message/);
  expect(figures).toEqual([]);
});
