/** States that real PyTorch was recorded in, as the steps that the pictures are drawn from. */
import { readFileSync } from 'node:fs';
import type { NodeState, Snapshot, TensorState } from '../../web/engine/snapshot';
import type { Step } from '../../web/runtime/protocol';

interface RecordedTensor extends Omit<TensorState, 'id' | 'version'> {
  /** The counter's value; which counter it is stands in `versions`. */
  version: number;
}

interface RecordedState {
  names: Record<string, number>;
  tensors: RecordedTensor[];
  nodes: (Omit<NodeState, 'id' | 'saved'> & {
    saved: {
      name: string;
      state: 'live' | 'released' | 'none';
      tensor?: number;
      saved_version?: number;
    }[];
  })[];
  storages: { nbytes: number; d: string; v: (number | boolean | string)[] }[];
  versions: number[];
}

const file = new URL('../recorded/states.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as {
  title: string;
  code: string;
  state: RecordedState;
}[];

export const titles = recorded.map(({ title }) => title);

/** The step after the last line of the recorded program with this title. */
export function recordedStep(title: string): Step {
  const program = recorded.find((candidate) => candidate.title === title);
  if (!program) throw new Error(`no recorded program "${title}"`);
  const { state } = program;
  const values = new Map(state.tensors.map(({ version }, id) => [state.versions[id], version]));
  const snapshot: Snapshot = {
    storages: state.storages.map(({ nbytes, d, v }, id) => ({
      id,
      nbytes,
      dtype: d,
      writes: 0,
      data: v,
      count: v.length,
    })),
    versions: [...values].map(([id, value]) => ({ id, value })),
    tensors: state.tensors.map((tensor, id) => ({ ...tensor, id, version: state.versions[id] })),
    nodes: state.nodes.map((node, id) => ({
      ...node,
      id,
      saved: node.saved.map(({ name, state: saved, tensor, saved_version }) => ({
        name,
        state: saved,
        tensor: tensor ?? null,
        saved_version: saved_version ?? 0,
      })),
    })),
  };
  return {
    line: program.code.split('\n').length,
    event: 'line',
    depth: 1,
    names: Object.entries(state.names).map(([name, tensor]) => ({
      frame: '<module>',
      name,
      tensor,
    })),
    stdout: '',
    error: null,
    snapshot,
    gradients: [],
  };
}

/** The same step with one element of a storage as it was before. */
export function withElement(step: Step, storage: number, place: number, value: number): Step {
  const snapshot = structuredClone(step.snapshot);
  snapshot.storages[storage].data[place] = value;
  return { ...step, snapshot };
}
