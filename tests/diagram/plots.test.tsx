/** Figures as data and as pictures: what is refused, and how text, ticks, colours, lines and images are drawn. */
import { describe, expect, test } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { Palette } from '../../web/plots/colours';
import { ContourPaths, gapIn } from '../../web/plots/contours';
import { describe as described, nameOf, tableOf } from '../../web/plots/describe';
import { layout, TEXT, ticksFor, titleSizeOf } from '../../web/plots/layout';
import { legendBox, legendSize } from '../../web/plots/legend-layout';
import { addressOf, cellsOf } from '../../web/plots/pixels';
import { Plot } from '../../web/plots/plot';
import { extentOf, piecesOf } from '../../web/plots/text';
import { thinned } from '../../web/plots/thin';
import type { Point } from '../../web/plots/thin';
import { Figure } from '../../web/runtime/figure';
import type { Axis, Legend } from '../../web/runtime/figure';
import { arrived } from '../../web/runtime/protocol';

const axis = (side: Axis['side'], more: Partial<Axis> = {}): Axis => ({
  limits: [0, 10],
  scale: 'linear',
  ticks: [
    {
      at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    },
    { at: [0, 5, 10], labels: ['0', '5', '10'] },
  ],
  minor: [],
  offset: '',
  label: null,
  side,
  marks: true,
  labels: true,
  looks: { size: 10 },
  grid: null,
  minorGrid: false,
  ...more,
});
const LEGEND: Legend = {
  entries: [
    { text: 'a line', line: { colour: '#1f77b4', width: 1.5, dash: [] }, marker: null, box: null },
  ],
  place: 'best',
  columns: 1,
  title: null,
  frame: true,
  size: 10,
};
const figureWith = (
  marks: Figure['axes'][number]['marks'],
  more: Partial<Figure> = {},
): Figure => ({
  id: 1,
  size: [6.4, 4.8],
  face: null,
  fixed: false,
  title: null,
  labels: { x: null, y: null },
  grids: [{ rows: [1], columns: [1] }],
  axes: [
    {
      place: { kind: 'grid', grid: 0, rows: [0, 0], columns: [0, 0] },
      frame: true,
      face: null,
      aspect: null,
      x: axis('bottom'),
      y: axis('left'),
      titles: [{ text: 'T', at: 'center' }],
      spines: { left: { width: 0.8, at: null } },
      marks,
      legend: null,
    },
  ],
  bars: [],
  texts: [],
  legend: null,
  file: null,
  ...more,
});
const LINE: Figure['axes'][number]['marks'][number] = {
  kind: 'line',
  x: [0, 5, null, 10],
  y: [1, 9, 2, 3],
  stroke: { colour: '#000000', width: 1.5, dash: [] },
  marker: null,
};

describe('what crosses', () => {
  test('a figure is one', () => {
    expect(arrived(Figure, figureWith([LINE]))).toEqual(figureWith([LINE]));
  });

  const broken: [string, (figure: any) => void][] = [
    ['a colour that is markup', (f) => (f.axes[0].marks[0].stroke.colour = '"><script>')],
    ['a colour that is an address', (f) => (f.axes[0].face = 'url(https://a.example)')],
    ['a number that is a text', (f) => (f.axes[0].marks[0].x[0] = '1')],
    ['a limit that is none', (f) => (f.axes[0].x.limits = [0, Infinity])],
    ['limits in one place', (f) => (f.axes[0].x.limits = [1, 1])],
    ['a logarithm of nothing', (f) => Object.assign(f.axes[0].x, { scale: 'log', limits: [0, 1] })],
    ['a kind that there is not', (f) => (f.axes[0].marks[0].kind = 'script')],
    ['a key too many', (f) => (f.axes[0].marks[0].onload = 'x')],
    ['a row that there is not', (f) => (f.axes[0].place.rows = [0, 1])],
    ['axes on axes that come later', (f) => (f.axes[0].place = { kind: 'over', over: 0 })],
    ['a size of nothing', (f) => (f.size = [0, 1])],
    ['ticks without labels', (f) => f.axes[0].x.ticks[0].labels.pop()],
    [
      'a marker of its own',
      (f) =>
        (f.axes[0].marks[0].marker = {
          shape: '<b>',
          size: 1,
          fill: 'none',
          edge: 'none',
          edgeWidth: 0,
        }),
    ],
    [
      'an image with too few pixels',
      (f) =>
        f.axes[0].marks.push({
          kind: 'image',
          extent: [0, 1, 0, 1],
          width: 2,
          height: 2,
          pixels: 'AAAA',
          smooth: false,
        }),
    ],
    [
      'a bar beside nothing',
      (f) =>
        f.bars.push({
          beside: [3],
          instead: false,
          side: 'right',
          colours: [],
          axis: axis('right'),
        }),
    ],
  ];
  test.each(broken)('%s is refused', (_, breakIt) => {
    const figure = structuredClone(figureWith([LINE]));
    breakIt(figure);
    expect(() => arrived(Figure, figure)).toThrow('malformed');
  });
});

test('text is never markup, and the picture tells what it is', () => {
  const figure = figureWith([LINE], { title: { text: '<script>alert(1)</script> & "more"' } });
  const svg = render(<Plot figure={figure} width={500} scheme="light" />);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script>alert(1)');
  expect(nameOf(figure)).toBe('Plot: <script>alert(1)</script> & "more"; T');
  expect(described(figure)).toBe('a line; x from 0 to 10; y from 0 to 10.');
  expect(tableOf(figure).rows).toEqual([
    ['data', '0', '1'],
    ['data', '5', '9'],
    ['data', '', '2'],
    ['data', '10', '3'],
  ]);
});

test('a gap in the numbers is one in the line', () => {
  const svg = render(<Plot figure={figureWith([LINE])} width={500} scheme="light" />);
  expect(svg.match(/stroke-linejoin="round" stroke="#000000"/g)).toHaveLength(1);
  expect(/ d="(M[^"]*)" fill="none" stroke-linejoin/.exec(svg)![1]!.match(/M/g)).toHaveLength(2);
});

test('ticks are as many as have room; labels that were given are turned instead', () => {
  expect(ticksFor(axis('bottom'), 400).at).toHaveLength(11);
  expect(ticksFor(axis('bottom'), 120).at).toHaveLength(3);
  expect(ticksFor(axis('left'), 300).at).toHaveLength(11);
  expect(ticksFor(axis('left'), 60).at).toHaveLength(3);
  const labels = ['aeroplane', 'automobile', 'bird'];
  const given = axis('bottom', { ticks: [{ at: [0, 1, 2], labels }], limits: [-0.5, 2.5] });
  expect(ticksFor(given, 400).turn).toBe(0);
  expect(ticksFor(given, 120)).toEqual({ at: [0, 1, 2], labels, turn: 40 });
});

test('what is written at axes has room within the figure, at any width', () => {
  const figure = figureWith([LINE]);
  for (const width of [160, 320, 560]) {
    const { axes, height } = layout(figure, width);
    const { box, away } = axes[0]!;
    expect(box.left).toBeGreaterThan(away.left);
    expect(box.top + box.height + away.bottom).toBeLessThan(height);
    expect(box.width).toBeGreaterThan(width / 2);
  }
});

test('texts at places near the sides have room within the figure, at any width', () => {
  const text = (x: number, across: 'left' | 'right') =>
    ({
      kind: 'text',
      text: 'throne',
      x,
      y: 5,
      within: 'data',
      across,
      upright: 'baseline',
    }) as const;
  for (const width of [200, 320, 560]) {
    const { axes } = layout(figureWith([text(10, 'left'), text(0, 'right')]), width);
    const { left, width: wide } = axes[0]!.box;
    const { width: long } = extentOf('throne', TEXT);
    expect(left - long).toBeGreaterThan(0);
    expect(left + wide + long).toBeLessThan(width);
    // What is out of sight asks for none.
    expect(layout(figureWith([text(11, 'left')]), width)).toMatchObject({
      axes: [{ box: layout(figureWith([]), width).axes[0]!.box }],
    });
  }
});

test('titles of axes beside one another do not meet', () => {
  const {
    axes: [only],
    ...rest
  } = figureWith([]);
  const small = {
    x: { ...only!.x, labels: false },
    y: { ...only!.y, labels: false, marks: false },
  };
  const titles = [{ text: 'read as 0', at: 'center' as const }];
  const figure: Figure = {
    ...rest,
    grids: [{ rows: [1], columns: [1, 1, 1, 1, 1] }],
    axes: [0, 1, 2, 3, 4].map((n) => ({
      ...only!,
      ...small,
      titles,
      place: { kind: 'grid', grid: 0, rows: [0, 0], columns: [n, n] },
    })),
  };
  const placed = layout(figure, 358).axes.map((each) => each!);
  placed.slice(1).forEach((right, n) => {
    const left = placed[n]!;
    const apart = right.box.left + right.box.width / 2 - left.box.left - left.box.width / 2;
    const size = titleSizeOf(titles[0]!, left);
    expect(extentOf('read as 0', size).width).toBeLessThan(apart - 5);
  });
  const [alone] = layout(figureWith([]), 560).axes;
  expect(titleSizeOf(titles[0]!, alone!)).toBe(TEXT);
});

test('mathematics is read into runs; what is not known stands as it is written', () => {
  const texts = (source: string) => piecesOf(source)[0]!.map(({ text, shift }) => [text, shift]);
  expect(texts('$x^2$')).toEqual([
    ['x', 0],
    ['2', 1],
  ]);
  expect(texts(r`loss $\alpha_{ij}$`)).toEqual([
    ['loss ', 0],
    ['α', 0],
    ['ij', -1],
  ]);
  expect(texts(r`$\mathdefault{10^{-3}}$`)).toEqual([
    ['10', 0],
    ['\u22123', 1],
  ]);
  expect(texts('5$')).toEqual([['5$', 0]]);
  expect(texts(r`$\foo$`)).toEqual([[r`\foo`, 0]]);
});
const r = String.raw;

function contrast(one: string, other: string): number {
  const light = (code: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(code.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05;
  };
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

test('on a dark page lines are seen; those that are seen anyhow are as they were given', () => {
  const cycle = '1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf'.split(' ');
  const dark = new Palette('dark');
  for (const code of [
    ...cycle.map((each) => `#${each}`),
    '#000000',
    '#0000ff',
    '#00008b',
    '#333333',
  ])
    expect(contrast(dark.stroke(code), '#181c21')).toBeGreaterThanOrEqual(3);
  expect(dark.stroke('#ff7f0e')).toBe('#ff7f0e');
  expect(new Palette('light').stroke('#000000')).toBe('#000000');
  expect(new Palette('both').stroke('#000000')).toMatch(/^light-dark\(#000000, #/);
  expect(new Palette('dark', '#ffffff').stroke('#000000')).toBe('#000000');
});

test('long lines keep the highest and the lowest of each column of pixels', () => {
  const points = Array.from({ length: 100_000 }, (_, n): Point => [
    n / 200,
    n === 54_321 ? 999 : n === 777 ? -999 : n % 7,
  ]);
  const few = thinned(points);
  expect(few.length).toBeLessThan(5000);
  expect(few).toEqual(
    expect.arrayContaining([points[54_321], points[777], points[0], points.at(-1)]),
  );
  expect([...few].sort(([a], [b]) => a - b)).toEqual(few);
});

test('images are cells while they are small, and PNG beyond', () => {
  const bytes = new Uint8Array([255, 0, 0, 255, 255, 0, 0, 255, 0, 0, 255, 255, 9, 9, 9, 0]);
  const small = { width: 2, height: 2, pixels: btoa(String.fromCharCode(...bytes)) };
  expect([...cellsOf(small)!]).toEqual([
    ['#ff0000ff', 'M0 0h2v1h-2z'],
    ['#0000ffff', 'M0 1h1v1h-1z'],
  ]);
  const large = { width: 100, height: 100, pixels: btoa('\x7f'.repeat(40_000)) };
  expect(cellsOf(large)).toBeNull();
  expect(addressOf(large)).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
});

test('contours run through the heights between the numbers, and not along the edge', () => {
  const numbers = Array.from({ length: 11 }, (_, n) => n);
  const z = numbers.flatMap(() => numbers);
  const paths = new ContourPaths(
    {
      kind: 'contours',
      x: numbers,
      y: numbers,
      z,
      levels: [2.5],
      colours: ['#000000'],
      filled: null,
      widths: [1],
      dashes: [[]],
      opacity: 1,
      labels: null,
    },
    (x) => x,
    (y) => y,
  );
  const [line, ...others] = paths.lines(2.5);
  expect(others).toEqual([]);
  for (const [x] of line!) expect(x).toBeCloseTo(2.5);
  expect(Math.min(...line!.map(([, y]) => y))).toBeCloseTo(0);
  expect(Math.max(...line!.map(([, y]) => y))).toBeCloseTo(10);
});

test('a contour is written on where it is straightest, upright, and left out there', () => {
  const bent: Point[] = Array.from({ length: 13 }, (_, n) => [
    20 * Math.cos((n / 12) * Math.PI),
    20 * Math.sin((n / 12) * Math.PI),
  ]);
  // From the left end of a half circle on, 60 to the left and 60 up.
  const line: Point[] = [...bent, [-50, -30], [-80, -60]];
  const { at, turn, rest } = gapIn(line, 30, () => true)!;
  expect(turn).toBeCloseTo(-45);
  expect(at[0]).toBeCloseTo(-20 - 15 * Math.SQRT1_2);
  const [before, after] = rest;
  const [[ax, ay], [bx, by]] = [before!.at(-1)!, after![0]!];
  expect(Math.hypot(bx - ax, by - ay)).toBeCloseTo(30);
  expect(after!.slice(1)).toEqual(line.slice(-2));
  expect(gapIn(line, 30, ([x]) => x > 0)!.at[0]).toBeGreaterThan(0);
  expect(gapIn(line, 30, () => false)).toBeNull();
  expect(gapIn(bent, 70, () => true)).toBeNull();
});

test('a legend stands where least lies under it', () => {
  const box = { left: 0, top: 0, width: 400, height: 300 };
  const size = legendSize(LEGEND);
  const crowd = Array.from({ length: 50 }, (_, n): Point => [200 + n * 4, 20]);
  const { left, top } = legendBox(LEGEND, size, box, crowd);
  expect([left < 200, top < 100]).toEqual([true, true]);
  expect(legendBox({ ...LEGEND, place: 'lower right' }, size, box, []).top).toBeGreaterThan(200);
});
