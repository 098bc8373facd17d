/** The lines that an output shows, in parts that look alike, by whether a step has come to them. */
import type { Output } from '../runtime/printed';
import { REWRITES, shownLines } from '../runtime/terminal';
import type { Line, Span } from '../runtime/terminal';

export interface Part {
  stream: Span['stream'];
  when: 'before' | 'now' | 'later';
  /** Names of styles, divided by blanks. */
  style: string;
  text: string;
}

/** Of standard output, the characters that a step has printed; what is behind them comes later. */
export interface Printed {
  start: number;
  end: number;
}

/**
 * The parts of an output's lines as of a step, `now`; without, all have been printed. A line that has been written over since then
 * is as it was, and one that has grown since then has its rest as later. There is one part of now, or an empty one where it would be.
 */
export function partsOf(
  lines: readonly Line[],
  output: readonly Output[],
  now: Printed | null,
): Part[] {
  const parts: Part[] = [];
  const add = (span: Span, when: Part['when'], text: string): void => {
    const { stream, style } = span;
    const last = parts.at(-1);
    if (last?.when === when && last.stream === stream && last.style === style) last.text += text;
    else if (text) parts.push({ stream, when, style, text });
  };
  for (const span of spansAt(lines, output, now)) {
    if (!now) add(span, 'before', span.text);
    else if (span.stream === 'stderr')
      add(span, now.end < Infinity ? 'later' : 'before', span.text);
    else {
      const [from, to] = [now.start, now.end].map((at) => Math.max(0, at - span.at));
      add(span, 'before', span.text.slice(0, from));
      add(span, 'now', span.text.slice(from, to));
      add(span, 'later', span.text.slice(to));
    }
  }
  if (now && !parts.some(({ when }) => when === 'now')) {
    const isLater = ({ stream, when }: Part): boolean => stream === 'stdout' && when === 'later';
    const next = parts.findIndex(isLater);
    const place = next < 0 ? parts.findLastIndex(({ stream }) => stream === 'stdout') + 1 : next;
    if (place) parts.splice(place, 0, { stream: 'stdout', when: 'now', style: '', text: '' });
  }
  return parts;
}

/** All spans in order, with what ends their lines. */
function spansAt(all: readonly Line[], output: readonly Output[], now: Printed | null): Span[] {
  const rewrites = now && now.end < Infinity && output.some(({ text }) => REWRITES.test(text));
  const then = rewrites ? shownLines(upTo(output, now.end)) : [];
  const lines = all.map((line, n) => (then[n] && !grewTo(then[n], line) ? then[n] : line));
  return lines.flatMap(({ spans, end }, n) => {
    const here = end ?? spans.at(-1) ?? NOTHING;
    return n === lines.length - 1 ? spans : [...spans, { ...here, text: '\n' }];
  });
}

const NOTHING: Span = { stream: 'stdout', text: '', at: 0, style: '' };

/** What had been printed when standard output had come to a length. */
function upTo(output: readonly Output[], length: number): Output[] {
  const kept: Output[] = [];
  let left = length;
  for (const { stream, text } of output) {
    if (stream === 'figure') continue;
    if (stream === 'stdout' && left <= 0) break;
    kept.push({ stream, text: stream === 'stdout' ? text.slice(0, left) : text });
    if (stream === 'stdout') left -= text.length;
  }
  return kept;
}

/** Whether a line is another with more behind it. */
function grewTo({ spans }: Line, later: Line): boolean {
  return spans.every(({ stream, at, text }, n) => {
    const now = later.spans[n];
    return now?.stream === stream && now.at === at && now.text.startsWith(text);
  });
}
