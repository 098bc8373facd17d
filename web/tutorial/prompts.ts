/**
 * What stands in a block of a tutorial: a program, or a conversation with the prompt of Python or IPython, of
 * which the lines behind the prompts are the program and the others what it printed.
 */

import { readDirectives } from './directives';
import type { Directives } from './directives';

/** A block's text, read. Lines are counted from 0, in the text that was given. */
export interface Reading extends Pick<Directives, 'id' | 'dependsOn'> {
  code: string;
  /** What of it runs first and is not shown. */
  hidden: string;
  /** Where each line of `code` stands. */
  lines: number[];
  /** The lines of `code`, from 0, with which a part begins that runs by itself: those behind a prompt. */
  starts: number[];
  /** What the program has to print; null when the block does not say. */
  expect: string | null;
  /** Where each line of `expect` stands; none when it does not say. */
  expectLines: number[];
  /** It has prompts: the value of each statement that is an expression is printed. */
  interactive: boolean;
}

interface Prompts {
  /** What stands before a statement, before each further line of it, and before its value. */
  begin: RegExp;
  go: RegExp;
  answer: RegExp | null;
}
const PROMPTS: readonly Prompts[] = [
  { begin: /^>>>(?: |$)/, go: /^\.\.\.(?: |$)/, answer: null },
  {
    begin: /^In \[\d+\]:(?: |$)/,
    go: /^ *\.{2,}:(?: |$)/,
    answer: /^Out\[\d+\]:(?: |$)/,
  },
];
/** A directive of doctest by which what an example prints is not looked at. */
const SKIPPED = /#\s*doctest:.*\+SKIP\b/;

/**
 * Reads the text of a block. Empty lines around it go, and what all its lines are indented by. The
 * same program has the same `code` wherever it is read: recorded runs are found by it.
 */
export function readBlock(text: string): Reading {
  const { lines, first } = trimmed(text);
  const prompts = PROMPTS.find(({ begin }) => begin.test(lines[0] ?? ''));
  if (!prompts) {
    const { shown, from, ...said } = apart(lines);
    return {
      ...said,
      code: shown.join('\n'),
      lines: shown.map((_, n) => first + from + n),
      starts: [0],
      expect: null,
      expectLines: [],
      interactive: false,
    };
  }
  return readPrompts(lines, first, prompts);
}

/** A program's lines without those that are not shown; `from` is where they begin. */
function apart(lines: readonly string[]): Pick<Reading, 'id' | 'dependsOn' | 'hidden'> & {
  shown: string[];
  from: number;
} {
  const { id, dependsOn, hidden, count } = readDirectives(lines);
  const rest = lines.slice(count);
  const empty = Math.max(
    rest.findIndex((line) => line !== ''),
    0,
  );
  return {
    ...{ id, dependsOn, hidden: hidden.join('\n') },
    shown: rest.slice(empty),
    from: count + empty,
  };
}

/** A block's text without its prompts and outputs: what `readBlock` calls the code. */
export const programIn = (text: string): string => readBlock(text).code;

function readPrompts(
  all: readonly string[],
  first: number,
  { begin, go, answer: valued }: Prompts,
): Reading {
  const code: [text: string, line: number][] = [];
  let printed: [text: string, line: number][] = [];
  let answer: [text: string, line: number][] = [];
  let inside = false;
  let skipped = false;
  const starts: number[] = [];
  const answered = (): void => {
    while (answer.at(-1)?.[0] === '') answer.pop();
    if (skipped) answer = [['...', answer[0]?.[1] ?? code.at(-1)![1]]];
    printed.push(...answer);
    answer = [];
    skipped = false;
  };
  all.forEach((line, n) => {
    const begins = begin.exec(line);
    if (begins) {
      answered();
      starts.push(code.length);
    }
    const prompt = begins ?? (inside && go.exec(line));
    if (prompt) {
      code.push([line.slice(prompt[0].length), first + n]);
      skipped ||= SKIPPED.test(line);
      inside = true;
    } else {
      const value = valued?.exec(line);
      const text = line.slice(value?.[0].length ?? 0);
      // A value of several lines begins below its `Out`.
      if (!value || text) answer.push([text === '<BLANKLINE>' ? '' : text, first + n]);
      inside = false;
    }
  });
  answered();
  const { shown, from, ...said } = apart(code.map(([text]) => text));
  return {
    ...said,
    code: shown.join('\n'),
    lines: code.slice(from).map(([, line]) => line),
    starts: starts.flatMap((start) => (start < from ? [] : [start - from])),
    expect: printed.length ? printed.map(([text]) => text).join('\n') : null,
    expectLines: printed.map(([, line]) => line),
    interactive: true,
  };
}

/** The lines of a text without the empty ones around them and without their common indentation. */
export function trimmed(text: string): { lines: string[]; first: number } {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return { lines: [], first: 0 };
  const last = lines.findLastIndex((line) => line !== '');
  const kept = lines.slice(first, last + 1);
  const margins = kept.filter((line) => line !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  const margin = margins.reduce((shared, next) => {
    let length = 0;
    while (length < shared.length && shared[length] === next[length]) length++;
    return shared.slice(0, length);
  });
  return { lines: kept.map((line) => line.slice(margin.length)), first };
}
