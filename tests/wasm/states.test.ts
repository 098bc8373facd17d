/** Snapshots: the state that short programs leave, entity by entity, against real PyTorch's. */
import { afterEach, expect, test } from '@jest/globals';

import { EMPTY_SNAPSHOT, type Snapshot } from '../../web/engine/snapshot';
import type { Step } from '../../web/runtime/protocol';
import { unpackSteps } from '../../web/runtime/steps';
import { watchBaseline } from './baseline';
import { type Handle, startEngine } from './harness';
import { canonicalState, type RecordedState } from './states';
import { type Form, recording } from './recordings';

interface Program {
  title: string;
  code: string;
  program: Record<string, any>[];
  state: RecordedState;
}
const h = await startEngine();
const names = new Map<string, any>();
afterEach(() => {
  // A gradient with a history keeps its own leaf alive, in PyTorch too.
  for (const value of names.values()) if (value?.handle) h.must('tensor.set_grad', value, null);
  names.clear();
});
watchBaseline(h);

/** Programs whose state differs for now, and why. */
const DIFFERENT: Record<string, string> = {
  'in place through a view': 'CopySlices shows what the operation inside it saved',
};

/** How often a gradient was added to in place on its way is an accident of either engine. */
function withoutGradVersions(state: RecordedState): RecordedState {
  const gradients = new Set(state.tensors.map((t) => t.grad));
  const tensors = state.tensors.map((t, i) => (gradients.has(i) ? { ...t, version: 0 } : t));
  return { ...state, tensors };
}

function evaluate(e: any): any {
  if (e === null || typeof e !== 'object') return e;
  if (Array.isArray(e)) return e.map(evaluate);
  if ('name' in e) return names.get(e.name);
  if ('slice' in e) return { slice: e.slice };
  if ('item' in e) return h.must('tensor.getitem', evaluate(e.item), evaluate(e.index));
  if ('get' in e) {
    const value = h.must(`tensor.${e.get}`, evaluate(e.of));
    if (value && 'node' in value) h.must('node.release', value.node);
    return value;
  }
  if ('call' in e) return invoke(e.call, e.args.map(evaluate), e.kw ?? {});
  return e as Form;
}

function invoke(name: string, args: any[], keywords: Record<string, any>): any {
  if (name === 'requires_grad_') h.must('tensor.set_requires_grad', args[0], true);
  else if (name === 'retain_grad') h.must('tensor.retain_grad', args[0]);
  else if (name === 'backward') {
    const create = keywords.create_graph ?? false;
    h.must('autograd.backward', [args[0]], null, keywords.retain_graph ?? create, create, null);
  } else {
    const { requires_grad, ...rest } = keywords;
    const { value, error } = h.call(name, args, rest);
    if (error) throw new Error(`${name}: ${error.type}: ${error.text}`);
    if (requires_grad) h.must('tensor.set_requires_grad', value, true);
    return value;
  }
  return args[0];
}

function run(statement: Record<string, any>): void {
  if ('del' in statement) names.delete(statement.del);
  else if ('write' in statement)
    h.must(
      'tensor.setitem',
      evaluate(statement.write),
      evaluate(statement.index),
      evaluate(statement.value),
    );
  else if ('do' in statement) evaluate(statement.do);
  else {
    const value = evaluate(statement.to);
    const targets: string[] = [statement.set].flat();
    const items = Array.isArray(statement.set) ? (value.tuple ?? value) : [value];
    targets.forEach((target, i) => names.set(target, items[i]));
  }
  // What no name holds any more is freed at once, as in Python.
  const kept = new Set([...names.values()].map((v) => v?.handle).filter(Boolean));
  h.releaseExcept(kept);
}

/** Takes what changed, and expects that it makes the state as it is. */
function follow(before: Snapshot): Snapshot {
  const told = h.must('state.step');
  const changes = told ? JSON.parse(told).changes : {};
  const [step] = unpackSteps([{ ...MOMENT, changes }], { ...MOMENT, names: [], snapshot: before });
  expect(step.snapshot).toEqual(JSON.parse(h.must('state.snapshot')));
  return step.snapshot;
}
const MOMENT: Omit<Step, 'names' | 'snapshot'> = {
  line: 1,
  event: 'line',
  depth: 0,
  stdout: '',
  error: null,
  gradients: [],
};

test.each(recording<Program[]>('states').map((p) => [p.title, p] as const))(
  'what changes from line to line adds up to the state: %s',
  (_title, { program }) => {
    h.must('state.observe', true);
    let state = follow(EMPTY_SNAPSHOT);
    for (const statement of program) {
      run(statement);
      state = follow(state);
    }
    expect(h.must('state.step')).toBe('');
    h.must('state.observe', false);
  },
);

test.each(recording<Program[]>('states').map((p) => [p.title, p] as const))('%s', (_title, p) => {
  p.program.forEach(run);
  const before = h.must('state.snapshot');
  expect(h.must('state.snapshot')).toBe(before);
  const bound = [...names]
    .filter(([, v]) => v?.handle)
    .map(([k, v]): [string, number] => [k, (v as Handle).handle]);
  const state = canonicalState(JSON.parse(before) as Snapshot, bound);
  // What is not saved has no entry in ours.
  const nodes = p.state.nodes.map((node) => ({
    ...node,
    saved: (node.saved as { state: string }[]).filter(({ state }) => state !== 'none'),
  }));
  if (p.title in DIFFERENT) expect(state).not.toEqual({ ...p.state, nodes });
  else expect(withoutGradVersions(state)).toEqual(withoutGradVersions({ ...p.state, nodes }));
});
