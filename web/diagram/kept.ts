/** What is as it was, as the object that it was. */

/** `now`, in which each part, up to so many levels down, that is as the one in the same place of `before` is that one. */
export function kept<Value>(before: unknown, now: Value, levels: number): Value {
  if (levels === 0 || Object.is(before, now)) return now;
  if (!isObject(before) || !isObject(now)) return now;
  const names = Object.keys(now);
  let same = names.length === Object.keys(before).length;
  const parts = names.map((name) => {
    const part = kept(before[name], now[name], levels - 1);
    same &&= name in before && Object.is(part, before[name]);
    return [name, part] as const;
  });
  if (same) return before as Value;
  return (Array.isArray(now) ? parts.map(([, part]) => part) : Object.fromEntries(parts)) as Value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
