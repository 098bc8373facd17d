/**
 * The recorded runs of a page's programs as one small file: `bake` writes it, and an element shows from
 * it what its program prints and does with no Python and no engine loaded. A file is JSON, deflated;
 * texts and items of steps that come more than once stand in it once.
 */
import * as v from '@badrap/valita';
import type { Infer } from '@badrap/valita';
import { count, listOf, orNull, text } from '../engine/checks';
import { StepsCheck } from '../runtime/coherence';
import { DEFAULT_MAX_STEPS, RunError, WireStep } from '../runtime/protocol';
import { deflate, inflate } from './deflate';

/** What tells a program from the others of its page: its text, and those that run before it. */
export interface ProgramKey {
  code: string;
  before: readonly string[];
  /** The value of each statement that is an expression is printed, as Python's prompt does. */
  interactive?: boolean | undefined;
}

/** A program with what came of its run. */
export type RecordedProgram = Infer<typeof RecordedProgram>;
const Output = v.array(
  v.object({ stream: v.union(v.literal('stdout'), v.literal('stderr')), text: v.string() }),
);
const RecordedProgram = v.object({
  code: v.string(),
  before: v.array(v.string()),
  interactive: v.boolean(),
  steps: v.array(WireStep),
  /** All that was printed, in order. */
  output: Output,
  error: orNull(RunError),
});

export interface RecordedPage {
  /** The version of the package that ran the programs. */
  made: string;
  programs: RecordedProgram[];
}

/** Raised with each change of the form after which older readers would read wrongly. */
const FORMAT = 1;
/** Bytes that a file may inflate to. */
const MOST_BYTES = 100e6;

const Envelope = v.object({ format: count, made: text(100) });
/** A file of this format: texts and items are named by where they stand in `texts` and `items`. */
const File = v.object({
  format: v.literal(FORMAT),
  made: text(100),
  texts: v.array(v.string()),
  items: v.array(v.unknown()),
  programs: v.array(
    v.object({
      code: count,
      before: v.array(count),
      interactive: v.boolean(),
      // As many as a run has, with its end.
      steps: listOf(v.record(v.unknown()), DEFAULT_MAX_STEPS + 1),
      output: Output,
      error: orNull(RunError),
    }),
  ),
});

/** The file of a page. */
export function encodeRecorded({ made, programs }: RecordedPage): Promise<Uint8Array<ArrayBuffer>> {
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
    if (json === null) return { problem: 'The recorded run is too long to be shown.' };
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
    return { made, programs: programsIn(File.parse(data)) };
  } catch {
    return { problem: UNREADABLE };
  }
}

const UNREADABLE = 'The recorded run could not be read: it seems to be cut off or changed.';

/** Where `bake` puts the runs of a page: NAME.tg beside NAME.html, index.tg in a folder. */
export function recordedBeside(page: URL): URL {
  const name = page.pathname.endsWith('/') ? 'index' : '';
  return new URL(page.pathname.replace(/\.html?$/i, '') + name + '.tg', page);
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
  const item = (part: unknown): unknown => (typeof part === 'number' ? items[part] : part);
  return programs.map(({ code, before, steps, ...rest }) => {
    const program = RecordedProgram.parse({
      ...rest,
      code: texts[code],
      before: before.map((each) => texts[each]),
      steps: steps.map(({ changes, ...step }) => ({
        ...step,
        changes: Object.fromEntries(
          Object.entries(changes as object).map(([list, change]) => [list, change.map(item)]),
        ),
      })),
    });
    new StepsCheck().follow(program.steps);
    return program;
  });
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
