/** What a program prints, piece by piece. */

export interface Output {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** Neighbouring pieces of one stream become one, and empty ones none. */
export function join(pieces: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const { stream, text } of pieces) {
    const last = joined.at(-1);
    if (last?.stream === stream) joined[joined.length - 1] = { stream, text: last.text + text };
    else if (text) joined.push({ stream, text });
  }
  return joined;
}
