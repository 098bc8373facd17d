/** Runs one recorded sample on the engine and says, in words, where the engine differs from PyTorch. */
import { bound, type Handle, handlesIn, type Harness, tensorsIn } from './harness';
import {
  contiguousStrides,
  difference,
  elementCount,
  type ErrorForm,
  type Form,
  type GradForm,
  type InplaceForm,
  isTensor,
  type Sample,
  type TensorForm,
} from './recordings';

const show = (x: unknown): string => JSON.stringify(x);

/** How a tensor differs from a recorded one: dtype, sizes, strides, offset, values. */
export function tensorDifference(
  h: Harness,
  have: Handle,
  want: TensorForm,
  geometry = true,
  computed = want.d,
): string[] {
  const problems: string[] = [];
  const differ = (what: string, a: unknown, b: unknown): void => {
    if (show(a) !== show(b)) problems.push(`${what} ${show(a)}, not ${show(b)}`);
  };
  differ('dtype', h.dtype(have), want.d);
  differ('sizes', h.must('tensor.size', have), want.s);
  if (problems.length) return problems;
  if (geometry) {
    differ('strides', h.must('tensor.stride', have), want.st ?? contiguousStrides(want.s));
    differ('offset', h.must('tensor.offset', have), want.o ?? 0);
  }
  const values = want.v && difference(h.values(have), want.v, computed);
  if (values) problems.push(values);
  return problems;
}

const storageOf = (h: Harness, t: Handle): number => h.must('tensor.storage', t)[0];

function aliasDifference(h: Harness, have: Handle, want: TensorForm, inputs: Handle[]): string[] {
  const same = inputs.findIndex((i) => i.handle === have.handle);
  if (want.is !== undefined) return same === want.is ? [] : [`is not input ${want.is} itself`];
  if (same >= 0) return [`is input ${same} itself`];
  const storage = storageOf(h, have);
  const shares = inputs.findIndex((i) => storageOf(h, i) === storage);
  if (shares !== (want.shares ?? -1))
    return [`shares the storage of input ${shares}, not ${want.shares ?? -1}`];
  if (want.base === undefined || want.base < 0) return [];
  const base: Handle | null = h.must('tensor.base', have);
  return base?.handle === inputs[want.base].handle ? [] : [`_base is not input ${want.base}`];
}

/** How a result, of whatever structure, differs from the recorded one. */
export function resultDifference(h: Harness, have: any, want: Form, inputs: Handle[]): string[] {
  if (isTensor(want)) {
    if (have === null || typeof have !== 'object' || !('handle' in have))
      return [`result ${show(have)} is no tensor`];
    return [...tensorDifference(h, have, want), ...aliasDifference(h, have, want, inputs)];
  }
  if (want !== null && typeof want === 'object' && !Array.isArray(want) && 'f' in want) {
    const far = difference([have], [want.f], 'float32');
    return far ? [far] : [];
  }
  if (Array.isArray(want) || (want !== null && typeof want === 'object' && 'tuple' in want)) {
    const wanted: Form[] = Array.isArray(want) ? want : want.tuple;
    const got: any[] = Array.isArray(have) ? have : have?.tuple;
    if (!Array.isArray(got)) return [`result ${show(have)} is no list`];
    if (got.length !== wanted.length) return [`${got.length} results, not ${wanted.length}`];
    return wanted.flatMap((w, i) =>
      resultDifference(h, got[i], w, inputs).map((p) => `[${i}] ${p}`),
    );
  }
  return show(have) === show(want) ? [] : [`result ${show(have)}, not ${show(want)}`];
}

export function errorDifference(have: ErrorForm | undefined, want: ErrorForm): string[] {
  if (!have) return [`no error, but PyTorch says ${want.type}: ${want.text}`];
  if (have.type === want.type && have.text === want.text) return [];
  return [`${have.type}: ${have.text}\n      not ${want.type}: ${want.text}`];
}

/** The fixed output gradient: cos(i/10) + 0.5 at flat index i. */
function cotangent(h: Harness, of: Handle): Handle {
  const s: number[] = h.must('tensor.size', of);
  const v = Array.from({ length: elementCount(s) }, (_, i) => Math.cos(i / 10) + 0.5);
  return h.build({ d: h.dtype(of), s, v }, false);
}

export function gradDifference(
  h: Harness,
  outputs: Handle[],
  leaves: Handle[],
  want: GradForm,
): string[] {
  const tops = outputs.filter((o) => h.must('tensor.requires_grad', o));
  const wanted = leaves.filter((l) => h.must('tensor.requires_grad', l));
  const answer = h.call('autograd.grad', [
    tops,
    wanted,
    tops.map((o) => cotangent(h, o)),
    false,
    false,
    true,
  ]);
  if (!Array.isArray(want)) return errorDifference(answer.error, want.error);
  if (answer.error) return [`gradient: ${answer.error.type}: ${answer.error.text}`];
  let at = 0;
  const problems: string[] = [];
  leaves.forEach((leaf, k) => {
    if (!wanted.includes(leaf)) {
      if (want[k]) problems.push(`input ${k} does not require a gradient`);
      return;
    }
    const have: Handle | null = answer.value[at++];
    const form = want[k];
    if (!form || !have) {
      if (Boolean(form) !== Boolean(have))
        problems.push(`gradient of input ${k}: ${have ? 'a tensor' : 'None'}`);
      return;
    }
    problems.push(
      ...tensorDifference(h, have, form, false).map((p) => `gradient of input ${k}: ${p}`),
    );
  });
  return problems;
}

function nodeName(h: Harness, tensor: Handle): string | null {
  const node: { node: number } | null = h.must('tensor.grad_fn', tensor);
  if (!node) return null;
  const name: string = h.must('node.name', node.node);
  h.must('node.release', node.node);
  return name;
}

/** The tensors that a node saved, by name: the input or result that each of them is. */
function savedDifference(
  h: Harness,
  outputs: Handle[],
  inputs: Handle[],
  want: Record<string, Form>,
): string[] {
  const owner = outputs.find((o) => h.must('tensor.grad_fn', o));
  if (!owner) return [];
  const node: number = h.must('tensor.grad_fn', owner).node;
  const problems: string[] = [];
  const names: string[] = h.must('node.saved_names', node);
  const place = (t: Handle): string =>
    `${storageOf(h, t)} ${h.must('tensor.size', t)} ${h.must('tensor.stride', t)} ${h.must('tensor.offset', t)}`;
  for (const [name, form] of Object.entries(want)) {
    // What the graph picture shows are the tensors; sizes and numbers are kept in ways of our own.
    if (form === null || (typeof form === 'string' ? !/^(in|out):/.test(form) : !isTensor(form)))
      continue;
    if (!names.includes(name)) {
      problems.push(`grad_fn has no _saved_${name}`);
      continue;
    }
    const { value, error } = h.call('node.saved', [node, name]);
    if (error) problems.push(`_saved_${name}: ${error.text}`);
    else if (typeof form === 'string' && /^(in|out):/.test(form)) {
      const [kind, index] = form.split(':');
      const tensor = (kind === 'in' ? inputs : outputs)[Number(index)];
      if (!value || !('handle' in value))
        problems.push(`_saved_${name} is ${show(value)}, not ${form}`);
      else if (place(value) !== place(tensor)) problems.push(`_saved_${name} is not ${form}`);
    }
  }
  for (const name of names) {
    if (name in want) continue;
    const { value } = h.call('node.saved', [node, name]);
    if (value && typeof value === 'object' && 'handle' in value)
      problems.push(`grad_fn keeps _saved_${name}, which PyTorch does not`);
  }
  h.must('node.release', node);
  return problems;
}

function inplaceDifference(h: Harness, name: string, sample: Sample, want: InplaceForm): string[] {
  const inputs = sample.in.map((form) => h.build(form, false));
  const answer = callWith(h, name, sample, inputs);
  if (want.error)
    return errorDifference(answer.error, want.error === 'same' ? sample.error! : want.error);
  if (answer.error) return [`${answer.error.type}: ${answer.error.text}`];
  const form = want.out === 'same' ? (sample.out as TensorForm) : want.out!;
  const problems = tensorDifference(h, inputs[0], form);
  if (name !== 'tensor.setitem' && answer.value?.handle !== inputs[0].handle)
    problems.push('does not return the tensor it wrote to');
  for (const key of ['clone', 'view'] as const) {
    const expected = want[key];
    if (!expected) continue;
    const leaves = sample.in.map((each) => h.build(each, true));
    const base: Handle = h.must('clone', leaves[0]);
    const target: Handle = key === 'clone' ? base : h.must('view', base, sample.in[0].s);
    const { error } = callWith(h, name, sample, [target, ...leaves.slice(1)]);
    const found: string[] = [];
    if (expected.error) found.push(...errorDifference(error, expected.error));
    else if (error) found.push(`${error.type}: ${error.text}`);
    else {
      const node = nodeName(h, base);
      if (node !== (expected.node ?? null)) found.push(`grad_fn ${node}, not ${expected.node}`);
      const grad = expected.grad === 'same' ? sample.grad : expected.grad;
      if (grad) found.push(...gradDifference(h, [base], leaves, grad));
    }
    problems.push(...found.map((p) => `on a ${key}: ${p}`));
  }
  return problems;
}

function outDifference(
  h: Harness,
  name: string,
  sample: Sample,
  want: NonNullable<Sample['with_out']>,
): string[] {
  const expected = tensorsIn(sample.out!);
  const run = (outs: Handle[], requiresGrad: boolean) =>
    callWith(
      h,
      name,
      sample,
      sample.in.map((form) => h.build(form, requiresGrad)),
      {
        out: outs.length === 1 ? outs[0] : { tuple: outs },
      },
    );
  const empty = (d: string): Handle => h.build({ d, s: [0], v: [] }, false);
  const problems: string[] = [];
  let outs = expected.map((e) => empty(e.d));
  let answer = run(outs, false);
  if (want.error) problems.push(...errorDifference(answer.error, want.error));
  else if (answer.error) return [`${answer.error.type}: ${answer.error.text}`];
  else {
    const forms = want.out === 'same' ? expected : want.out!;
    outs.forEach((o, i) => problems.push(...tensorDifference(h, o, forms[i])));
    const returned = handlesIn(answer.value);
    if (returned.some((r, i) => r.handle !== outs[i].handle))
      problems.push('does not return the out tensors');
  }
  for (const [other, floating, integral] of [
    [want.other_dtype, 'int64', 'bool'],
    [want.wider_dtype, 'float64', 'float32'],
  ] as const) {
    if (!other) continue;
    outs = expected.map((e) => {
      const d = e.d.startsWith('float') ? floating : integral;
      return h.build(
        { d, s: e.s, v: new Array(elementCount(e.s)).fill(d === 'bool' ? false : 0) },
        false,
      );
    });
    answer = run(outs, false);
    const found = other.error
      ? errorDifference(answer.error, other.error)
      : answer.error
        ? [`${answer.error.type}: ${answer.error.text}`]
        : outs.flatMap((o, i) => tensorDifference(h, o, other.out![i], true, expected[i].d));
    problems.push(...found.map((p) => `of another dtype: ${p}`));
  }
  if (want.with_gradient) {
    // A composite of PyTorch's says it by the name of what it calls.
    outs = expected.map((e) => empty(e.d));
    if (!run(outs, true).error) problems.push('no error, though a gradient is wanted');
  }
  return problems;
}

function callWith(
  h: Harness,
  name: string,
  sample: Sample,
  inputs: Handle[],
  extra: Record<string, any> = {},
) {
  const keywords = Object.entries(sample.kw ?? {}).map(([k, v]) => [k, bound(v, inputs)] as const);
  return h.call(
    name,
    sample.args.map((a) => bound(a, inputs)),
    { ...Object.fromEntries(keywords), ...extra },
  );
}

/** Which forms of an operator the engine's table has. */
export interface Forms {
  inplace: boolean;
  out: boolean;
  /** Where the schema has the tensor before the dot; -1: it is no method. */
  self: number;
}

/** Everything in which the engine's answer to a sample differs from PyTorch's. */
export function sampleDifference(h: Harness, name: string, sample: Sample, forms: Forms): string[] {
  if (!usable(h, sample)) return [];
  const problems: string[] = [];
  const part = (title: string, f: () => string[]): void => {
    try {
      problems.push(...f().map((p) => (title ? `${title}: ${p}` : p)));
    } catch (error) {
      problems.push(`${title}: ${(error as Error).message}`);
    }
    h.releaseAll();
  };
  if (sample.written) {
    part('', () => inplaceDifference(h, name, sample, sample.written!));
    return problems;
  }
  part('', () => {
    const inputs = sample.in.map((form) => h.build(form, true));
    h.must('random.manual_seed', 0);
    const answer = callWith(h, name, sample, inputs);
    if (sample.error) return errorDifference(answer.error, sample.error);
    if (answer.error) return [`${answer.error.type}: ${answer.error.text}`];
    const found = resultDifference(h, answer.value, sample.out!, inputs);
    const outputs = handlesIn(answer.value);
    const withNode = outputs.find((o) => nodeName(h, o));
    const node = withNode ? nodeName(h, withNode) : null;
    if (node !== (sample.node ?? null)) found.push(`grad_fn ${node}, not ${sample.node ?? null}`);
    else if (sample.saved) found.push(...savedDifference(h, outputs, inputs, sample.saved));
    if (sample.grad && node) found.push(...gradDifference(h, outputs, inputs, sample.grad));
    return found;
  });
  if (forms.self >= 0 && forms.self < sample.args.length && !sample.error)
    part('as a method', () => {
      const inputs = sample.in.map((form) => h.build(form, true));
      h.must('random.manual_seed', 0);
      const args = [...sample.args];
      args.unshift(...args.splice(forms.self, 1));
      const answer = callWith(h, `.${name}`, { ...sample, args }, inputs);
      if (answer.error) return [`${answer.error.type}: ${answer.error.text}`];
      return resultDifference(h, answer.value, sample.out!, inputs);
    });
  if (sample.inplace && forms.inplace)
    part('in place', () => inplaceDifference(h, `${name}_`, sample, sample.inplace!));
  if (sample.with_out && forms.out)
    part('out=', () => outDifference(h, name, sample, sample.with_out!));
  return problems;
}

// Samples with a dtype that the engine does not have yet are left for when it does.
function usable(h: Harness, sample: Sample): boolean {
  const dtypes = [...sample.in, ...tensorsIn(sample.out ?? null)].map((t) => t.d);
  return dtypes.every((d) => h.has(d));
}

/** The same of `x[index]`. */
export function indexReadDifference(h: Harness, sample: Sample): string[] {
  return sampleDifference(h, 'tensor.getitem', sample, { inplace: false, out: false, self: -1 });
}

/** The same of `x[index] = value`. */
export function indexWriteDifference(h: Harness, sample: Sample): string[] {
  return sampleDifference(h, 'tensor.setitem', sample, { inplace: false, out: false, self: -1 });
}
