/** Reads the notation of the operators' schemas: `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`. */

/** The parts of a list between its commas, but not those within brackets. */
export function splitOutside(text) {
  const parts = [];
  let depth = 0;
  let part = '';
  for (const c of text) {
    if ('([{'.includes(c)) depth++;
    if (')]}'.includes(c)) depth--;
    if (c === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += c;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

/**
 * A schema's parameters, as { type, name, fallback, keywordOnly } with the texts of the type and the default
 * (undefined where there is none), and the text of what it returns.
 */
export function parseSchema(text) {
  const open = text.indexOf('(');
  const arrow = text.lastIndexOf(' -> ');
  const parameters = [];
  let keywordOnly = false;
  for (const item of splitOutside(text.slice(open + 1, arrow - 1))) {
    if (item === '*') {
      keywordOnly = true;
      continue;
    }
    const [, type, name, fallback] = /^((?:[^\s(]|\([^)]*\))+) (\w+)(?:=(.*))?$/s.exec(item) ?? [];
    if (!type) throw new Error(`cannot read "${item}" of the schema ${text}`);
    parameters.push({ type, name, fallback, keywordOnly });
  }
  return { parameters, returns: text.slice(arrow + 4) };
}
