/** What is true at every executed line of the conformance programs, against what was walked over real PyTorch; and what is found in them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Client } from '../../web/runtime/client';
import type { NodeState, SavedState } from '../../web/engine/snapshot';
import type { Step, StepEvent } from '../../web/runtime/protocol';
import { EXPECTED, expectedIn, foundIn } from './found';
import { canonicalState } from '../wasm/states';
import { openClient, root, run } from './session';

type Form = Record<string, unknown>;

/** As tests/facts/record.py wrote it: lists of the state hold places in `forms`. */
interface Recorded {
  forms: (Form | number)[];
  steps: [line: number, event: StepEvent, depth: number, state: RecordedLists][];
}
interface RecordedLists {
  names: Record<string, number>;
  tensors: number[];
  nodes: number[];
  storages: number[];
  versions: number[];
}

const folder = `${root}tests/facts/`;
const facts = JSON.parse(gunzipSync(readFileSync(`${folder}facts.json.gz`)).toString()) as Record<
  string,
  Recorded
>;
const notYet = new Map(
  readFileSync(`${folder}not-yet.txt`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(': ', 2) as [string, string]),
);
/** The recording holds no more steps of a program: where it was stopped then tells nothing. */
const MOST_STEPS = 400;

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test('a program in which something is to be found is among the recorded', () => {
  const known = (name: string): boolean => name in facts || name.startsWith('examples/');
  expect([...EXPECTED.keys()].filter((name) => !known(name))).toEqual([]);
});

test('a program that is listed as different is among the recorded', () => {
  expect([...notYet.keys()].filter((name) => !(name in facts))).toEqual([]);
});

test.each(Object.keys(facts))('%s', async (name) => {
  const path = `${root}tests/conformance/${name}.py`;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const { steps } = await run(client, null, {
    trace: true,
    filename: path,
    mounts: [{ folder, writes: 'memory' }],
    maxSteps: 2 * MOST_STEPS, // half of them are the first
    census: false,
  });
  expect(foundIn(steps, readFileSync(path, 'utf8'))).toEqual(expectedIn(name));
  const difference = firstDifference(facts[name]!, steps);
  if (notYet.has(name)) expect(difference).not.toBeNull();
  else expect(difference).toBeNull();
});

/** Where ours are other than the recorded steps, in a line; null when nowhere. */
function firstDifference({ forms, steps }: Recorded, ours: readonly Step[]): string | null {
  const saves = !forms.some((form) =>
    ((form as Form).saved as Form[] | undefined)?.some(
      ({ name, state }) => !state && name !== 'tensors',
    ),
  );
  for (const [n, [line, event, depth, lists]] of steps.slice(0, MOST_STEPS).entries()) {
    const step = ours[n];
    if (!step) return `step ${n}: ${steps.length} wanted`;
    const want: State = { ...recordedState(forms, lists), line, event, depth };
    const got: State = {
      ...ourState(step, saves),
      line: step.line,
      event: step.event,
      depth: step.depth,
    };
    const found = difference(comparable(want, want), comparable(got, want));
    if (found) return `step ${n} (line ${line})${found}`;
  }
  return ours.length > steps.length && steps.length < MOST_STEPS
    ? `${steps.length} steps wanted, ${ours.length} got`
    : null;
}

interface State {
  names: Record<string, number>;
  tensors: Form[];
  nodes: Form[];
  storages: Form[];
  versions: number[];
  line: number;
  event: StepEvent;
  depth: number;
}

function recordedState(
  forms: Recorded['forms'],
  lists: RecordedLists,
): Pick<State, 'names' | 'tensors' | 'nodes' | 'storages' | 'versions'> {
  const those = (places: number[]): Form[] => places.map((place) => forms[place] as Form);
  const { names, tensors, nodes, storages, versions } = lists;
  return {
    names,
    tensors: those(tensors),
    nodes: those(nodes),
    storages: those(storages),
    versions: versions.map((place) => forms[place] as number),
  };
}

function ourState({ names, snapshot }: Step, saves: boolean): ReturnType<typeof recordedState> {
  const named = names.map(({ frame, name, tensor }): [string, number] => [
    `${frame}: ${name}`,
    tensor,
  ]);
  const state = canonicalState(
    snapshot,
    named.sort(([a], [b]) => (a < b ? -1 : 1)),
    (node) => (saves ? seenSaved(node) : []),
  );
  return { ...state, storages: state.storages.map(({ nbytes }) => ({ nbytes })) };
}

/** A state without what Python cannot see in `recorded`, and without what is an accident of either engine. */
function comparable(state: State, recorded: State): State {
  // How often a gradient was added to in place on its way.
  const gradients = new Set(recorded.tensors.map(({ grad }) => grad));
  const tensors = state.tensors.map((tensor, n) => {
    const known = recorded.tensors[n];
    const countsAlone = gradients.has(n) || known?.version === null;
    return countsAlone ? { ...tensor, version: null } : tensor;
  });
  const nodes = state.nodes.map((node) => ({ ...node, saved: savedOf(node) }));
  // An inference tensor counts no versions, alone or with others.
  const counts = (n: number): boolean => recorded.tensors[n]?.version !== null;
  const versions = state.versions.map((counter, n) =>
    counts(n) ? state.versions.findIndex((other, m) => counts(m) && other === counter) : n,
  );
  return { ...state, tensors, nodes, versions };
}

/** What a node keeps, as far as Python can see it: what is not saved has no entry in ours. */
function savedOf(node: Form): Form[] {
  return (node.saved as Form[]).filter(
    ({ state, count }) => state !== undefined && state !== 'none' && count === undefined,
  );
}

/**
 * What Python sees of what our node has saved: nothing of the operation inside a CopySlices, nor of a
 * function of the program's own; no single tensors of a list.
 */
function seenSaved({ name, saved }: NodeState): SavedState[] {
  return name.endsWith('CopySlices') ? [] : saved.filter((one) => !one.name.includes('['));
}

/** The first place where two values differ, with both; null when nowhere. */
function difference(want: unknown, got: unknown): string | null {
  if (isObject(want) && isObject(got)) {
    for (const key of new Set([...Object.keys(want), ...Object.keys(got)])) {
      const found = difference(want[key], got[key]);
      if (found) return `.${key}${found}`;
    }
    return null;
  }
  return Object.is(want, got) ? null : `: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
}

function isObject(value: unknown): value is Form {
  return typeof value === 'object' && value !== null;
}
