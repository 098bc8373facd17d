/** Saved tensors that a later backward read after they had been written: without a word, or with an error. */
import { ownName } from '../names';
import { heldSince, holdings } from '../saved';
import type { Holding } from '../saved';
import { lineOf, say } from './finding';
import type { Finding, Search } from './finding';
import { says } from './trail';
import type { Trail } from './trail';
import type { NodeState, TensorState } from '../../engine/snapshot';

/** A saved tensor that is not what it was when a backward asked for it. */
interface Spoiled {
  node: NodeState;
  tensor: TensorState;
  /** The step after which it was saved, the one that wrote it, and the one that ran backward. */
  saved: number;
  written: number;
  pass: number;
  noticed: boolean;
}

export function* savedFindings(trail: Trail): Search<Finding[]> {
  const found = new Map<string, Finding>();
  for (const [id, passes] of trail.ran) {
    yield;
    const spoiled = spoiledBefore(trail, id, passes[0]!);
    for (const one of spoiled) {
      const finding = one.noticed ? stale(trail, one) : hiddenWrite(trail, one);
      // A line may spoil what several nodes have saved, and again in each turn of a loop: it is told once.
      const key = `${finding.kind} ${finding.line} ${finding.names[0] ?? ''}`;
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return [...found.values()];
}

function spoiledBefore(trail: Trail, id: number, pass: number): Spoiled[] {
  const saved = trail.made.get(id)!;
  const before = pass - 1;
  const node = trail.nodes(saved).get(id);
  const now = trail.nodes(before).get(id);
  if (!node || !now || saved >= before) return [];
  const kept = holdings(node, trail.steps[saved]!.snapshot);
  return node.saved.flatMap(({ tensor: which, saved_version }, n): Spoiled[] => {
    const then = kept[n];
    const tensor = which === null ? undefined : trail.tensors(before).get(which);
    if (!then || !tensor || now.saved[n]?.state !== 'live') return [];
    const noticed = trail.version(before, tensor) !== saved_version;
    const held = tensor.grad_fn === id ? then.tensor : tensor;
    if (!noticed && !overwritten(trail, then, held, before)) return [];
    for (const { step, storage } of trail.writes) {
      if (step <= saved || step >= pass) continue;
      const there = trail.tensors(step).get(tensor.id);
      if (!there) continue;
      const moved = trail.version(step, there) !== saved_version;
      // A node's own result is held as it was; of another tensor PyTorch holds the tensor itself.
      const reads = tensor.grad_fn === id ? then.tensor : there;
      if (storage !== reads.storage) continue;
      if (noticed ? moved : overwritten(trail, then, reads, step))
        return [{ node, tensor, saved, written: step, pass, noticed }];
    }
    return [];
  });
}

function overwritten(trail: Trail, then: Holding, tensor: TensorState, step: number): boolean {
  const storage = trail.storages(step).get(tensor.storage);
  return !!storage && heldSince(then, { tensor, storage }) === 'overwritten';
}

function hiddenWrite(trail: Trail, { node, tensor, saved, written, pass }: Spoiled): Finding {
  const { name, names, keeper } = told(trail, { node, tensor, saved, written });
  return {
    kind: 'hidden-write',
    ...trail.moment(written),
    names,
    tensors: [tensor.id],
    related: [trail.moment(saved), trail.moment(pass)],
    what: say`This write changed ${name}, which ${keeper} had saved in line ${lineOf(trail, saved)}, and no version counter noticed.`,
    why: say`backward in line ${lineOf(trail, pass)} computed with the new values, without an error: its gradients are not those of the program as it is written.`,
    instead: say`Call ${'backward()'} before the write, or write into a copy: ${`${names[0] ?? 'x'}.detach().clone()`}. Through ${'detach()'} or under ${'torch.no_grad()'} PyTorch would have noticed the write.`,
  };
}

function stale(trail: Trail, { node, tensor, saved, written, pass }: Spoiled): Finding {
  const { name, names, keeper } = told(trail, { node, tensor, saved, written });
  const through = writerOf(trail, written, tensor.storage);
  const by = through && through !== names[0] ? say`, through ${through}` : [];
  return {
    kind: 'stale',
    ...trail.moment(written),
    names,
    tensors: [tensor.id],
    related: [trail.moment(saved), trail.moment(pass)],
    what: say`This line wrote to ${name}${by}, which ${keeper} had saved in line ${lineOf(trail, saved)}.`,
    why: say`backward in line ${lineOf(trail, pass)} needs the values of before: PyTorch raises an error there, which does not name this line.`,
    instead: say`Compute a new tensor in place of writing (${`${names[0] ?? 'x'} = ${names[0] ?? 'x'} + …`}), call ${'backward()'} first, or write into a ${'clone()'}.`,
  };
}

function told(
  trail: Trail,
  { node, tensor, saved, written }: Pick<Spoiled, 'node' | 'tensor' | 'saved' | 'written'>,
): { name: ReturnType<typeof say>; names: string[]; keeper: ReturnType<typeof say> } {
  const name =
    trail.nameOf(written, tensor.id) ??
    trail.nameOf(saved, tensor.id) ??
    trail.on(written, tensor.storage).flatMap(({ id }) => trail.nameOf(written, id) ?? [])[0];
  const { name: label, of } = trail.node(saved, node);
  return {
    name: name === undefined ? say`a tensor without a name` : say`${name}`,
    names: name === undefined ? [] : [name],
    keeper: of === null ? say`${label}` : say`${label} of ${of}`,
  };
}

/**
 * The name that a step wrote a storage through, of several the one that the line begins with, or that it says. Where no
 * call tells (`x.data` leaves none), it is one that the line says; null when it says none.
 */
export function writerOf(trail: Trail, step: number, storage: number): string | null {
  const line = trail.text(step);
  const written = trail.writers(step, storage);
  const called = written.filter((name) => says(line, name));
  const names = written.length
    ? called.length
      ? called
      : written
    : trail
        .on(step, storage)
        .flatMap(({ id }) => trail.names(step).of.get(id)!)
        .filter((name) => says(line, name));
  const starts = (name: string): boolean => line.trimStart().startsWith(ownName(name));
  return names.filter(starts).sort((a, b) => b.length - a.length)[0] ?? names[0] ?? null;
}
