/** Findings as text for a terminal. */
import { TITLES } from './finding';
import type { Finding } from './finding';
import { plainText } from '../words';

export { findings } from '.';

/**
 * A line for each finding as compilers write them, `FILE:LINE: [KIND] TITLE`, and under it, indented, what happened, why that
 * matters and what to write instead; then their number. In the order of the lines.
 */
export function report(found: readonly Finding[], file: string): string {
  const paragraphs = [...found]
    .sort((a, b) => a.line - b.line)
    .map(({ kind, line, what, why, instead }) =>
      [
        `${file}:${line}: [${kind}] ${TITLES[kind]}`,
        ...[what, why, instead].map((parts) => `    ${plainText(parts)}`),
      ].join('\n'),
    );
  const count = found.length === 1 ? '1 finding' : `${found.length || 'no'} findings`;
  return [...paragraphs, count].join('\n') + '\n';
}
