/**
 * Programs in an address's hash, with where to stand and what to show: `#v=1&code=…&step=…&panels=…`, or
 * `#src=URL` for a text of the same site. Whoever opens one shows it, and runs nothing.
 */
import { deflate, inflate } from './deflate';
import { namesIn, PANELS } from './panels';
import type { PanelName, PartName } from './panels';

/** Bytes of text that a link may hold: a short one can inflate to what no editor survives. */
export const MOST_IN_A_LINK = 200_000;

/** The form that is written. The first had no number, and nothing but `code`: it is read as it was. */
const FORM = '1';

/** Where to stand in a run: at a step, counted from 1 as readers see it, at its end, or after a line first ran. */
export type StepPlace = { step: number } | 'end' | { line: number };

/** How a program is to be shown; null is the page's own way, or the element's. Panels are in their order. */
export interface Shown {
  step: StepPlace | null;
  panels: readonly PartName[] | null;
}
export interface View extends Shown {
  panels: readonly PanelName[] | null;
}

/** What a hash holds: a program, or the address of one, with the view; or a sentence on why it cannot be had. */
export type Link =
  | { code: string; view: View; problem: string | null }
  | { src: string; view: View; problem: string | null }
  | { problem: string };

/** The hash that holds a program; null when the program is too long for one. */
export async function hashOf(code: string, view: Partial<Shown> = {}): Promise<string | null> {
  if (new TextEncoder().encode(code).length > MOST_IN_A_LINK) return null;
  const bytes = Array.from(await deflate(code), (byte) => String.fromCharCode(byte)).join('');
  const packed = btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const parts = [`v=${FORM}`, `code=${packed}`];
  if (view.step) parts.push(`step=${placeText(view.step)}`);
  if (view.panels) parts.push(`panels=${view.panels.join('+')}`);
  return `#${parts.join('&')}`;
}

/**
 * Reads an address's hash; null when it speaks of no program. Inflates no more than a link may hold.
 * A view that cannot be read is left out, and `problem` says so beside the program.
 */
export async function readHash(hash: string): Promise<Link | null> {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const [packed, src] = [given.get('code'), given.get('src')];
  if (packed === null && src === null) return null;
  if ((given.get('v') ?? FORM) !== FORM)
    return { problem: 'The link is of a newer form than this page can read. It was not opened.' };
  const { view, problem } = readView(given);
  if (packed === null) return { src: src!, view, problem };
  try {
    const text = packed.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const code = await inflate(bytes, MOST_IN_A_LINK);
    return code === null
      ? { problem: 'The link holds more than 200 KB of text. It was not opened.' }
      : { code, view, problem };
  } catch {
    return { problem: 'The link could not be read: it seems to be cut off or changed.' };
  }
}

/** Reads `12`, `end` or `line:7`; null for what is none of them. */
export function readPlace(text: string): StepPlace | null {
  if (text === 'end') return 'end';
  const [, line, number] = /^(line:)?([1-9]\d{0,6})$/.exec(text) ?? [];
  if (!number) return null;
  return line ? { line: Number(number) } : { step: Number(number) };
}

export function placeText(place: StepPlace): string {
  if (place === 'end') return place;
  return 'line' in place ? `line:${place.line}` : String(place.step);
}

/**
 * The index of the step that a place means, among steps by their lines; null when the line never ran.
 * A number beyond the last step means the last.
 */
export function stepAt(steps: readonly { line: number }[], place: StepPlace): number | null {
  const last = steps.length - 1;
  if (place === 'end') return last;
  if ('step' in place) return Math.min(place.step - 1, last);
  const found = steps.findIndex(({ line }) => line === place.line);
  return found < 0 ? null : found;
}

function readView(given: URLSearchParams): { view: View; problem: string | null } {
  const step = given.get('step');
  const place = step === null ? null : readPlace(step);
  const panels = namesIn(given.get('panels') ?? '', PANELS);
  const unread = [
    ...(step !== null && !place ? ['step'] : []),
    ...(given.has('panels') && panels.length === 0 ? ['panels'] : []),
  ];
  return {
    view: { step: place, panels: panels.length ? panels : null },
    problem: unread.length
      ? `What the link says of ${unread.join(' and ')} could not be read and was left out.`
      : null,
  };
}
