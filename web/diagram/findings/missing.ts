/** A `.grad` that a line uses and that is None, and why. */
import { ownName } from '../names';
import { whyNoGradient } from '../gradient-history';
import { survey } from '../survey';
import type { Survey } from '../survey';
import { isFloating } from '../text';
import { plainText } from '../words';
import { lineOf, say } from './finding';
import type { Finding, Search } from './finding';
import { says } from './trail';
import type { Trail } from './trail';
import type { TensorState } from '../../engine/snapshot';

/** Asks whether there is one, or sets it: no surprise. */
const ASKS = /\.grad\s*(is\b|=(?!=)|,\s*None|==)|hasattr|\blambda\b|\bif\b|\bassert\b|set_to_none/;

export function* missingFindings(trail: Trail): Search<Finding[]> {
  const found = new Map<string, Finding>();
  const { steps } = trail;
  let whole: Survey | null = null;
  for (let n = 1; n < steps.length; n++) {
    yield;
    const line = trail.text(n);
    if (!line.includes('.grad') || ASKS.test(line) || !trail.passes.some((pass) => pass < n))
      continue;
    for (const [, said] of line.matchAll(
      /(?<![\w.])([A-Za-z_][\w.]*(?:\[[^\]]*\])?)\.grad\b(?!_)/g,
    ))
      for (const [name, id] of trail.names(n - 1).tensor) {
        if (ownName(name) !== said) continue;
        const tensor = trail.tensors(n - 1).get(id);
        const key = `${steps[n]!.line} ${name}`;
        if (!tensor?.requires_grad || tensor.grad !== null || found.has(key)) continue;
        if (trail.tensors(n).get(id)?.grad != null) continue;
        whole ??= survey(steps, trail.code);
        const why = whyNoGradient(tensor, name, steps, n - 1, whole);
        const reason = plainText(why);
        // What the program did itself, or PyTorch has told, is no news.
        if (/^(set to None|no backward yet|backward in line \d+ failed)/.test(reason)) continue;
        const told = / in line \d+ with /.test(reason);
        const cut = tensor.is_leaf ? cutOf(trail, tensor, name, n) : null;
        found.set(key, {
          kind: 'no-gradient',
          ...trail.moment(n),
          names: [name],
          tensors: [id],
          related: cut ? [trail.moment(cut.step)] : [],
          what: say`${`${name}.grad`} is None here.`,
          why:
            cut && !told
              ? say`${why}; line ${lineOf(trail, cut.step)} made ${cut.name} of it outside the graph.`
              : say`${why}.`,
          instead: !tensor.is_leaf
            ? say`Call ${`${ownName(name)}.retain_grad()`} before ${'backward()'}, or look at the leaves.`
            : cut
              ? say`Leave the graph whole on the way from ${name} to the loss: ${trail.text(cut.step).trim()} cuts it.`
              : say`Let the loss depend on ${name}, or do not ask for its gradient.`,
        });
      }
  }
  return [...found.values()];
}

/** The line that computed something with the tensor outside the graph, before a step. */
function cutOf(
  trail: Trail,
  tensor: TensorState,
  name: string,
  before: number,
): { step: number; name: string } | null {
  for (let n = 1; n < before; n++) {
    const line = trail.text(n);
    if (!says(line, name) || trail.steps[n]!.names === trail.steps[n - 1]!.names) continue;
    const old = trail.names(n - 1).tensor;
    for (const [made, id] of trail.names(n).tensor) {
      const now = trail.tensors(n).get(id);
      if (old.get(made) === id || id === tensor.id || !now || now.requires_grad) continue;
      if (isFloating(now.dtype)) return { step: n, name: made };
    }
  }
  return null;
}
