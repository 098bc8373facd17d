/** Whether a program printed what its tutorial says, and where not. */

import type { Output } from '../runtime/printed';
import { shownText } from '../runtime/terminal';

/** A line of the difference: in both, only expected, or only printed. */
export interface Difference {
  mark: ' ' | '-' | '+';
  text: string;
  /** Of the expected lines, from 0: which it is, or before which it stands. */
  at: number;
}

/** What of a run is compared: what it printed, in order. */
export type Printed = readonly Output[];

/**
 * Compares what a program printed with what is expected, both as a terminal shows them: null when it is that. Empty lines at either
 * end and blanks at the ends of lines do not count; `...` stands for any text; of a traceback only its last
 * line counts, and warnings (standard error) only when the expected text has them.
 */
export function compareOutput(
  expected: string,
  printed: Printed,
  error: { type: string; message: string } | null = null,
): Difference[] | null {
  const wanted = plain(expected);
  const failed = error ? `\n${lastWords(error)}` : '';
  const stdout = printed.filter(({ stream }) => stream === 'stdout');
  const seen = (pieces: Printed): string => plain(shownText(pieces));
  const own = plain(seen(stdout) + failed);
  const all = seen(printed);
  if (matches(wanted, own) || matches(wanted, all)) return null;
  const shown = expectsError(expected) && all !== '' ? all : own;
  return difference(wanted.split('\n'), shown.split('\n'));
}

/** The text says that the program raises an error. */
export function expectsError(expected: string | null): boolean {
  return (
    expected !== null &&
    plain(expected)
      .split('\n')
      .some((line) => ERROR_LINE.test(line))
  );
}

const ERROR_LINE = /^[A-Za-z_][\w.]*(Error|Exception|Interrupt|Warning|Iteration)\b(:|$)/;

/** As the last line of a traceback has it. */
const lastWords = ({ type, message }: { type: string; message: string }): string =>
  message ? `${type}: ${message}` : type;

function plain(text: string): string {
  return shownText([{ stream: 'stdout', text }])
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(IPYTHON_TRACEBACK, '')
    .replace(/^Traceback \(most recent call last\):\n(?:(?:[ \t].*|\.\.\.|)\n)*/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** As IPython draws it, up to the line that names the error. */
const IPYTHON_TRACEBACK =
  /^-{20,}\n\w+ +Traceback \(most recent call last\)\n(?:(?![\w.]+(?:: |$)).*\n)*/gm;

const ANY = '...';

/** Whether the text is the pattern, in which `...` stands for any text. */
function matches(pattern: string, text: string): boolean {
  const [start, ...rest] = pattern.split(ANY);
  if (!rest.length) return pattern === text;
  const end = rest.pop()!;
  if (text.length < start.length + end.length) return false;
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  let at = start.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - end.length;
}

/** Lines compared one by one, and shown of those around them: beyond, a difference is too long to be read. */
const MOST_LINES = 400;

/**
 * The shortest edit from one list of lines to another, by longest common subsequence. What both begin and
 * end with does not count towards what is compared; of a long list the lines behind that are left out.
 */
export function difference(
  expected: readonly string[],
  printed: readonly string[],
  areSame: (expected: string, printed: string) => boolean = matches,
): Difference[] {
  const shorter = Math.min(expected.length, printed.length);
  let start = 0;
  while (start < shorter && areSame(expected[start], printed[start])) start++;
  let end = 0;
  while (end < shorter - start && areSame(expected.at(-1 - end)!, printed.at(-1 - end)!)) end++;
  const same = (text: string, at: number): Difference => ({ mark: ' ', text, at });
  const head = printed.slice(0, start).map(same).slice(-MOST_LINES);
  const [from, to] = [expected, printed].map((list) => list.slice(start, list.length - end));
  const middle = edit(from.slice(0, MOST_LINES), to.slice(0, MOST_LINES), areSame);
  const cut = Math.max(from.length, to.length) > MOST_LINES;
  const tail = cut ? [] : printed.slice(printed.length - end, printed.length - end + MOST_LINES);
  return [
    ...head,
    ...middle.map((line) => ({ ...line, at: line.at + start })),
    ...tail.map((text, n) => same(text, expected.length - end + n)),
  ];
}

function edit(
  from: readonly string[],
  to: readonly string[],
  areSame: (from: string, to: string) => boolean,
): Difference[] {
  const length = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
  const same = (i: number, j: number): boolean => areSame(from[i], to[j]);
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      length[i][j] = same(i, j)
        ? length[i + 1][j + 1] + 1
        : Math.max(length[i + 1][j], length[i][j + 1]);
  const lines: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const both = i < from.length && j < to.length;
    if (both && same(i, j)) {
      lines.push({ mark: ' ', text: to[j], at: i });
      i++;
      j++;
    } else if (i < from.length && (!both || length[i + 1][j] >= length[i][j + 1]))
      lines.push({ mark: '-', text: from[i], at: i++ });
    else lines.push({ mark: '+', text: to[j++], at: i });
  }
  return lines;
}
