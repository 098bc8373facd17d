/** Memory that is held for nothing: sums that keep their graphs, views that keep large storages, copies nobody needed. */
import { ownName, shortName } from '../names';
import { itemSize } from '../bytes';
import { operatorOf } from '../calls';
import { elementCount } from '../geometry';
import { bytes } from '../text';
import { say } from './finding';
import type { Finding, Search } from './finding';
import { says } from './trail';
import type { Trail } from './trail';
import type { CallState, NodeState, TensorState } from '../../engine/snapshot';

/** So often a line has to have added before the sum is told of. */
const TURNS = 3;
/** Smaller storages are not worth a word, in bytes. */
const LARGE = 64 * 1024;
/** A view of less than this part of its storage keeps more than it shows. */
const SMALL_PART = 1 / 8;

/** A name whose tensor a line made larger by something in the graph, turn for turn. */
interface Sum {
  name: string;
  steps: number[];
  nodes: number[];
}

export function* growthFindings(trail: Trail): Search<Finding[]> {
  return [
    ...(yield* sums(trail)),
    ...(yield* keptStorages(trail)),
    ...(yield* needlessClones(trail)),
    ...(yield* unwrittenClones(trail)),
  ];
}

function* sums(trail: Trail): Search<Finding[]> {
  const growing = new Map<string, Sum[]>();
  for (let n = 1; n < trail.steps.length; n++) {
    yield;
    const summed = (trail.steps[n]!.calls ?? [])
      .filter((call) => /^(add|sub)_?$/.test(operatorOf(call)))
      .flatMap(({ gives }) => gives);
    for (const [name, id] of summed.flatMap((id) =>
      (trail.names(n).of.get(id) ?? []).map((name) => [name, id] as const),
    )) {
      const added = addition(trail, n, name, id);
      if (!added) continue;
      const key = `${trail.steps[n]!.line} ${name}`;
      const those = growing.get(key) ?? [];
      if (!those.length) growing.set(key, those);
      const last = those.at(-1);
      if (last && last.nodes.at(-1) === added.to) {
        last.steps.push(n);
        last.nodes.push(added.node.id);
      } else those.push({ name, steps: [n], nodes: [added.node.id] });
    }
  }
  return [...growing.values()].flatMap((those) => {
    const longest = those.reduce((a, b) => (b.steps.length > a.steps.length ? b : a));
    const used = those.some(({ nodes }) => nodes.some((node) => trail.ran.has(node)));
    return longest.steps.length < TURNS || used ? [] : grows(trail, longest);
  });
}

/** The node by which a step added to the tensor that a name stood for; `to` is that one's. */
function addition(
  trail: Trail,
  n: number,
  name: string,
  id: number,
): { node: NodeState; to: number | null } | null {
  const now = trail.tensors(n).get(id);
  const node = now?.grad_fn == null ? undefined : trail.nodes(n).get(now.grad_fn);
  if (!now || !/^(Add|Sub)Backward0$/.test(node?.name ?? '')) return null;
  const was = trail.names(n - 1).tensor.get(name);
  const old = was === undefined ? undefined : trail.tensors(n - 1).get(was);
  const to = old?.grad_fn ?? null;
  if (to === now.grad_fn || (to !== null && !node!.next.some((edge) => edge?.node === to)))
    return null;
  return { node: node!, to };
}

function grows(trail: Trail, { name, steps, nodes }: Sum): Finding[] {
  const [last, previous] = [steps.at(-1)!, steps.at(-2)!];
  const nodesAt = (step: number): number => trail.steps[step]!.snapshot.nodes.length;
  const bytesAt = (step: number): number =>
    trail.steps[step]!.snapshot.storages.reduce((sum, { nbytes }) => sum + nbytes, 0);
  const more = nodesAt(last) - nodesAt(previous);
  if (more <= 0) return [];
  const moreBytes = Math.max(0, bytesAt(last) - bytesAt(previous));
  const own = ownName(name);
  return [
    {
      kind: 'graph-grows',
      ...trail.moment(steps[TURNS - 1]!),
      names: [name],
      tensors: [trail.names(last).tensor.get(name)!],
      related: [trail.moment(last)],
      what: say`${name} keeps the graph of every turn: ${[`${more} nodes and ${bytes(moreBytes)} more each time`]}, ${[`${nodesAt(last)} nodes after ${nodes.length} turns`]}.`,
      why: [`No backward goes through this sum: what it keeps is never used.`],
      instead: say`Add what has no history: ${`${own} += loss.item()`}, or ${`${own} += loss.detach()`}.`,
    },
  ];
}

/** Views of little that are all that is left of a large storage. */
function* keptStorages(trail: Trail): Search<Finding[]> {
  const found = new Map<number, Finding>();
  for (const [n, { snapshot, names }] of trail.steps.entries()) {
    yield;
    const before = trail.steps[n - 1];
    if (before && before.names === names && before.snapshot.storages === snapshot.storages)
      continue;
    for (const { id, nbytes } of snapshot.storages) {
      if (nbytes < LARGE || found.has(id)) continue;
      const on = trail.on(n, id);
      const [first] = on;
      if (!first?.base && first?.base !== 0) continue;
      const bytesOf = (tensor: TensorState): number =>
        elementCount(tensor.sizes) * itemSize(tensor.dtype);
      const seen = on.reduce((sum, tensor) => sum + bytesOf(tensor), 0);
      if (seen === 0 || seen > nbytes * SMALL_PART) continue;
      // While the graph keeps the storage anyhow, the view costs nothing.
      if (inGraph(trail, n, id) || !stays(trail, n, id)) continue;
      const [name] = trail.names(n).of.get(first.id)!;
      found.set(id, {
        kind: 'view-keeps-storage',
        ...trail.moment(n),
        names: on.map((tensor) => trail.nameOf(n, tensor.id)!),
        tensors: on.map((tensor) => tensor.id),
        related: [],
        what: say`${name!} is a view of ${[bytes(seen)]} that keeps a storage of ${[bytes(nbytes)]} alive.`,
        why: [`Nothing else of that storage has a name any more, and it cannot be freed.`],
        instead: say`Copy what is needed: ${`${ownName(name!)}.clone()`}, and the rest is let go.`,
      });
    }
  }
  return [...found.values()];
}

function inGraph(trail: Trail, n: number, storage: number): boolean {
  const { nodes } = trail.steps[n]!.snapshot;
  const tensors = trail.tensors(n);
  return nodes.some(({ saved }) =>
    saved.some((one) => one.tensor !== null && tensors.get(one.tensor)?.storage === storage),
  );
}

/** Whether the storage outlives the next lines: what is gone at once has kept nothing. */
function stays(trail: Trail, n: number, storage: number): boolean {
  const later = Math.min(n + 2, trail.steps.length - 1);
  return trail.storages(later).has(storage);
}

/** Nodes whose result is a view, or may be one: a clone of it copies what has another owner. */
const VIEWS =
  /^(Alias|AsStrided|Diagonal|Expand|Narrow|Permute|Reshape|Select|Slice|Split|Squeeze|SwapAxes|T|Transpose|Unbind|Unfold|Unsafe|Unsqueeze|View|Chunk|Movedim|Detach|To|Copy|MH|MT|Real|Imag|Conj|Flatten|Unflatten|Accumulate|Clone|Values|Indices)/;

/** A large clone that has the same elements as what it is of for as long as it is there, with nothing to be copied for. */
function* unwrittenClones(trail: Trail): Search<Finding[]> {
  const found = new Map<number, Finding>();
  for (const [n, { calls = [], line }] of trail.steps.entries()) {
    yield;
    for (const call of calls) {
      const [made] = call.made;
      if (operatorOf(call) !== 'clone' || !made || made.nbytes < LARGE) continue;
      const copy = trail.tensors(n).get(call.gives[0]!);
      const source = trail.tensors(n).get(sourceOf(call, calls));
      const [name, of] = [copy, source].map((one) => one && trail.nameOf(n, one.id));
      if (!copy || !source || !name || !of || found.has(line)) continue;
      // What stands in a list or a module is kept for what the program does not show.
      if ([name, of].some((one) => /[.[]/.test(ownName(one)))) continue;
      if (String(copy.strides) !== String(source.strides)) continue;
      if (trail.steps.filter((step) => step.line === line).length > 1) continue;
      if (!trail.steps.slice(n + 1).some((_, at) => says(trail.text(n + 1 + at), name))) continue;
      if (!stayAlike(trail, n, copy, source)) continue;
      found.set(line, {
        kind: 'needless-clone',
        ...trail.moment(n),
        names: [name, of],
        tensors: [copy.id, source.id],
        related: [],
        what: say`${name} is a copy of ${of}, ${[bytes(made.nbytes)]} more, and neither was written while both were there.`,
        why: [`Both names could have stood for one memory.`],
        instead: say`Leave out ${'.clone()'}, or keep it where one of them will be written.`,
      });
    }
  }
  return [...found.values()];
}

/** What a clone was made of, where that was not let go: `x` of `x.detach().clone()`. */
function sourceOf(call: CallState, calls: readonly CallState[]): number {
  const [of] = call.of;
  const detach = calls.find((one) => operatorOf(one) === 'detach' && one.gives.includes(of!));
  return detach?.of[0] ?? of!;
}

/** Whether both storages are there, unwritten, until the copy's is gone or the program over, and the copy takes no part in autograd. */
function stayAlike(trail: Trail, from: number, copy: TensorState, source: TensorState): boolean {
  if (
    trail.writes.some(
      ({ step, storage }) =>
        step > from && (storage === copy.storage || storage === source.storage),
    )
  )
    return false;
  for (let n = from; n < trail.steps.length; n++) {
    const there = trail.storages(n);
    if (!there.has(copy.storage)) return true;
    if (!there.has(source.storage) || trail.tensors(n).get(copy.id)?.requires_grad) return false;
  }
  return true;
}

/** A clone, in the graph, of what the line had just computed and nobody else has. */
function* needlessClones(trail: Trail): Search<Finding[]> {
  const found = new Map<number, Finding>();
  for (const [id, n] of trail.made) {
    yield;
    const node = trail.nodes(n).get(id)!;
    const [source] = node.next;
    if (node.name !== 'CloneBackward0' || !source || trail.made.get(source.node) !== n) continue;
    const from = trail.nodes(n).get(source.node);
    const { snapshot, line } = trail.steps[n]!;
    if (!from || found.has(line) || VIEWS.test(shortName(from.name))) continue;
    if (!/\.clone\(/.test(trail.text(n))) continue;
    // By a name, as a saved result, or as a base it has another reader.
    if (from.saved.some((one) => one.name.startsWith('result'))) continue;
    if (snapshot.tensors.some(({ grad_fn }) => grad_fn === from.id)) continue;
    const copy = snapshot.tensors.find(({ grad_fn }) => grad_fn === id);
    const name = copy && trail.nameOf(n, copy.id);
    if (!copy || name == null) continue;
    found.set(line, {
      kind: 'needless-clone',
      ...trail.moment(n),
      names: [name],
      tensors: [copy.id],
      related: [],
      what: say`${name} is a clone of a result that nobody else has.`,
      why: say`What ${shortName(from.name)} computed was new memory already; it was copied and let go.`,
      instead: say`Leave out ${'.clone()'}.`,
    });
  }
  return [...found.values()];
}
