/** What can be shown of a run, by the names that links, elements and the page's settings use. Declared here alone. */

/** The pictures that are seen until someone wishes otherwise, in their order. */
export const USUAL_PICTURES = ['memory', 'gradients', 'graph'] as const;
/** Those that are there for the asking. */
const FURTHER_PICTURES = ['findings', 'compare', 'what-if', 'ledger'] as const;
/** What is drawn from the steps; `web/session/panes.tsx` has a row for each. */
export const PICTURES = [...USUAL_PICTURES, ...FURTHER_PICTURES] as const;
export type PictureName = (typeof PICTURES)[number];

/** What can be open or closed beside the program. */
export const PANELS = ['output', ...PICTURES] as const;
export type PanelName = (typeof PANELS)[number];
export const USUAL_PANELS: readonly PanelName[] = ['output', ...USUAL_PICTURES];

/** All that can stand below an element's program. */
export const PARTS = ['timeline', 'sentence', ...PANELS] as const;
export type PartName = (typeof PARTS)[number];
export const USUAL_PARTS: readonly PartName[] = ['timeline', 'sentence', ...USUAL_PANELS];

/** The names in a text, divided by blanks, commas or plus signs: each once, in its order; others are passed over. */
export function namesIn<Name extends string>(text: string, among: readonly Name[]): Name[] {
  const said = new Set<string>(text.split(/[\s,+]+/));
  return [...said].filter((name): name is Name => (among as readonly string[]).includes(name));
}

export function picturesAmong(names: readonly PartName[]): PictureName[] {
  return names.filter((name) => (PICTURES as readonly PartName[]).includes(name)) as PictureName[];
}
