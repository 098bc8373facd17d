/** Where the lines go that show how an index walks over a strip. */
import type { StripLayout } from './strip-layout';
import type { Walk } from './walk';

export interface Point {
  x: number;
  y: number;
}

export interface WalkLayout {
  /** At the offset; null where that cell is not drawn. */
  start: Point | null;
  /** Those dimensions along which the walk moves. */
  legs: { dim: number; path: string; stops: Point[] }[];
  end: Point | null;
}

/** Between a cell's edge and its number. */
const INSET = 5;

/**
 * Each step goes along the upper edge of its cells and down or up their left edge, so that no line
 * crosses a number. Steps to or from cells that are not drawn are left out.
 */
export function layoutWalk({ cells }: StripLayout, { offset, legs, place }: Walk): WalkLayout {
  const places = new Map(
    cells.map(({ cell, x, y }) => [cell.index, { x: x + INSET, y: y + INSET }]),
  );
  const at = (n: number): Point | null => places.get(n) ?? null;
  let from = offset;
  const drawn = legs.map(({ dim, places: stops }) => {
    let path = '';
    const points: Point[] = [];
    for (const to of stops) {
      const [a, b] = [at(from), at(to)];
      if (a && b) path += `M${a.x} ${a.y}H${b.x}V${b.y}`;
      if (b) points.push(b);
      from = to;
    }
    return { dim, path, stops: points };
  });
  return { start: at(offset), legs: drawn.filter(({ stops }) => stops.length), end: at(place) };
}
