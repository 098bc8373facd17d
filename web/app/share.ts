/** Programs in the address: the text, deflated, after "#code=". Opening one only shows it. */

const KEY = 'code=';

export async function shareLink(code: string): Promise<string> {
  const bytes = await pass(new TextEncoder().encode(code), new CompressionStream('deflate-raw'));
  const text = btoa(String.fromCharCode(...bytes));
  const hash = KEY + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${location.origin}${location.pathname}#${hash}`;
}

/** The program in an address's hash; null when there is none or it cannot be read. */
export async function sharedCode(hash: string): Promise<string | null> {
  const start = hash.indexOf(KEY);
  if (start < 0) return null;
  try {
    const text = hash
      .slice(start + KEY.length)
      .replaceAll('-', '+')
      .replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(await pass(bytes, new DecompressionStream('deflate-raw')));
  } catch {
    return null;
  }
}

async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
