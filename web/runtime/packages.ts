/** Which packages a program may import, of those that are loaded for none that does not. */

/** Every package's name, with the names of those that it imports itself. */
export type Needs = Readonly<Record<string, readonly string[]>>;

/** The packages that the texts name, and all that those need. */
export function packagesIn(texts: Iterable<string>, needs: Needs): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    needs[name]!.forEach(add);
  };
  for (const text of texts)
    for (const name of Object.keys(needs)) if (text.includes(name)) add(name);
  return [...found];
}
