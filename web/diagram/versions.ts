/** What moved a version counter: the operators that wrote in place, by the calls that steps recorded. */
import { operatorOf } from './calls';
import { fullName } from './names';
import type { Snapshot, TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** A tensor through which memory was written. */
export interface Writer {
  /** "add_". */
  operator: string;
  /** The tensor that was written, or the one that still lives of which it was a part. */
  tensor: number;
  /** Its names, in full. */
  names: readonly string[];
  /** Only a view of it was written, which the line let go: `x[0] = 1`. */
  part: boolean;
  /** How often in the step. */
  times: number;
}

/** A step in which a version counter went up. */
export interface Move {
  /** The step, and its line; 0 where that is none of the program's. */
  at: number;
  line: number;
  /** That line, as it is written. */
  text: string;
  /** What it stood at afterwards. */
  value: number;
  /** Who wrote; none where no operator was recorded. */
  by: readonly Writer[];
}

/** By version counter, what the step moved; `at` is its place in the run, `text` its line. */
export function movesIn(
  step: Step,
  before: Snapshot,
  at: number,
  text: string,
): [version: number, Move][] {
  const { versions } = step.snapshot;
  if (versions === before.versions) return [];
  const found: [number, Move][] = [];
  let n = 0;
  let writers: Map<number, Writer[]> | null = null;
  for (const one of versions) {
    while (n < before.versions.length && before.versions[n]!.id < one.id) n++;
    const old = before.versions[n];
    if (one === old || one.value === (old?.id === one.id ? old.value : 0)) continue;
    writers ??= writersIn(step, before);
    const by = writers.get(one.id) ?? [];
    found.push([one.id, { at, line: step.line, text, value: one.value, by }]);
  }
  return found;
}

/** Who wrote in a step, by version counter. */
export function writersIn(
  { calls = [], names, snapshot }: Step,
  before: Snapshot,
): Map<number, Writer[]> {
  const tensors = new Map<number, TensorState>();
  for (const tensor of [...before.tensors, ...snapshot.tensors]) tensors.set(tensor.id, tensor);
  const found = new Map<number, Writer[]>();
  for (const [n, call] of calls.entries())
    for (const written of new Set(call.gives)) {
      if (!call.of.includes(written)) continue;
      // What the line made and let go was a view of what its call took first.
      let root = written;
      for (let earlier = n - 1; earlier >= 0 && !tensors.has(root); earlier--) {
        const { of, gives } = calls[earlier]!;
        if (gives.includes(root) && !of.includes(root)) root = of[0] ?? root;
      }
      const tensor = tensors.get(root);
      if (!tensor) continue;
      const [operator, part] = [operatorOf(call), root !== written];
      const writers = found.get(tensor.version) ?? [];
      const same = writers.find(
        (one) => one.operator === operator && one.tensor === root && one.part === part,
      );
      if (same) same.times++;
      else
        writers.push({
          operator,
          tensor: root,
          names: names.filter(({ tensor: id }) => id === root).map(fullName),
          part,
          times: 1,
        });
      found.set(tensor.version, writers);
    }
  return found;
}

/** What of a counter's moves there is to see at a step. */
export interface Moved {
  /** The last ones, in their order. */
  recent: readonly Move[];
  /** How many there were before those. */
  earlier: number;
}

const RECENT = 3;
const NOT_MOVED: Moved = { recent: [], earlier: 0 };

/** The moves until the step at `cursor`; `moves` are all of one counter. */
export function movedUntil(moves: readonly Move[] | undefined, cursor: number): Moved {
  if (!moves?.length) return NOT_MOVED;
  let [low, high] = [0, moves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moves[middle]!.at <= cursor) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return NOT_MOVED;
  const earlier = Math.max(0, low - RECENT);
  return { recent: moves.slice(earlier, low), earlier };
}

/**
 * "add_ through y", "written in part", as it is told of one of the tensors that the counter counts for. An operator that
 * the line does not name, as of `x[0] = 1`, is left out.
 */
export function moveText({ by, text }: Move, tensor: number): string {
  const words = new Set(text.match(/\w+/g));
  const told = by.map(({ operator, tensor: writer, names: [name], part, times }) => {
    const named = words.has(operator);
    const what = named ? operator : 'written';
    const how = times > 1 ? `${what} ×${times}` : what;
    if (writer === tensor) return part ? `${how} ${named ? 'to a part' : 'in part'}` : how;
    const through = name ?? 'a tensor without a name';
    return part ? `${how} through a part of ${through}` : `${how} through ${through}`;
  });
  return told.join(', ') || 'written';
}

/** The operators of PyTorch's that wrote, whether the line names them or not. */
export function moveOperators({ by }: Move): string {
  return [...new Set(by.map(({ operator }) => operator))].join(', ');
}
