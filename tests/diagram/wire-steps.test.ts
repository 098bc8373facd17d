/** Steps as they cross and are stored: nothing is lost, and what did not change is shared. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Snapshot } from '../../web/engine/snapshot';
import type { Changes, Lists, NameState, Step, WireStep } from '../../web/runtime/protocol';
import { changeOf, NOTHING, unpackSteps } from '../../web/runtime/steps';
import { recordedStep, titles } from './recorded';

const listsOf = ({ names, snapshot }: Step): Lists => ({ names, ...snapshot });

/** What makes `after` of `before`, list by list. */
function changesBetween(before: Lists, after: Partial<Lists>): Changes {
  const keyOf = (item: { id: number } | NameState): number | string =>
    'id' in item ? item.id : `${item.frame} ${item.name}`;
  return Object.fromEntries(
    Object.entries(after).flatMap(([list, items]) => {
      const change = changeOf<{ id: number } | NameState>(
        before[list as keyof Lists],
        items,
        keyOf,
      );
      return change ? [[list, change]] : [];
    }),
  );
}

/** As the worker packs them, through the text that they are stored as. */
function packed(steps: readonly Step[]): WireStep[] {
  const wire = steps.map((step, n): WireStep => {
    const { names: _names, snapshot: _snapshot, ...rest } = step;
    const before = n ? listsOf(steps[n - 1]) : NOTHING;
    return { ...rest, changes: changesBetween(before, listsOf(step)) };
  });
  return JSON.parse(JSON.stringify(wire)) as WireStep[];
}

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });
const entities = <State extends object>(state: fc.Arbitrary<State>) =>
  ids.chain((chosen) =>
    fc.tuple(...chosen.map((id) => state.map((rest) => ({ id, ...rest })))),
  ) as fc.Arbitrary<({ id: number } & State)[]>;
const few = fc.integer({ min: 0, max: 1 });
const name = fc.constantFrom('a', 'b', 'c');
/** Few values, so that much stays as it was from step to step. */
const snapshots = fc.record({
  storages: entities(
    fc.record({
      nbytes: few,
      dtype: fc.constant('float32'),
      writes: few,
      data: fc.array(fc.oneof(few, fc.constantFrom(true, 'NaN')), { maxLength: 2 }),
      count: few,
    }),
  ),
  versions: entities(fc.record({ value: few })),
  tensors: entities(
    fc.record(
      {
        storage: few,
        offset: few,
        sizes: fc.array(few, { maxLength: 2 }),
        strides: fc.array(few, { maxLength: 2 }),
        dtype: fc.constant('float32'),
        version: few,
        requires_grad: fc.boolean(),
        is_leaf: fc.boolean(),
        history_lost: fc.constant(true),
        retains_grad: fc.boolean(),
        grad: fc.option(few),
        base: fc.option(few),
        grad_fn: fc.option(few),
        output_nr: few,
      },
      {
        requiredKeys: [
          'storage',
          'offset',
          'sizes',
          'strides',
          'dtype',
          'version',
          'requires_grad',
          'is_leaf',
          'retains_grad',
          'grad',
          'base',
          'grad_fn',
          'output_nr',
        ],
      },
    ),
  ),
  nodes: entities(
    fc.record({
      name,
      next: fc.array(fc.option(fc.record({ node: few, input: few })), { maxLength: 2 }),
      variable: fc.option(few),
      saved: fc.constant([]),
    }),
  ),
}) as fc.Arbitrary<Snapshot>;
const runs: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    line: few,
    event: fc.constant('line' as const),
    depth: few,
    names: fc.array(fc.record({ frame: name, name, tensor: few }), { maxLength: 6 }),
    stdout: name,
    error: fc.constant(null),
    snapshot: snapshots,
    gradients: fc.constant([]),
  }),
  { maxLength: 6 },
);

describe('steps that were packed', () => {
  test('are the same when they are restored', () => {
    fc.assert(
      fc.property(runs, (steps) => {
        expect(unpackSteps(packed(steps))).toEqual(steps);
      }),
    );
  });

  test('can come in pieces', () => {
    fc.assert(
      fc.property(runs, fc.nat({ max: 6 }), (steps, cut) => {
        const wire = packed(steps);
        const first = unpackSteps(wire.slice(0, cut));
        expect([...first, ...unpackSteps(wire.slice(cut), first.at(-1))]).toEqual(steps);
      }),
    );
  });

  test('share every item that is as it was, and every list and snapshot', () => {
    fc.assert(
      fc.property(runs, (steps) => {
        const restored = unpackSteps(packed(steps));
        for (const [n, after] of restored.slice(1).entries()) {
          const before = restored[n];
          for (const list of ['storages', 'versions', 'tensors', 'nodes'] as const) {
            const old = new Map(before.snapshot[list].map((item) => [item.id, item]));
            for (const item of after.snapshot[list]) {
              const known = old.get(item.id);
              if (JSON.stringify(known) === JSON.stringify(item)) expect(item).toBe(known);
            }
            if (JSON.stringify(before.snapshot[list]) === JSON.stringify(after.snapshot[list]))
              expect(after.snapshot[list]).toBe(before.snapshot[list]);
          }
          if (JSON.stringify(before.names) === JSON.stringify(after.names))
            expect(after.names).toBe(before.names);
          if (JSON.stringify(before.snapshot) === JSON.stringify(after.snapshot))
            expect(after.snapshot).toBe(before.snapshot);
        }
      }),
    );
  });

  test.each(titles)('take no room for what stayed: %s', (title) => {
    const step = recordedStep(title);
    const [, second] = packed([step, structuredClone(step)]);
    expect(second.changes).toEqual({});
  });

  test('say of one tensor among many what became of it, and nothing of the others', () => {
    const states = Array.from({ length: 200 }, (_, id) => ({ id, value: 0 }));
    const after = states.map((state) => (state.id === 7 ? { id: 7, value: 1 } : { ...state }));
    const changes = changesBetween({ ...NOTHING, versions: states }, { versions: after });
    expect(changes).toEqual({ versions: [[0, 7], { id: 7, value: 1 }, [8, 192]] });
  });
});
