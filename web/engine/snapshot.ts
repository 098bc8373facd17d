/**
 * The engine's state as data: what `snapshot()` gives, and what pictures and tests read. Each form is
 * stated once, as what checks it; its type has the same name.
 */
import * as v from '@badrap/valita';
import type { Infer } from '@badrap/valita';
import { count, id, integer, listOf, name, orNull, text } from './checks';

/** A dtype's short name, as in `torch.float32` without the module. */
export type DtypeName = Infer<typeof DtypeName>;
export const DtypeName = text(32);

/** Elements that a JSON number cannot carry (nan, inf, integers beyond 2^53, complex numbers as "1-2.5j") are strings. */
const Element = v.union(v.number(), v.boolean(), text(64));
/** Sizes: a dimension costs a number, so there are never many. */
const Sizes = listOf(count, 1000);
/** A NumPy array can walk its memory backwards. */
const Strides = listOf(integer, 1000);

/** One block of memory. `data` holds the first elements only (at most 256); `count` tells how many there are. */
export type StorageState = Infer<typeof StorageState>;
export const StorageState = v.object({
  id,
  nbytes: count,
  dtype: DtypeName,
  /** Physical writes, counted whether or not a version counter noticed them. */
  writes: count,
  data: listOf(Element, 256),
  count,
  /** In recorded steps, where there is room: all bytes of a storage of more elements, a character each. */
  bytes: text(4_000_000).optional(),
});

/** A version counter: views and `detach()` share one, `.data` does not. */
export type VersionState = Infer<typeof VersionState>;
export const VersionState = v.object({ id, value: count });

/** A tensor. `storage`, `version`, `grad`, `base` and `grad_fn` are ids of other entities of the snapshot. */
export type TensorState = Infer<typeof TensorState>;
export const TensorState = v.object({
  id,
  storage: id,
  offset: count,
  sizes: Sizes,
  strides: Strides,
  dtype: DtypeName,
  version: id,
  requires_grad: v.boolean(),
  is_leaf: v.boolean(),
  /** A view that was written since, and whose history PyTorch refuses to renew: `grad_fn=<Invalid>`. */
  history_lost: v.boolean().optional(),
  /** What it reads of its storage are conjugates, or negatives: `conj()` is a view. */
  conj: v.boolean().optional(),
  neg: v.boolean().optional(),
  retains_grad: v.boolean(),
  grad: orNull(id),
  base: orNull(id),
  grad_fn: orNull(id),
  output_nr: count,
});

/** What a graph node keeps for its backward. */
export type SavedState = Infer<typeof SavedState>;
export const SavedState = v.object({
  name,
  tensor: orNull(id),
  state: v.union(v.literal('live'), v.literal('released'), v.literal('none')),
  saved_version: integer,
});

/** A node of the autograd graph; `next[i]` is where the gradient of its i-th input flows. */
export type NodeState = Infer<typeof NodeState>;
export const NodeState = v.object({
  id,
  name,
  next: v.array(orNull(v.object({ node: id, input: count }))),
  /** For an AccumulateGrad node, the leaf that it accumulates into. */
  variable: orNull(id),
  saved: v.array(SavedState),
});

/** Everything that lives in the engine at one moment: facts only, normalised by id. */
export type Snapshot = Infer<typeof Snapshot>;
export const Snapshot = v.object({
  storages: v.array(StorageState),
  versions: v.array(VersionState),
  tensors: v.array(TensorState),
  nodes: v.array(NodeState),
});

/** The snapshot of an engine that holds nothing. */
export const EMPTY_SNAPSHOT: Snapshot = { storages: [], versions: [], tensors: [], nodes: [] };

/** The first elements of a gradient, at most 64, in row-major order, and its sizes. */
const gradient = { value: listOf(Element, 64), sizes: Sizes };

/** What arrived at an input of a node. */
export type ArrivalState = Infer<typeof ArrivalState>;
export const ArrivalState = v.object({
  input: count,
  /** The sum over all ways, as hooks of tensors left it. */
  ...gradient,
  /** Hooks of tensors had a hand in it. */
  hooked: v.boolean(),
  /** In the order in which they came. */
  ways: v.array(
    v.object({
      /** The turn that handed the gradient on; null where backward began. */
      from: orNull(count),
      /** Index in the `next` of that turn's node. */
      edge: count,
      /** Given where it is another than what arrived. */
      value: gradient.value.optional(),
      sizes: gradient.sizes.optional(),
    }),
  ),
});

/** A node's turn in a backward pass. */
export type TurnState = Infer<typeof TurnState>;
export const TurnState = v.object({
  /** Counts on over all passes of a run. */
  turn: count,
  node: id,
  name,
  /** For an AccumulateGrad node, the leaf that it accumulates into. */
  variable: orNull(id),
  /** False where `autograd.grad` only asked what arrives. */
  runs: v.boolean(),
  arrived: v.array(ArrivalState),
});

/** An operator that the program called, and what went in and came out: ids of tensors. */
export type CallState = Infer<typeof CallState>;
export const CallState = v.object({
  /** The overload's full name: `index.Tensor`. */
  op: name,
  of: listOf(id, 10_000),
  gives: listOf(id, 10_000),
  /** The storages that came with the results. */
  made: listOf(v.object({ storage: id, nbytes: count }), 10_000),
  /** An argument requires a gradient, and none flows on to it: grad mode was off. */
  cut: v.boolean(),
});
