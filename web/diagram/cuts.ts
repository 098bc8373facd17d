/**
 * Where gradients are kept from flowing: which tensors came of others that take part in autograd without taking part
 * themselves, and by what. Told from who shares storage, and from the program's text where nothing is shared.
 */
import { logicalLines } from './loops';
import { isFloating } from './text';
import type { TensorState } from '../engine/snapshot';
import type { NameState, Step } from '../runtime/protocol';

/** A tensor's tie to another, through which no gradient flows. */
export interface Cut {
  /** The tensor that takes part in autograd, by its name then; its grad_fn, null for a leaf. */
  of: number;
  name: string | null;
  node: number | null;
  /** As a program writes it: "detach()", ".data", "no_grad()". */
  how: string;
  /** The line that made the tensor. */
  line: number;
}

/** By line of the program, what keeps autograd from recording there. */
export function quietLines(source: string): Map<number, string> {
  const quiet = new Map<number, string>();
  const lines = logicalLines(source);
  const mark = (first: number, how: string | null): void => {
    const { indent } = lines[first]!;
    for (let n = first; n < lines.length && (n === first || lines[n]!.indent > indent); n++)
      for (let line = lines[n]!.start; line <= lines[n]!.end; line++)
        if (how === null) quiet.delete(line);
        else quiet.set(line, how);
  };
  lines.forEach(({ text }, n) => {
    const how = quieting(text);
    if (/^(async\s+)?with\b/.test(text)) {
      if (how) mark(n, how);
      else if (/\benable_grad\(|set_grad_enabled\(True\)/.test(text)) mark(n, null);
    } else if (text.startsWith('@') && how) {
      const def = lines.findIndex((line, at) => at > n && !line.text.startsWith('@'));
      if (def > 0) mark(def, how);
    }
  });
  return quiet;
}

function quieting(text: string): string | null {
  const [, how] = /\b(no_grad|inference_mode|set_grad_enabled\(False\))/.exec(text) ?? [];
  return how ? (how.endsWith(')') ? how : `${how}()`) : null;
}

/** What takes a tensor's values out of the graph, as it follows the tensor's name. */
const WAYS_OUT = ['.detach()', '.data', '.item()', '.tolist()', '.numpy()'];

/**
 * The cuts that a step made, by the new tensor: those with an id above `newest`. `text` is the line that ran, `quiet`
 * what keeps autograd from recording there.
 */
export function cutsIn(
  step: Step,
  newest: number,
  text: string,
  quiet: string | undefined,
): Map<number, Cut[]> {
  const cuts = new Map<number, Cut[]>();
  const { tensors } = step.snapshot;
  const made: TensorState[] = [];
  for (let n = tensors.length - 1; n >= 0 && tensors[n]!.id > newest; n--) {
    const tensor = tensors[n]!;
    if (!tensor.requires_grad && isFloating(tensor.dtype)) made.push(tensor);
  }
  if (!made.length) return cuts;
  const inside = tensors.filter(({ requires_grad }) => requires_grad);
  if (!inside.length) return cuts;
  const grads = new Set(tensors.map(({ grad }) => grad));
  const names = new Map(step.names.map(({ tensor, name }) => [tensor, name]));
  const code = text.replace(/#.*$/, '');
  for (const tensor of made) {
    if (grads.has(tensor.id)) continue;
    const found = inside.flatMap((of): Cut[] => {
      const how = howCut(tensor, of, names.get(of.id), code, quiet);
      const name = names.get(of.id) ?? null;
      return how && of.id < tensor.id
        ? [{ of: of.id, name, node: of.grad_fn, how, line: step.line }]
        : [];
    });
    if (found.length) cuts.set(tensor.id, found);
  }
  return cuts;
}

function howCut(
  tensor: TensorState,
  of: TensorState,
  name: string | undefined,
  code: string,
  quiet: string | undefined,
): string | null {
  if (tensor.storage === of.storage) {
    if (tensor.version !== of.version) return '.data';
    return tensor.base === null ? 'detach()' : (quiet ?? 'detach()');
  }
  if (name === undefined || !mentions(code, name)) return null;
  if (quiet) return quiet;
  const way = WAYS_OUT.find((out) => code.includes(`${name}${out}`));
  return way === undefined ? null : way.replace(/^\.(?=.*\()/, '');
}

/** Whether code has a name as a whole. */
export function mentions(code: string, name: string): boolean {
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + 1)) {
    const [before, after] = [code[at - 1] ?? '', code[at + name.length] ?? ''];
    if (!/[\w.]/.test(before) && !/\w/.test(after)) return true;
  }
  return false;
}

/** The tensors among those that were cut off which a line mentions by a name. */
export function mentionedCuts(
  code: string,
  names: readonly NameState[],
  cuts: ReadonlyMap<number, unknown>,
): number[] {
  const right = code.replace(/#.*$/, '').replace(/^\s*[\w.,\s]+=(?!=)/, '');
  const found = names.filter(({ tensor, name }) => cuts.has(tensor) && mentions(right, name));
  return [...new Set(found.map(({ tensor }) => tensor))];
}
