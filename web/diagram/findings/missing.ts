/** A `.grad` that a line uses and that is None, and why. */
import { quietLines } from '../cuts';
import { ownName } from '../names';
import { whyNoGradient } from '../gradient-history';
import { survey } from '../survey';
import type { Survey } from '../survey';
import { plainText } from '../words';
import { lineOf, say } from './finding';
import type { Finding, Search } from './finding';
import { escaped, says } from './trail';
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
        const cut = tensor.is_leaf ? wayOutOf(trail, tensor, name, n) : null;
        found.set(key, {
          kind: 'no-gradient',
          ...trail.moment(n),
          names: [name],
          tensors: [id],
          related: cut ? [trail.moment(cut.step)] : [],
          what: say`${`${name}.grad`} is None here.`,
          why:
            cut && !told
              ? say`${why}; line ${lineOf(trail, cut.step)} took it out of the graph with ${cut.how}.`
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

/** Where values of a tensor left its graph, on their way to what a backward went through. */
interface WayOut {
  step: number;
  /** As a program writes it. */
  how: string;
}

/** The first way out of the graph by which the tensor's values came into what the last pass before a step went through; null when they came by none. */
function wayOutOf(
  trail: Trail,
  { id, storage }: TensorState,
  name: string,
  before: number,
): WayOut | null {
  const pass = trail.passes.findLast((one) => one < before)!;
  const quiet = quietLines(trail.code);
  const asNumber = new RegExp(`(?<![\\w.])${escaped(ownName(name))}\\.(item|tolist)\\(`);
  const out = new Map<number, WayOut>();
  for (let n = 1; n <= pass; n++) {
    const { calls = [], line, snapshot } = trail.steps[n]!;
    const known = trail.tensors(n - 1);
    const given = new Set(calls.flatMap(({ gives }) => gives));
    const data: WayOut = { step: n, how: '.data' };
    const [, number] = asNumber.exec(trail.text(n)) ?? [];
    for (const tensor of snapshot.tensors) {
      if (tensor.requires_grad || known.has(tensor.id) || given.has(tensor.id)) continue;
      if (tensor.storage === storage) out.set(tensor.id, data);
      else if (number !== undefined) out.set(tensor.id, { step: n, how: `${number}()` });
    }
    // No operator gave it, and the line has let it go again.
    const isData = (one: number): boolean =>
      !given.has(one) && !known.has(one) && !trail.tensors(n).has(one);
    for (const { op, of, gives, cut } of calls) {
      const way =
        of.map((one) => out.get(one)).find((one) => one !== undefined) ??
        (number !== undefined
          ? { step: n, how: `${number}()` }
          : of.includes(id)
            ? op === 'detach'
              ? { step: n, how: 'detach()' }
              : cut
                ? { step: n, how: quiet.get(line) ?? 'no_grad()' }
                : undefined
            : says(trail.text(n), `${ownName(name)}.data`) && of.some(isData)
              ? data
              : undefined);
      if (way) for (const one of gives) if (one !== id) out.set(one, way);
    }
  }
  const { calls = [], gradients } = trail.steps[pass]!;
  const root = gradients[0]?.node;
  const roots = trail.steps[pass - 1]!.snapshot.tensors.flatMap((tensor) =>
    tensor.grad_fn === root ? tensor.id : [],
  );
  for (const one of [...roots, ...calls.flatMap(({ gives }) => gives)]) {
    const way = out.get(one);
    if (way) return way;
  }
  return null;
}
