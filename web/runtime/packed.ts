/** Files of the build that are packed. */

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
