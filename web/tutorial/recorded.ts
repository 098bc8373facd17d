/**
 * The recorded runs of a page's programs as one small file: `bake` writes it, and an element shows from
 * it what its program prints and does with no Python and no engine loaded. A file is JSON, deflated;
 * texts and items of steps that come more than once stand in it once.
 */
import * as v from '@badrap/valita';
import type { Infer, Type } from '@badrap/valita';
import { count, listOf, orNull, text } from '../engine/checks';
import { Figure } from '../runtime/figure';
import { StepsCheck, TooLong } from '../runtime/coherence';
import {
  DEFAULT_MAX_STEPS,
  ItemOf,
  ItemsBefore,
  modeHere,
  RunError,
  WireStep,
} from '../runtime/protocol';
import type { Change, Changes, Lists } from '../runtime/protocol';
import { deflate, inflate } from './deflate';
import { join } from '../runtime/printed';
import type { Output } from '../runtime/printed';

/** What tells a program from the others of its page: its text, and those that run before it. */
export interface ProgramKey {
  code: string;
  before: readonly string[];
  /** The value of each statement that is an expression is printed, as Python's prompt does. */
  interactive?: boolean | undefined;
}

/** A program with what came of its run. */
export interface RecordedProgram extends Required<ProgramKey>, Outcome {
  before: string[];
  interactive: boolean;
  steps: WireStep[];
}
type Outcome = Infer<typeof Outcome>;
const Outcome = v.object({
  /** All that was printed, in order. */
  output: v.array(
    v.union(
      v.object({ stream: v.union(v.literal('stdout'), v.literal('stderr')), text: v.string() }),
      v.object({ stream: v.literal('figure'), text: v.literal(''), figure: Figure }),
    ),
  ),
  error: orNull(RunError),
});

export interface RecordedPage {
  /** The version of the package that ran the programs. */
  made: string;
  programs: RecordedProgram[];
}

/** Raised with each change of the form after which older readers would read wrongly. */
const FORMAT = 1;
/**
 * What a file may inflate to, and what its steps may hold together: reading it takes a page a second or two
 * then, whatever stands in it. A few hundred times our own tutorial.
 */
const MOST_BYTES = 20e6;
/** What whole storages take of it; of those beyond, the first elements are shown. */
const MOST_WHOLE = 2e6;
const MOST_PROGRAMS = 1000;
const MOST_PARTS = 500_000;
const MOST_ITEMS = 5e6;
/** Characters that a program printed, with room for how it ended, and pieces of them, by stream. */
const MOST_OUTPUT = 1_100_000;
const MOST_PIECES = 20_000;

const Envelope = v.object({ format: count, made: text(100) });
/** A change of a list, of which some items are named by where they stand in `items`. */
const PackedChanges = v.object(
  Object.fromEntries(
    Object.entries(ItemOf).map(([list, item]) => [
      list,
      v.array(v.union(count, ItemsBefore, item)).optional(),
    ]),
  ),
) as Type<{ [List in keyof Lists]?: (number | Change<Lists[List][number]>[number])[] }>;
/** A file of this format: texts and items are named by where they stand in `texts` and `items`. */
const File = v.object({
  format: v.literal(FORMAT),
  made: text(100),
  texts: v.array(v.string()),
  items: v.array(v.unknown()),
  programs: listOf(
    Outcome.extend({
      code: count,
      before: v.array(count),
      interactive: v.boolean(),
      // As many as a run has, with its end.
      steps: listOf(WireStep.extend({ changes: PackedChanges }), DEFAULT_MAX_STEPS + 1),
    }),
    MOST_PROGRAMS,
  ),
});

/** The file of a page. */
export function encodeRecorded({ made, ...page }: RecordedPage): Promise<Uint8Array<ArrayBuffer>> {
  const programs = lighter(page.programs);
  const texts = new Table<string>();
  const items = new Table<object>();
  for (const { steps } of programs)
    for (const list of steps.flatMap(({ changes }) => Object.values<readonly object[]>(changes)))
      for (const item of list) if (!Array.isArray(item)) items.count(item);
  const file: Infer<typeof File> = {
    format: FORMAT,
    made,
    texts: texts.values,
    items: items.values,
    programs: programs.map(({ code, before, steps, ...rest }) => ({
      ...rest,
      code: texts.place(code),
      before: before.map((each) => texts.place(each)),
      steps: steps.map(({ changes, ...step }) => ({
        ...step,
        changes: Object.fromEntries(
          Object.entries<readonly object[]>(changes).map(([list, change]) => [
            list,
            change.map((part) =>
              Array.isArray(part) || !items.repeats(part) ? part : items.place(part),
            ),
          ]),
        ),
      })),
    })),
  };
  return deflate(JSON.stringify(file));
}

/** The programs without the bytes of storages for which there is no room. */
function lighter(programs: readonly RecordedProgram[]): RecordedProgram[] {
  let left = MOST_WHOLE;
  return programs.map((program) => ({
    ...program,
    steps: program.steps.map((step) => {
      const { storages } = step.changes;
      if (!storages?.some((part) => !Array.isArray(part) && part.bytes !== undefined)) return step;
      const kept = storages.map((part) => {
        if (Array.isArray(part) || part.bytes === undefined) return part;
        const { bytes, ...rest } = part;
        const room = JSON.stringify(bytes).length;
        if (room > left) return rest;
        left -= room;
        return part;
      });
      return { ...step, changes: { ...step.changes, storages: kept } };
    }),
  }));
}

/**
 * Reads a file, which may be anything: what it holds, checked whole, or a sentence on why it
 * cannot be shown. Never rejects.
 */
export async function decodeRecorded(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<RecordedPage | { problem: string }> {
  let data: unknown;
  try {
    const json = await inflate(bytes, MOST_BYTES);
    if (json === null) return { problem: TOO_LONG };
    data = JSON.parse(json);
  } catch {
    return { problem: UNREADABLE };
  }
  const envelope = Envelope.try(data, { mode: 'passthrough' });
  if (!envelope.ok) return { problem: UNREADABLE };
  const { format, made } = envelope.value;
  if (format !== FORMAT)
    return {
      problem:
        format > FORMAT
          ? `The recorded run was made by a newer Tensorglass (${made}) than this page has.`
          : `The recorded run was made by Tensorglass ${made}, in a form that is no longer read.`,
    };
  try {
    return { made, programs: programsIn(File.parse(data, { mode: modeHere() })) };
  } catch (problem) {
    return { problem: problem instanceof TooLong ? TOO_LONG : UNREADABLE };
  }
}

const TOO_LONG = 'The recorded run is too long to be shown.';
const UNREADABLE = 'The recorded run could not be read: it seems to be cut off or changed.';

/** Where `bake` puts the runs of a page: NAME.tg beside NAME.html, index.tg in a folder. */
export function recordedBeside(page: URL): URL {
  const name = page.pathname.endsWith('/') ? 'index' : '';
  const pathname = page.pathname.replace(/\.html?$/i, '') + name + '.tg';
  // Not as an address of its own: what begins with // would name another host.
  return Object.assign(new URL(page), { pathname, search: '', hash: '' });
}

/** The recorded run of a program; null when the page holds none of just this program. */
export function findRecorded(
  { programs }: RecordedPage,
  { code, before, interactive = false }: ProgramKey,
): RecordedProgram | null {
  const same = (program: RecordedProgram): boolean =>
    program.code === code &&
    program.interactive === interactive &&
    program.before.length === before.length &&
    program.before.every((text, n) => text === before[n]);
  return programs.find(same) ?? null;
}

/** The programs of a file with all in its place; throws when it does not hold together. */
function programsIn({ texts, items, programs }: Infer<typeof File>): RecordedProgram[] {
  const lists = programs.flatMap(({ steps }) =>
    steps.flatMap(({ changes }) => Object.values(changes)),
  );
  const parts = lists.reduce((sum, list) => sum + list.length, 0);
  if (parts > MOST_PARTS) throw new TooLong('more parts than a page shows');
  const textAt = (place: number): string => v.string().parse(texts[place]);
  /** The items that have been found to be of a list: each is checked once, however often it is named. */
  const checked = new Map<string, Set<number>>();
  const mode = modeHere();
  const itemAt = (list: keyof Lists, place: number): object => {
    if (!checked.has(list)) checked.set(list, new Set());
    if (!checked.get(list)!.has(place)) ItemOf[list].parse(items[place], { mode });
    checked.get(list)!.add(place);
    return items[place] as object;
  };
  const unpacked = (changes: Infer<typeof PackedChanges>): Changes =>
    Object.fromEntries(
      Object.entries(changes).map(([list, change]) => [
        list,
        change.map((part) => (typeof part === 'number' ? itemAt(list as keyof Lists, part) : part)),
      ]),
    );
  let left = MOST_ITEMS;
  return programs.map(({ code, before, output, steps, ...rest }) => {
    const program = {
      ...rest,
      output: withinBounds(output, steps),
      code: textAt(code),
      before: before.map(textAt),
      steps: steps.map(({ changes, ...step }) => ({ ...step, changes: unpacked(changes) })),
    };
    const check = new StepsCheck(left);
    check.follow(program.steps);
    left = check.left;
    return program;
  });
}

/** What was printed, joined; throws when no page would show so much. */
function withinBounds(output: readonly Output[], steps: readonly { stdout: string }[]): Output[] {
  const printed = output.reduce((sum, { text }) => sum + text.length, 0);
  const stepped = steps.reduce((sum, { stdout }) => sum + stdout.length, 0);
  const pieces = join(output);
  if (Math.max(printed, stepped) > MOST_OUTPUT || pieces.length > MOST_PIECES)
    throw new TooLong('more output than a page shows');
  return pieces;
}

/** Values told apart by what they hold, in the order in which they are first placed. */
class Table<Value> {
  readonly values: Value[] = [];
  private readonly places = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  count(value: Value): void {
    const key = JSON.stringify(value);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  repeats(value: Value): boolean {
    return this.counts.get(JSON.stringify(value))! > 1;
  }

  place(value: Value): number {
    const key = JSON.stringify(value);
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.places.set(key, place);
    }
    return place;
  }
}
