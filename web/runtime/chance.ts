/** Random bytes for a session: by chance, or from a seed, so that a program can be run again as it ran. */

/** Four numbers of 32 bits; equal ones give equal streams. */
export type Seed = [number, number, number, number];

/** sfc32, by Chris Doty-Humphrey: small, fast, and good enough for games and shuffles; no secrets depend on it. */
export function streamFrom(seed: Seed): (bytes: Uint8Array) => void {
  let [a, b, c, d] = seed;
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 24;
  };
  for (let n = 0; n < 12; n++) next();
  return (bytes) => {
    for (let n = 0; n < bytes.length; n++) bytes[n] = next();
  };
}

const real = globalThis.crypto;
const byChance = (bytes: Uint8Array<ArrayBuffer>): unknown => real.getRandomValues(bytes);
let fill = byChance;

/** What the worker's `crypto` is to a program. */
export const chance = {
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T {
    fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  },
};

/** From now on this worker's chance is the seed's, or chance again. */
export function seedChance(seed: Seed | undefined): void {
  fill = seed ? streamFrom(seed) : byChance;
}

/** Sixteen bytes by chance. */
export function newSeed(): Seed {
  return [...real.getRandomValues(new Uint32Array(4))] as Seed;
}
