/** Who keeps a storage alive: names, containers, an optimiser's state, the graph, a `.grad`. */
import { shortName } from './names';
import { plural } from './text';
import type { NodeState, Snapshot } from '../engine/snapshot';

export interface Holder {
  kind: 'name' | 'container' | 'attribute' | 'optimizer' | 'graph' | 'grad';
  /** What it is called: "x", "xs[0]", "MulBackward0 of z". */
  name: string;
  /** What that is, and since when: "an item", "saved it as self, line 3". */
  how: string;
  /** The tensor by which it holds. */
  tensor: number;
  /** The node of the graph that does. */
  node: number | null;
}

/** Nodes that are told one by one: a weight may be saved in each iteration of a loop. */
const MOST_SAVERS = 8;

/** Look-ups over one snapshot, for all its storages. */
export class Holders {
  private readonly savers = new Map<number, { node: NodeState; as: string }[]>();
  private readonly owners = new Map<number, number[]>();
  /** By node, the first name of what it computed. */
  private readonly results = new Map<number, string>();

  constructor(
    { nodes, tensors }: Snapshot,
    /** By tensor. */
    private readonly names: ReadonlyMap<number, readonly string[]>,
    private readonly lineOf: (node: number) => number | null,
  ) {
    for (const node of nodes)
      for (const { name, tensor, state } of node.saved)
        if (tensor !== null && state === 'live') put(this.savers, tensor, { node, as: name });
    for (const { id, grad } of tensors) if (grad !== null) put(this.owners, grad, id);
    for (const { id, grad_fn } of tensors) {
      const [name] = names.get(id) ?? [];
      if (grad_fn !== null && name !== undefined && !this.results.has(grad_fn))
        this.results.set(grad_fn, name);
    }
  }

  /** Those of a storage; `tensors` are all that lie on it. */
  of(tensors: readonly { id: number }[]): Holder[] {
    return tensors.flatMap(({ id }): Holder[] => {
      const found: Holder[] = (this.names.get(id) ?? []).map((name) => ({
        ...kindOf(name),
        name,
        tensor: id,
        node: null,
      }));
      for (const owner of this.owners.get(id) ?? []) {
        const name = `${this.names.get(owner)?.[0] ?? 'a leaf without a name'}.grad`;
        found.push({ kind: 'grad', name, how: 'its gradient', tensor: owner, node: null });
      }
      const savers = this.savers.get(id) ?? [];
      for (const { node, as } of savers.slice(0, MOST_SAVERS)) {
        const result = this.results.get(node.id);
        const line = this.lineOf(node.id);
        found.push({
          kind: 'graph',
          name: `${shortName(node.name)}${result === undefined ? '' : ` of ${result}`}`,
          how: `saved it as ${as}${line ? `, line ${line}` : ''}`,
          tensor: id,
          node: node.id,
        });
      }
      if (savers.length > MOST_SAVERS) {
        const name = plural(savers.length - MOST_SAVERS, 'more node');
        found.push({ kind: 'graph', name, how: 'saved it, too', tensor: id, node: null });
      }
      return found;
    });
  }
}

/** What a name is, by its form: the program's own, or one by which something is reached that holds tensors. */
function kindOf(full: string): Pick<Holder, 'kind' | 'how'> {
  const name = full.slice(full.indexOf(': ') + 1).trim();
  if (/\.state\[/.test(name)) return { kind: 'optimizer', how: 'an optimiser’s state' };
  if (name.endsWith(']')) return { kind: 'container', how: 'an item' };
  if (name.includes('.')) return { kind: 'attribute', how: 'an attribute' };
  return { kind: 'name', how: full === name ? 'a name' : 'a name in a function' };
}

function put<Item>(lists: Map<number, Item[]>, key: number, item: Item): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}
