/** A figure as a picture: pure, for a width and a scheme of colours. */
import type { JSX } from 'preact';
import type { Axes, Axis, Figure, Legend as LegendData, Mark } from '../runtime/figure';
import { Palette } from './colours';
import type { Scheme } from './colours';
import { describe, nameOf } from './describe';
import { GAP, layout, POINT, sizeOf, TICK, titleSizeOf } from './layout';
import type { Box, PlacedAxes, PlacedBar, Side, Ticks } from './layout';
import { APART, columnAt, HANDLE, legendBox, legendSize, PAD } from './legend-layout';
import { markerPath } from './markers';
import { covers, MarkView, strokeOf } from './marks';
import type { Ground } from './marks';
import { scaleOf } from './scale';
import type { Point } from './thin';
import { Words } from './words';

export interface PlotProps {
  figure: Figure;
  /** Pixels that there are for it. */
  width: number;
  scheme: Scheme | 'both';
}

const short = (n: number): number => Math.round(n * 10) / 10;

export function Plot({ figure, width: room, scheme }: PlotProps): JSX.Element {
  const { width, height, axes, bars } = layout(figure, room);
  const ground = figure.fixed ? (figure.face ?? '#ffffff') : null;
  const palette = new Palette(scheme, ground === 'none' ? null : ground);
  const whole: Ground = {
    palette,
    box: { left: 0, top: 0, width, height },
    x: (part) => part * width,
    y: (part) => (1 - part) * height,
    covered: false,
  };
  const { title, labels } = figure;
  return (
    <svg
      class="tg-plot"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${short(width)} ${short(height)}`}
      width={short(width)}
      height={short(height)}
      role="img"
      aria-label={nameOf(figure)}
      font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
    >
      <desc>{describe(figure)}</desc>
      {palette.face && <rect width={short(width)} height={short(height)} fill={palette.face} />}
      {title && (
        <Words
          {...title}
          x={width / 2}
          y={6}
          size={sizeOf(title)}
          colour={inkOf(title, palette)}
          across="center"
          upright="top"
        />
      )}
      {labels.x && (
        <Words
          {...labels.x}
          x={width / 2}
          y={height - 4}
          size={sizeOf(labels.x)}
          colour={inkOf(labels.x, palette)}
          across="center"
          upright="bottom"
        />
      )}
      {labels.y && (
        <Words
          {...labels.y}
          x={4}
          y={height / 2}
          size={sizeOf(labels.y)}
          colour={inkOf(labels.y, palette)}
          across="center"
          upright="top"
          turn={90}
        />
      )}
      {axes.map(
        (placed, n) =>
          placed && (
            <AxesView
              key={n}
              placed={placed}
              palette={palette}
              over={placed.axes.place.kind === 'over'}
            />
          ),
      )}
      {bars.map((bar, n) => (
        <BarView key={n} placed={bar} palette={palette} />
      ))}
      {figure.texts.map((text, n) => (
        <MarkView key={n} mark={text} ground={whole} />
      ))}
      {figure.legend && (
        <Legend legend={figure.legend} box={whole.box} points={[]} palette={palette} />
      )}
    </svg>
  );
}

const inkOf = ({ colour }: { colour?: string | undefined }, palette: Palette): string =>
  colour ? palette.stroke(colour) : palette.ink('ink');

function AxesView({
  placed,
  palette,
  over,
}: {
  placed: PlacedAxes;
  palette: Palette;
  over: boolean;
}): JSX.Element {
  const { axes, box, ticks, away } = placed;
  const ground: Ground = {
    palette,
    box,
    x: scaleOf(axes.x, box.left, box.left + box.width),
    y: scaleOf(axes.y, box.top + box.height, box.top),
    covered: axes.marks.some(covers),
  };
  const clipped = axes.marks.filter(isClipped);
  const free = axes.marks.filter((mark) => !isClipped(mark));
  const place = {
    x: short(box.left),
    y: short(box.top),
    width: short(box.width),
    height: short(box.height),
  };
  return (
    <g>
      {axes.frame && axes.face && axes.face !== 'none' && (
        <rect {...place} fill={palette.fill(axes.face)} />
      )}
      {axes.frame && <Grid axes={axes} ticks={ticks} ground={ground} />}
      {/* An svg of its own cuts off what lies outside, without an id. */}
      <svg
        {...place}
        viewBox={`${place.x} ${place.y} ${place.width} ${place.height}`}
        overflow="hidden"
      >
        {clipped.map((mark, n) => (
          <MarkView key={n} mark={mark} ground={ground} />
        ))}
      </svg>
      {axes.frame && <Spines axes={axes} ground={ground} />}
      {axes.frame && (
        <AxisView axis={axes.x} ticks={ticks.x} ground={ground} away={away[axes.x.side]} />
      )}
      {axes.frame && (
        <AxisView axis={axes.y} ticks={ticks.y} ground={ground} away={away[axes.y.side]} />
      )}
      {axes.titles.map((title) => (
        <Words
          key={title.at}
          {...title}
          x={box.left + box.width * { left: 0, center: 0.5, right: 1 }[title.at]}
          y={
            box.top -
            away.top -
            (axes.x.side === 'top' && axes.x.label ? sizeOf(axes.x.label) + GAP : 0) -
            GAP
          }
          size={titleSizeOf(title, placed)}
          colour={inkOf(title, palette)}
          across={title.at}
          upright="bottom"
        />
      ))}
      {free.map((mark, n) => (
        <MarkView key={n} mark={mark} ground={ground} />
      ))}
      {axes.legend && (
        <Legend
          legend={axes.legend}
          box={box}
          points={over ? [] : pointsOf(axes.marks, ground)}
          palette={palette}
        />
      )}
    </g>
  );
}

/** Texts reach beyond their axes. */
const isClipped = (mark: Mark): boolean => mark.kind !== 'text';

/** Some of the points of what is drawn, for a legend to keep away from. */
function pointsOf(marks: readonly Mark[], { x, y }: Ground): Point[] {
  return marks.flatMap((mark): Point[] => {
    if (mark.kind === 'boxes') {
      const tops: Point[] = [];
      for (let n = 0; n + 3 < mark.corners.length; n += 4) {
        const [x0, y0, x1, y1] = mark.corners.slice(n, n + 4) as number[];
        for (const part of [0.1, 0.35, 0.6, 0.85, 1])
          tops.push([x((x0! + x1!) / 2), y(y0! + (y1! - y0!) * part)]);
      }
      return tops;
    }
    if (mark.kind !== 'line' && mark.kind !== 'points') return [];
    const points: Point[] = [];
    const step = Math.max(1, Math.floor(mark.x.length / 500));
    for (let n = 0; n < mark.x.length; n += step) {
      const [a, b] = [mark.x[n], mark.y[n]];
      if (typeof a !== 'number' || typeof b !== 'number') continue;
      const point: Point = [x(a), y(b)];
      const before = points.at(-1);
      // Between points that lie far apart a line has others.
      if (mark.kind === 'line' && mark.stroke && before)
        for (let part = 1; part < 8; part++)
          points.push([
            before[0] + ((point[0] - before[0]) * part) / 8,
            before[1] + ((point[1] - before[1]) * part) / 8,
          ]);
      points.push(point);
    }
    return points;
  });
}

function Grid({
  axes,
  ticks,
  ground,
}: {
  axes: Axes;
  ticks: PlacedAxes['ticks'];
  ground: Ground;
}): JSX.Element {
  const { box } = ground;
  const lines = (places: readonly number[], upright: boolean): string =>
    places
      .map((value) => {
        const at = short((upright ? ground.x : ground.y)(value));
        return upright
          ? `M${at} ${short(box.top)}v${short(box.height)}`
          : `M${short(box.left)} ${at}h${short(box.width)}`;
      })
      .join('');
  const of = (axis: Axis, shown: Ticks, upright: boolean): JSX.Element | null =>
    axis.grid && (
      <path
        fill="none"
        d={lines(axis.minorGrid ? [...shown.at, ...axis.minor] : shown.at, upright)}
        {...strokeOf(axis.grid, ground)}
      />
    );
  return (
    <>
      {of(axes.x, ticks.x, true)}
      {of(axes.y, ticks.y, false)}
    </>
  );
}

function Spines({ axes, ground }: { axes: Axes; ground: Ground }): JSX.Element {
  const { box, palette } = ground;
  const ends = (side: string, at: number | 'center' | null): string => {
    const upright = side === 'left' || side === 'right';
    const edge = {
      left: box.left,
      right: box.left + box.width,
      top: box.top,
      bottom: box.top + box.height,
    }[side as Side];
    const middle = upright ? box.left + box.width / 2 : box.top + box.height / 2;
    const place = short(
      at === null ? edge : at === 'center' ? middle : (upright ? ground.x : ground.y)(at),
    );
    return upright
      ? `M${place} ${short(box.top)}v${short(box.height)}`
      : `M${short(box.left)} ${place}h${short(box.width)}`;
  };
  return (
    <>
      {Object.entries(axes.spines).map(
        ([side, { colour, width, at }]) =>
          ['left', 'right', 'top', 'bottom'].includes(side) && (
            <path
              key={side}
              d={ends(side, at)}
              fill="none"
              stroke={colour ? palette.stroke(colour) : palette.ink('line')}
              stroke-width={short(width * POINT)}
              stroke-linecap="square"
            />
          ),
      )}
    </>
  );
}

interface AxisProps {
  axis: Axis;
  ticks: Ticks;
  ground: Ground;
  /** From the axis to its label. */
  away: number;
}

/** The ticks of an axis, their labels, and its own. */
export function AxisView({ axis, ticks, ground, away }: AxisProps): JSX.Element {
  const { box, palette } = ground;
  const { side } = axis;
  const upright = side === 'left' || side === 'right';
  const outwards = side === 'left' || side === 'top' ? -1 : 1;
  const edge = {
    left: box.left,
    right: box.left + box.width,
    top: box.top,
    bottom: box.top + box.height,
  }[side];
  const size = sizeOf(axis.looks);
  const colour = axis.looks.colour ? palette.stroke(axis.looks.colour) : palette.ink('soft');
  const from = (axis.marks ? TICK : 0) + GAP;
  const at = (value: number): number => (upright ? ground.y : ground.x)(value);
  const marks = (places: readonly number[], long: number): string =>
    places
      .map((value) =>
        upright
          ? `M${edge} ${short(at(value))}h${outwards * long}`
          : `M${short(at(value))} ${edge}v${outwards * long}`,
      )
      .join('');
  const turned = ticks.turn !== 0;
  const hold = upright
    ? ({ across: side === 'left' ? 'right' : 'left', upright: 'center' } as const)
    : turned
      ? ({
          across:
            Math.abs(ticks.turn) >= 80
              ? 'right'
              : ticks.turn > 0 === (side === 'bottom')
                ? 'right'
                : 'left',
          upright: 'center',
        } as const)
      : ({ across: 'center', upright: side === 'bottom' ? 'top' : 'bottom' } as const);
  const { label } = axis;
  const labelSize = label ? sizeOf(label) : 0;
  return (
    <g>
      {axis.marks && (
        <path
          d={marks(ticks.at, TICK) + marks(axis.minor, 2.5)}
          fill="none"
          stroke={palette.ink('line')}
          stroke-width="1"
        />
      )}
      {axis.labels &&
        ticks.at.map((value, n) => {
          const text = ticks.labels[n]!;
          if (!text) return null;
          const far = edge + outwards * (turned && !upright ? from + size * 0.4 : from);
          const [x, y] = upright ? [far, at(value)] : [at(value), far];
          return (
            <Words
              key={n}
              text={text}
              x={x}
              y={y}
              size={size}
              colour={colour}
              turn={ticks.turn}
              {...hold}
              {...looksOf(axis.looks)}
            />
          );
        })}
      {axis.labels && axis.offset && (
        <Words
          text={axis.offset}
          x={upright ? edge : box.left + box.width}
          y={upright ? box.top - 3 : edge + outwards * (from + size * 2.1)}
          size={size * 0.92}
          colour={colour}
          across={upright && side === 'left' ? 'left' : 'right'}
          upright={upright ? 'bottom' : 'center'}
        />
      )}
      {label &&
        (upright ? (
          <Words
            {...label}
            x={edge + outwards * (away + GAP)}
            y={box.top + box.height / 2}
            size={labelSize}
            colour={inkOf(label, palette)}
            across="center"
            upright={side === 'left' ? 'bottom' : 'top'}
            turn={label.rotation === undefined ? 90 : label.rotation}
          />
        ) : (
          <Words
            {...label}
            x={box.left + box.width / 2}
            y={edge + outwards * (away + GAP)}
            size={labelSize}
            colour={inkOf(label, palette)}
            across="center"
            upright={side === 'bottom' ? 'top' : 'bottom'}
          />
        ))}
    </g>
  );
}

const looksOf = ({ bold, italic, mono }: Axis['looks']) => ({ bold, italic, mono });

function BarView({
  placed: { bar, box, ticks },
  palette,
}: {
  placed: PlacedBar;
  palette: Palette;
}): JSX.Element {
  const { axis, colours } = bar;
  const upright = bar.side === 'left' || bar.side === 'right';
  const ground: Ground = {
    palette,
    box,
    x: scaleOf(axis, box.left, box.left + box.width),
    y: scaleOf(axis, box.top + box.height, box.top),
    covered: true,
  };
  const step = (upright ? box.height : box.width) / colours.length;
  // A little more than its share: no seams show.
  const more = 0.6;
  const labels = Math.max(0, ...ticks.labels.map((text) => text.length));
  return (
    <g>
      {colours.map((code, n) => {
        const last = n === colours.length - 1 ? 0 : more;
        const place = upright
          ? {
              x: box.left,
              y: box.top + box.height - (n + 1) * step - last,
              width: box.width,
              height: step + last,
            }
          : { x: box.left + n * step, y: box.top, width: step + last, height: box.height };
        return <rect key={n} {...mapped(place)} fill={palette.fill(code)} />;
      })}
      <rect
        {...mapped({ x: box.left, y: box.top, width: box.width, height: box.height })}
        fill="none"
        stroke={palette.ink('line')}
        stroke-width="1"
      />
      <AxisView
        axis={axis}
        ticks={ticks}
        ground={ground}
        away={labels ? depth(axis, ticks) : TICK}
      />
    </g>
  );
}

const mapped = <T extends Record<string, number>>(place: T): T =>
  Object.fromEntries(Object.entries(place).map(([name, value]) => [name, short(value)])) as T;

function depth(axis: Axis, ticks: Ticks): number {
  const size = sizeOf(axis.looks);
  const upright = axis.side === 'left' || axis.side === 'right';
  return (
    TICK +
    GAP +
    (upright ? Math.max(...ticks.labels.map((text) => text.length)) * size * 0.58 : size * 1.25)
  );
}

function Legend({
  legend,
  box,
  points,
  palette,
}: {
  legend: LegendData;
  box: Box;
  points: Point[];
  palette: Palette;
}): JSX.Element {
  const size = legendSize(legend);
  const { left, top } = legendBox(legend, size, box, points);
  const ground = { palette, covered: false };
  return (
    <g transform={`translate(${short(left)} ${short(top)})`}>
      {legend.frame && (
        <rect
          width={short(size.width)}
          height={short(size.height)}
          rx="4"
          fill={palette.ink('ground')}
          fill-opacity="0.86"
          stroke={palette.ink('faint')}
        />
      )}
      {legend.title && (
        <Words
          text={legend.title}
          x={size.width / 2}
          y={PAD}
          size={size.text}
          colour={palette.ink('ink')}
          across="center"
          upright="top"
        />
      )}
      {legend.entries.map((entry, n) => {
        const column = Math.floor(n / size.rows);
        const x = PAD + columnAt(size.widths, column);
        const y = PAD + size.head + ((n % size.rows) + 0.5) * size.line - 1;
        return (
          <g key={n}>
            {entry.box && (
              <rect
                x={short(x)}
                y={short(y - 4.5)}
                width={HANDLE}
                height="9"
                fill={palette.fill(entry.box.fill)}
                {...strokeOf(entry.box.edge, ground)}
              />
            )}
            {entry.line && (
              <path d={`M${short(x)} ${short(y)}h${HANDLE}`} {...strokeOf(entry.line, ground)} />
            )}
            {entry.marker && (
              <path
                d={markerPath(entry.marker.shape, Math.min(entry.marker.size, 10) * POINT, [
                  x + HANDLE / 2,
                  y,
                ])}
                fill={palette.stroke(entry.marker.fill)}
                stroke={palette.stroke(entry.marker.edge)}
                stroke-width={short(entry.marker.edgeWidth * POINT)}
              />
            )}
            <Words
              text={entry.text}
              x={x + HANDLE + APART}
              y={y}
              size={size.text}
              colour={palette.ink('ink')}
              upright="center"
            />
          </g>
        );
      })}
    </g>
  );
}
