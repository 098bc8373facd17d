/**
 * Writes web/engine/operators.d.ts, the typings of every operator, from the engine's table:
 *   node web/tools/typings.mjs          writes the file
 *   node web/tools/typings.mjs --check  fails if it is not up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { parseSchema, splitOutside } from './schema.mjs';
import { readTable } from './table.mjs';

const root = new URL('../../', import.meta.url);
const target = new URL('web/engine/operators.d.ts', root);

const TYPES = {
  Tensor: 'Operand',
  Scalar: 'Num',
  int: 'Int',
  SymInt: 'Int',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  ScalarType: 'DType',
  Generator: 'GeneratorLike',
  Device: 'string',
  Layout: 'null',
  MemoryFormat: 'null',
};

// "int[1]?" to a TypeScript type.
function typeOf(schemaType) {
  let text = schemaType.replace(/\([^)]*\)/g, '');
  const optional = text.endsWith('?');
  if (optional) text = text.slice(0, -1);
  const list = /^(\w+)(\?)?\[(\d*)\]$/.exec(text);
  let type;
  if (list) {
    const item = list[1] === 'Tensor' ? 'Tensor' : TYPES[list[1]];
    type = `readonly ${list[2] ? `(${item} | null)` : item}[]`;
    if (list[3]) type += ` | ${item}`;
  } else {
    type = TYPES[text] ?? 'unknown';
  }
  return optional ? `${type} | null` : type;
}

const RESULTS = {
  Tensor: 'Tensor',
  bool: 'boolean',
  Scalar: 'number | bigint | boolean | Complex',
};

function parse(text) {
  const schema = parseSchema(text);
  const parameters = schema.parameters.map(({ type, fallback, ...rest }) => ({
    ...rest,
    type: typeOf(type),
    optional: fallback !== undefined,
  }));
  const returns = schema.returns.replace(/\([a-z]!?\)/g, '');
  let result;
  if (returns.startsWith('(')) {
    const items = splitOutside(returns.slice(1, -1)).map((r) => r.split(' '));
    result = items.every((i) => i[1])
      ? `{ ${items.map(([type, name]) => `${name}: ${RESULTS[type]}`).join('; ')} }`
      : `[${items.map(([type]) => RESULTS[type]).join(', ')}]`;
  } else
    result = returns === '()' ? 'null' : returns === 'Tensor[]' ? 'Tensor[]' : RESULTS[returns];
  return { parameters, result };
}

const safe = (name) => (/^(in|var|default|function|this|from)$/.test(name) ? `${name}_` : name);

function signatures(row, method) {
  const { parameters, result } = parse(row.text);
  const mine = method ? parameters.filter((p) => p.name !== 'self') : parameters;
  const named = (p) => (p.name === 'self' ? 'input' : p.name);
  const positional = mine.filter((p) => !p.keywordOnly);
  const required = positional.filter((p) => !p.optional);
  const optional = positional.filter((p) => p.optional);
  // What stands in the object at the end: any parameter may, whether or not it is keyword-only.
  const object = (ps) => {
    const fields = ps.map((p) => `${named(p)}${p.optional ? '?' : ''}: ${p.type}`);
    if (parameters.some((p) => p.name === 'layout')) fields.push('requires_grad?: boolean');
    if (row.out) fields.push('out?: Tensor | readonly Tensor[]');
    const must = ps.some((p) => !p.optional);
    return fields.length ? [`keywords${must ? '' : '?'}: { ${fields.join('; ')} }`] : [];
  };
  const keywords = mine.filter((p) => p.keywordOnly || p.optional);
  const must = keywords.some((p) => !p.optional);
  const last = object(keywords);
  const list = (ps) => ps.map((p) => `${safe(named(p))}: ${p.type}`);
  const rest = optional.map((p) => `${safe(named(p))}?: ${p.type}`);
  const lines = [`${row.name}(${[...list(required), ...last].join(', ')}): ${result};`];
  if (optional.length && !must)
    lines.push(`${row.name}(${[...list(required), ...rest, ...last].join(', ')}): ${result};`);
  // Of those that must be given, tensors come first and in order; the others may be named.
  const others = required.findIndex((p) => !/Tensor|Operand/.test(p.type));
  if (others >= 0)
    lines.push(
      `${row.name}(${[
        ...list(required.slice(0, others)),
        ...object([...required.slice(others), ...keywords]),
      ].join(', ')}): ${result};`,
    );
  return lines;
}

export async function typings() {
  const rows = (await readTable()).filter(
    (r) => !r.name.startsWith('__') && !/hidden|internal/.test(r.place),
  );
  const withOut = new Set(rows.filter((r) => r.form === 'out').map((r) => r.name));
  const plain = rows.filter((r) => r.form !== 'out');
  for (const row of plain) row.out = withOut.has(row.name);
  const inOrder = (list) => list.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const block = (list, method) =>
    inOrder(list)
      .flatMap((row) => signatures(row, method))
      .join('\n');
  const methods = plain.filter((r) => r.place !== 'function' && r.place !== 'nn' && hasSelf(r));
  const text = `/** Typings of the operators. Generated from the engine's table by web/tools/typings.mjs. */
import type { Complex, DType } from './dtype';
import type { Tensor } from './tensor';
import type { Float, GeneratorLike } from './wire';

/** A number of Python's: whole ones are ints unless wrapped by \`float()\`. */
export type Num = number | bigint | boolean | Float | Complex;
export type Int = number | bigint;
export type Operand = Tensor | Num;

/** Functions: \`torch.add(a, b)\`. Keyword arguments go into an object at the end. */
export interface Functions {
${block(
  plain.filter((r) => r.place !== 'method'),
  false,
)}
}

/** Methods: \`a.add(b)\`. */
export interface Methods {
${block(methods, true)}
}
`;
  return format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
}

const hasSelf = (row) => /[(\s]Tensor(\([^)]*\))? self\b/.test(row.text);

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop())) {
  const text = await typings();
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) {
      console.error('web/engine/operators.d.ts is out of date: run node web/tools/typings.mjs');
      process.exit(1);
    }
  } else writeFileSync(target, text);
}
