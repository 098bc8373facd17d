/** What a packed file of the build unpacks to, kept by the browser: unpacking takes longer than reading. */

const CACHE = 'tensorglass';
// Taken while they are there: a session takes them from the user's code.
const { caches, Response } = globalThis;

/** Whether it starts as gzip does. */
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes, unpacked if they are packed: a host may have done that on the way. */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (!isPacked(bytes)) return bytes;
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const unpacked = packed.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** What was kept of the file; null where nothing was, or the page may keep nothing. */
export async function kept(address: string): Promise<Uint8Array | null> {
  try {
    const response = await caches.match(address, { cacheName: CACHE });
    return response ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null; // no secure context, or storage is switched off
  }
}

/** Keeps the file, whose address tells its content, and drops all others. */
export async function keep(address: string, bytes: Uint8Array): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) await cache.delete(request);
    await cache.put(address, new Response(bytes as Uint8Array<ArrayBuffer>));
  } catch {
    // As above, or the disk is full: the next start unpacks again.
  }
}
