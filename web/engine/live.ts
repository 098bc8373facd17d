/** The objects that stand for the engine's tensors while they live, by their handles. */

const SLOTS = 1024; // a power of two

/**
 * Handles are counted up and most tensors are short-lived, so nearly all of them find their slot
 * free: several times cheaper than a Map, where the rest goes.
 */
export class Live<T> {
  private readonly handles = new Float64Array(SLOTS);
  private readonly objects: (T | null)[] = new Array<T | null>(SLOTS).fill(null);
  private readonly others = new Map<number, T>();

  get(handle: number): T | undefined {
    const slot = handle & (SLOTS - 1);
    if (this.handles[slot] === handle) return this.objects[slot]!;
    return this.others.size ? this.others.get(handle) : undefined;
  }
  /** `handle` is not in yet. */
  add(handle: number, object: T): void {
    const slot = handle & (SLOTS - 1);
    if (this.handles[slot] === 0) {
      this.handles[slot] = handle;
      this.objects[slot] = object;
    } else this.others.set(handle, object);
  }
  delete(handle: number): void {
    const slot = handle & (SLOTS - 1);
    if (this.handles[slot] === handle) {
      this.handles[slot] = 0;
      this.objects[slot] = null;
    } else this.others.delete(handle);
  }
}
