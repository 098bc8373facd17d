/** What was found, by the lines of the program: what an editor marks there. */
import { clip } from '../text';
import { plainText } from '../words';
import type { Finding } from './finding';

/** Names may be of any length. */
const MOST_TEXT = 1000;

/** All that was found of a line. */
export interface LineFinding {
  /** 1-based. */
  line: number;
  /** The step of the first of them. */
  step: number;
  /** What happened, why that matters, and what to write instead; a paragraph for each finding. */
  text: string;
}

/** `found` in the order of the steps; a line's findings are one. */
export function byLine(found: readonly Finding[]): LineFinding[] {
  const lines = new Map<number, LineFinding>();
  for (const { line, step, what, why, instead } of found) {
    const said = clip([what, why, instead].map(plainText).join(' '), MOST_TEXT);
    const known = lines.get(line);
    if (known) known.text += `\n\n${said}`;
    else lines.set(line, { line, step, text: said });
  }
  return [...lines.values()];
}
