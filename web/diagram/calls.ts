/** Which operators a line called to make a tensor, and of what: from the calls that a step recorded. */
import type { CallState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** How a tensor was made. */
export interface Making {
  /** The call that gave it first. */
  call: CallState;
  /** The tensors that it was made of, through those that the line made and let go. */
  from: readonly number[];
  /** The calls on the way from them that made new storage. */
  made: readonly CallState[];
  /** Those of them that a `detach()` on the way took out of the graph, and those that came by a way without one. */
  detached: readonly number[];
  attached: readonly number[];
  /** An argument on the way requires a gradient that will not come, because grad mode was off. */
  cut: boolean;
}

/** "index" of "index.Tensor": an operator, whatever its overload. */
export const operatorOf = ({ op }: CallState): string => op.split('.')[0]!;

/**
 * How a tensor was made in a step's line; null where nothing of it was recorded. `isKnown` tells the
 * tensors at which to stop: those that have names.
 */
export function makingOf(
  { calls = [] }: Step,
  id: number,
  isKnown: (id: number) => boolean,
): Making | null {
  const call = calls.find(({ gives }) => gives.includes(id));
  if (!call || call.of.includes(id)) return null;
  const [attached, detached] = [new Set<number>(), new Set<number>()];
  const passed = new Set([id]);
  const behind = new Set<number>();
  const made = new Set<CallState>();
  let cut = false;
  const walk = (results: Set<number>, within: boolean): void => {
    // A set may grow while it is walked.
    for (const one of results)
      for (const step of calls) {
        const { op, of, gives } = step;
        if (!gives.includes(one) || isLike(op)) continue;
        if (of.length && step.made.length) made.add(step);
        cut ||= step.cut;
        const out = !within || op === 'detach';
        for (const source of of)
          if (isKnown(source)) (out ? detached : attached).add(source);
          else (out ? behind : passed).add(source);
      }
  };
  walk(passed, true);
  walk(behind, false);
  const from = [...new Set([...attached, ...detached])].sort((a, b) => a - b);
  return { call, from, made: [...made], detached: [...detached], attached: [...attached], cut };
}

/** Whether an operator takes nothing of its argument but its form: zeros_like, new_ones. */
function isLike(op: string): boolean {
  return /^new_|_like(\.|$)/.test(op);
}
