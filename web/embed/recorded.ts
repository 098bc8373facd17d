/** The recorded runs of a page: in a file beside it, or in the page itself. Each is fetched once. */
import { decodeRecorded, findRecorded, recordedBeside } from '../tutorial/recorded';
import type { ProgramKey, RecordedPage, RecordedProgram } from '../tutorial/recorded';

type Decoded = RecordedPage | { problem: string };

/** By the address as it was given; null is the page itself. */
const pages = new Map<string | null, Promise<Decoded>>();

/** The recorded run of a program, null when there is none, or a sentence on why it cannot be shown. */
export async function recordedRun(
  source: string | HTMLScriptElement,
  key: ProgramKey,
): Promise<RecordedProgram | { problem: string } | null> {
  const place = typeof source === 'string' ? source : null;
  if (!pages.has(place)) pages.set(place, load(source));
  const page = await pages.get(place)!;
  return 'problem' in page ? page : findRecorded(page, key);
}

/** An address as an attribute has it; an empty one is where `bake` puts the page's. */
const addressOf = (source: string): URL =>
  source === '' ? recordedBeside(new URL(location.href)) : new URL(source, document.baseURI);

async function load(source: string | HTMLScriptElement): Promise<Decoded> {
  try {
    if (typeof source !== 'string') {
      const text = atob(source.textContent!.replace(/\s+/g, ''));
      return await decodeRecorded(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    }
    const response = await fetch(addressOf(source));
    if (!response.ok) throw new Error(String(response.status));
    return await decodeRecorded(new Uint8Array(await response.arrayBuffer()));
  } catch (problem) {
    return { problem: `The recorded run could not be loaded (${(problem as Error).message}).` };
  }
}
