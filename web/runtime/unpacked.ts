/** What a packed file of the build unpacks to, kept by the browser: unpacking takes longer than reading. */

const CACHE = 'tensorglass';
// Taken while they are there: a session takes them from the user's code.
const { caches } = globalThis;

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
export async function keep(address: string, file: Response): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) await cache.delete(request);
    await cache.put(address, file);
  } catch {
    // As above, or the disk is full: the next start unpacks again.
  }
}
