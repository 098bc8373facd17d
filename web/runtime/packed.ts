/** Files of the build: fetched, and unpacked where they are packed. */

/** The answer for a file of the build; throws an Error that names it where there is none. */
export async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (${response.status})`);
  return response;
}

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
