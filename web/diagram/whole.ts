/** The elements of a storage, those beyond the list of a snapshot from its bytes. */
import { dtypeNamed } from '../engine/dtype';
import type { TypedArray } from '../engine/dtype';
import type { StorageState } from '../engine/snapshot';
import { elementIn, itemSize } from './bytes';
import type { Value } from './text';

/** One element, as bytes and as each dtype reads them. */
const scratch = new Uint8Array(16);
const views = new Map<string, TypedArray | null>();

/** The element on a place; undefined where it is not recorded. */
export function elementAt({ data, bytes, dtype }: StorageState, place: number): Value | undefined {
  if (place < data.length) return data[place];
  const size = itemSize(dtype);
  if (bytes === undefined || (place + 1) * size > bytes.length) return undefined;
  const view = viewOf(dtype);
  if (!view) return undefined;
  for (let n = 0; n < size; n++) scratch[n] = bytes.charCodeAt(place * size + n);
  return elementIn(view, 0, dtype);
}

/** Whether all elements are recorded. */
export function isWhole({ data, bytes, count }: StorageState): boolean {
  return data.length >= count || bytes !== undefined;
}

function viewOf(dtype: string): TypedArray | null {
  let view = views.get(dtype);
  if (view === undefined) {
    const named = dtypeNamed(dtype);
    view = named ? new named.array(scratch.buffer, 0, named.parts) : null;
    views.set(dtype, view);
  }
  return view;
}
