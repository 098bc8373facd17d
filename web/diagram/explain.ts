/** What a step did to memory and graph, in short sentences. */
import type { Picture, StorageModel, TensorModel } from './model';
import { elementName, plural } from './text';

/** The sentences for the step from `before` to `after`, the most telling first. */
export function explain(before: Picture | null, after: Picture): string[] {
  const old = tensorsOf(before?.memory ?? []);
  const now = tensorsOf(after.memory);
  const said: string[] = [];

  for (const storage of after.memory) {
    const names = storage.tensors.map(({ label }) => label);
    if (!storage.isNew && storage.changed > 0) said.push(written(storage));
    const fresh = storage.tensors.filter((tensor) => !sameTensor(old, tensor));
    if (fresh.length === 0) continue;
    const [first] = fresh;
    const others = names.filter((name) => !fresh.some(({ label }) => label === name));
    const subject = list(fresh.map(({ label }) => label));
    if (others.length > 0 && fresh.length === 1 && first.viewOf !== null)
      said.push(`${subject} is a view of ${first.viewOf}, on the same memory`);
    else if (others.length > 0)
      said.push(`${subject} ${are(fresh)} on the memory of ${list(others)}`);
    else if (storage.isNew || fresh.some(({ isNew }) => isNew))
      said.push(`${subject} ${are(fresh)} on new memory of ${plural(storage.count, 'element')}`);
  }
  for (const { tensor, grad } of after.gradients) {
    const previous = before?.gradients.find((other) => other.tensor.id === tensor.id);
    if (grad === null) {
      if (previous?.grad) said.push(`${tensor.label}.grad is gone`);
    } else if (!previous?.grad) said.push(`${tensor.label}.grad arrived`);
    else if (grad.storage.changed > 0) said.push(`${tensor.label}.grad changed`);
  }
  const lost = saved(after, 'released') - saved(before, 'released');
  if (lost > 0) said.push(`the graph let go of ${plural(lost, 'saved tensor')}`);
  const stale = saved(after, 'stale') - saved(before, 'stale');
  if (stale > 0) said.push(`${plural(stale, 'saved tensor')} in the graph no longer hold true`);
  const gone = [...old.values()].filter((tensor) => !now.has(tensor.id)).map(({ label }) => label);
  if (gone.length > 0) said.push(`${list(gone)} let go`);
  return said;
}

function tensorsOf(storages: StorageModel[]): Map<number, TensorModel> {
  return new Map(
    storages.flatMap(({ tensors }) => tensors.map((tensor) => [tensor.id, tensor] as const)),
  );
}

function sameTensor(old: Map<number, TensorModel>, tensor: TensorModel): boolean {
  return old.get(tensor.id)?.label === tensor.label;
}

/** "x[0] and y[0] are now 2."; "3 elements of x written, in y too". */
function written(storage: StorageModel): string {
  const cell = storage.cells.find(({ changed }) => changed)!;
  const owners = storage.tensors.filter(({ places }) => places.has(cell.index));
  const [first] = owners;
  if (!first) return `${plural(storage.changed, 'element')} of storage ${storage.number} written`;
  if (storage.changed === 1) {
    const elements = owners.map(({ label, places }) =>
      elementName(label, places.get(cell.index)![0]),
    );
    return `${list(elements)} ${are(owners)} now ${cell.text}`;
  }
  const what = `${plural(storage.changed, 'element')} of ${first.label} written`;
  const others = owners.slice(1).map(({ label }) => label);
  return others.length ? `${what}, in ${list(others)} too` : what;
}

function saved(picture: Picture | null, state: 'released' | 'stale'): number {
  return (picture?.graph.nodes ?? [])
    .flatMap((node) => node.saved)
    .filter((one) => one.state === state).length;
}

function are(tensors: TensorModel[]): string {
  return tensors.length === 1 ? 'is' : 'are';
}

function list(names: string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '');
}
