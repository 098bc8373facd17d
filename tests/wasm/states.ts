/** A snapshot renumbered by first appearance, in the walk of tests/recorded/states.py, to compare with a recorded state. */
import type { NodeState, SavedState, Snapshot, TensorState } from '../../web/engine/snapshot';
import type { Element } from './recordings';

export interface RecordedState {
  names: Record<string, number>;
  tensors: Record<string, unknown>[];
  nodes: Record<string, unknown>[];
  storages: { nbytes: number; d: string; v: Element[] }[];
  versions: number[];
}

/** With `seen`, of what a node saved only that is told which it gives. */
export function canonicalState(
  snapshot: Snapshot,
  names: [string, number][],
  seen: (node: NodeState) => SavedState[] = ({ saved }) => saved,
): RecordedState {
  const state: RecordedState = { names: {}, tensors: [], nodes: [], storages: [], versions: [] };
  const find = <T extends { id: number }>(list: T[], id: number): T =>
    list.find((e) => e.id === id)!;
  const met = { tensors: [] as number[], nodes: [] as number[], storages: [] as number[] };
  const counters: number[] = [];

  function storage(id: number): number {
    const known = met.storages.indexOf(id);
    if (known >= 0) return known;
    const { nbytes, dtype, data } = find(snapshot.storages, id);
    state.storages.push({ nbytes, d: dtype, v: data });
    return met.storages.push(id) - 1;
  }

  function tensor(id: number | null): number | null {
    if (id === null) return null;
    const known = met.tensors.indexOf(id);
    if (known >= 0) return known;
    const number = met.tensors.push(id) - 1;
    const t: TensorState = find(snapshot.tensors, id);
    const form: Record<string, unknown> = {};
    state.tensors.push(form);
    counters.push(t.version);
    const { offset, sizes, strides, dtype, requires_grad, is_leaf, retains_grad, output_nr } = t;
    if (t.history_lost) {
      form.history_lost = true;
      return number;
    }
    form.storage = storage(t.storage);
    const version = find(snapshot.versions, t.version).value;
    Object.assign(form, {
      offset,
      sizes,
      strides,
      dtype,
      version,
      requires_grad,
      is_leaf,
      retains_grad,
      output_nr,
    });
    form.grad = tensor(t.grad);
    form.base = tensor(t.base);
    form.grad_fn = node(t.grad_fn);
    return number;
  }

  function node(id: number | null): number | null {
    if (id === null) return null;
    const known = met.nodes.indexOf(id);
    if (known >= 0) return known;
    const number = met.nodes.push(id) - 1;
    const n: NodeState = find(snapshot.nodes, id);
    const form: Record<string, unknown> = { name: n.name };
    state.nodes.push(form);
    form.variable = tensor(n.variable);
    form.next = n.next.map((edge) => edge && { node: node(edge.node), input: edge.input });
    form.saved = seen(n)
      .filter((s) => s.state !== 'none')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(saved);
    return number;
  }

  function saved({
    name,
    tensor: id,
    state: live,
    saved_version,
  }: SavedState): Record<string, unknown> {
    if (live !== 'live' || id === null) return { name, state: live };
    const t = find(snapshot.tensors, id);
    const version = find(snapshot.versions, t.version).value;
    // PyTorch refuses to show a stale one.
    if (saved_version !== version) return { name, state: live, saved_version, version };
    const { offset, sizes, strides } = t;
    return { name, state: live, storage: storage(t.storage), offset, sizes, strides };
  }

  for (const [name, id] of names) state.names[name] = tensor(id)!;
  state.versions = counters.map((counter) => counters.indexOf(counter));
  return state;
}
