/** Where texts on the edges of a graph go: on their edge, and on no node and no other text. */
import type { Point } from './layered';

export interface Label {
  /** Its middle. */
  at: Point;
  /** Cut short where there is no room for all; a dot where there is none. */
  text: string;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Of the font that edges are labelled in. */
const CHARACTER = 6.7;
const HEIGHT = 14;
/** What stands for a text without room: it can be pointed at, and chosen. */
const DOT = '•';
/** How far along the edge, and by which part of its width beside it, in the order of trying. */
const ALONG = [0.5, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6];
const BESIDE = [0, 0.3, -0.3, 0.48, -0.48];
/** Rows that things are looked up by. */
const ROW = 64;

export function labelBox({ at, text }: Label): Box {
  const width = text.length * CHARACTER + (text === DOT ? 0 : 4);
  const [left, top] = [at.x - width / 2, at.y - HEIGHT / 2];
  return { left, top, right: left + width, bottom: top + HEIGHT };
}

/**
 * A place for each text, on the edge that `along` gives the points of; `first` is how far along it stands best. `taken` are
 * the nodes, `width` the drawing's.
 */
export function placeLabels(
  wanted: readonly { text: string; first: number; along: (t: number) => Point }[],
  taken: readonly Box[],
  width: number,
): Label[] {
  const rows = new Map<number, Box[]>();
  const near = ({ top, bottom }: Box): number[] => {
    const found: number[] = [];
    for (let row = Math.floor(top / ROW); row <= Math.floor(bottom / ROW); row++) found.push(row);
    return found;
  };
  const take = (box: Box): void => {
    for (const row of near(box)) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row)!.push(box);
    }
  };
  const free = (box: Box): boolean =>
    box.left >= 0 &&
    box.right <= width &&
    near(box).every((row) => !rows.get(row)?.some((other) => touch(box, other)));
  taken.forEach(take);
  return wanted.map(({ text, first, along }) => {
    const shorter = [text, ...(text.length > 9 ? [`${text.slice(0, 7)}…`] : []), DOT];
    for (const short of shorter)
      for (const beside of BESIDE)
        for (const t of [first, ...ALONG]) {
          const point = along(t);
          const label = {
            at: { x: point.x + beside * (short.length * CHARACTER), y: point.y },
            text: short,
          };
          const box = labelBox(label);
          if (!free(box)) continue;
          take(box);
          return label;
        }
    return { at: along(first), text: DOT };
  });
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
