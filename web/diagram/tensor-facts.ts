/** What is told of a tensor where its name stands in a text: a line each, by the names of a step. */
import type { TensorState } from '../engine/snapshot';
import type { NameState, Step } from '../runtime/protocol';
import { itemSize } from './bytes';
import { valueText } from './line-notes';
import { tuple } from './text';

/**
 * By name, as the program says it at that step, the facts of its tensor. Of one name in several frames, the
 * innermost is told. `numbers` are those that readers know the storages by.
 */
export function tensorFacts(
  step: Step | undefined,
  numbers: ReadonlyMap<number, number>,
): Map<string, string[]> {
  const facts = new Map<string, string[]>();
  if (!step) return facts;
  const index = indexOf(step);
  for (const { frame, name, tensor: id, array } of step.names) {
    const tensor = index.tensors.get(id);
    if (tensor && (step.depth > 1 || frame === '<module>'))
      facts.set(name, factsOf(tensor, array ?? false, index, numbers));
  }
  return facts;
}

/** The states of a step by their ids. */
type Index = ReturnType<typeof indexOf>;

function indexOf({ names, snapshot }: Step) {
  const byId = <State extends { id: number }>(list: readonly State[]): Map<number, State> =>
    new Map(list.map((each) => [each.id, each]));
  const tensors = byId(snapshot.tensors);
  const { nodes, storages, versions } = snapshot;
  /** By storage. */
  const named = new Map<number, NameState[]>();
  for (const each of names) {
    const on = tensors.get(each.tensor)?.storage;
    if (on === undefined) continue;
    if (named.has(on)) named.get(on)!.push(each);
    else named.set(on, [each]);
  }
  return {
    tensors,
    named,
    nodes: byId(nodes),
    storages: byId(storages),
    versions: byId(versions),
  };
}

function factsOf(
  tensor: TensorState,
  isArray: boolean,
  { named, nodes, storages, versions }: Index,
  numbers: ReadonlyMap<number, number>,
): string[] {
  const { dtype, grad_fn, history_lost, is_leaf, offset, requires_grad, sizes, strides } = tensor;
  const storage = storages.get(tensor.storage);
  const version = versions.get(tensor.version)?.value ?? 0;
  const node = grad_fn === null ? undefined : nodes.get(grad_fn)?.name.split('::').at(-1);
  const others = (named.get(tensor.storage) ?? []).filter((each) => each.tensor !== tensor.id);
  const sharing = [...new Set(others.map(({ name }) => name))].slice(0, 4);
  const number = numbers.get(tensor.storage);
  const value = storage && valueText(tensor, storage);
  const place = `${number === undefined ? 'a storage without a number' : `storage ${number}`}${sharing.length ? `, shared with ${sharing.join(', ')}` : ''}`;
  if (isArray) {
    const steps = strides.map((stride) => stride * itemSize(dtype));
    return [
      `NumPy array of ${dtype}, shape ${tuple(sizes)}, strides ${tuple(steps)} in bytes, ${tuple(strides)} in elements`,
      place,
      ...(value ? [value] : []),
    ];
  }
  return [
    `${dtype}, shape ${tuple(sizes)}, stride ${tuple(strides)}, offset ${offset}`,
    `${place}; version ${version}`,
    [
      requires_grad ? 'requires_grad' : 'no gradient required',
      is_leaf && !history_lost ? 'leaf' : null,
      tensor.conj ? 'reads conjugates' : null,
      tensor.neg ? 'reads negatives' : null,
      history_lost ? 'grad_fn invalid' : node ? `grad_fn ${node}` : null,
    ]
      .filter(Boolean)
      .join(', '),
    ...(value ? [value] : []),
  ];
}
