/** What is told of a tensor where its name stands in a text: a line each, by the names of a step. */
import type { TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';
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
  const tensors = new Map(step.snapshot.tensors.map((each) => [each.id, each]));
  for (const { frame, name, tensor: id } of step.names) {
    const tensor = tensors.get(id);
    if (tensor && (step.depth > 1 || frame === '<module>'))
      facts.set(name, factsOf(tensor, step, numbers));
  }
  return facts;
}

function factsOf(
  tensor: TensorState,
  { snapshot, names }: Step,
  numbers: ReadonlyMap<number, number>,
): string[] {
  const { dtype, grad_fn, history_lost, is_leaf, offset, requires_grad, sizes, strides } = tensor;
  const storage = snapshot.storages.find(({ id }) => id === tensor.storage);
  const version = snapshot.versions.find(({ id }) => id === tensor.version)?.value ?? 0;
  const node = snapshot.nodes
    .find(({ id }) => id === grad_fn)
    ?.name.split('::')
    .at(-1);
  const others = names.filter(
    (each) =>
      each.tensor !== tensor.id &&
      snapshot.tensors.some(({ id, storage: on }) => id === each.tensor && on === tensor.storage),
  );
  const sharing = [...new Set(others.map(({ name }) => name))].slice(0, 4);
  const number = numbers.get(tensor.storage);
  const value = storage && valueText(tensor, storage);
  return [
    `${dtype}, shape ${tuple(sizes)}, stride ${tuple(strides)}, offset ${offset}`,
    `${number === undefined ? 'a storage without a number' : `storage ${number}`}${sharing.length ? `, shared with ${sharing.join(', ')}` : ''}; version ${version}`,
    [
      requires_grad ? 'requires_grad' : 'no gradient required',
      is_leaf && !history_lost ? 'leaf' : null,
      history_lost ? 'grad_fn invalid' : node ? `grad_fn ${node}` : null,
    ]
      .filter(Boolean)
      .join(', '),
    ...(value ? [value] : []),
  ];
}
