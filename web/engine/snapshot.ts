/** The engine's state as data: what `snapshot()` gives, and what pictures and tests read. */

/** A dtype's short name, as in `torch.float32` without the module. */
export type DtypeName = string;

/** One block of memory. `data` holds the first elements only (at most 256); `count` tells how many there are.
 * Elements that a JSON number cannot carry (nan, inf, integers beyond 2^53) are strings. */
export interface StorageState {
  id: number;
  nbytes: number;
  dtype: DtypeName;
  /** Physical writes, counted whether or not a version counter noticed them. */
  writes: number;
  data: (number | boolean | string)[];
  count: number;
}

/** A version counter: views and `detach()` share one, `.data` does not. */
export interface VersionState {
  id: number;
  value: number;
}

/** A tensor. `storage`, `version`, `grad`, `base` and `grad_fn` are ids of other entities of the snapshot. */
export interface TensorState {
  id: number;
  storage: number;
  offset: number;
  sizes: number[];
  strides: number[];
  dtype: DtypeName;
  version: number;
  requires_grad: boolean;
  is_leaf: boolean;
  /** A view that was written since, and whose history PyTorch refuses to renew: `grad_fn=<Invalid>`. */
  history_lost?: boolean;
  retains_grad: boolean;
  grad: number | null;
  base: number | null;
  grad_fn: number | null;
  output_nr: number;
}

/** What a graph node keeps for its backward. */
export interface SavedState {
  name: string;
  tensor: number | null;
  state: 'live' | 'released' | 'none';
  saved_version: number;
}

/** A node of the autograd graph; `next[i]` is where the gradient of its i-th input flows. */
export interface NodeState {
  id: number;
  name: string;
  next: ({ node: number; input: number } | null)[];
  /** For an AccumulateGrad node, the leaf that it accumulates into. */
  variable: number | null;
  saved: SavedState[];
}

/** Everything that lives in the engine at one moment: facts only, normalised by id. */
export interface Snapshot {
  storages: StorageState[];
  versions: VersionState[];
  tensors: TensorState[];
  nodes: NodeState[];
}

/** The snapshot of an engine that holds nothing. */
export const EMPTY_SNAPSHOT: Snapshot = { storages: [], versions: [], tensors: [], nodes: [] };

/** A gradient that flowed into input `input` of node `node`; at most 64 elements of it. */
export interface GradientState {
  node: number;
  input: number;
  value: (number | boolean | string)[];
  sizes: number[];
}
