/** Programs in the address: the text, deflated, after "#code=". Opening one only shows it. */

const KEY = 'code=';
/** Bytes of text that a link may hold: a short one can inflate to what no editor survives. */
export const MOST_IN_A_LINK = 200_000;

/** What an address's hash holds: a program, or a sentence on why it cannot be had. */
export type Link = { code: string } | { problem: string };

/** The address that holds a program; null when the program is too long for one. */
export async function linkTo(code: string): Promise<string | null> {
  const text = new TextEncoder().encode(code);
  if (text.length > MOST_IN_A_LINK) return null;
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const hash = btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${location.origin}${location.pathname}#${KEY}${hash}`;
}

/** Reads an address's hash; null when it speaks of no program. Inflates no more than a link may hold. */
export async function readLink(hash: string): Promise<Link | null> {
  const start = hash.indexOf(KEY);
  if (start < 0) return null;
  try {
    const text = hash
      .slice(start + KEY.length)
      .replaceAll('-', '+')
      .replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const code = await inflate(bytes);
    return code === null
      ? { problem: 'The link holds more than 200 KB of text. It was not opened.' }
      : { code };
  } catch {
    return { problem: 'The link could not be read: it seems to be cut off or changed.' };
  }
}

/** The text, or null as soon as there is too much of it; throws when the bytes are no deflated text. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > MOST_IN_A_LINK) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
