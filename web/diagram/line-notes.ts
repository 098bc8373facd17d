/** Notes at the ends of a program's lines: the line's tensors as they were when it had last run. */
import type { StorageState, TensorState } from '../engine/snapshot';
import type { NameState, Step } from '../runtime/protocol';
import { readAs, readBy } from './bytes';
import { elementCount } from './geometry';
import { countUpTo } from './line-times';
import type { LineTimes } from './line-times';
import { clip, shortValue, tuple } from './text';

export interface LineNote {
  /** 1-based. */
  line: number;
  /** "y = [1., 4.], w = float32 (3, 4)". */
  text: string;
  /** Of the line whose state is shown. */
  current: boolean;
}

/** A note names no more tensors than this. */
const MOST_NAMES = 3;
/** Tensors of more elements, or longer when they are written out, are told by dtype and shape. */
const MOST_ELEMENTS = 12;
const MOST_CHARACTERS = 48;
/** A whole note. */
const MOST_TEXT = 80;

/** The notes of a program; what was said of a step is kept. */
export class LineNotes {
  private readonly lines: readonly string[];
  private readonly said = new Map<number, string>();

  constructor(code: string) {
    this.lines = code.split('\n');
  }

  /** A note for each line that has run up to the step at `cursor` and has tensors, in the order of the lines. */
  at(steps: readonly Step[], times: LineTimes, cursor: number): LineNote[] {
    const notes: LineNote[] = [];
    for (const [line, ran] of times) {
      const last = ran[countUpTo(ran, cursor) - 1];
      const text = last === undefined ? '' : this.of(steps, last);
      if (text) notes.push({ line, text, current: last === cursor });
    }
    return notes.sort((a, b) => a.line - b.line);
  }

  private of(steps: readonly Step[], at: number): string {
    let text = this.said.get(at);
    if (text === undefined) {
      text = noteOf(steps[at - 1], steps[at]!, this.lines[steps[at]!.line - 1] ?? '');
      this.said.set(at, text);
    }
    return text;
  }
}

/** What a step's line made or changed among the tensors that it names; when that is nothing, what it names. */
function noteOf(before: Step | undefined, step: Step, line: string): string {
  if (step.event === 'exception') return '';
  const [now, then] = [new Known(step), before && new Known(before)];
  const found = pathsIn(line).flatMap((path) => now.find(path, step.depth) ?? []);
  const named = [...new Map(found.map((each) => [each.path, each])).values()];
  const changed = named.filter(({ path, tensor, storage }) => {
    const was = then?.find(path, step.depth);
    return was?.tensor.id !== tensor.id || was.storage !== storage;
  });
  const told = changed.length ? changed : named;
  const texts = told.slice(0, MOST_NAMES).map((each) => `${each.path} = ${describe(each)}`);
  if (told.length > MOST_NAMES) texts.push('…');
  return clip(texts.join(', '), MOST_TEXT);
}

interface Found {
  path: string;
  tensor: TensorState;
  storage: StorageState;
}

/** The tensors that a step's names reach. */
class Known {
  private readonly tensors: Map<number, TensorState>;
  private readonly storages: Map<number, StorageState>;

  constructor(private readonly step: Step) {
    this.tensors = new Map(step.snapshot.tensors.map((each) => [each.id, each]));
    this.storages = new Map(step.snapshot.storages.map((each) => [each.id, each]));
  }

  /** The longest beginning of a path that is a tensor, or a tensor's `.grad`; null when none is. */
  find(path: string, depth: number): Found | null {
    for (const end of endsOf(path)) {
      const beginning = path.slice(0, end);
      const whole = this.tensor(this.idOf(beginning, depth));
      if (!whole) continue;
      const grad = path.startsWith('.grad', end) ? this.tensor(whole.grad) : undefined;
      const tensor = grad ?? whole;
      const storage = this.storages.get(tensor.storage);
      if (storage) return { path: grad ? `${beginning}.grad` : beginning, tensor, storage };
    }
    return null;
  }

  private tensor(id: number | null | undefined): TensorState | undefined {
    return id === null || id === undefined ? undefined : this.tensors.get(id);
  }

  /** What a name says at that depth: the innermost frame's come last. */
  private idOf(name: string, depth: number): number | undefined {
    const says = (entry: NameState): boolean =>
      entry.name === name && (depth > 1 || entry.frame === '<module>');
    return this.step.names.findLast(says)?.tensor;
  }
}

/** Strings and comments, or a name with the attributes and plain indices that follow it. */
const WORDS =
  /[A-Za-z]{0,2}("""|'''|["'])(?:\\.|(?!\1).)*(?:\1|$)|#.*|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[(?:\d+|'[^']*'|"[^"]*")\])*/gu;

/** The names in a line, with what is said of them: "x", "net.weight.grad", "xs[0]". */
export function pathsIn(line: string): string[] {
  return [...line.matchAll(WORDS)].flatMap(([text, quote]) =>
    quote || text.startsWith('#') ? [] : [text.replaceAll('"', "'")],
  );
}

/** Where a path may end, the longest first. */
function endsOf(path: string): number[] {
  const parts = [...path.matchAll(/[.[]/g)].map(({ index }) => index);
  return [...parts, path.length].reverse();
}

function describe({ tensor, storage }: Found): string {
  return valueText(tensor, storage) ?? `${tensor.dtype} ${tuple(tensor.sizes)}`;
}

/** A small tensor as its nested values, "[[1., 2.], [3., 4.]]"; null for one that is large, empty, or not all recorded. */
export function valueText(tensor: TensorState, storage: StorageState): string | null {
  const { dtype, offset, sizes, strides } = tensor;
  const count = elementCount(sizes);
  if (count === 0 || count > MOST_ELEMENTS) return null;
  const cells = storage.dtype === dtype ? storage.data : readAs(storage.data, storage.dtype, dtype);
  const write = (dim: number, place: number): string | null => {
    if (dim === sizes.length) {
      const value = cells[place];
      return value === undefined || value === null
        ? null
        : shortValue(readBy(tensor, value), dtype);
    }
    const items = Array.from({ length: sizes[dim]! }, (_, n) =>
      write(dim + 1, place + n * strides[dim]!),
    );
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  };
  const text = write(0, offset);
  return text !== null && text.length <= MOST_CHARACTERS ? text : null;
}
