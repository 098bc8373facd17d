/** A line of Python in its colours. */
import type { JSX } from 'preact';
import { nameTurning } from '../diagram/turning';
import type { Piece } from './highlight';

export function Pieces({ pieces }: { pieces: readonly Piece[] }): JSX.Element {
  return (
    <>
      {pieces.map(({ text, kind }, at) => (
        <span key={at} class={kind && `t-${kind}`}>
          {nameTurning(text)}
        </span>
      ))}
    </>
  );
}
