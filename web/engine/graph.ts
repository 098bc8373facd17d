/** The backward graph as JavaScript sees it. */

type Call = (name: string, ...args: unknown[]) => unknown;

/** A node of the backward graph. It can be asked as long as the tensor that it was reached from lives. */
export class GraphNode {
  /** As PyTorch names it: "MulBackward0". */
  readonly name: string;
  /** Made by the engine only. */
  constructor(
    private readonly reach: Reach,
    private readonly id: number,
  ) {
    this.name = reach.call('node.name', id) as string;
  }
  /** Where the gradients of this node's inputs go: the node, and which of its results it is. */
  get next_functions(): [GraphNode | null, number][] {
    const next = this.reach.call('node.next', this.id) as [number | null, number][];
    return next.map(([id, output]) => [id === null ? null : this.reach.node(id), output]);
  }
}

/** The nodes reached from one tensor, one object a node. */
export class Reach {
  private readonly nodes = new Map<number, GraphNode>();

  constructor(
    readonly call: Call,
    private readonly holders: Map<number, number>,
  ) {}

  node(id: number): GraphNode {
    let node = this.nodes.get(id);
    if (!node) {
      this.holders.set(id, (this.holders.get(id) ?? 0) + 1);
      this.nodes.set(id, (node = new GraphNode(this, id)));
    }
    return node;
  }
  /** The tensor is gone: lets go of the nodes that no other tensor's reach holds. */
  release(): void {
    for (const id of this.nodes.keys()) {
      const others = this.holders.get(id)! - 1;
      if (others) this.holders.set(id, others);
      else {
        this.holders.delete(id);
        this.call('node.release', id);
      }
    }
    this.nodes.clear();
  }
}
