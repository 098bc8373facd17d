/** What a terminal shows of what a program prints: `\r`, backspaces, the cursor's moves and colours as what they do there. */
import { join } from './printed';
import type { Output } from './printed';

/** A piece of a line that was printed at once. */
export interface Span {
  stream: 'stdout' | 'stderr';
  text: string;
  /** Which character of its stream the first one is. */
  at: number;
  /** Names of `STYLES`, divided by blanks. */
  style: string;
}
export interface Line {
  spans: readonly Span[];
  /** The newline that ended it, where one did. */
  end: Span | null;
}

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
/** By the number that begins it; a colour's are those from 30 on, and its bright one's from 90. */
const STYLES = new Map([
  [1, 'bold'],
  [2, 'faint'],
  [3, 'italic'],
  [4, 'underlined'],
  [9, 'crossed'],
  ...[30, 90].flatMap((first) => COLOURS.map((colour, n): [number, string] => [first + n, colour])),
]);
/** By the number that ends them. */
const ENDS = new Map([
  [22, ['bold', 'faint']],
  [23, ['italic']],
  [24, ['underlined']],
  [29, ['crossed']],
  [39, COLOURS],
]);

/** What is not written as it stands: control sequences, titles of windows, and single control characters. */
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /\x1b\[([0-9:;<=>?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00\x07\b\n\v\f\r\x1b]/g;
// eslint-disable-next-line no-control-regex
export const REWRITES = /[\x00\x07\b\v\f\r\x1b]/;
/** Further to the right nobody meant to go. */
const MOST = 10_000;
/** So many lines are there before anything is printed in them. */
const ROWS = 24;
const TAB = 8;

/** The lines that a terminal of any width would show, of which none is ever scrolled away. */
export function shownLines(pieces: readonly Output[]): Line[] {
  const screen = new Screen();
  const lengths = { stdout: 0, stderr: 0 };
  for (const { stream, text } of join(pieces)) {
    if (stream === 'figure') continue;
    screen.print(stream, text, lengths[stream]);
    lengths[stream] += text.length;
  }
  return screen.lines;
}

/** The same as text. */
export function shownText(pieces: readonly Output[]): string {
  const all = pieces.map(({ text }) => text).join('');
  if (!REWRITES.test(all)) return all;
  return shownLines(pieces).map(textOf).join('\n');
}

/** What stands in a line. */
export const textOf = ({ spans }: Line): string => spans.map(({ text }) => text).join('');

class Screen {
  readonly lines: { spans: Span[]; end: Span | null }[] = [{ spans: [], end: null }];
  private row = 0;
  private column = 0;
  /** All goes as soon as something is written. */
  private clears = false;
  private readonly styles = new Set<string>();

  print(stream: Span['stream'], text: string, start: number): void {
    const span = (from: number, to: number): Span => {
      const style = [...this.styles].join(' ');
      return { stream, text: text.slice(from, to), at: start + from, style };
    };
    let done = 0;
    for (const match of text.matchAll(CONTROL)) {
      if (match.index > done) this.write(span(done, match.index));
      done = match.index + match[0].length;
      if (match[0] === '\n') this.line.end = span(match.index, done);
      if (match[2]) this.obey(match[2], match[1]!);
      else this.move(match[0]);
    }
    if (text.length > done) this.write(span(done, text.length));
  }

  /** The last line that the cursor can be moved to. */
  private get last(): number {
    return Math.max(this.lines.length, ROWS) - 1;
  }

  private get line(): { spans: Span[]; end: Span | null } {
    while (this.lines.length <= this.row) this.lines.push({ spans: [], end: null });
    return this.lines[this.row]!;
  }

  private clear(): void {
    this.lines.length = 0;
    this.row = this.column = 0;
    void this.line;
    this.clears = false;
  }

  private write(span: Span): void {
    if (this.clears) this.clear();
    const { line, column } = this;
    const { spans } = line;
    const length = widthOf(spans);
    this.column = column + columnsOf(span.text, column);
    if (column >= length) {
      if (column > length) spans.push({ ...span, text: ' '.repeat(column - length), style: '' });
      spans.push(span);
    } else line.spans = [...cut(spans, 0, column), span, ...cut(spans, this.column, length)];
  }

  /** A single control character. */
  private move(control: string): void {
    if ('\n\r'.includes(control)) this.column = 0;
    if (control === '\b') this.column = Math.max(0, this.column - 1);
    if ('\n\v\f'.includes(control)) {
      this.row++;
      void this.line; // it is there from now on
    }
  }

  /** A control sequence, by its last letter and the numbers before it. */
  private obey(letter: string, given: string): void {
    const numbers = given.split(/[;:]/).map(Number);
    const first = numbers[0] || 0;
    const by = Math.min(first || 1, MOST);
    switch (letter) {
      case 'm':
        return this.style(numbers);
      case 'A':
      case 'F':
        this.row = Math.max(0, this.row - by);
        break;
      case 'B':
      case 'E':
        this.row = Math.min(this.row + by, this.last);
        break;
      case 'C':
        this.column = Math.min(this.column + by, MOST);
        return;
      case 'D':
        this.column = Math.max(0, this.column - by);
        return;
      case 'G':
        this.column = by - 1;
        return;
      case 'H':
      case 'f':
        this.row = Math.min(by - 1, this.last);
        this.column = Math.min(numbers[1] || 1, MOST) - 1;
        return;
      case 'K':
        return this.erase(first);
      case 'J':
        if (given === '?2') this.clears = true;
        else if (first === 0) {
          this.erase(0);
          this.lines.length = this.row + 1;
          this.line.end = null;
        } else if (first > 1) this.clear();
        return;
    }
    if (letter === 'E' || letter === 'F') this.column = 0;
  }

  /** Of the line: what is behind the cursor, before it, or all. */
  private erase(what: number): void {
    const { line, column } = this;
    const { spans } = line;
    const behind = what === 1 ? cut(spans, column + 1, widthOf(spans)) : [];
    const blank = behind.length ? [{ ...behind[0]!, text: ' '.repeat(column + 1), style: '' }] : [];
    line.spans = what === 0 ? cut(spans, 0, column) : [...blank, ...behind];
  }

  private style(numbers: readonly number[]): void {
    for (let n = 0; n < numbers.length; n++) {
      const number = numbers[n]!;
      const name = STYLES.get(number);
      if (number === 0) this.styles.clear();
      if (name && COLOURS.includes(name)) this.end(39);
      this.end(number);
      if (name) this.styles.add(name);
      // One of 256 colours, or of all: it is left out with its numbers.
      if (number === 38 || number === 48) n += numbers[n + 1] === 2 ? 4 : 2;
    }
  }

  private end(number: number): void {
    for (const name of ENDS.get(number) ?? []) this.styles.delete(name);
  }
}

/** How many columns a text takes that begins at one. */
function columnsOf(text: string, from: number): number {
  if (PLAIN.test(text)) return text.length;
  let column = from;
  for (const character of text) column += character === '\t' ? TAB - (column % TAB) : 1;
  return column - from;
}

/** As many columns as characters. */
const PLAIN = /^[^\t\ud800-\udfff]*$/;

function widthOf(spans: readonly Span[]): number {
  return spans.reduce((column, { text }) => column + columnsOf(text, column), 0);
}

/** What of a line lies in the columns from `start` up to `end`. */
function cut(spans: readonly Span[], start: number, end: number): Span[] {
  const kept: Span[] = [];
  let column = 0;
  for (const span of spans) {
    const from = column;
    if (PLAIN.test(span.text)) {
      column += span.text.length;
      const text = span.text.slice(Math.max(0, start - from), Math.max(0, end - from));
      if (text) kept.push({ ...span, text, at: span.at + Math.max(0, start - from) });
      continue;
    }
    let at = span.at;
    for (const character of span.text) {
      const width = columnsOf(character, column);
      const inside = Math.min(column + width, end) - Math.max(column, start);
      const text = character === '\t' ? ' '.repeat(Math.max(0, inside)) : character;
      if (inside > 0) kept.push({ ...span, text, at });
      column += width;
      at += character.length;
    }
  }
  return kept;
}
