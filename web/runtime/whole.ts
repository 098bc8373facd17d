/** Storages of more elements than a snapshot lists: their bytes, recorded with the steps while there is room. */
import type { Engine } from '../engine/load';
import type { Change, Changes, Lists } from './protocol';

/** Of one storage: a thousand times a thousand of float32. */
const MOST_BYTES = 4_000_000;
/** Of all that a run records. */
const MOST_BYTES_OF_RUN = 24_000_000;

/** Follows the changes of a run, and adds to each large storage that changed what it holds. */
export class WholeStorages {
  private left = MOST_BYTES_OF_RUN;
  /** The tensors on each large storage: by one that the program holds, it can be read. */
  private readonly tensors = new Map<number, Set<number>>();

  constructor(private readonly engine: Engine) {}

  /** Returns how many bytes it added. */
  add({ storages = [], tensors = [] }: Changes): number {
    const large = itemsOf<'storages'>(storages).filter(({ count, data }) => count > data.length);
    for (const { id } of large) if (!this.tensors.has(id)) this.tensors.set(id, new Set());
    if (this.tensors.size)
      for (const { id, storage } of itemsOf<'tensors'>(tensors)) this.tensors.get(storage)?.add(id);
    let added = 0;
    for (const storage of large) {
      if (storage.nbytes > Math.min(MOST_BYTES, this.left - added)) continue;
      const bytes = this.read(storage.id, storage.nbytes);
      if (bytes === null) continue;
      storage.bytes = bytes;
      added += bytes.length;
    }
    this.left -= added;
    return added;
  }

  private read(storage: number, nbytes: number): string | null {
    const bytes = new Uint8Array(nbytes);
    const tensors = this.tensors.get(storage)!;
    for (const tensor of tensors) {
      // One that only the graph holds cannot be reached, nor one that is gone.
      if (this.engine.copyOut(tensor, 0, bytes) !== this.engine.form.answers.error)
        return asText(bytes);
      tensors.delete(tensor);
    }
    return null;
  }
}

function itemsOf<List extends 'storages' | 'tensors'>(
  change: Change<Lists[List][number]>,
): Lists[List][number][] {
  return change.filter((part) => !Array.isArray(part)) as Lists[List][number][];
}

/** A character for each byte: half the room of numbers, and it crosses and is stored as it is. */
function asText(bytes: Uint8Array): string {
  return units.decode(Uint16Array.from(bytes));
}
const units = new TextDecoder('utf-16le');
