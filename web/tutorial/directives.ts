/** What a program's own comments say of how it is shown. */

const HIDE = /^\s*#\s*tg:\s*hide\s*$/;
const SHOW = /^\s*#\s*tg:\s*show\s*$/;

/**
 * How many lines at the head of a program are not shown: those from `# tg: hide` to `# tg: show`, with both.
 * None when the program does not begin so, or never says where it is to be seen again.
 */
export function hiddenLines(lines: readonly string[]): number {
  if (!HIDE.test(lines[0] ?? '')) return 0;
  return lines.findIndex((line) => SHOW.test(line)) + 1;
}
