/** What a program prints, piece by piece. */

import type { Figure } from './figure';

/** A piece of what is shown in order: text, or a figure. */
export type Output =
  { stream: 'stdout' | 'stderr'; text: string } | { stream: 'figure'; text: ''; figure: Figure };

/** Neighbouring pieces of one stream become one, and empty ones none. */
export function join(pieces: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.stream === 'figure') joined.push(piece);
    else if (last?.stream === piece.stream)
      joined[joined.length - 1] = { stream: piece.stream, text: last.text + piece.text };
    else if (piece.text) joined.push(piece);
  }
  return joined;
}
