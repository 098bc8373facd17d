/** Remembering what was made, so that a step costs what it changed. */

/**
 * A store of what was last made for each key: made again only when something that it was made from is
 * another. Keys are states of steps or models of pictures; what did not change is the same object
 * there, and what is made of it stays the same object too.
 */
export function remember<Key extends object, Made>(): (
  key: Key,
  from: readonly unknown[],
  make: () => Made,
) => Made {
  const known = new WeakMap<Key, { from: readonly unknown[]; made: Made }>();
  return (key, from, make) => {
    const last = known.get(key);
    if (last && same(last.from, from)) return last.made;
    const made = make();
    known.set(key, { from, made });
    return made;
  };
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, n) => Object.is(value, b[n]));
}
