/** One element of the pictures under a question mark, until the reader has said what it is. Pure. */
import type { Picture, StorageModel, TensorModel } from './model';

/** An element as a program writes it: `x[1, 0]`, `x.grad[2]`, `loss` for the one element of a scalar. */
export interface ElementName {
  tensor: string;
  index: number[];
}

/** Null for what is no name of an element. */
export function readElementName(text: string): ElementName | null {
  const [, tensor, index] = /^\s*([^\W\d]\w*(?:\.\w+)*)\s*(?:\[([\d\s,]+)\])?\s*$/.exec(text) ?? [];
  if (!tensor) return null;
  return { tensor, index: index?.split(',').map(Number) ?? [] };
}

const COVER = '?';

/** What the pictures show of the element; null where they do not have it. */
export function textAt(picture: Picture, element: ElementName): string | null {
  const found = find(picture, element);
  if (!found) return null;
  const { place, storage, tensor } = found;
  return (tensor.texts ? tensor.texts[place] : storage.cells[place]?.text) ?? null;
}

/** The same pictures without what the element is: nor by another name, nor on its way as a gradient. */
export function coverElement(picture: Picture, element: ElementName): Picture {
  const found = find(picture, element);
  if (!found) return picture;
  // Where the bytes are read as two dtypes, one would tell the other.
  const cells = found.storage.cells.map((cell, n) =>
    n === found.place || found.tensor.texts
      ? { ...cell, value: COVER, text: COVER, changed: false, before: null }
      : cell,
  );
  const tensors = found.storage.tensors.map(hidden);
  const covered = { ...found.storage, cells, tensors, whole: null };
  const same = (storage: StorageModel): StorageModel =>
    storage.id === covered.id ? covered : storage;
  const isGradient = element.tensor.endsWith('.grad');
  return {
    ...picture,
    memory: picture.memory.map(same),
    held: picture.held.map(same),
    gradients: picture.gradients.map(({ grad, tensor, note, passed, sum }) => ({
      note,
      passed: isGradient ? null : passed,
      sum: isGradient ? [] : sum,
      tensor: tensor.storage === covered.id ? hidden(tensor) : tensor,
      grad: grad && {
        storage: same(grad.storage),
        tensor: grad.storage.id === covered.id ? hidden(grad.tensor) : grad.tensor,
      },
    })),
    graph: isGradient
      ? { ...picture.graph, nodes: picture.graph.nodes.map((node) => ({ ...node, flowed: [] })) }
      : picture.graph,
    backward: isGradient ? [] : picture.backward,
  };
}

const hidden = (tensor: TensorModel): TensorModel =>
  tensor.texts ? { ...tensor, texts: tensor.texts.map(() => COVER) } : tensor;

function find(
  { gradients, held, memory }: Picture,
  element: ElementName,
): { storage: StorageModel; tensor: TensorModel; place: number } | null {
  const named = [...memory, ...held].flatMap((storage) =>
    storage.tensors.flatMap((tensor) =>
      tensor.names.includes(element.tensor) || tensor.label === element.tensor
        ? [{ storage, tensor }]
        : [],
    ),
  );
  const ofLeaves = gradients.flatMap(({ grad, tensor }) =>
    grad && tensor.names.some((name) => `${name}.grad` === element.tensor) ? [grad] : [],
  );
  const [found] = [...named, ...ofLeaves];
  if (!found) return null;
  const wanted = element.index.join();
  for (const [place, indices] of found.tensor.places)
    if (indices.some((index) => index.join() === wanted)) return { ...found, place };
  return null;
}
