/** Text as deflated bytes and back, by the streams that browsers and Node have. */

/** The text's bytes, deflated (raw, without a header). */
export async function deflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}

/**
 * The text of deflated bytes, or null as soon as it has more than `most` bytes: few can inflate to
 * more than there is room for. Rejects when the bytes are no deflated text.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<string | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
