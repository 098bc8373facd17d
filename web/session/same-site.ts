/** Files by their address, of the site that the page belongs to alone: another's are not its author's to show. */

/**
 * The bytes at an address; `most` gives how many may lie at a path. Rejects with why they cannot be had, as
 * the end of a sentence; also where the address leads on to another site.
 */
export async function fetchOfSite(
  src: string,
  most: (path: string) => number,
  credentials: 'omit' | 'same-origin',
): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> }> {
  if (!src.trim() || !URL.canParse(src, document.baseURI)) throw new Error('its address is none');
  const address = new URL(src, document.baseURI);
  // A sandboxed page has the same “null” for its origin as `data:` has.
  if (address.origin !== location.origin || address.origin === 'null')
    throw new Error('it lies on another site');
  const path = address.pathname;
  const unfetched = (): never => {
    throw new Error(`${path} could not be fetched`);
  };
  const asked = fetch(address, { mode: 'same-origin', credentials });
  const response = await asked.catch(unfetched);
  if (!response.ok) throw new Error(`${path} is not there (${response.status})`);
  // The page itself, or what a host answers with in place of what it has not.
  if (/^text\/html\b/i.test(response.headers.get('Content-Type') ?? ''))
    throw new Error(`${path} is a page, not a program`);
  const bytes = await readWithin(response, most(path)).catch(unfetched);
  if (!bytes) throw new Error(`${path} holds more than ${most(path) / 1000} KB`);
  return { path, bytes };
}

/** The body of a response, or null as soon as there is more of it than `most` bytes. */
async function readWithin(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = response.body!.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
}
