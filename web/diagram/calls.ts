/** Which operators a line called to make a tensor, and of what: from the calls that a step recorded. */
import type { CallState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** How a tensor was made. */
export interface Making {
  /** The call that gave it first. */
  call: CallState;
  /** The tensors that it was made of, through those that the line made and let go. */
  from: readonly number[];
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
  const from = new Set<number>();
  const passed = new Set([id]);
  let cut = false;
  // A set may grow while it is walked.
  for (const one of passed)
    for (const { of, gives, cut: off } of calls) {
      if (!gives.includes(one)) continue;
      cut ||= off;
      for (const source of of) {
        if (passed.has(source)) continue;
        if (isKnown(source)) from.add(source);
        else passed.add(source);
      }
    }
  return { call, from: [...from].sort((a, b) => a - b), cut };
}
