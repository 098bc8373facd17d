/** Text in a picture: lines of pieces, turned around the point where they are held. */
import type { JSX } from 'preact';
import { LINE, piecesOf, SMALL } from './text';

export interface WordsProps {
  text: string;
  x: number;
  y: number;
  size: number;
  colour: string;
  /** Which point of it is at the place. */
  across?: 'left' | 'center' | 'right';
  upright?: 'top' | 'center' | 'bottom' | 'baseline';
  /** Degrees against the clock. */
  turn?: number;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  mono?: boolean | undefined;
  /** A colour around the letters, where something may lie behind them. */
  halo?: string;
}

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const;
/** From the middle of a line to its baseline, as a part of the size. */
const BASE = 0.36;

const short = (n: number): number => Math.round(n * 10) / 10;

export function Words(props: WordsProps): JSX.Element {
  const { text, x, y, size, colour, across = 'left', upright = 'baseline', turn = 0 } = props;
  const lines = piecesOf(text);
  const step = size * LINE;
  const height = step * lines.length;
  const first = {
    top: step / 2,
    center: step / 2 - height / 2,
    bottom: step / 2 - height,
    baseline: -BASE * size - step * (lines.length - 1),
  }[upright];
  return (
    <text
      x={short(x)}
      y={short(y)}
      font-size={short(size)}
      fill={colour}
      text-anchor={ANCHOR[across]}
      font-weight={props.bold ? 'bold' : undefined}
      font-style={props.italic ? 'italic' : undefined}
      font-family={props.mono ? 'monospace' : undefined}
      transform={turn ? `rotate(${short(-turn)} ${short(x)} ${short(y)})` : undefined}
      {...(props.halo && {
        stroke: props.halo,
        'stroke-width': 3,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      })}
    >
      {lines.map((pieces, n) => (
        <tspan key={n} x={short(x)} y={short(y + first + n * step + BASE * size)}>
          {pieces.map((piece, at) => {
            const before = pieces[at - 1]?.shift ?? 0;
            const down = (before - piece.shift) * size * 0.36;
            if (!piece.italic && !piece.shift && !down) return piece.text;
            return (
              <tspan
                key={at}
                font-style={piece.italic ? 'italic' : undefined}
                font-size={piece.shift ? short(size * SMALL) : undefined}
                dy={down ? short(down) : undefined}
              >
                {piece.text}
              </tspan>
            );
          })}
        </tspan>
      ))}
    </text>
  );
}
