/** What a step did, in sentences for the reader: the words for the changes that diff.ts finds. */
import type { Change, Fate, Numbers, Origin, Ref, Written } from './diff';
import { elementCount } from './geometry';
import { excerpt, plural, shortValue, tuple } from './text';
import type { Value } from './text';

/** A piece of a sentence: text, or what the program says (a name, a value), to be set as code. */
export type Part = string | { code: string };

export interface Sentence {
  parts: readonly Part[];
  /** Nothing has changed: to be set back. */
  quiet?: boolean;
  /** Something went wrong: to stand out. */
  bad?: boolean;
}

/** The sentences for a step's changes, the most telling first; one at least. */
export function words(changes: readonly Change[]): Sentence[] {
  const said = together(changes).flatMap(sentencesOf);
  return said.length ? said : [{ parts: ['Nothing changed.'], quiet: true }];
}

/** The text without its marks. */
export function plainText(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}

/** Changes of one kind that are said in one breath. */
type Group = readonly [Change, ...Change[]];

function together(changes: readonly Change[]): Group[] {
  const groups = new Map<unknown, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = groupOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

/** Origins of which many come at once, with a module or a list. */
const TOGETHER: ReadonlySet<Origin['is']> = new Set(['leaf', 'plain', 'copy']);

/** Changes with the same key are one group; most stand alone. */
function groupOf(change: Change): unknown {
  switch (change.kind) {
    case 'named':
      return TOGETHER.has(change.origin.is) && !change.before
        ? `named ${change.origin.is}`
        : change;
    case 'gradient':
      return change.to === null ? 'gradient gone' : change;
    case 'unnamed':
      return change.fate.is === 'still' ? change : `unnamed ${change.fate.is}`;
    case 'called':
    case 'unreached':
    case 'stale':
    case 'retains_grad':
      return change.kind;
    case 'requires_grad':
      return `${change.kind} ${change.now}`;
    default:
      return change;
  }
}

function sentencesOf(group: Group): Sentence[] {
  const [change] = group;
  const all = <Kind extends Change['kind']>(_kind: Kind): Extract<Change, { kind: Kind }>[] =>
    group as unknown as Extract<Change, { kind: Kind }>[];
  switch (change.kind) {
    case 'raised':
      return [
        {
          ...(change.type
            ? say`${code(change.type)}: ${excerpt(change.message, 120)}`
            : say`An exception was raised here.`),
          bad: true,
        },
      ];
    case 'named':
      return group.length > 1
        ? [manyNew(all('named'))]
        : [...named(change), ...(change.before ? previous(change.names, change.before) : [])];
    case 'unnamed':
      return unnamed(all('unnamed'));
    case 'called': {
      const calls = all('called').map(({ ref, names }) => say`${those(names)} is ${the(ref)}`);
      return [
        say`In the call, ${series(calls.map(({ parts }) => parts))}: the same ${group.length > 1 ? 'tensors' : 'tensor'}.`,
      ];
    }
    case 'written':
      return written(change);
    case 'stale':
      return all('stale').map(
        ({ node, ref, saved, version }) =>
          say`${ofNode(node)} had saved ${the(ref)} at version ${String(saved)}, now it is at ${String(version)}: backward through it will raise an error.`,
      );
    case 'gradient':
      return change.to === null
        ? [
            say`${series(all('gradient').map(({ ref }) => [grad(ref)]))} ${group.length > 1 ? 'are' : 'is'} None again.`,
          ]
        : gradient(change.ref, change.from, change.to, change.backward);
    case 'unreached':
      return [say`Backward did not reach ${series(all('unreached').map(({ ref }) => the(ref)))}.`];
    case 'released':
      return [
        say`Backward let go of what the graph had saved: a second backward through it would fail.`,
      ];
    case 'reshaped':
      return [reshaped(change)];
    case 'history':
      return [
        change.lost
          ? say`${the(change.ref)} has lost its history: it is a view that was written elsewhere.`
          : change.node
            ? say`The graph records it: ${the(change.ref)} is now a result of ${code(change.node)}.`
            : say`${the(change.ref)} has left the graph: it is a leaf now.`,
      ];
    case 'requires_grad':
      return [
        say`${series(all('requires_grad').map(({ ref }) => the(ref)))} ${change.now ? 'now' : 'no longer'} ${group.length > 1 ? 'require' : 'requires'} a gradient.`,
      ];
    case 'retains_grad':
      return [
        say`Backward will leave a gradient at ${series(all('retains_grad').map(({ ref }) => the(ref)))} too, which ${group.length > 1 ? 'are no leaves' : 'is no leaf'}.`,
      ];
    case 'printed':
      return [{ ...say`Printed ${code(excerpt(change.text.trim(), 60))}`, quiet: true }];
  }
}

// Names

function named({ ref, names, origin, before }: Extract<Change, { kind: 'named' }>): Sentence[] {
  const subject = those(names);
  switch (origin.is) {
    case 'alias':
      return [
        before
          ? say`${subject} is now another name of the tensor ${the(origin.of)}.`
          : say`${subject} is another name of the tensor ${the(origin.of)}.`,
      ];
    case 'view':
      return [
        say`${subject} is ${origin.direct ? 'a view of' : 'a view on the storage of'} ${the(origin.of)}: no copy, the same memory${
          origin.outside ? ', outside the graph' : origin.recorded ? ', in the graph too' : ''
        }.`,
      ];
    case 'detached':
      return [
        origin.outside
          ? say`${subject} is ${the(origin.of)} detached: the same storage, outside the graph.`
          : say`${subject} is a second tensor on the storage of ${the(origin.of)}: no copy.`,
      ];
    case 'unwatched':
      return [
        say`${subject} is on the storage of ${the(origin.of)} with a version counter of its own: autograd will not notice what is written through it.`,
      ];
    case 'copy':
      return [copy(subject, origin)];
    case 'computed':
      return [computed(subject, origin)];
    case 'made':
      return [made(also(ref, names), origin)];
    case 'leaf':
      return [
        say`${also(ref, names)} is a new leaf of ${elements(origin.sizes)} that requires a gradient.`,
      ];
    case 'plain':
      return [
        origin.stored === elementCount(origin.sizes)
          ? say`${also(ref, names)} has new storage of ${elements(origin.sizes)}.`
          : say`${also(ref, names)} has ${elements(origin.sizes)} on new storage of ${String(origin.stored)}.`,
      ];
  }
}

function computed(
  subject: Part[],
  { node, from, cut }: Extract<Origin, { is: 'computed' }>,
): Sentence {
  if (cut.length) {
    const both = cut.every(({ id }) => from.some((source) => source.id === id));
    return both
      ? say`${subject} is computed from ${series(from.map(the))}; ${series(cut.map(the))} went in detached too, and no gradient will flow by that path.`
      : say`${subject} is computed from ${series([...from, ...cut].map(the))}; ${series(cut.map(the))} went in detached, so no gradient will flow there.`;
  }
  return from.length
    ? say`${subject} is computed from ${series(from.map(the))}: new storage, in the graph as ${code(node)}.`
    : say`${subject} has new storage, and is in the graph as ${code(node)}.`;
}

function made(
  subject: Part[],
  { how, from, cut, sizes, dtype }: Extract<Origin, { is: 'made' }>,
): Sentence {
  const sources = series(from.map(the));
  const outside = cut ? '; recording is off, so no gradient will flow back' : '';
  switch (how) {
    case 'picked':
      return say`${subject} copies the elements of ${sources} that the indices name: new memory, never a view${outside}.`;
    case 'cast':
      return say`${subject} is a copy of ${sources} as ${code(dtype)}: another dtype needs memory of its own${outside}.`;
    case 'computed':
      return say`${subject} is computed from ${sources}: new storage of ${elements(sizes)}${outside}.`;
  }
}

function copy(
  subject: Part[],
  { of, in: where, cut, strides }: Extract<Origin, { is: 'copy' }>,
): Sentence {
  if (strides)
    return say`${subject} is a copy: the strides ${code(tuple(strides.strides))} of ${the(of)} cannot be viewed as ${code(tuple(strides.sizes))}.`;
  if (where === 'graph')
    return say`${subject} is a copy of ${the(of)} in the graph: storage of its own, and gradients flow on to ${the(of)}.`;
  if (where === 'leaf')
    return say`${subject} is a copy of ${the(of)}: storage of its own, a leaf of its own.`;
  return cut
    ? say`${subject} is a copy of ${the(of)} outside the graph, on storage of its own.`
    : say`${subject} is a copy of ${the(of)}, on storage of its own.`;
}

function manyNew(changes: Extract<Change, { kind: 'named' }>[]): Sentence {
  const names = series(changes.map(({ ref, names: [first] }) => the({ ...ref, names: [first!] })));
  const origins = changes.map(({ origin }) => origin);
  const copied = origins.flatMap((origin) => (origin.is === 'copy' ? [the(origin.of)] : []));
  if (copied.length)
    return say`${names} are copies of ${series(copied)}, each on storage of its own.`;
  return origins[0]!.is === 'leaf'
    ? say`${names} are new leaves that require gradients.`
    : say`${names} are new, each on storage of its own.`;
}

/** What became of the tensor that a name stood for before. */
function previous(names: readonly string[], fate: Fate): Sentence[] {
  const name = those(names.slice(0, 1));
  if (fate.is === 'freed') return [say`The tensor that ${name} named before is let go.`];
  if (fate.is === 'held') return [say`The tensor that ${name} named before lives on${held(fate)}.`];
  return [];
}

function held({ base, graph }: Extract<Fate, { is: 'held' }>): Part[] {
  if (base) return [': ', ...the(base), ' is a view of it'];
  return graph ? [' in the graph'] : [', held by something else'];
}

function unnamed(changes: Extract<Change, { kind: 'unnamed' }>[]): Sentence[] {
  const [{ names, fate }] = changes as [Extract<Change, { kind: 'unnamed' }>];
  const gone = series(changes.map((change) => those(change.names)));
  const many = changes.length + names.length > 2;
  if (fate.is === 'still')
    return [
      say`${gone} ${many ? 'are' : 'is'} gone as a name; the tensor is still ${the(fate.ref)}.`,
    ];
  if (fate.is === 'held')
    return [say`${gone} ${many ? 'are' : 'is'} gone as a name; the tensor lives on${held(fate)}.`];
  return [say`${gone} ${many ? 'are' : 'is'} let go.`];
}

// Writes and gradients

function written({
  aliases,
  elements: count,
  values,
  unnoticedBy,
}: Extract<Change, { kind: 'written' }>): Sentence[] {
  const [first, ...others] = aliases as [Written, ...Written[]];
  const how = values
    ? [' went from ', ...numbers(values.from), ' to ', ...numbers(values.to)]
    : [count ? ' changed' : ' was written with the values that it had'];
  const too =
    count && others.length
      ? [', and with it ', ...series(others.map(element)), ': the same memory']
      : [];
  const said = [say`${count ? element(first) : the(first.ref)}${how}${too}${version(first)}.`];
  const unmoved = aliases.filter((alias) => !alias.version);
  if (unnoticedBy.length)
    said.push(
      say`${series(unnoticedBy.map(ofNode))} had saved these values, and no version moved: backward will use the new ones and not complain.`,
    );
  else if (unmoved.length === aliases.length)
    said.push(say`No version moved: autograd did not notice the write.`);
  else if (unmoved.length)
    said.push(
      say`The version of ${series(unmoved.map(({ ref }) => the(ref)))} did not move: it counts for itself.`,
    );
  return said;
}

function version({ version: moved }: Written): Part[] {
  return moved ? [`; version ${moved.from} → ${moved.to}`] : [];
}

/** "x[0]", "all of x", or "3 elements of x". */
function element({ ref, region }: Written): Part[] {
  if (region === null) return ['some of ', ...the(ref)];
  return region === '' ? the(ref) : [{ code: `${ref.names[0]}${region}` }];
}

function gradient(ref: Ref, from: Numbers | null, to: Numbers, backward: boolean): Sentence[] {
  const name = grad(ref);
  if (!backward)
    return [
      to.values.length > 0 && to.values.every((value) => value === 0)
        ? say`${name} is set to zeros.`
        : from
          ? say`${name} went from ${numbers(from)} to ${numbers(to)}.`
          : say`${name} is set to ${numbers(to)}.`,
    ];
  if (!from) return [say`Backward leaves ${numbers(to)} in ${name}.`];
  const added = difference(from, to);
  return [
    added
      ? say`Backward adds ${numbers(added)} to ${name}: ${numbers(from)} → ${numbers(to)}.`
      : say`Backward adds to ${name}: now ${numbers(to)}.`,
  ];
}

/** What was added to `from` to make `to`; null when it cannot be told. */
function difference(from: Numbers, to: Numbers): Numbers | null {
  if (!from.values.length || from.values.length !== to.values.length) return null;
  const values = to.values.map((value, n) => {
    const [a, b] = [from.values[n], value];
    return typeof a === 'number' && typeof b === 'number' ? b - a : null;
  });
  return values.includes(null) ? null : { ...to, values: values as number[] };
}

function reshaped({ ref, from, to, mate }: Extract<Change, { kind: 'reshaped' }>): Sentence {
  if (from.dtype !== to.dtype)
    return say`${the(ref)} is ${code(to.dtype)} now; it was ${code(from.dtype)}.`;
  if (from.storage !== to.storage)
    return mate
      ? say`${the(ref)} is the same tensor on other memory: the storage of ${the(mate)}.`
      : say`${the(ref)} is the same tensor on other memory.`;
  const same = tuple(from.sizes) === tuple(to.sizes);
  return same
    ? say`${the(ref)} walks its storage by other strides: ${code(tuple(from.strides))} → ${code(tuple(to.strides))}.`
    : say`The shape of ${the(ref)} went from ${code(tuple(from.sizes))} to ${code(tuple(to.sizes))}, on the same memory.`;
}

// Parts

/** A sentence from a template whose values are parts. */
export function say(texts: TemplateStringsArray, ...values: (Part | readonly Part[])[]): Sentence {
  const parts: Part[] = [];
  texts.forEach((text, n) => {
    parts.push(text, ...(n < values.length ? [values[n]!].flat() : []));
  });
  return { parts: parts.filter((part) => part !== '').reduce<Part[]>(joined, []) };
}

function joined(parts: Part[], part: Part): Part[] {
  const last = parts.at(-1);
  // The point of a number like "9." ends the sentence too.
  if (part === '.' && typeof last === 'object' && last.code.endsWith('.')) return parts;
  if (typeof last === 'string' && typeof part === 'string') parts[parts.length - 1] = last + part;
  else parts.push(part);
  return parts;
}

export function code(text: string): Part[] {
  return [{ code: text }];
}

/** A tensor by its name, with one other that it has: "net.bias (also p)". */
function the({ names }: Ref): Part[] {
  return [{ code: names[0]! }];
}

/** New names of a tensor, with another that it has. */
function also(ref: Ref, names: readonly string[]): Part[] {
  const other = ref.names.find((name) => name !== names[0]);
  return other
    ? [...the({ ...ref, names }), ' (also ', { code: other }, ')']
    : the({ ...ref, names });
}

function those(names: readonly string[]): Part[] {
  return series(names.map((name) => [{ code: name }]));
}

function grad({ names }: Ref): Part {
  return { code: `${names[0]}.grad` };
}

/** "MulBackward0 of z". */
function ofNode(node: string): Part[] {
  const [name, result] = node.split(' of ') as [string, string | undefined];
  return result ? [{ code: name }, ' of ', { code: result }] : [{ code: name }];
}

/** "a, b and c"; of more than three, two and how many more. */
export function series(items: readonly (readonly Part[])[]): Part[] {
  const shown = items.length > 3 ? items.slice(0, 2) : items;
  const rest = items.length - shown.length;
  return shown
    .flatMap((item, n) => [
      ...(n === 0 ? [] : [n === shown.length - 1 && rest === 0 ? ' and ' : ', ']),
      ...item,
    ])
    .concat(rest ? [` and ${rest} more`] : []);
}

function elements(sizes: readonly number[]): string {
  const count = plural(
    sizes.reduce((product, size) => product * size, 1),
    'element',
  );
  return sizes.length > 1 ? `${count} (${sizes.join(' × ')})` : count;
}

/** Numbers in few characters: "2.", "[1., 2.]", "2. everywhere", "[1., 2., 3., …]". */
export function numbers({ values, count, sizes, dtype }: Numbers): Part[] {
  const short = (value: Value): string => shortValue(value, dtype);
  if (!values.length) return [count ? plural(count, 'number') : 'nothing'];
  if (sizes.length === 0 || count === 1) return code(short(values[0]!));
  if (count > 1 && values.length === count && values.every((value) => value === values[0]))
    return [...code(short(values[0]!)), ' everywhere'];
  const shown = values.slice(0, 4).map(short).join(', ');
  return code(count > 4 ? `[${shown}, …]` : `[${shown}]`);
}
