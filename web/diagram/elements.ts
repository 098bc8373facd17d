/** The elements of a tensor, as far as a state has them. */
import { readBy } from './bytes';
import { elementCount } from './geometry';
import type { Value } from './text';
import type { StorageState, TensorState } from '../engine/snapshot';

/** All elements in the tensor's own order; null where one is not recorded, or there are more than `most`. */
export function elementsOf(
  tensor: TensorState,
  storage: StorageState | undefined,
  most = 256,
): Value[] | null {
  const { offset, sizes, strides, dtype } = tensor;
  const count = elementCount(sizes);
  if (!storage || storage.dtype !== dtype || count > most) return null;
  const values: Value[] = [];
  const index = sizes.map(() => 0);
  for (let n = 0; n < count; n++) {
    const place = index.reduce((sum, i, dim) => sum + i * strides[dim]!, offset);
    if (place >= storage.data.length) return null;
    values.push(readBy(tensor, storage.data[place]!));
    for (let dim = sizes.length - 1; dim >= 0; dim--) {
      if (++index[dim]! < sizes[dim]!) break;
      index[dim] = 0;
    }
  }
  return values;
}
