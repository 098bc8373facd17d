/**
 * The gradients that a program means, where a write that nobody noticed made PyTorch's others: those of
 * the same program when each node keeps a copy of what it saves. The engine computes them, in a second run, so
 * that no formula is written twice; PyTorch's own hooks for saved tensors put the copies in.
 */
import { numbersOf } from '../diff';
import type { Numbers } from '../diff';
import type { Finding } from './finding';
import type { Step } from '../../runtime/protocol';

/** What runs before the program in the second run; it binds no name. */
export const KEEP_COPIES =
  "__import__('torch').autograd.graph.saved_tensors_hooks(lambda t: t.detach().clone(), lambda t: t).__enter__()";

export interface Corrected {
  /** `x.grad`, or the name that the gradient was given. */
  name: string;
  given: Numbers;
  meant: Numbers;
}

/** The gradients that are others in the second run, at the backward that a finding is about; empty when the runs part before. */
export function corrected(
  { kind, related }: Finding,
  steps: readonly Step[],
  copied: readonly Step[],
): Corrected[] {
  const at = related.at(-1)?.step ?? -1;
  const [step, other] = [steps[at], copied[at]];
  if (kind !== 'hidden-write' || !step || !other || !alike(steps, copied, at)) return [];
  const [ours, theirs] = [gradients(steps, at), gradients(copied, at)];
  return [...ours].flatMap(([name, given]) => {
    const meant = theirs.get(name);
    return meant && !same(given, meant) ? [{ name, given, meant }] : [];
  });
}

/** Whether both runs went through the same lines up to a step. */
function alike(a: readonly Step[], b: readonly Step[], at: number): boolean {
  return a
    .slice(0, at + 1)
    .every(({ line, event }, n) => b[n]?.line === line && b[n].event === event);
}

/** The `.grad` of each name, and what has its name since this step (`torch.autograd.grad` gives it to the program). */
function gradients(steps: readonly Step[], at: number): Map<string, Numbers> {
  const { names, snapshot } = steps[at]!;
  const tensors = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
  const before = new Set(steps[at - 1]?.snapshot.tensors.map(({ id }) => id));
  const found = new Map<string, Numbers>();
  for (const { name, tensor } of names) {
    const grad = tensors.get(tensor)?.grad ?? null;
    const numbers = numbersOf(steps[at]!, grad);
    if (numbers?.values.length) found.set(`${name}.grad`, numbers);
    const own = before.has(tensor) ? null : numbersOf(steps[at]!, tensor);
    if (own?.values.length) found.set(name, own);
  }
  return found;
}

function same(a: Numbers, b: Numbers): boolean {
  return a.values.length === b.values.length && a.values.every((v, n) => Object.is(v, b.values[n]));
}
