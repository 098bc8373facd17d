/** What an output shows in order: printed text, and each figure where it was first shown. */
import type { Figure } from '../runtime/figure';
import type { Output } from '../runtime/printed';
import { shownLines } from '../runtime/terminal';
import type { Line } from '../runtime/terminal';

/** Text between two figures. */
export interface TextPart {
  kind: 'text';
  output: Output[];
  lines: Line[];
  /** Characters of standard output before it. */
  start: number;
}

/** A figure, with all that it has been: which one it was, counted over all that the program has shown. */
export interface FigurePart {
  kind: 'figure';
  id: number;
  states: { figure: Figure; place: number }[];
}

export type Part = TextPart | FigurePart;

/** Takes all away that was shown before: at once, or (`LATER`) as soon as there is more. */
// eslint-disable-next-line no-control-regex
const NOW = /\x1b\[[23]J|\x1b\[\?2J\x1b\[H(?=.)/s;
// eslint-disable-next-line no-control-regex
const LATER = /\x1b\[\?2J\x1b\[H$/;

/** The parts of an output; `whole` are the lines of all its text. */
export function shownParts(output: readonly Output[], whole: readonly Line[]): Part[] {
  if (!output.some(({ stream }) => stream === 'figure'))
    return [{ kind: 'text', output: [...output], lines: [...whole], start: 0 }];
  const parts: Part[] = [];
  const figures = new Map<number, FigurePart>();
  let [start, place] = [0, 0];
  let clears = false;
  for (const piece of output) {
    if (clears || NOW.test(piece.text)) parts.length = 0;
    clears = LATER.test(piece.text);
    if (piece.stream === 'figure') {
      const { figure } = piece;
      let part = figures.get(figure.id);
      if (!part) {
        part = { kind: 'figure', id: figure.id, states: [] };
        figures.set(figure.id, part);
      }
      if (!parts.includes(part)) parts.push(part);
      part.states.push({ figure, place: place++ });
      continue;
    }
    let last = parts.at(-1);
    if (last?.kind !== 'text') {
      last = { kind: 'text', output: [], lines: [], start };
      parts.push(last);
    }
    last.output.push(piece);
    if (piece.stream === 'stdout') start += piece.text.length;
  }
  for (const part of parts) if (part.kind === 'text') part.lines = shownLines(part.output);
  return parts;
}

/** What of a figure is to be seen. */
export interface Seen {
  figure: Figure;
  when: 'before' | 'now' | 'later';
  /** The files that it has been saved as. */
  files: string[];
}

/**
 * A figure when a step has come to `end` of all that is shown, from `start` on. What comes only later is there too, set
 * apart, so that nothing jumps.
 */
export function seenOf({ states }: FigurePart, start: number, end: number): Seen {
  const come = states.filter(({ place }) => place < end);
  const { figure, place } = come.at(-1) ?? states[0]!;
  const names = come.flatMap((state) => state.figure.file ?? []);
  const when = !come.length ? 'later' : place >= start ? 'now' : 'before';
  return { figure, when, files: [...new Set(names)] };
}
