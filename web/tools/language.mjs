/**
 * What the editor offers of `torch`: names, signatures and a line on each, read off our package as it stands and
 * off the operators' table, so that nothing is offered that is not there. Its form is web/session/language/names.ts.
 */
import { readFileSync } from 'node:fs';
import { parseSchema, splitOutside } from './schema.mjs';
import { inTree, root } from './steps.mjs';
import { readTable } from './table.mjs';

/** Lists that long are cut off by a run's bounds otherwise. */
const MOST_OUTPUT = 10_000_000;

export async function describeLanguage() {
  const { nodeAssets, nodeClient } = await import(
    new URL('../../build/runtime/node.mjs', import.meta.url)
  );
  const client = nodeClient(nodeAssets(root));
  let printed = '';
  const { error } = await client.run(
    { code: readFileSync(inTree('web/tools/language.py'), 'utf8'), maxOutput: MOST_OUTPUT },
    { onOutput: (_, text) => (printed += text) },
  );
  client.close();
  if (error) throw new Error(error.traceback);
  const { modules, classes } = JSON.parse(printed);
  const rows = new Map();
  for (const row of await readTable()) rows.set(row.text, row);
  const all = (entries, method) => entries.map((entry) => shortened(entry, rows, method));
  return {
    modules: mapValues(modules, (entries) => all(entries, false)),
    classes: mapValues(classes, ({ base, members }, path) => ({
      ...(base && { base }),
      members: all(members, path === 'torch.Tensor'),
    })),
  };
}

const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));

/** An entry with only what there is to say; an operator's by its schemas. */
function shortened({ name, kind, signature, doc, gives }, rows, method) {
  const own = doc.split('\n').map((line) => rows.get(line));
  const said = own[0]
    ? ofOperator(own, method)
    : { signatures: signature && [signature], doc, gives };
  const made = { name, kind };
  if (said.signatures) made.signatures = said.signatures;
  if (said.doc) made.doc = said.doc;
  if (said.gives) made.gives = said.gives;
  return made;
}

/** What the rows of an operator say of it: those that programs reach, each with `out` where there is such a form. */
function ofOperator(all, method) {
  const offered = all.filter((row) => row && !/hidden|internal/.test(row.place));
  const shown = offered.length ? offered : all;
  const plain = shown.filter((row) => row.form !== 'out');
  const out = !method && shown.some((row) => row.form === 'out');
  const rows = plain.length ? plain : shown;
  const parsed = rows.map(({ text }) => parseSchema(text));
  const signatures = [...new Set(parsed.map((each) => pythonSignature(each, method, out)))];
  const alone = parsed.every(({ returns }) => /^Tensor(\([^)]*\))?$/.test(returns));
  return { signatures, doc: factsOf(rows[0], parsed[0]), gives: alone ? 'torch.Tensor' : '' };
}

/** What an operator does to memory and graph, from its schema's alias marks and its row. */
function factsOf({ node, differentiable, form }, { returns }) {
  const said = [];
  if (form === 'inplace') said.push('Writes into the tensor, and gives it.');
  else if (/^Tensor\(a\)/.test(returns))
    said.push('The result may be a view: of the same storage.');
  if (node && differentiable) said.push(`In the graph: ${node}.`);
  return said.join(' ');
}

function pythonSignature({ parameters, returns }, method, out) {
  const shown = method ? parameters.filter(({ name }) => name !== 'self') : parameters;
  const texts = [];
  // A list of numbers that is all that stands by its place may be given one by one.
  const [sizes, ...others] = shown.filter(
    ({ name, keywordOnly }) => name !== 'self' && !keywordOnly,
  );
  const onlySizes = !others.length && /^(SymI|i)nt\[\]$/.test(sizes?.type) && sizes;
  let star = false;
  for (const parameter of shown) {
    if (parameter === onlySizes && parameter.fallback === undefined) {
      texts.push(`*${parameter.name}: int`);
      star = true;
      continue;
    }
    const { type, name, fallback, keywordOnly } = parameter;
    if (keywordOnly && !star) texts.push('*');
    star ||= keywordOnly;
    const told = `${name === 'self' ? 'input' : name}: ${pythonType(type)}`;
    texts.push(fallback === undefined ? told : `${told} = ${pythonValue(fallback)}`);
  }
  if (out) texts.push(...(star ? [] : ['*']), 'out: Tensor | None = None');
  return `(${texts.join(', ')}) -> ${pythonResult(returns)}`;
}

const PYTHON = {
  Scalar: 'Number',
  SymInt: 'int',
  ScalarType: 'dtype',
  Layout: 'layout',
  Device: 'device',
  MemoryFormat: 'memory_format',
};

/** "int[2]?" as Python's hints have it. */
function pythonType(schemaType) {
  const text = schemaType.replace(/\([^)]*\)/g, '');
  const [, item, optionalItem, list, optional] = /^(\w+)(\?)?(\[\d*\])?(\?)?$/.exec(text) ?? [
    ,
    text,
  ];
  let type = PYTHON[item] ?? item;
  if (list) {
    if (optionalItem) type += ' | None';
    const many = `Sequence[${type}]`;
    // A number stands for a list of it where a length is told.
    type = list === '[]' ? many : `${type} | ${many}`;
  }
  return optional || (optionalItem && !list) ? `${type} | None` : type;
}

function pythonResult(returns) {
  const text = returns.replace(/\([a-z][^)]*\)(?=[ ,[)]|$)/g, '').trim();
  if (!text.startsWith('(')) return pythonType(text);
  const items = splitOutside(text.slice(1, -1)).map((item) => item.split(' '));
  return `(${items.map(([type, name]) => (name ? `${name}: ${pythonType(type)}` : pythonType(type))).join(', ')})`;
}

/** A default of a schema as Python writes it. */
function pythonValue(text) {
  if (/^\[.*\]$/.test(text)) {
    const items = splitOutside(text.slice(1, -1));
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  if (!/^-?\d+\.\d+(e-?\d+)?$/.test(text)) return text;
  const number = Number(text);
  if (Number.isInteger(number)) return `${number}.0`;
  return Math.abs(number) < 1e-4
    ? number.toExponential().replace(/-(\d)$/, '-0$1')
    : String(number);
}
