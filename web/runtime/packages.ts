/** Which packages a program may import, of those that are loaded for none that does not. */
import type { Parts } from './protocol';

/**
 * The files of the packages that the texts name, wherever (`from_numpy` names one), of what is seldom used of
 * those where a text has such a word (or imports all names there are), and all that these need.
 */
export function packagesIn(texts: readonly string[], parts: Parts): string[] {
  const found = new Set<string>();
  const add = (part: string): void => {
    if (found.has(part)) return;
    found.add(part);
    parts[part]!.needs.forEach(add);
  };
  const isPackage = (part: string): boolean => !part.includes('.');
  for (const part of Object.keys(parts).filter(isPackage))
    if (texts.some((text) => text.includes(part))) add(part);
  if (!found.size) return [];
  const all = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\bfrom\s+(\w+)\s+import\s*\*/g)].map(([, name]) => name),
    ),
  );
  const said = new Set(texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
  for (const [part, { words }] of Object.entries(parts)) {
    const root = part.split('.')[0]!;
    if (all.has(root) || (found.has(root) && words.some((word) => said.has(word)))) add(part);
  }
  return [...found];
}
