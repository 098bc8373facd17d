/** The objects that stand for the engine's tensors while they live, by their handles. */

/**
 * A table of a power of two, at most half full. Handles are counted up, so consecutive ones take
 * consecutive slots and a look-up seldom goes further than one: several times cheaper than a Map.
 */
export class Live<T> {
  private handles = new Float64Array(1024);
  private objects: (T | null)[] = new Array<T | null>(1024).fill(null);
  private count = 0;

  get(handle: number): T | undefined {
    const slot = this.find(handle);
    return this.handles[slot] === handle ? this.objects[slot]! : undefined;
  }
  /** `handle` is not in yet. */
  add(handle: number, object: T): void {
    if (++this.count * 2 > this.handles.length) this.grow();
    const slot = this.find(handle);
    this.handles[slot] = handle;
    this.objects[slot] = object;
  }
  delete(handle: number): void {
    const { handles, objects } = this;
    const last = handles.length - 1;
    let hole = this.find(handle);
    if (handles[hole] !== handle) return;
    this.count--;
    // Whoever stepped over this slot moves back into it.
    for (let from = (hole + 1) & last; handles[from] !== 0; from = (from + 1) & last) {
      const home = handles[from]! & last;
      if (((from - home) & last) < ((from - hole) & last)) continue;
      handles[hole] = handles[from]!;
      objects[hole] = objects[from]!;
      hole = from;
    }
    handles[hole] = 0;
    objects[hole] = null;
  }

  /** Its slot, or the free one where it would be. */
  private find(handle: number): number {
    const { handles } = this;
    const last = handles.length - 1;
    let slot = handle & last;
    while (handles[slot] !== handle && handles[slot] !== 0) slot = (slot + 1) & last;
    return slot;
  }
  private grow(): void {
    const { handles, objects } = this;
    this.handles = new Float64Array(handles.length * 2);
    this.objects = new Array<T | null>(handles.length * 2).fill(null);
    for (let i = 0; i < handles.length; i++) {
      if (handles[i] === 0) continue;
      const slot = this.find(handles[i]!);
      this.handles[slot] = handles[i]!;
      this.objects[slot] = objects[i]!;
    }
  }
}
