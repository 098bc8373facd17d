/**
 * The layered drawing of a graph without cycles, quick enough to be made anew at each step: some
 * milliseconds for 300 boxes. A box stands below all that its edges lead to. Edges that pass layers
 * share one line for each box that they lead to, as branches share a stem: lines beside one
 * another for each of the hundred uses of one weight would be neither quick to place nor readable.
 */

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Edge {
  /** Index of the lower box. */
  from: number;
  /** Index of the upper box. */
  to: number;
}

export interface Drawing extends Size {
  /** The top left corner of each box. */
  corners: Point[];
  /** For each edge, the points that its line goes through, from the lower box to the upper one. */
  lines: Point[][];
}

const BESIDE = 24;
const BETWEEN_LAYERS = 32;
const MARGIN = 4;
/** Between edges that join the same two boxes. */
const TWIN_GAP = 14;
const SWEEPS = 4;
/** How much an edge wants to be straight: one that ends a branch, any other, one within a stem. */
const WEIGHT = { end: 1, edge: 30, stem: 100 };

/** Boxes of the given sizes, in rows of at most `width` pixels where the graph falls into parts. */
export function layered(boxes: readonly Size[], edges: readonly Edge[], width: number): Drawing {
  const corners: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  const lines: Point[][] = edges.map(() => []);
  const row = { x: MARGIN, y: MARGIN, height: 0 };
  let most = 0;
  for (const part of partsOf(boxes.length, edges)) {
    const placed = new Part(boxes, edges, part).place();
    if (row.x > MARGIN && row.x + placed.width + MARGIN > width) {
      row.y += row.height + BETWEEN_LAYERS;
      row.x = MARGIN;
      row.height = 0;
    }
    const shift = ({ x, y }: Point): Point => ({ x: x + row.x, y: y + row.y });
    for (const [box, corner] of placed.corners) corners[box] = shift(corner);
    for (const [edge, line] of placed.lines) lines[edge] = line.map(shift);
    row.x += placed.width;
    most = Math.max(most, row.x + MARGIN);
    row.x += BESIDE;
    row.height = Math.max(row.height, placed.height);
  }
  return { width: Math.ceil(most), height: Math.ceil(row.y + row.height + MARGIN), corners, lines };
}

interface PartIndices {
  boxes: number[];
  edges: number[];
}

/** The parts that no edge joins, in the order of their first boxes. */
function partsOf(count: number, edges: readonly Edge[]): PartIndices[] {
  const parent = Array.from({ length: count }, (_, box) => box);
  const find = (box: number): number => {
    while (parent[box] !== box) box = parent[box] = parent[parent[box]!]!;
    return box;
  };
  for (const { from, to } of edges) {
    const [a, b] = [find(from), find(to)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const parts = new Map<number, PartIndices>();
  for (let box = 0; box < count; box++) {
    const root = find(box);
    if (!parts.has(root)) parts.set(root, { boxes: [], edges: [] });
    parts.get(root)!.boxes.push(box);
  }
  edges.forEach(({ from }, edge) => parts.get(find(from))!.edges.push(edge));
  return [...parts.values()];
}

/** A box, or the place of a stem in a layer that it passes. */
interface Vertex {
  width: number;
  height: number;
  layer: number;
  /** The box's index; null for a stem. */
  box: number | null;
  above: Link[];
  below: Link[];
  /** Place in its layer. */
  order: number;
  /** Its middle. */
  x: number;
}

interface Link {
  to: Vertex;
  weight: number;
}

/** A connected part on its way to a drawing. */
class Part {
  private readonly vertices = new Map<number, Vertex>();
  private readonly layers: Vertex[][] = [];
  /** For each box that edges from far below lead to, its stem from the top to the bottom. */
  private readonly stems = new Map<number, Vertex[]>();

  constructor(
    boxes: readonly Size[],
    private readonly edges: readonly Edge[],
    private readonly part: PartIndices,
  ) {
    const layers = this.layersOfBoxes();
    for (const box of part.boxes)
      this.vertices.set(box, this.vertex(boxes[box]!, layers.get(box)!, box));
    this.link();
    for (const layer of this.layers) layer.forEach((vertex, order) => (vertex.order = order));
  }

  place(): Size & { corners: Map<number, Point>; lines: Map<number, Point[]> } {
    this.order();
    this.spread();
    const tops: number[] = [];
    let y = 0;
    for (const layer of this.layers) {
      tops.push(y);
      y += heightOf(layer) + BETWEEN_LAYERS;
    }
    const all = this.layers.flat();
    const left = all.reduce((least, { x, width }) => Math.min(least, x - width / 2), Infinity);
    const right = all.reduce((most, { x, width }) => Math.max(most, x + width / 2), -Infinity);
    for (const vertex of all) vertex.x -= left;
    const corners = new Map<number, Point>();
    for (const [box, { x, width, height, layer }] of this.vertices) {
      const spare = heightOf(this.layers[layer]!) - height;
      corners.set(box, { x: x - width / 2, y: tops[layer]! + spare / 2 });
    }
    return {
      width: right - left,
      height: y - BETWEEN_LAYERS,
      corners,
      lines: this.lines(corners, tops),
    };
  }

  private vertex({ width, height }: Size, layer: number, box: number | null): Vertex {
    const vertex = { width, height, layer, box, above: [], below: [], order: 0, x: 0 };
    (this.layers[layer] ??= []).push(vertex);
    return vertex;
  }

  /** The layer of each box: one below the lowest that it leads to, and what only feeds it close by. */
  private layersOfBoxes(): Map<number, number> {
    const above = new Map<number, number[]>(this.part.boxes.map((box) => [box, []]));
    const below = new Map<number, number[]>(this.part.boxes.map((box) => [box, []]));
    for (const edge of this.part.edges) {
      const { from, to } = this.edges[edge]!;
      if (above.get(from)!.includes(to)) continue;
      above.get(from)!.push(to);
      below.get(to)!.push(from);
    }
    const sorted = sortedDownwards(this.part.boxes, above, below);
    const layers = new Map<number, number>();
    for (const box of sorted)
      layers.set(
        box,
        above.get(box)!.reduce((layer, to) => Math.max(layer, (layers.get(to) ?? -1) + 1), 0),
      );
    for (const box of sorted.reverse()) {
      const users = below.get(box)!;
      if (users.length === 0 || users.length < above.get(box)!.length) continue;
      const lowest = users.reduce(
        (least, user) => Math.min(least, layers.get(user)! - 1),
        Infinity,
      );
      layers.set(box, Math.max(layers.get(box)!, lowest));
    }
    const top = Math.min(...layers.values());
    for (const [box, layer] of layers) layers.set(box, layer - top);
    return layers;
  }

  /** Links vertices of neighbouring layers, with stems where edges pass layers. */
  private link(): void {
    const join = (lower: Vertex, upper: Vertex, weight: number): void => {
      lower.above.push({ to: upper, weight });
      upper.below.push({ to: lower, weight });
    };
    for (const edge of this.part.edges) {
      const from = this.vertices.get(this.edges[edge]!.from)!;
      const box = this.edges[edge]!.to;
      const to = this.vertices.get(box)!;
      if (!this.stems.has(box)) this.stems.set(box, []);
      const stem = this.stems.get(box)!;
      for (let layer = to.layer + 1 + stem.length; layer < from.layer; layer++) {
        const piece = this.vertex({ width: 1, height: 0 }, layer, null);
        join(piece, stem.at(-1) ?? to, WEIGHT.stem);
        stem.push(piece);
      }
      const upper = stem[from.layer - to.layer - 2] ?? to;
      if (from.above.some((link) => link.to === upper)) continue;
      join(from, upper, upper === to ? WEIGHT.edge : WEIGHT.end);
    }
    // What has nothing above it goes where the rest wants it.
    for (const vertex of this.vertices.values())
      if (vertex.above.length === 0)
        for (const link of vertex.below) {
          link.weight = WEIGHT.end;
          link.to.above.find(({ to }) => to === vertex)!.weight = WEIGHT.end;
        }
  }

  /** Orders the layers so that few edges cross: each vertex to the mean of its neighbours' places. */
  private order(): void {
    let best = this.layers.map((layer) => [...layer]);
    let least = this.crossings();
    for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
      const down = sweep % 2 === 0;
      const inOrder = down ? this.layers : [...this.layers].reverse();
      for (const layer of inOrder) {
        const wish = new Map(
          layer.map((vertex) => {
            const links = down ? vertex.above : vertex.below;
            const sum = links.reduce((total, { to }) => total + to.order, 0);
            return [vertex, links.length ? sum / links.length : vertex.order];
          }),
        );
        layer.sort((a, b) => wish.get(a)! - wish.get(b)! || a.order - b.order);
        layer.forEach((vertex, order) => (vertex.order = order));
      }
      const crossings = this.crossings();
      if (crossings < least) {
        least = crossings;
        best = this.layers.map((layer) => [...layer]);
      }
    }
    best.forEach((layer, n) => {
      this.layers[n] = layer;
      layer.forEach((vertex, order) => (vertex.order = order));
    });
  }

  private crossings(): number {
    let count = 0;
    for (const layer of this.layers) {
      // From left to right, an edge crosses those before it that end further right.
      const ends: number[] = [];
      for (const { above } of layer) {
        const places = above.map(({ to }) => firstBeyond(ends, to.order));
        for (const place of places) count += ends.length - place;
        above.forEach(({ to }) => ends.splice(firstBeyond(ends, to.order), 0, to.order));
      }
    }
    return count;
  }

  /** Gives each vertex its x: as straight above and below its neighbours as the order allows. */
  private spread(): void {
    for (const layer of this.layers)
      align(
        layer,
        layer.map(() => []),
      );
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (const layer of this.layers)
        align(
          layer,
          layer.map(({ above }) => above),
        );
      for (const layer of [...this.layers].reverse())
        align(
          layer,
          layer.map(({ below }) => below),
        );
    }
    for (const layer of this.layers)
      align(
        layer,
        layer.map(({ above, below }) => [...above, ...below]),
      );
  }

  private lines(
    corners: ReadonlyMap<number, Point>,
    tops: readonly number[],
  ): Map<number, Point[]> {
    const twins = new Map<string, number[]>();
    for (const edge of this.part.edges) {
      const { from, to } = this.edges[edge]!;
      const key = `${from}>${to}`;
      twins.set(key, [...(twins.get(key) ?? []), edge]);
    }
    // The points of a stem where it turns, from the top: most stems are straight and have few.
    const turns = new Map(
      [...this.stems].map(([box, stem]) => {
        const points = stem.flatMap(({ x, layer }) => {
          const top = tops[layer]!;
          const bottom = top + heightOf(this.layers[layer]!);
          return [
            { x, y: top, layer },
            { x, y: bottom, layer },
          ];
        });
        const turning = ({ x }: Point, n: number): boolean =>
          points[n - 1]?.x !== x || points[n + 1]?.x !== x;
        return [box, points.filter(turning)] as const;
      }),
    );
    const lines = new Map<number, Point[]>();
    for (const same of twins.values())
      same.forEach((edge, n) => {
        const { from: lower, to: upper } = this.edges[edge]!;
        const [from, to] = [this.vertices.get(lower)!, this.vertices.get(upper)!];
        const aside = (n - (same.length - 1) / 2) * TWIN_GAP;
        const passed = turns.get(upper)!.filter(({ layer }) => layer < from.layer);
        const lowest = passed.length ? this.stems.get(upper)![from.layer - to.layer - 2]! : null;
        lines.set(edge, [
          { x: from.x + aside, y: corners.get(lower)!.y },
          ...(lowest
            ? [{ x: lowest.x, y: tops[lowest.layer]! + heightOf(this.layers[lowest.layer]!) }]
            : []),
          ...passed.reverse().map(({ x, y }) => ({ x, y })),
          { x: lowest ? to.x : to.x + aside, y: corners.get(upper)!.y + to.height },
        ]);
      });
    return lines;
  }
}

/** The boxes, each after all that its edges lead to. An edge that closes a circle is passed over. */
function sortedDownwards(
  boxes: readonly number[],
  above: ReadonlyMap<number, number[]>,
  below: ReadonlyMap<number, number[]>,
): number[] {
  const waitsFor = new Map(boxes.map((box) => [box, above.get(box)!.length]));
  const sorted = boxes.filter((box) => waitsFor.get(box) === 0);
  for (const box of sorted)
    for (const user of below.get(box)!) {
      const left = waitsFor.get(user)! - 1;
      waitsFor.set(user, left);
      if (left === 0) sorted.push(user);
    }
  return sorted.length === boxes.length
    ? sorted
    : [...sorted, ...boxes.filter((box) => waitsFor.get(box)! > 0)];
}

/** Where in the sorted numbers the first one greater than `number` stands. */
function firstBeyond(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function heightOf(layer: readonly Vertex[]): number {
  return layer.reduce((most, { height }) => Math.max(most, height), 0);
}

/**
 * Moves the vertices of a layer, whose order stays, to the weighted medians of what they are linked to
 * (where they are, without links), with the space between them that they need. Neighbours that
 * are too close become a block, which goes to the median of what its members want: the usual
 * way to fit numbers that must not fall (pool adjacent violators), here for the sum of distances.
 */
function align(layer: readonly Vertex[], links: readonly (readonly Link[])[]): void {
  interface Block {
    first: number;
    /** From left to right. */
    wishes: Wish[];
    at: number;
  }
  const offsets: number[] = [];
  layer.forEach(({ width }, n) => {
    const before = layer[n - 1];
    offsets.push(before ? offsets[n - 1]! + (before.width + width) / 2 + BESIDE : 0);
  });
  const blocks: Block[] = [];
  layer.forEach((vertex, n) => {
    const wishes = links[n]!.length
      ? links[n]!.map(({ to, weight }) => ({ x: to.x - offsets[n]!, weight }))
      : [{ x: vertex.x - offsets[n]!, weight: WEIGHT.end / 2 }];
    wishes.sort((a, b) => a.x - b.x);
    let block: Block = { first: n, wishes, at: median(wishes) };
    for (let last = blocks.at(-1); last && last.at >= block.at; last = blocks.at(-1)) {
      blocks.pop();
      const joined = [...last.wishes, ...block.wishes].sort((a, b) => a.x - b.x);
      block = { first: last.first, wishes: joined, at: median(joined) };
    }
    blocks.push(block);
  });
  blocks.forEach(({ first, at }, n) => {
    const end = blocks[n + 1]?.first ?? layer.length;
    for (let i = first; i < end; i++) layer[i]!.x = at + offsets[i]!;
  });
}

interface Wish {
  x: number;
  weight: number;
}

/** Half of the weight lies on either side of it. */
function median(sorted: readonly Wish[]): number {
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const [n, { x, weight }] of sorted.entries()) {
    sum += weight;
    if (sum > half) return x;
    if (sum === half) return (x + (sorted[n + 1]?.x ?? x)) / 2;
  }
  return sorted.at(-1)!.x;
}
