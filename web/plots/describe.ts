/** A figure in words and as tables, for those who cannot see it. */
import type { Axes, Figure, Mark } from '../runtime/figure';
import { spoken } from './text';

/** Rows of a table: more than anyone reads on a page. */
const MOST_ROWS = 200;

/** What it is called. */
export function nameOf({ title, axes }: Figure): string {
  const titles = [title?.text, ...axes.flatMap((each) => each.titles.map(({ text }) => text))];
  const said = titles.filter((text) => text).map((text) => spoken(text!));
  if (said.length) return `Plot: ${said.slice(0, 4).join('; ')}${said.length > 4 ? '; …' : ''}`;
  const { x, y } = axes[0] ?? {};
  const [across, up] = [x?.label?.text, y?.label?.text].map((text) => text && spoken(text));
  if (across && up) return `Plot: ${up} over ${across}`;
  return `Plot${across || up ? `: ${across || up}` : ''}`;
}

const KINDS: Record<Mark['kind'], string> = {
  line: 'a line',
  points: 'points',
  area: 'an area',
  boxes: 'bars',
  polygon: 'a shape',
  ellipse: 'an ellipse',
  segments: 'straight lines',
  band: 'a band',
  image: 'an image',
  contours: 'contours',
  text: 'a text',
};

/** What is plotted in it. */
export function describe({ axes }: Figure): string {
  const parts = axes.slice(0, 12).map((each, n) => {
    const named = axes.length > 1 ? `Axes ${n + 1}: ` : '';
    return `${named}${contentOf(each)}${rangesOf(each)}.`;
  });
  if (axes.length > parts.length) parts.push(`And ${axes.length - parts.length} more axes.`);
  return parts.join(' ');
}

function contentOf({ marks, legend }: Axes): string {
  const kinds = new Map<string, number>();
  for (const mark of marks) {
    const kind = mark.kind === 'line' && !mark.stroke ? 'points' : mark.kind;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const said = [...kinds].map(([kind, count]) => {
    const one = KINDS[kind as Mark['kind']];
    if (count === 1) return one;
    return one.startsWith('a')
      ? `${count} ${one.replace(/^an? /, '')}s`
      : `${count} sets of ${one}`;
  });
  const names = legend?.entries.map(({ text }) => spoken(text)) ?? [];
  return `${said.join(', ') || 'nothing'}${names.length ? ` (${names.join(', ')})` : ''}`;
}

function rangesOf({ frame, x, y }: Axes): string {
  if (!frame) return '';
  const range = (name: string, { label, limits, scale }: Axes['x']): string => {
    const [from, to] = limits.map((end) => Number(end.toPrecision(3)));
    const called = label ? `${name} is ${spoken(label.text)}, ` : `${name} `;
    return `${called}from ${from} to ${to}${scale === 'log' ? ', logarithmic' : ''}`;
  };
  return `; ${range('x', x)}; ${range('y', y)}`;
}

export interface DataTable {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** The numbers of its lines, points and bars, by what they are of. */
export function tableOf(figure: Figure): DataTable {
  const rows = figure.axes.flatMap((each, n) => rowsOf(each, figure.axes.length > 1 ? n + 1 : 0));
  return { caption: nameOf(figure), columns: ['of', 'x', 'y'], rows };
}

function rowsOf({ marks, legend }: Axes, number: number): string[][] {
  const names = legend?.entries.map(({ text }) => spoken(text)) ?? [];
  const drawn = marks.map(pairsOf).filter((pairs) => pairs.length > 0);
  return drawn.flatMap((pairs, n) => {
    const name = names[n] ?? (drawn.length > 1 ? `data ${n + 1}` : 'data');
    const of = number ? `axes ${number}, ${name}` : name;
    const rows = pairs.slice(0, MOST_ROWS).map((pair) => [of, ...pair.map(said)]);
    if (pairs.length > MOST_ROWS) rows.push([of, `${pairs.length - MOST_ROWS} more`, '']);
    return rows;
  });
}

type Pair = [number | null, number | null];

function pairsOf(mark: Mark): Pair[] {
  if (mark.kind === 'line' || mark.kind === 'points')
    return mark.x.map((x, at): Pair => [x, mark.y[at] ?? null]);
  if (mark.kind !== 'boxes') return [];
  return Array.from({ length: Math.floor(mark.corners.length / 4) }, (_, n): Pair => {
    const [left, , right, top] = mark.corners.slice(4 * n, 4 * n + 4);
    return [((left ?? 0) + (right ?? 0)) / 2, top ?? null];
  });
}

const said = (value: number | null): string =>
  value === null ? '' : String(Number(value.toPrecision(6)));
