/** What programs are called. */

const LONGEST = 80;

/** The comment that a program begins with; null when there is none. */
export function titleOf(code: string): string | null {
  const comment = /^\s*#+\s*([^\s#].*)/.exec(code)?.[1];
  return comment === undefined ? null : cleanName(comment) || null;
}

/** The name on one line, without characters that have no shape or turn others round. */
export function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, LONGEST);
}
