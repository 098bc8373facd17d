/** What a packed file of the build unpacks to, kept by the browser: unpacking takes longer than reading. */

const CACHE = 'tensorglass';
// Taken while they are there: a session takes them from the user's code.
const { caches, Response } = globalThis;

/** Whether it starts as gzip does. */
const isPacked = (bytes: Uint8Array | undefined): boolean =>
  bytes?.[0] === 0x1f && bytes[1] === 0x8b;

/** A file's bytes, unpacked while they come if they are packed: a host may have done that on the way. */
export async function unpack(
  response: Response,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; wasPacked: boolean }> {
  const reader = response.body!.getReader();
  const first = await reader.read();
  const wasPacked = isPacked(first.value);
  let next: Promise<typeof first> | typeof first = first;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await next;
      if (done) return controller.close();
      controller.enqueue(value);
      next = reader.read();
    },
  });
  const bytes = wasPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return { bytes: new Uint8Array(await new Response(bytes).arrayBuffer()), wasPacked };
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
export async function keep(address: string, file: Response): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) await cache.delete(request);
    await cache.put(address, file);
  } catch {
    // As above, or the disk is full: the next start unpacks again.
  }
}
