/** One form in which a tensor is handed on written in place of another: where a program has one, and its text then. */
import type { Form, Range, Step, SwapPlace, Swaps } from '../runtime/protocol';

export type { Form, SwapPlace, Swaps };

/** In the order in which they are offered. */
const FORMS: readonly Form[] = [
  'itself',
  'view',
  'detach',
  'data',
  'clone',
  'detach-clone',
  'deepcopy',
];

/** A way to write a place otherwise. */
export interface Choice {
  form: Form;
  /** What stands there then: `x.clone()`. */
  text: string;
}

/** A place of the program that can be written otherwise. */
export interface Swappable {
  place: SwapPlace;
  line: number;
  /** What stands there, in one line. */
  text: string;
  choices: readonly Choice[];
}

/** A program with a place written otherwise. */
export interface Swapped {
  /** The same lines, with their numbers. */
  code: string;
  /** What has to run before it. */
  before: readonly string[];
  /** As one would write it, with the import that it takes. */
  written: string;
}

/**
 * The places of a run's program whose tensors can be handed on in another form, in their order: those whose
 * operand begins with a name that reaches a tensor, by the run's steps.
 */
export function swappables(swaps: Swaps, code: string, steps: readonly Step[]): Swappable[] {
  const { names, paths } = namesOf(steps);
  const text = new Text(code);
  return swaps.places
    .flatMap((place): Swappable[] => {
      const operand = text.of(place.operand);
      const tensor = names.has(operand) || /\.grad$/.test(operand);
      const reaches = place.root !== null && (names.has(place.root) || paths.has(place.root));
      // A second name of what is no tensor is not worth a word, and a module's part is no view.
      if (place.form === 'itself' && !(place.view ? !paths.has(operand) : tensor)) return [];
      if ((place.view || ['data', 'view'].includes(place.form)) && !reaches) return [];
      // What is copied deeply may be a module: of that there is the thing itself, and nothing else.
      const whole = place.form === 'deepcopy' && !tensor && !place.view;
      const forms = FORMS.filter(
        (form) =>
          form !== place.form && !(form === 'view' && place.view) && (form === 'itself' || !whole),
      );
      const choices = forms.map((form) => ({
        form,
        text: oneLine(written(place, form, text, swaps)),
      }));
      return [{ place, line: place.at[0], text: oneLine(text.of(place.at)), choices }];
    })
    .sort(
      ({ place: { at: a } }, { place: { at: b } }) =>
        a[0] - b[0] || a[1] - b[1] || b[2] - a[2] || b[3] - a[3],
    );
}

/** The program with another form at a place. */
export function swap(code: string, swaps: Swaps, place: SwapPlace, form: Form): Swapped {
  const text = new Text(code);
  const [start, end] = [
    text.offset(place.at[0], place.at[1]),
    text.offset(place.at[2], place.at[3]),
  ];
  const put = (inner: string): string => code.slice(0, start) + inner + code.slice(end);
  const instead = written(place, form, text, swaps);
  // Lines that are not needed any more stay, within parentheses, so that the others keep their numbers.
  const lost = linesIn(code.slice(start, end)) - linesIn(instead);
  const same = lost > 0 ? `(${instead}${'\n'.repeat(lost)})` : instead;
  const needed = form === 'deepcopy' ? swaps.deepcopy.import : null;
  return {
    code: put(same),
    before: needed === null ? [] : [needed],
    written: needed === null ? put(instead) : withLine(put(instead), swaps.deepcopy.above, needed),
  };
}

function written(place: SwapPlace, form: Form, text: Text, { deepcopy }: Swaps): string {
  const operand = text.of(place.operand);
  // Between the parentheses of a call a text may have lines that it may not have elsewhere.
  const alone = place.atom && linesIn(operand) === 0 ? operand : `(${operand})`;
  switch (form) {
    case 'itself':
      return alone;
    case 'detach':
      return `${alone}.detach()`;
    case 'clone':
      return `${alone}.clone()`;
    case 'detach-clone':
      return `${alone}.detach().clone()`;
    case 'deepcopy':
      return `${deepcopy.call}(${operand})`;
    case 'data':
      return `${alone}.data`;
    case 'view':
      return `${alone}[...]`;
  }
}

/** The names that hold a tensor at some step, and the paths to them: `net` and `net[0]` of `net[0].weight`. */
function namesOf(steps: readonly Step[]): { names: Set<string>; paths: Set<string> } {
  const names = new Set<string>();
  const paths = new Set<string>();
  let last: Step['names'] | null = null;
  for (const { names: list } of steps) {
    if (list === last) continue;
    last = list;
    for (const { name, array } of list) {
      if (array || names.has(name)) continue; // an array has none of these forms
      names.add(name);
      for (const { index } of name.matchAll(/[.[]/g)) paths.add(name.slice(0, index));
    }
  }
  return { names, paths };
}

const END_OF_LINE = /\r\n|\r|\n/g;

const linesIn = (text: string): number => text.match(END_OF_LINE)?.length ?? 0;

const oneLine = (text: string): string => text.replace(/\s*(?:\r\n|\r|\n)\s*/g, ' ');

/** The text with a line more above one of its lines. */
function withLine(code: string, above: number, line: string): string {
  const at = new Text(code).offset(above, 0);
  const [end = '\n'] = END_OF_LINE[Symbol.match](code) ?? [];
  return `${code.slice(0, at)}${line}${end}${code.slice(at)}`;
}

/** A text by lines and columns, as Python counts its lines. */
class Text {
  private readonly starts: readonly number[];

  constructor(private readonly code: string) {
    // Python passes over a mark of the byte order.
    this.starts = [
      code.startsWith('\ufeff') ? 1 : 0,
      ...[...code.matchAll(END_OF_LINE)].map(({ 0: end, index }) => index + end.length),
    ];
  }

  offset(line: number, column: number): number {
    return (this.starts[line - 1] ?? this.code.length) + column;
  }

  of([line, column, endLine, endColumn]: Range): string {
    return this.code.slice(this.offset(line, column), this.offset(endLine, endColumn));
  }
}
