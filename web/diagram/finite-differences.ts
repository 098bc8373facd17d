/**
 * A leaf's gradient against finite differences: the program runs again, from the same chance, with one of the leaf's
 * elements a little larger, then a little smaller, and what the pass started from tells how much that matters. Nothing is
 * taken from the graph.
 */
import { elementCount } from './geometry';
import { fullName } from './names';
import { isComplex } from './text';
import type { Step } from '../runtime/protocol';

/** More than anyone waits for: each takes two runs. */
export const MOST_ELEMENTS = 16;

export interface Difference {
  /** Where in the leaf. */
  index: readonly number[];
  /** What backward gave. */
  analytic: number;
  /** (value with more - value with less) / what lies between. */
  numeric: number;
  /** How far both may be apart by rounding alone. */
  noise: number;
  agrees: boolean;
}

export interface Check {
  rows: readonly Difference[];
  /** Elements that were not tried. */
  left: number;
  /** Half of what lies between the two runs of an element of about 1. */
  step: number;
  dtype: string;
}

/** Runs the program with a text before it; what it printed, or null when it did not run to its end. */
export type RunWith = (before: string) => Promise<string | null>;

/** Where a leaf has got the values that a pass sees, and how to reach it there. */
interface Place {
  line: number;
  /** The how manyth time that the line ran, from 1. */
  time: number;
  frame: string;
  name: string;
}

/** What a run tells of a pass of backward. */
interface Passed {
  line: number;
  value: number;
  /** The element as it was written; null before that. */
  element: number | null;
  gradient: number[] | null;
}

/**
 * The gradient that the pass of the step at `at` gave a leaf, element by element, or a sentence on why that cannot be
 * said. `onProgress` is told how much is done, of 1.
 */
export async function checkByDifferences(
  steps: readonly Step[],
  at: number,
  leaf: number,
  runWith: RunWith,
  onProgress: (done: number) => void = () => {},
): Promise<Check | string> {
  const tensor = steps[at - 1]?.snapshot.tensors.find(({ id }) => id === leaf);
  if (!tensor) return 'The leaf was not there before this line ran.';
  if (isComplex(tensor.dtype)) return 'Finite differences are taken of real numbers only.';
  const precision = PRECISION[tensor.dtype];
  if (!precision) return `A ${tensor.dtype} is too coarse for finite differences.`;
  const place = placeOf(steps, at, leaf);
  if (!place) return 'The leaf has no name by which it could be changed.';
  const ordinal = steps.slice(0, at).filter(({ gradients }) => gradients.length).length;
  const count = elementCount(tensor.sizes);
  if (!count) return 'The leaf has no elements.';
  const tried = Math.min(count, MOST_ELEMENTS);
  const run = async (index: readonly number[], by: number): Promise<Passed[] | null> => {
    const printed = await runWith(probe(place, index, by, ordinal + 1));
    return printed === null ? null : passesIn(printed);
  };

  const first = indexOf(tensor.sizes, 0);
  const [once, again] = [await run(first, 0), await run(first, 0)];
  if (!once || !again) return 'The program could not be run again.';
  const lines = steps.flatMap(({ gradients, line }) => (gradients.length ? line : []));
  if (String(once.map(({ line }) => line)) !== String(lines.slice(0, ordinal + 1)))
    return 'Another backward ran in the same line: which of them is meant cannot be told.';
  const [base, other] = [once[ordinal]!, again[ordinal]];
  if (base.value !== other?.value || String(base.gradient) !== String(other.gradient))
    return 'The program gives another result each time that it runs: there is nothing to compare with.';
  if (!Number.isFinite(base.value)) return 'What backward started from is not a finite number.';
  if (!base.gradient) return 'This pass gave the leaf no gradient, or came before its values.';

  const rows: Difference[] = [];
  for (let n = 0; n < tried; n++) {
    // All over the tensor, not its beginning only.
    const flat = Math.floor((n * count) / tried);
    const index = indexOf(tensor.sizes, flat);
    const by = precision.step;
    const more = (await run(index, by))?.[ordinal];
    const less = (await run(index, -by))?.[ordinal];
    if (!more || !less || more.element === null || less.element === null)
      return 'With another value of the leaf, the program went another way: it did not come to this pass.';
    const between = more.element - less.element;
    const numeric = (more.value - less.value) / between;
    const analytic = base.gradient[flat]!;
    const size = Math.max(Math.abs(base.value), Math.abs(more.value), Math.abs(less.value));
    const noise = (4 * precision.epsilon * size) / Math.abs(between);
    const agrees = Math.abs(numeric - analytic) <= noise + TOLERANCE * Math.abs(analytic) + by * by;
    rows.push({ index, analytic, numeric, noise, agrees });
    onProgress((n + 1) / tried);
  }
  return { rows, left: count - tried, step: precision.step, dtype: tensor.dtype };
}

/** What a curve may take away from a difference, in parts of the gradient. */
const TOLERANCE = 0.01;

/** By dtype: the distance of 1 to the next number, and a step that loses least to rounding and curvature together. */
const PRECISION: Readonly<Record<string, { epsilon: number; step: number } | undefined>> = {
  float32: { epsilon: 2 ** -23, step: 2 ** -7 },
  float64: { epsilon: 2 ** -52, step: 2 ** -17 },
};

/** The first step at which a node of the pass takes part that hands on to the leaf: its values counted from there on. */
function firstUse(steps: readonly Step[], at: number, leaf: number): number {
  const passed = new Set(steps[at]!.gradients.map(({ node }) => node));
  for (let n = 0; n < at; n++) {
    const { nodes } = steps[n]!.snapshot;
    if (nodes === steps[n - 1]?.snapshot.nodes) continue;
    const own = nodes.find(({ variable }) => variable === leaf)?.id;
    if (own === undefined) continue;
    if (nodes.some(({ id, next }) => passed.has(id) && next.some((edge) => edge?.node === own)))
      return n;
  }
  return at;
}

/** The last write to the leaf before its values were used for the pass, or its making: what is written later is not in them. */
function placeOf(steps: readonly Step[], at: number, leaf: number): Place | null {
  const used = firstUse(steps, at, leaf);
  let found: number | null = null;
  let writes = -1;
  for (let n = 0; n < used; n++) {
    const { snapshot } = steps[n]!;
    const tensor = snapshot.tensors.find(({ id }) => id === leaf);
    const storage = tensor && snapshot.storages.find(({ id }) => id === tensor.storage);
    if (!storage || storage.writes === writes) continue;
    writes = storage.writes;
    found = n;
  }
  for (let n = found ?? at; n < at; n++) {
    // One that was made within a line has its name when the line is over.
    const name = steps[n]!.names.find(({ tensor }) => tensor === leaf);
    const { line } = steps[n]!;
    if (!name || !line) continue;
    const time = steps.slice(0, n + 1).filter((step) => step.line === line).length;
    return { line, time, frame: name.frame, name: name.name };
  }
  return null;
}

/** How a leaf is called that is checked. */
export function nameAt({ names }: Step, leaf: number): string | null {
  const found = names.find(({ tensor }) => tensor === leaf);
  return found ? fullName(found) : null;
}

function indexOf(sizes: readonly number[], flat: number): number[] {
  const index: number[] = [];
  for (let left = flat, d = sizes.length - 1; d >= 0; left = Math.floor(left / sizes[d]!), d--)
    index.unshift(left % sizes[d]!);
  return index;
}

const MARK = '\u001etensorglass ';

function passesIn(printed: string): Passed[] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith(MARK))
    .map((line) => JSON.parse(line.slice(MARK.length)) as Passed);
}

/** What runs before the program: it writes the element when the line has run, tells of each pass, and ends at the last. It binds no name. */
function probe(place: Place, index: readonly number[], by: number, passes: number): string {
  const given = JSON.stringify({ ...place, index, by, passes, mark: MARK });
  return `exec(${JSON.stringify(PROBE)}, {"given": __import__("json").loads(${JSON.stringify(given)})})`;
}

const PROBE = `
import json, sys, torch
main = sys.modules["__main__"]
monitoring = sys.monitoring
events = monitoring.events
ran, at, leaf, element, passed = 0, None, None, None, 0

def find(frame):
    if given["frame"] == "<module>":
        return eval(given["name"], main.__dict__)
    while frame is not None and frame.f_code.co_name != given["frame"]:
        frame = frame.f_back
    return eval(given["name"], {**frame.f_globals, **frame.f_locals})

def write(frame):
    global leaf, element
    leaf = find(frame)
    place = leaf.data[tuple(given["index"])]
    if given["by"]:
        place.add_(given["by"] * max(1.0, abs(place.item())))
    element = place.item()

def on_line(code, line):
    global ran, at
    if code.co_filename != main.__file__:
        return monitoring.DISABLE
    if leaf is not None:
        return
    if at is code:
        write(sys._getframe(1))
    elif line == given["line"]:
        ran += 1
        if ran == given["time"]:
            at = code

def on_return(code, offset, result):
    if code.co_filename == main.__file__ and at is code and leaf is None:
        write(sys._getframe(1))

tool = 3  # the run is recorded, too, by another one
monitoring.use_tool_id(tool, "tensorglass")
monitoring.register_callback(tool, events.LINE, on_line)
monitoring.register_callback(tool, events.PY_RETURN, on_return)
monitoring.set_events(tool, events.LINE | events.PY_RETURN)

def several(one):
    return [one] if isinstance(one, torch.Tensor) else list(one or [])

def product(root, by):
    root = root.detach().double()
    return float((root if by is None else root * by.detach().double()).sum())

def tell(tensors, gradients, gradient):
    global passed
    passed += 1
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename != main.__file__:
        frame = frame.f_back
    roots = several(tensors)
    by = several(gradients) or [None] * len(roots)
    told = {
        "line": frame.f_lineno if frame else 0,
        "value": sum(product(*one) for one in zip(roots, by)),
        "element": element,
        "gradient": None if gradient is None else gradient.detach().double().reshape(-1).tolist(),
    }
    print(given["mark"] + json.dumps(told), flush=True)
    if passed == given["passes"]:
        raise SystemExit

def backward(tensors, grad_tensors=None, *rest, **named):
    old = None if leaf is None or leaf.grad is None else leaf.grad.detach().clone()
    real_backward(tensors, grad_tensors, *rest, **named)
    new = None if leaf is None else leaf.grad
    tell(tensors, grad_tensors, new if old is None or new is None else new - old)

def grad(outputs, inputs, grad_outputs=None, *rest, **named):
    found = real_grad(outputs, inputs, grad_outputs, *rest, **named)
    own = [one for one, of in zip(found, several(inputs)) if of is leaf]
    tell(outputs, grad_outputs, own[0] if own else None)
    return found

autograd = sys.modules["torch.autograd"]
real_backward, real_grad = autograd.backward, autograd.grad
autograd.backward, autograd.grad = backward, grad
`;
