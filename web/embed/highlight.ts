/** Python's colours: the pieces of a text, each with what it is. */
import { tokenizeWith } from '@speed-highlight/core/tokenize';
import python from '@speed-highlight/core/languages/py.js';

export interface Piece {
  text: string;
  /** `kwd`, `str`, `num`, `cmnt` …; undefined for what has no colour. */
  kind: string | undefined;
}

/** A longer word than anyone's, or an indentation: the highlighter's time grows with the square of either. */
const ENDLESS = /\w{1000}|\s{1000}/;

/** The pieces of each line, without line breaks. */
export function highlight(code: string): Piece[][] {
  if (ENDLESS.test(code)) return code.split('\n').map((text) => [{ text, kind: undefined }]);
  const lines: Piece[][] = [[]];
  tokenizeWith(
    code,
    python,
    (text, kind) => {
      const [first, ...rest] = text.split('\n');
      if (first) lines.at(-1)!.push({ text: first, kind });
      for (const line of rest) lines.push(line ? [{ text: line, kind }] : []);
    },
    { languages: { py: python } },
  );
  return lines;
}
