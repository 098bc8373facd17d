/** What is drawn in axes, mark by mark. */
import { area } from 'd3-shape';
import { Fragment } from 'preact';
import type { JSX } from 'preact';
import type { Mark, Marker, Paint, Stroke } from '../runtime/figure';
import type { Palette } from './colours';
import { ContourPaths, gapIn } from './contours';
import type { Gap } from './contours';
import { POINT, sizeOf } from './layout';
import type { Box } from './layout';
import { markerPath } from './markers';
import { addressOf, cellsOf } from './pixels';
import type { Scale } from './scale';
import { extentOf } from './text';
import { pathThrough, runsOf, stairs, thinned } from './thin';
import type { Point } from './thin';
import { Words } from './words';

/** What marks are drawn with. */
export interface Ground {
  palette: Palette;
  /** In pixels. */
  box: Box;
  x: Scale;
  y: Scale;
  /** Something filled lies behind: colours that are given are as they are. */
  covered: boolean;
}

type Of<Kind extends Mark['kind']> = Extract<Mark, { kind: Kind }>;
/** Points that each are an element of their own: where they overlap, more of them show. */
const FEW = 3000;

const short = (n: number): number => Math.round(n * 100) / 100;

/** The attributes of a stroke. */
export function strokeOf(
  stroke: Stroke | null,
  { palette, covered }: Pick<Ground, 'palette' | 'covered'>,
) {
  if (!stroke || stroke.colour === 'none') return { stroke: 'none' };
  return {
    stroke: covered ? palette.fill(stroke.colour) : palette.stroke(stroke.colour),
    'stroke-width': short(stroke.width * POINT),
    'stroke-dasharray': stroke.dash.length
      ? stroke.dash.map((n) => short(n * POINT)).join(' ')
      : undefined,
    'stroke-linecap': stroke.cap === 'butt' ? undefined : stroke.cap,
  };
}
const colourOf = (code: string, { palette, covered }: Ground): string =>
  covered ? palette.fill(code) : palette.stroke(code);

const codeAt = (paint: Paint, n: number): string =>
  typeof paint === 'string' ? paint : (paint.palette[paint.at[n] ?? 0] ?? 'none');

/** The points of a mark in pixels, in runs. */
const placed = (
  { x, y }: Ground,
  xs: readonly (number | null)[],
  ys: readonly (number | null)[],
): Point[][] => runsOf(xs, ys, (a, b) => [x(a), y(b)]);

function Line({ mark, ground }: { mark: Of<'line'>; ground: Ground }): JSX.Element {
  const runs = placed(ground, mark.x, mark.y);
  const { steps } = mark;
  const way = runs.map((run) => pathThrough(thinned(steps ? stairs(run, steps) : run))).join('');
  return (
    <>
      {mark.stroke && way && (
        <path d={way} fill="none" stroke-linejoin="round" {...strokeOf(mark.stroke, ground)} />
      )}
      {mark.marker && (
        <Markers
          marker={mark.marker}
          points={runs.flat()}
          every={mark.every ?? 1}
          ground={ground}
        />
      )}
    </>
  );
}

function Markers({
  marker,
  points,
  every,
  ground,
}: {
  marker: Marker;
  points: Point[];
  every: number;
  ground: Ground;
}): JSX.Element {
  const size = marker.size * POINT;
  const shown = apart(points.filter((_, n) => n % Math.max(1, every) === 0));
  return (
    <path
      d={shown.map((point) => markerPath(marker.shape, size, point)).join('')}
      fill={colourOf(marker.fill, ground)}
      {...edgeOf(marker.edge, marker.edgeWidth, ground)}
    />
  );
}

const edgeOf = (code: string, width: number, ground: Ground) =>
  code === 'none' || !width
    ? {}
    : {
        stroke: colourOf(code, ground),
        'stroke-width': short(width * POINT),
        'stroke-linejoin': 'round' as const,
      };

/** Of many points, those that do not lie on another of them. */
function apart(points: Point[]): Point[] {
  if (points.length <= FEW) return points;
  const seen = new Set<number>();
  return points.filter(([x, y]) => {
    const key = Math.round(x * 2) * 1e6 + Math.round(y * 2);
    return !seen.has(key) && !!seen.add(key);
  });
}

function Points({ mark, ground }: { mark: Of<'points'>; ground: Ground }): JSX.Element {
  const groups = new Map<string, { fill: string; edge: string; size: number; points: Point[] }>();
  const all: { key: string; point: Point }[] = [];
  mark.x.forEach((x, n) => {
    const y = mark.y[n];
    if (x === null || y === null || y === undefined) return;
    const point: Point = [ground.x(x), ground.y(y)];
    if (point.some(Number.isNaN)) return;
    const [fill, edge] = [codeAt(mark.fill, n), codeAt(mark.edge, n)];
    const size = (mark.sizes[n % mark.sizes.length] ?? 6) * POINT;
    const key = `${fill} ${edge} ${size}`;
    if (!groups.has(key)) groups.set(key, { fill, edge, size, points: [] });
    groups.get(key)!.points.push(point);
    all.push({ key, point });
  });
  const looks = ({ fill, edge }: { fill: string; edge: string }) => ({
    fill: colourOf(fill, ground),
    ...edgeOf(edge, mark.edgeWidth, ground),
  });
  // One by one, in their order, while there are few.
  if (all.length <= FEW)
    return (
      <>
        {inRuns(all, ({ key }) => (isClear(groups.get(key)!.fill) ? null : key)).map((run, n) => {
          const group = groups.get(run[0]!.key)!;
          return (
            <path
              key={n}
              d={run.map(({ point }) => markerPath(mark.shape, group.size, point)).join('')}
              {...looks(group)}
            />
          );
        })}
      </>
    );
  return (
    <>
      {[...groups].map(([key, group]) => (
        <path
          key={key}
          d={apart(group.points)
            .map((point) => markerPath(mark.shape, group.size, point))
            .join('')}
          {...looks(group)}
        />
      ))}
    </>
  );
}

const isClear = (code: string): boolean => code.length === 9 && !code.endsWith('ff');

/** Neighbours with one key, together; those without are alone. */
function inRuns<T>(items: readonly T[], keyOf: (item: T) => string | null): T[][] {
  const runs: T[][] = [];
  let last: string | null = null;
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null && key === last) runs.at(-1)!.push(item);
    else runs.push([item]);
    last = key;
  }
  return runs;
}

function Area({ mark, ground }: { mark: Of<'area'>; ground: Ground }): JSX.Element {
  const upright = mark.along === 'x';
  const [along, across] = upright ? [ground.x, ground.y] : [ground.y, ground.x];
  const rows = mark.at.map((at, n) => [at, mark.from[n] ?? null, mark.to[n] ?? null] as const);
  const known = (row: (typeof rows)[number]): boolean => row.every((value) => value !== null);
  let places = rows.map((row) =>
    known(row) ? row.map((value, n) => (n ? across : along)(value!)) : null,
  );
  if (mark.steps) places = stepped(places, mark.steps);
  const make = area<(typeof places)[number]>()
    .defined((row) => row !== null && !row.some(Number.isNaN))
    .digits(2);
  if (upright)
    make
      .x((row) => row![0]!)
      .y0((row) => row![1]!)
      .y1((row) => row![2]!);
  else
    make
      .y((row) => row![0]!)
      .x0((row) => row![1]!)
      .x1((row) => row![2]!);
  return (
    <path
      d={make(places) ?? ''}
      fill={ground.palette.fill(mark.fill)}
      {...strokeOf(mark.edge, ground)}
    />
  );
}

function stepped(rows: (number[] | null)[], kind: 'pre' | 'mid' | 'post'): (number[] | null)[] {
  return rows.flatMap((row, n) => {
    const before = rows[n - 1];
    if (!row || !before) return [row];
    const at = kind === 'pre' ? before[0]! : kind === 'post' ? row[0]! : (before[0]! + row[0]!) / 2;
    return [[at, before[1]!, before[2]!], [at, row[1]!, row[2]!], row];
  });
}

function Boxes({ mark, ground }: { mark: Of<'boxes'>; ground: Ground }): JSX.Element {
  const paths = new Map<string, string>();
  const { corners } = mark;
  for (let n = 0; n < corners.length / 4; n++) {
    const four = corners.slice(4 * n, 4 * n + 4);
    if (four.includes(null)) continue;
    const [x0, y0, x1, y1] = four.map((value, k) => (k % 2 ? ground.y : ground.x)(value!));
    if ([x0, y0, x1, y1].some((value) => Number.isNaN(value))) continue;
    const key = `${codeAt(mark.fill, n)} ${codeAt(mark.edge, n)}`;
    const box = `M${short(x0!)} ${short(y0!)}H${short(x1!)}V${short(y1!)}H${short(x0!)}Z`;
    paths.set(key, (paths.get(key) ?? '') + box);
  }
  return (
    <>
      {[...paths].map(([key, way]) => {
        const [fill, edge] = key.split(' ');
        return (
          <path
            key={key}
            d={way}
            fill={ground.palette.fill(fill!)}
            {...(edge !== 'none' && edgeOf(edge!, mark.edgeWidth, ground))}
          />
        );
      })}
    </>
  );
}

/** A place of axes, in pixels. */
function pointAt(x: number, y: number, within: 'data' | 'axes', { box, ...scales }: Ground): Point {
  if (within === 'data') return [scales.x(x), scales.y(y)];
  return [box.left + x * box.width, box.top + (1 - y) * box.height];
}

function Polygon({ mark, ground }: { mark: Of<'polygon'>; ground: Ground }): JSX.Element {
  const runs = runsOf(mark.x, mark.y, (x, y) => pointAt(x, y, mark.within, ground));
  return (
    <path
      d={runs.map((run) => pathThrough(run, mark.closed)).join('')}
      fill={ground.palette.fill(mark.fill)}
      {...strokeOf(mark.edge, ground)}
    />
  );
}

function Ellipse({ mark, ground }: { mark: Of<'ellipse'>; ground: Ground }): JSX.Element {
  const turn = (mark.rotation * Math.PI) / 180;
  const points = Array.from({ length: 72 }, (_, n): Point => {
    const angle = (n * Math.PI) / 36;
    const [dx, dy] = [mark.across * Math.cos(angle), mark.upright * Math.sin(angle)];
    const x = mark.x + dx * Math.cos(turn) - dy * Math.sin(turn);
    const y = mark.y + dx * Math.sin(turn) + dy * Math.cos(turn);
    return pointAt(x, y, mark.within, ground);
  });
  return (
    <path
      d={pathThrough(points, true)}
      fill={ground.palette.fill(mark.fill)}
      {...strokeOf(mark.edge, ground)}
    />
  );
}

function Segments({ mark, ground }: { mark: Of<'segments'>; ground: Ground }): JSX.Element {
  const { box, x, y } = ground;
  const sx = mark.across === 'x' ? (part: number) => box.left + part * box.width : x;
  const sy = mark.across === 'y' ? (part: number) => box.top + (1 - part) * box.height : y;
  const paths = new Map<string, { way: string; heads: string }>();
  for (let n = 0; n < mark.ends.length / 4; n++) {
    const four = mark.ends.slice(4 * n, 4 * n + 4);
    if (four.includes(null)) continue;
    const [x0, y0, x1, y1] = four.map((value, k) => (k % 2 ? sy : sx)(value!)) as [
      number,
      number,
      number,
      number,
    ];
    const code = codeAt(mark.colour, n);
    const one = paths.get(code) ?? { way: '', heads: '' };
    one.way += pathThrough([
      [x0, y0],
      [x1, y1],
    ]);
    if (mark.head) one.heads += headPath([x0, y0], [x1, y1], 7);
    paths.set(code, one);
  }
  return (
    <>
      {[...paths].map(([code, { way, heads }]) => {
        const line = strokeOf({ ...mark.stroke, colour: code }, ground);
        return (
          <>
            <path d={way} fill="none" {...line} />
            {heads && <path d={heads} fill={line.stroke} />}
          </>
        );
      })}
    </>
  );
}

/** The head of an arrow. */
function headPath([x0, y0]: Point, [x1, y1]: Point, size: number): string {
  const far = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [((x1 - x0) / far) * size, ((y1 - y0) / far) * size];
  return pathThrough(
    [
      [x1, y1],
      [x1 - dx - dy * 0.45, y1 - dy + dx * 0.45],
      [x1 - dx + dy * 0.45, y1 - dy - dx * 0.45],
    ],
    true,
  );
}

function Band({ mark, ground }: { mark: Of<'band'>; ground: Ground }): JSX.Element {
  const { box, x, y } = ground;
  const [from, to] = [mark.from, mark.to].map(mark.axis === 'x' ? x : y).sort((a, b) => a - b);
  const size = Math.max(0, to! - from!);
  const place =
    mark.axis === 'x'
      ? { x: short(from!), y: short(box.top), width: short(size), height: short(box.height) }
      : { x: short(box.left), y: short(from!), width: short(box.width), height: short(size) };
  return <rect {...place} fill={ground.palette.fill(mark.fill)} {...strokeOf(mark.edge, ground)} />;
}

function Image({ mark, ground }: { mark: Of<'image'>; ground: Ground }): JSX.Element {
  const [left, right, bottom, top] = mark.extent;
  const [x0, x1, y0, y1] = [ground.x(left), ground.x(right), ground.y(top), ground.y(bottom)];
  const [wide, high] = [(x1 - x0) / mark.width, (y1 - y0) / mark.height];
  const cells = mark.smooth ? null : cellsOf(mark);
  const matrix = `matrix(${wide} 0 0 ${high} ${short(x0)} ${short(y0)})`;
  if (cells)
    return (
      <g transform={matrix} shape-rendering="crispEdges">
        {[...cells].map(([code, way]) => (
          <path key={code} d={way} fill={ground.palette.fill(code)} />
        ))}
      </g>
    );
  return (
    <image
      href={addressOf(mark)}
      width={mark.width}
      height={mark.height}
      preserveAspectRatio="none"
      transform={matrix}
      image-rendering={mark.smooth ? undefined : 'pixelated'}
    />
  );
}

function Contours({ mark, ground }: { mark: Of<'contours'>; ground: Ground }): JSX.Element {
  const paths = new ContourPaths(mark, ground.x, ground.y);
  const { levels, colours, filled } = mark;
  if (!filled) return <Lines mark={mark} paths={paths} ground={ground} />;
  const { below, above } = filled;
  const last = levels.at(-1)!;
  // What is higher than all bands stays free: then each band ends where the next one begins.
  const open = !above && paths.highest > last;
  const bands = levels.slice(0, -1).map((level, n) => ({
    code: colours[n]!,
    way: paths.area(level) + (open ? paths.area(levels[n + 1]!) : ''),
  }));
  if (below) bands.unshift({ code: below, way: paths.area(-Number.MAX_VALUE) });
  if (above) bands.push({ code: above, way: paths.area(last) });
  return (
    <g opacity={mark.opacity < 1 ? mark.opacity : undefined} fill-rule="evenodd">
      {bands.map(({ code, way }, n) => (
        <path key={n} d={way} fill={ground.palette.fill(code)} />
      ))}
    </g>
  );
}

/** Lines of equal height, and what is written in them. */
function Lines({
  mark: { levels, colours, widths, dashes, labels },
  paths,
  ground,
}: {
  mark: Of<'contours'>;
  paths: ContourPaths;
  ground: Ground;
}): JSX.Element {
  const size = labels ? sizeOf(labels) : 0;
  const { left, top, width, height } = ground.box;
  const taken: Point[] = [];
  return (
    <>
      {levels.map((level, n) => {
        const text = labels?.texts[n];
        const wide = text ? extentOf(text, size).width + size / 2 : 0;
        const fits = ([x, y]: Point): boolean =>
          Math.min(x - left, left + width - x) > wide / 2 &&
          Math.min(y - top, top + height - y) > size &&
          taken.every(([ox, oy]) => Math.hypot(x - ox, y - oy) > wide);
        const lines: Point[][] = [];
        const gaps: Gap[] = [];
        for (const line of paths.lines(level)) {
          const gap = text ? gapIn(line, wide, fits) : null;
          lines.push(...(gap?.rest ?? [line]));
          if (!gap) continue;
          gaps.push(gap);
          taken.push(gap.at);
        }
        const stroke = { colour: colours[n]!, width: widths[n]!, dash: dashes[n]! };
        const ink = labels?.colours[n % labels.colours.length] ?? stroke.colour;
        return (
          <Fragment key={n}>
            <path
              d={lines.map((line) => pathThrough(line)).join('')}
              fill="none"
              stroke-linejoin="round"
              {...strokeOf(stroke, ground)}
            />
            {gaps.map(({ at: [x, y], turn }, at) => (
              <Words
                key={at}
                text={text!}
                x={x}
                y={y}
                size={size}
                colour={colourOf(ink, ground)}
                across="center"
                upright="center"
                turn={turn}
              />
            ))}
          </Fragment>
        );
      })}
    </>
  );
}

function Text({ mark, ground }: { mark: Of<'text'>; ground: Ground }): JSX.Element {
  const [px, py] = pointAt(mark.x, mark.y, mark.within, ground);
  const [dx, dy] = mark.offset ?? [0, 0];
  const [x, y] = [px + dx * POINT, py - dy * POINT];
  const size = sizeOf(mark);
  const extent = extentOf(mark.text, size, mark.mono);
  const left = x - extent.width * { left: 0, center: 0.5, right: 1 }[mark.across];
  const top = y - extent.height * { top: 0, center: 0.5, bottom: 1, baseline: 0.8 }[mark.upright];
  const boxed =
    mark.box && (mark.box.fill !== 'none' || mark.box.edge !== 'none') ? mark.box : null;
  const colour = mark.colour
    ? colourOf(mark.colour, {
        ...ground,
        covered: ground.covered || (boxed !== null && boxed.fill !== 'none'),
      })
    : boxed && boxed.fill !== 'none'
      ? '#1b1f24'
      : ground.covered
        ? '#000000'
        : ground.palette.ink('ink');
  const pad = boxed ? boxed.pad * POINT : 0;
  return (
    <>
      {mark.arrow && (
        <Arrow
          arrow={mark.arrow}
          box={{
            left: left - pad,
            top: top - pad,
            width: extent.width + 2 * pad,
            height: extent.height + 2 * pad,
          }}
          ground={ground}
        />
      )}
      {boxed && (
        <rect
          x={short(left - pad)}
          y={short(top - pad)}
          width={short(extent.width + 2 * pad)}
          height={short(extent.height + 2 * pad)}
          rx={boxed.round ? 4 : undefined}
          fill={ground.palette.fill(boxed.fill)}
          stroke={boxed.edge === 'none' ? undefined : ground.palette.stroke(boxed.edge)}
        />
      )}
      <Words {...mark} x={x} y={y} size={size} colour={colour} turn={mark.rotation ?? 0} />
    </>
  );
}

function Arrow({
  arrow,
  box,
  ground,
}: {
  arrow: NonNullable<Of<'text'>['arrow']>;
  box: Box;
  ground: Ground;
}): JSX.Element {
  const end = pointAt(arrow.x, arrow.y, arrow.within, ground);
  const middle: Point = [box.left + box.width / 2, box.top + box.height / 2];
  const way: Point = [end[0] - middle[0], end[1] - middle[1]];
  const far = Math.hypot(...way) || 1;
  // From the edge of the text.
  const out = Math.min(
    way[0] ? Math.abs((box.width / 2 + 3) / way[0]) : Infinity,
    way[1] ? Math.abs((box.height / 2 + 2) / way[1]) : Infinity,
    1,
  );
  const start: Point = box.width ? [middle[0] + way[0] * out, middle[1] + way[1] * out] : middle;
  const tip: Point = [end[0] - (way[0] / far) * 2, end[1] - (way[1] / far) * 2];
  const line = strokeOf(arrow.stroke, ground);
  return (
    <>
      <path d={pathThrough([start, tip])} fill="none" {...line} />
      {arrow.head && <path d={headPath(start, tip, 8)} fill={line.stroke} />}
    </>
  );
}

/** Whether a mark fills its ground, so that what lies on it is not on the page. */
export function covers(mark: Mark): boolean {
  return mark.kind === 'image' || (mark.kind === 'contours' && mark.filled !== null);
}

export function MarkView({ mark, ground }: { mark: Mark; ground: Ground }): JSX.Element {
  switch (mark.kind) {
    case 'line':
      return <Line mark={mark} ground={ground} />;
    case 'points':
      return <Points mark={mark} ground={ground} />;
    case 'area':
      return <Area mark={mark} ground={ground} />;
    case 'boxes':
      return <Boxes mark={mark} ground={ground} />;
    case 'polygon':
      return <Polygon mark={mark} ground={ground} />;
    case 'ellipse':
      return <Ellipse mark={mark} ground={ground} />;
    case 'segments':
      return <Segments mark={mark} ground={ground} />;
    case 'band':
      return <Band mark={mark} ground={ground} />;
    case 'image':
      return <Image mark={mark} ground={ground} />;
    case 'contours':
      return <Contours mark={mark} ground={ground} />;
    case 'text':
      return <Text mark={mark} ground={ground} />;
  }
}
