/** Programs as files: read from the reader's disk or from this site, and written to the disk. */
import { MOST_FILE_BYTES } from '../runtime/protocol';
import { fetchOfSite } from '../session/same-site';
import { MOST_IN_A_LINK } from '../tutorial/link';
import { codeOfNotebook } from '../tutorial/notebook';
import { cleanName, titleOf } from './title';

/** A program and what to call it, or a sentence on why it cannot be had. */
export type Opened = { name: string; code: string } | { problem: string };

/** Bytes of a program that the page opens, more than anyone writes by hand. */
const MOST = 1_000_000;
/** The same for a notebook: it holds the pictures of its outputs too. */
const MOST_IN_A_NOTEBOOK = 20_000_000;

/** Whether a file of that name is opened as a program; others are for programs to read. */
export const isProgram = (name: string): boolean => /\.(py|ipynb)$/i.test(name);

const isNotebook = (name: string): boolean => /\.ipynb$/i.test(name);

/** A file that was chosen or dropped, as a program. */
export async function readProgram(file: File): Promise<Opened> {
  const name = `“${cleanName(file.name)}”`;
  const most = isNotebook(file.name) ? MOST_IN_A_NOTEBOOK : MOST;
  if (file.size > most)
    return { problem: `${name} is larger than ${most / 1e6} MB. It was not opened.` };
  try {
    return programIn(file.name, await file.arrayBuffer(), MOST);
  } catch {
    return { problem: `${name} could not be read.` }; // a folder, or gone since
  }
}

/** A file that was chosen or dropped, as it is. */
export async function readBytes(
  file: File,
): Promise<{ name: string; content: Uint8Array } | { problem: string }> {
  const name = `“${cleanName(file.name)}”`;
  if (file.size > MOST_FILE_BYTES)
    return { problem: `${name} is larger than ${MOST_FILE_BYTES / 1e6} MB. It was not taken.` };
  try {
    return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { problem: `${name} could not be read.` }; // a folder, or gone since
  }
}

/** A text of this site by its address, read within the bounds of a link. */
export async function fetchText(src: string): Promise<Opened> {
  try {
    const most = (name: string): number => (isNotebook(name) ? MOST_IN_A_NOTEBOOK : MOST_IN_A_LINK);
    const { path, bytes } = await fetchOfSite(src, most, 'omit');
    return programIn(path.slice(path.lastIndexOf('/') + 1), bytes, MOST_IN_A_LINK);
  } catch (problem) {
    return { problem: `The link’s text was not opened: ${(problem as Error).message}.` };
  }
}

/** The name as a file's, for all systems. */
export function fileName(name: string, ending: string): string {
  const plain = cleanName(name)
    .replace(/[<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${plain || 'program'}.${ending}`;
}

/** The program in a file's bytes; `most` bytes of it are taken. */
function programIn(file: string, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>, most: number) {
  const said = `“${cleanName(file)}”`;
  const stem = cleanName(file.replace(/\.[^.]*$/, ''));
  const not = (why: string): Opened => ({ problem: `${said} ${why}. It was not opened.` });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return not('is no text in UTF-8');
  }
  if (text.includes('\0')) return not('is no text');
  let code = text.replace(/\r\n?/g, '\n');
  if (isNotebook(file)) {
    const notebook = codeOfNotebook(text);
    if ('problem' in notebook) return not(notebook.problem);
    ({ code } = notebook);
  }
  if (new TextEncoder().encode(code).length > most)
    return not(`holds more than ${most / 1000} KB of program`);
  return { name: (!isNotebook(file) && titleOf(code)) || stem || 'Untitled', code };
}
