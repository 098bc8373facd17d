/** What a step did, in sentences for the reader: the words for the changes that diff.ts finds. */
import type { Change, Fate, Numbers, Origin, Reading, Ref, Written } from './diff';
import { elementCount } from './geometry';
import { ownName } from './names';
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
  const said = together(withHistory(changes)).flatMap(sentencesOf);
  return said.length ? said : [{ parts: ['No tensor changed.'], quiet: true }];
}

/** The text without its marks. */
export function plainText(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}

/** A write that the graph records, of nothing but what was written: told with the write. */
function withHistory(changes: readonly Change[]): readonly Change[] {
  const records = changes.filter(({ kind }) => kind === 'history');
  const writes = changes.filter(({ kind }) => kind === 'written');
  const [[record], [write]] = [records, writes];
  if (records.length !== 1 || writes.length !== 1) return changes;
  if (record?.kind !== 'history' || write?.kind !== 'written' || !record.node) return changes;
  const [first] = write.aliases;
  if (first?.ref.id !== record.ref.id || !first.version) return changes;
  const told = { ...write, node: record.node };
  return changes.flatMap((change) => (change === record ? [] : change === write ? told : change));
}

/** New tensors of more origins than this are told by their names alone, as an optimizer's state. */
const ORIGINS = 2;

/** Changes of one kind that are said in one breath. */
type Group = readonly [Change, ...Change[]];

function together(changes: readonly Change[]): Group[] {
  const groups = new Map<unknown, [Change, ...Change[]]>();
  const origins = new Set(changes.filter(isNew).map(groupOf));
  for (const change of changes) {
    const key = isNew(change) && origins.size > ORIGINS ? 'new' : groupOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

/** A name for what has storage of its own and no gradient, where there was none. */
function isNew(change: Change): boolean {
  if (change.kind !== 'named' || change.before) return false;
  const { origin } = change;
  return (
    origin.is === 'made' ||
    origin.is === 'plain' ||
    (origin.is === 'copy' && origin.in === 'nothing')
  );
}

/** Origins of which many come at once, with a module or a list. */
const TOGETHER: ReadonlySet<Origin['is']> = new Set(['leaf', 'plain', 'copy', 'gradient']);

/** Changes with the same key are one group; most stand alone. */
function groupOf(change: Change): unknown {
  switch (change.kind) {
    case 'named':
      return change.before ? change : (keyOf(change.origin) ?? change);
    case 'gradient':
      return change.to === null ? 'gradient gone' : `gradient ${change.backward}`;
    case 'unnamed':
      return change.fate.is === 'still' ? change : `unnamed ${change.fate.is}`;
    case 'written':
    case 'called':
    case 'unreached':
    case 'stale':
    case 'retains_grad':
      return change.kind;
    case 'history':
      return change.node && !change.lost ? change.kind : change;
    case 'requires_grad':
      return `${change.kind} ${change.now}`;
    default:
      return change;
  }
}

/** Equal for tensors that came about in one way and of the same; null for what stands alone. */
function keyOf(origin: Origin): string | null {
  if (TOGETHER.has(origin.is)) return `named ${origin.is}`;
  const ids = (refs: readonly Ref[]): string => refs.map(({ id }) => id).join();
  switch (origin.is) {
    case 'view':
      return `view ${origin.of.id} ${origin.direct} ${origin.recorded} ${origin.outside}`;
    case 'detached':
      return origin.outside ? 'detached' : null;
    case 'alias':
    case 'unwatched':
      return null;
    case 'computed':
      return origin.from.length ? `computed ${ids(origin.from)} ${ids(origin.cut)}` : null;
    case 'made':
      return `made ${ids(origin.from)} ${origin.how} ${origin.cut}`;
    default:
      return null;
  }
}

function sentencesOf(group: Group): Sentence[] {
  const [change] = group;
  const all = <Kind extends Change['kind']>(_kind: Kind): Extract<Change, { kind: Kind }>[] =>
    group as unknown as Extract<Change, { kind: Kind }>[];
  switch (change.kind) {
    case 'left-out':
      return [
        say`${change.steps.toLocaleString('en')} steps were not kept: of a long run the first and the last are.`,
      ];
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
        : [
            ...named(change),
            ...(change.before ? previous(change.names, change.before, change.origin) : []),
          ];
    case 'unnamed':
      return unnamed(all('unnamed'));
    case 'called':
      return [called(all('called'))];
    case 'written':
      return manyWritten(all('written'));
    case 'stale':
      return stale(all('stale'));
    case 'gradient':
      return gradients(all('gradient'));
    case 'unreached':
      return [
        say`Backward did not reach ${series(all('unreached').map(({ ref }) => the(ref)))}: no path leads there.`,
      ];
    case 'released':
      return [
        say`What the graph had saved is released: a second backward through it would raise an error.`,
      ];
    case 'reshaped':
      return [reshaped(change)];
    case 'history':
      return [history(all('history'))];
    case 'requires_grad':
      return [
        say`${series(all('requires_grad').map(({ ref }) => the(ref)))} ${change.now ? 'now' : 'no longer'} ${group.length > 1 ? 'require' : 'requires'} a gradient.`,
      ];
    case 'retains_grad':
      return [
        change.now
          ? say`Backward will keep the gradient of ${series(all('retains_grad').map(({ ref }) => the(ref)))} too, though ${group.length > 1 ? 'they are no leaves' : 'it is no leaf'}.`
          : say`Backward will not keep the gradient of ${series(all('retains_grad').map(({ ref }) => the(ref)))} any more.`,
      ];
    case 'unkept':
      return [
        change.wrote
          ? say`${code(`${change.operator}()`)} wrote into a copy that nothing keeps: ${the(change.of)} is as it was.`
          : say`Nothing keeps the result: ${the(change.of)} is as it was.`,
      ];
    case 'printed':
      return [{ ...say`Printed ${code(excerpt(change.text.trim(), 60))}`, quiet: true }];
  }
}

// Names

function named({ ref, names, origin, before }: Extract<Change, { kind: 'named' }>): Sentence[] {
  const subject = names.length > 1 ? also({ ...ref, names }, names) : those(names);
  switch (origin.is) {
    case 'alias':
      return [
        before
          ? say`${subject} is now another name of the ${noun(ref)} ${the(origin.of)}.`
          : say`${subject} is another name of the ${noun(ref)} ${the(origin.of)}.`,
      ];
    case 'view':
      return [say`${subject} is ${view(origin)}.`];
    case 'detached':
      return [
        origin.outside
          ? say`${subject} is ${the(origin.of)} detached: the same storage, outside the graph.`
          : say`${subject} is a second tensor on the storage of ${the(origin.of)}: no copy.`,
      ];
    case 'unwatched':
      if (ref.array || origin.of.array) return [sharedArray(subject, ref, origin)];
      return [
        say`${subject} has the storage of ${the(origin.of)} and a version counter of its own: autograd will not notice what is written through it.`,
      ];
    case 'copy':
      return [copy(subject, origin)];
    case 'gradient':
      return [gradientNamed(subject, origin)];
    case 'computed':
      return [computed(subject, origin)];
    case 'made':
      return [made(also(ref, names), origin)];
    case 'leaf':
      return [
        say`${also(ref, names)} is a new leaf of ${elements(origin.sizes)} that requires a gradient.`,
      ];
    case 'plain':
      return [plain(also(ref, names), noun(ref), origin)];
  }
}

function view({ of, direct, recorded, outside, reads }: Extract<Origin, { is: 'view' }>): Part[] {
  const where = outside
    ? ', outside the graph'
    : recorded
      ? ', in the graph too'
      : reads
        ? ''
        : ', no copy';
  return [
    direct ? 'a view of ' : 'a view on the storage of ',
    ...the(of),
    `: the same storage${where}`,
    ...readingOf(reads),
  ];
}

function readingOf(reads: Reading | null): Part[] {
  if (!reads) return [];
  if (reads.is === 'repeated') return [', where a stride of 0 shows an element again and again'];
  if (reads.is === 'backwards')
    return [', walked backwards by the strides ', ...code(tuple(reads.strides))];
  const { from, to } = reads;
  return [', walked by the strides ', ...code(tuple(to)), ' instead of ', ...code(tuple(from))];
}

/** A name on storage that a NumPy array has, or is. */
function sharedArray(
  subject: Part[],
  ref: Ref,
  { of, reads }: Extract<Origin, { is: 'unwatched' }>,
): Sentence {
  const where = [' on the storage of ', ...the(of), ': no copy', ...readingOf(reads)];
  if (!ref.array)
    return say`${subject} is a tensor${where}. What is written through the array moves no version.`;
  return of.array
    ? say`${subject} is a NumPy array${where}.`
    : say`${subject} is a NumPy array${where}. What is written through it moves no version.`;
}

function noun({ array }: Ref): string {
  return array ? 'array' : 'tensor';
}

function plain(
  subject: Part[],
  what: string,
  { sizes, stored }: Extract<Origin, { is: 'plain' }>,
): Sentence {
  const count = elementCount(sizes);
  if (stored === count)
    return say`${subject} is a new ${what} of ${elements(sizes)}, on storage of its own.`;
  return stored < count
    ? say`${subject} shows ${elements(sizes)}, of which new storage holds ${String(stored)}: a stride of 0 repeats them.`
    : say`${subject} is a new ${what} of ${elements(sizes)}, on storage that holds ${String(stored)}.`;
}

function gradientNamed(
  subject: Part[],
  { value, node, filled }: Extract<Origin, { is: 'gradient' }>,
): Sentence {
  return node
    ? say`${subject} is a gradient, ${numbers(value)}, and in the graph itself as ${code(node)}: it can be derived again.`
    : say`${subject} is a gradient, ${numbers(value)}${filled ? '' : [': handed to the program, not to a ', ...code('.grad')]}.`;
}

function computed(
  subject: Part[],
  { node, from, cut, sizes, broadcast }: Extract<Origin, { is: 'computed' }>,
): Sentence {
  if (cut.length) {
    const both = cut.every(({ id }) => from.some((source) => source.id === id));
    return both
      ? say`${subject} is computed from ${series(from.map(the))}; ${series(cut.map(the))} went in detached too, and no gradient will flow by that path.`
      : say`${subject} is computed from ${series([...from, ...cut].map(the))}; ${series(cut.map(the))} went in detached, so no gradient will flow there.`;
  }
  return from.length
    ? say`${subject} is computed from ${series(from.map(the))}${stretched(sizes, broadcast)}: new storage, in the graph as ${code(node)}.`
    : say`${subject} has new storage, and is in the graph as ${code(node)}.`;
}

function stretched(sizes: readonly number[], broadcast: boolean): string {
  return broadcast ? `, both broadcast to ${sizes.join(' × ')}` : '';
}

function made(
  subject: Part[],
  { how, from, cut, sizes, dtype, cast, broadcast }: Extract<Origin, { is: 'made' }>,
): Sentence {
  const sources = series(from.map(the));
  const outside = cut ? '; recording is off, so no gradient will flow back' : '';
  switch (how) {
    case 'picked':
      return say`${subject} is a copy of the elements of ${sources} that the indices pick: no strides could describe a view of them${outside}.`;
    case 'cast':
      return say`${subject} is a copy of ${sources} as ${code(dtype)}: another dtype needs storage of its own${outside}.`;
    case 'copied':
      return say`${subject} is a copy made of ${sources}, on storage of its own${outside}.`;
    case 'computed':
      return say`${subject} is computed from ${sources}${stretched(sizes, broadcast)}: new storage of ${elements(sizes)}${cast ? [', as ', ...code(dtype)] : []}${outside}.`;
  }
}

function copy(
  subject: Part[],
  { of, in: where, cut, strides }: Extract<Origin, { is: 'copy' }>,
): Sentence {
  const graph = where === 'graph' ? '; it stays in the graph' : '';
  if (strides)
    return strides.packed
      ? say`${subject} is a copy: the strides ${code(tuple(strides.strides))} of ${the(of)} are not contiguous, ${code(tuple(strides.packed))} are${graph}.`
      : say`${subject} is a copy: the strides ${code(tuple(strides.strides))} of ${the(of)} cannot be viewed as ${code(tuple(strides.sizes))}${graph}.`;
  if (where === 'graph')
    return say`${subject} is a copy of ${the(of)} that stays in the graph: storage of its own, and gradients flow on to ${the(of)}.`;
  if (where === 'leaf')
    return say`${subject} is a copy of ${the(of)}: storage of its own, and a leaf of its own.`;
  return cut
    ? say`${subject} is a copy of ${the(of)}: storage of its own, outside the graph.`
    : say`${subject} is a copy of ${the(of)}, on storage of its own.`;
}

function manyNew(changes: Extract<Change, { kind: 'named' }>[]): Sentence {
  const names = series(changes.map(({ ref, names: [first] }) => the({ ...ref, names: [first!] })));
  const origins = changes.map(({ origin }) => origin);
  const copied = origins.flatMap((origin) => (origin.is === 'copy' ? [the(origin.of)] : []));
  if (copied.length === origins.length)
    return say`${names} are copies of ${series(copied)}, each on storage of its own.`;
  const [first] = origins as [Origin];
  const nouns = [...new Set(changes.map(({ ref }) => `${noun(ref)}s`))];
  const fresh = say`${names} are new ${nouns.join(' and ')}, each on storage of its own.`;
  if (origins.some((origin) => keyOf(origin) !== keyOf(first))) return fresh;
  switch (first.is) {
    case 'view': {
      const where = first.outside
        ? ', outside the graph'
        : first.recorded
          ? ', in the graph too'
          : ', no copy';
      return say`${names} are views ${first.direct ? 'of' : 'on the storage of'} ${the(first.of)}: the same storage${where}.`;
    }
    case 'computed':
    case 'made':
      return say`${names} are computed from ${series(first.from.map(the))}, each on storage of its own.`;
    case 'gradient':
      return say`${names} are gradients${first.filled ? '' : [': handed to the program, not to a ', ...code('.grad')]}.`;
    case 'leaf':
      return say`${names} are new leaves that require gradients.`;
    case 'detached':
      return say`${names} are ${series(origins.flatMap((origin) => ('of' in origin ? [the(origin.of)] : [])))} detached: the same storages, outside the graph.`;
    default:
      return fresh;
  }
}

function called(changes: Extract<Change, { kind: 'called' }>[]): Sentence {
  const [frame] = changes[0]!.names[0]!.split(': ');
  const calls = changes.map(({ ref, names }): Part[] => [
    ...those(names.map(ownName)),
    ' is ',
    ...the(ref),
  ]);
  return say`${code(frame!)} is called: its ${series(calls)}, ${changes.length > 1 ? 'the same tensors' : 'the same tensor'}.`;
}

/** What became of the tensor that a name stood for before. */
function previous(names: readonly string[], fate: Fate, origin: Origin): Sentence[] {
  const old: Part[] = ['old ', { code: names[0]! }];
  // Its storage lives on.
  if ('of' in origin && origin.of.old && origin.is !== 'copy') return [];
  if (fate.is === 'freed') return [say`The ${old} is freed.`];
  if (fate.is === 'held') return [say`The ${old} lives on${held(fate)}.`];
  return [];
}

function held({ base, graph }: Extract<Fate, { is: 'held' }>): Part[] {
  if (base) return [': ', ...the(base), ' is a view of it'];
  return [graph ? ': the graph needs it' : ', held by something else'];
}

function unnamed(changes: Extract<Change, { kind: 'unnamed' }>[]): Sentence[] {
  const [{ names, fate }] = changes as [Extract<Change, { kind: 'unnamed' }>];
  const gone = series(changes.map((change) => those(change.names)));
  const many = changes.length + names.length > 2;
  const what = changes.every(({ array }) => array) ? 'array' : 'tensor';
  if (fate.is === 'still')
    return [
      say`${gone} ${many ? 'name' : 'names'} no ${what} any more; the old one is still ${the(fate.ref)}.`,
    ];
  if (fate.is === 'held')
    return [
      say`${gone} ${many ? 'name' : 'names'} no ${what} any more; the old one lives on${held(fate)}.`,
    ];
  return [
    say`${gone} ${many ? `name no ${what}s any more; the old ones are` : `names no ${what} any more; the old one is`} freed.`,
  ];
}

// Writes and gradients

/** An optimizer's step writes many: of more than two only which, unless autograd missed it. */
function manyWritten(changes: Extract<Change, { kind: 'written' }>[]): Sentence[] {
  const loud = changes.filter((change) => !noticed(change));
  const calm = changes.filter(noticed);
  if (calm.length <= 2) return changes.flatMap(written);
  const names = calm.map(({ aliases: [first] }) => the(first!.ref));
  const counted = calm.every(({ aliases: [first] }) => first!.version);
  return [
    ...loud.flatMap(written),
    say`${series(names)} were written in place${counted ? '; their versions moved' : ''}.`,
  ];
}

function noticed({ aliases, unnoticedBy }: Extract<Change, { kind: 'written' }>): boolean {
  return unnoticedBy.length === 0 && aliases.every(({ ref, version: moved }) => moved || ref.array);
}

function written({
  aliases,
  elements: count,
  values,
  unnoticedBy,
  node,
}: Extract<Change, { kind: 'written' }>): Sentence[] {
  const [first, ...others] = aliases as [Written, ...Written[]];
  const it = count ? element(first, count) : the(first.ref);
  const too = series(others.map((one) => (count ? element(one, count) : the(one.ref))));
  const fromTo = values ? [...numbers(values.from), ' → ', ...numbers(values.to)] : [];
  const moved = [...version(first), ...(node ? [', in the graph as ', { code: node }] : [])];
  const said = [
    !count
      ? say`${it} was written with the values that it had${others.length ? [', and so was ', ...too, ' (same storage)'] : []}${moved}.`
      : others.length
        ? say`Writing ${it} changed ${too} too (same storage)${values ? [': ', ...fromTo] : []}${moved}.`
        : say`${it} ${values ? ['went from ', ...numbers(values.from), ' to ', ...numbers(values.to)] : 'changed'}${moved}.`,
  ];
  const counted = aliases.filter(({ ref }) => !ref.array);
  const unmoved = counted.filter((alias) => !alias.version);
  if (unnoticedBy.length)
    said.push(
      say`${series(unnoticedBy.map(ofNode))} had saved the old values, and no version moved: backward will use the new ones without an error.`,
    );
  else if (unmoved.length && unmoved.length === counted.length)
    said.push(say`No version moved: autograd did not notice the write.`);
  else if (unmoved.length)
    said.push(
      say`The version of ${series(unmoved.map(({ ref }) => the(ref)))} did not move: autograd did not notice the write there.`,
    );
  return said;
}

function stale(changes: Extract<Change, { kind: 'stale' }>[]): Sentence[] {
  const byTensor = new Map<number, Extract<Change, { kind: 'stale' }>[]>();
  for (const change of changes)
    byTensor.set(change.ref.id, [...(byTensor.get(change.ref.id) ?? []), change]);
  return [...byTensor.values()].map((all) => {
    const [{ ref, saved, version: now }] = all as [Extract<Change, { kind: 'stale' }>];
    const nodes = series(all.map(({ node }) => ofNode(node)));
    return all.every((one) => one.saved === saved)
      ? say`${nodes} had saved ${the(ref)} at version ${String(saved)}, now it is at ${String(now)}: backward through it will raise an error.`
      : say`${nodes} had saved older versions of ${the(ref)} than ${String(now)}: backward through them will raise an error.`;
  });
}

function history(changes: Extract<Change, { kind: 'history' }>[]): Sentence {
  const [{ ref, node, lost, renewed }] = changes as [Extract<Change, { kind: 'history' }>];
  if (lost) return say`${the(ref)} has lost its history: it is a view that was written elsewhere.`;
  if (!node) return say`${the(ref)} has left the graph: it is a leaf now.`;
  if (renewed)
    return say`${the(ref)} is a view that was written elsewhere: asked for its history, it is now a result of ${code(node)}.`;
  const results = changes.map((one): Part[] => [
    ...the(one.ref),
    ' a result of ',
    { code: one.node! },
  ]);
  return changes.length === 1
    ? say`The graph records the write: ${the(ref)} is now a result of ${code(node)}.`
    : say`The graph records the write: now ${series(results.map(([name, , result], n) => [name!, n === 0 ? ' is a result of ' : ' of ', result!]))}.`;
}

function version({ version: moved }: Written): Part[] {
  return moved ? [`; version ${moved.from} → ${moved.to}`] : [];
}

/** "x[0]", "x" for all of it, or "3 elements of x" where no subscript says which: `count` is how many changed. */
function element({ ref, region }: Written, count: number): Part[] {
  if (region === null) return [`${plural(count, 'element')} of `, ...the(ref)];
  return region === '' ? the(ref) : [{ code: `${ref.names[0]}${region}` }];
}

/** What happened to `.grad`s: several in one sentence. */
function gradients(changes: Extract<Change, { kind: 'gradient' }>[]): Sentence[] {
  const { backward } = changes[0]!;
  const told = changes.flatMap(({ ref, from, to }) => (to ? [{ name: grad(ref), from, to }] : []));
  const names = series(changes.map(({ ref }) => [grad(ref)]));
  const [are, were] = changes.length > 1 ? ['are', 'were'] : ['is', 'was'];
  if (!told.length) return [say`${names} ${are} None again.`];
  if (!backward) {
    const zero = told.every(
      ({ to: { values } }) => values.length && values.every((one) => one === 0),
    );
    if (zero) return [say`${names} ${are} set to zeros.`];
    if (told.length > 2) return [say`${names} ${were} written.`];
    return told.map(({ name, from, to }) =>
      from
        ? say`${name} went from ${numbers(from)} to ${numbers(to)}.`
        : say`${name} is set to ${numbers(to)}.`,
    );
  }
  const fresh = told.filter(({ from }) => !from);
  const more = told.flatMap(({ name, from, to }) => (from ? [{ name, from, to }] : []));
  return [
    ...(fresh.length
      ? [
          say`Backward leaves ${series(fresh.map(({ name, to }) => [...numbers(to), ' in ', name]))}.`,
        ]
      : []),
    ...(more.length ? [say`Backward adds ${series(more.map(added))}.`] : []),
  ];
}

/** "2. to x.grad (1. → 3.)". */
function added({ name, from, to }: { name: Part; from: Numbers; to: Numbers }): Part[] {
  const by = difference(from, to);
  return by
    ? [...numbers(by), ' to ', name, ' (', ...numbers(from), ' → ', ...numbers(to), ')']
    : ['to ', name, ', now ', ...numbers(to)];
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
      ? say`${the(ref)} is the same tensor on other storage: that of ${the(mate)}.`
      : say`${the(ref)} is the same tensor on other storage.`;
  const same = tuple(from.sizes) === tuple(to.sizes);
  return same
    ? say`${the(ref)} walks its storage by other strides: ${code(tuple(from.strides))} → ${code(tuple(to.strides))}.`
    : say`The shape of ${the(ref)} went from ${code(tuple(from.sizes))} to ${code(tuple(to.sizes))}, on the same storage.`;
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
function the({ names, old }: Ref): Part[] {
  return old ? ['the old ', { code: names[0]! }] : [{ code: names[0]! }];
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
