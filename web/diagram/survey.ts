/** What stays the same over a whole run, whatever step is looked at: colours of names, numbers of storages, what was saved. */
import { cutsIn, mentionedCuts, quietLines } from './cuts';
import type { Cut } from './cuts';
import { receipts } from './contributions';
import type { Receipt } from './contributions';
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import { gradientHistory } from './gradient-history';
import type { GradientHistory } from './gradient-history';
import type { Step } from '../runtime/protocol';
import { fullName } from './names';
import { holdings } from './saved';
import type { Holding } from './saved';
import { movesIn } from './versions';
import type { Move } from './versions';

export interface Survey {
  /** Place in the palette, by name in full (see fullName). */
  colours: ReadonlyMap<string, number>;
  /** 1, 2, 3, … by storage id: every storage that ever has a name, in order of first appearance. */
  numbers: ReadonlyMap<number, number>;
  /**
   * By node id, what each node's saved tensors held at the end of the line that saved them. What that
   * line itself wrote afterwards cannot be told.
   */
  saved: ReadonlyMap<number, readonly (Holding | null)[]>;
  /** By node, the line that made it, and the step. */
  made: ReadonlyMap<number, { line: number; at: number }>;
  /** By tensor, from which others it was cut off, and how. */
  cuts: ReadonlyMap<number, readonly Cut[]>;
  /** By node, the tensors that were cut off and that its line names. */
  cutInputs: ReadonlyMap<number, readonly number[]>;
  /** By tensor, what became of its `.grad`, in the order of the steps. */
  received: ReadonlyMap<number, readonly Receipt[]>;
  /** By node, the steps in which a gradient reached it; ascending. */
  reached: ReadonlyMap<number, readonly number[]>;
  /** By version counter, what moved it, in the order of the steps. */
  moves: ReadonlyMap<number, readonly Move[]>;
  /** At some step there is a graph, or a gradient. */
  hasGraph: boolean;
  readonly gradients: GradientHistory;
}

export const PALETTE_SIZE = 8;

/** Looks through all steps of a run; `code` is the program. */
export function survey(steps: readonly Step[], code = ''): Survey {
  return new Surveyor(code).survey(steps);
}

/** Looks through the steps of a run while they come, each once. */
export class Surveyor {
  private numbers = new Map<number, number>();
  /** Names in order of first appearance, each with those that were ever on one storage with it. */
  private companions = new Map<string, Set<string>>();
  private saved = new Map<number, (Holding | null)[]>();
  private made = new Map<number, { line: number; at: number }>();
  private cuts = new Map<number, Cut[]>();
  private cutInputs = new Map<number, number[]>();
  private received = new Map<number, Receipt[]>();
  private reached = new Map<number, number[]>();
  private moves = new Map<number, Move[]>();
  private hasGraph = false;
  /** The highest id of a node that was seen, and of a tensor. */
  private newest = -Infinity;
  private newestTensor = -Infinity;
  /** The last step that had something new, and its place in the run. */
  private seen: Step | undefined;
  private at = 0;
  private readonly lines: readonly string[];
  private readonly quiet: ReadonlyMap<number, string>;

  /** `code` is the program: without it, what only its text tells is not told. */
  constructor(code = '') {
    this.lines = code.split('\n');
    this.quiet = quietLines(code);
  }

  /** The same as of all the steps at once. */
  survey(steps: readonly Step[]): Survey {
    if (steps[this.at] !== this.seen) {
      this.numbers = new Map();
      this.companions = new Map();
      this.saved = new Map();
      this.made = new Map();
      this.cuts = new Map();
      this.cutInputs = new Map();
      this.newestTensor = -Infinity;
      this.received = new Map();
      this.reached = new Map();
      this.moves = new Map();
      this.hasGraph = false;
      this.newest = -Infinity;
      this.seen = undefined;
      this.at = 0;
    }
    for (let n = this.at; n < steps.length; n++) {
      const step = steps[n]!;
      const { seen } = this;
      for (const { node } of step.gradients) append(this.reached, node, n);
      if (step.names === seen?.names && step.snapshot === seen.snapshot) continue;
      this.seen = step;
      this.at = n;
      this.lookAtCuts(step);
      const text = this.lines[step.line - 1] ?? '';
      for (const [version, move] of movesIn(step, seen?.snapshot ?? EMPTY_SNAPSHOT, n, text))
        append(this.moves, version, move);
      this.lookAtNodes(step, steps[n - 1] ?? null, n);
      this.lookAtGradients(steps, n);
      this.hasGraph ||= hasGraph(step);
      if (step.names !== seen?.names || step.snapshot.tensors !== seen.snapshot.tensors)
        this.lookAtNames(step);
    }
    let gradients: GradientHistory | undefined;
    return {
      colours: colour(this.companions),
      numbers: new Map(this.numbers),
      saved: new Map(this.saved),
      made: new Map(this.made),
      cuts: new Map(this.cuts),
      cutInputs: new Map(this.cutInputs),
      received: new Map(this.received),
      reached: new Map(this.reached),
      moves: new Map(this.moves),
      hasGraph: this.hasGraph,
      // Asked for where a gradient is missing only: looked up then, not while steps come.
      get gradients() {
        return (gradients ??= gradientHistory(steps));
      },
    };
  }

  private lookAtCuts(step: Step): void {
    const newest = step.snapshot.tensors.at(-1)?.id ?? -Infinity;
    if (newest <= this.newestTensor) return;
    const text = this.lines[step.line - 1] ?? '';
    for (const [tensor, cuts] of cutsIn(step, this.newestTensor, text, this.quiet.get(step.line)))
      this.cuts.set(tensor, cuts);
    this.newestTensor = newest;
  }

  private lookAtNodes({ line, names, snapshot }: Step, before: Step | null, at: number): void {
    // Ids grow and lists are in their order: new nodes are the last ones.
    const { nodes } = snapshot;
    const last = this.newest;
    let mentioned: number[] | null = this.cuts.size ? null : [];
    for (let n = nodes.length - 1; n >= 0 && nodes[n]!.id > last; n--) {
      const { id, variable } = nodes[n]!;
      this.saved.set(id, holdings(nodes[n]!, snapshot, before?.snapshot));
      this.made.set(id, { line, at });
      this.newest = Math.max(this.newest, id);
      if (variable !== null || mentioned?.length === 0) continue;
      // The last node of a line stands for it: which of its operators took the tensor is not recorded.
      mentioned ??= mentionedCuts(this.lines[line - 1] ?? '', names, this.cuts);
      if (mentioned.length) this.cutInputs.set(id, mentioned);
      mentioned = [];
    }
  }

  private lookAtGradients(steps: readonly Step[], n: number): void {
    for (const [tensor, receipt] of receipts(steps[n - 1] ?? null, steps[n]!, n))
      append(this.received, tensor, receipt);
  }

  private lookAtNames({ names, snapshot }: Step): void {
    const { companions, numbers } = this;
    const storages = new Map(snapshot.tensors.map(({ id, storage }) => [id, storage]));
    const named = new Map<number, Set<string>>();
    for (const entry of names) {
      const storage = storages.get(entry.tensor);
      if (storage === undefined) continue;
      if (!numbers.has(storage)) numbers.set(storage, numbers.size + 1);
      const name = fullName(entry);
      if (!companions.has(name)) companions.set(name, new Set());
      const here = named.get(storage);
      if (here) here.add(name);
      else named.set(storage, new Set([name]));
    }
    for (const together of named.values())
      if (together.size > 1)
        for (const name of together)
          for (const other of together) if (other !== name) companions.get(name)!.add(other);
  }
}

function append<Item>(lists: Map<number, Item[]>, key: number, item: Item): void {
  const known = lists.get(key);
  if (!known) lists.set(key, [item]);
  else if (known.at(-1) !== item) known.push(item);
}

function hasGraph({ snapshot: { nodes, tensors } }: Step): boolean {
  return nodes.length > 0 || tensors.some((tensor) => tensor.requires_grad || tensor.grad !== null);
}

/**
 * To each name the colour that has rested longest, so that neighbours differ, among those that no
 * companion of it has.
 */
function colour(companions: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const colours = new Map<string, number>();
  const rested = Array.from({ length: PALETTE_SIZE }, (_, place) => place);
  for (const [name, others] of companions) {
    const taken = new Set([...others].map((other) => colours.get(other)));
    const next = rested.find((place) => !taken.has(place)) ?? rested[0]!;
    rested.splice(rested.indexOf(next), 1);
    rested.push(next);
    colours.set(name, next);
  }
  return colours;
}
