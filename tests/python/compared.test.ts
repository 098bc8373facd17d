/** Names side by side: what is said of each, and of a write to it, is what PyTorch does. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compare, effectOfWrite, namesAt } from '../../web/diagram/compare';
import type { ComparedRow } from '../../web/diagram/compare';
import { shortValue } from '../../web/diagram/text';
import { plainText } from '../../web/diagram/words';
import type { Step } from '../../web/runtime/protocol';
import { openClient, root, run } from './session';

const client = openClient();
afterAll(() => client.close());

interface Told {
  storage: string[];
  /** By name, how many of this one's elements lie on its bytes; of names on the same storage. */
  elements: Record<string, number>;
  lost: boolean;
  requires_grad: boolean;
  leaf: boolean;
  grad_fn: string | null;
  version: number;
  version_shared: string[];
  grad: { values: number[]; same: string[]; storage: string[] } | null;
  write:
    | { error: string }
    | {
        error: null;
        shows: string[];
        counts: string[];
        unnoticed: string[];
        lost: string[];
        version: number;
        stale: string[];
        wrong: string[];
        backward: 'raises' | 'as before' | 'another gradient';
      };
}
// Recorded from PyTorch: tests/facts/compared.py.
const recorded = JSON.parse(readFileSync(`${root}tests/facts/compared.json`, 'utf8')) as {
  title: string;
  code: string;
  names: Record<string, Told>;
}[];

/** What PyTorch's messages say, and what is said for them. */
const REFUSED = {
  'a view of a leaf Variable': /^view of a leaf$/,
  'a leaf Variable that': /^leaf$/,
  // Of a leaf's view the state does not tell when it was made, and it is refused anyhow.
  'A view was created in no_grad': /^view (made under no_grad|of a leaf)$/,
  'a function that returns multiple views': /^one of several views$/,
  'more than one element of the written-to tensor': /^overlaps itself$/,
};

describe.each(recorded.map((one) => [one.title, one] as const))('%s', (_title, program) => {
  let ran: Promise<Step> | undefined;
  const last = (): Promise<Step> =>
    (ran ??= run(client, `${program.code}pass\n`, { trace: true }).then(({ steps }) =>
      steps.at(-1)!,
    ));
  const names = Object.keys(program.names);

  test('every answer is PyTorch\u2019s', async () => {
    const step = await last();
    expect(namesAt(step).sort()).toEqual([...names].sort());
    const { rows } = compare(step, names);
    const size = (name: string): number => {
      const id = step.names.find((entry) => entry.name === name)!.tensor;
      return step.snapshot.tensors
        .find((tensor) => tensor.id === id)!
        .sizes.reduce((product, each) => product * each, 1);
    };
    const expected = (kind: ComparedRow['kind'], name: string): string | RegExp => {
      const told = program.names[name]!;
      switch (kind) {
        case 'storage':
          return sharing(told.storage);
        case 'elements':
          return listed(
            Object.entries(told.elements).map(
              ([other, count]) =>
                `${count === 0 ? 'none' : count === size(name) ? 'all' : `${count} of ${size(name)}`} with ${other}`,
            ),
          );
        case 'graph':
          if (told.lost) return 'no longer: a write took its history';
          if (!told.requires_grad) return 'no';
          return told.leaf
            ? 'yes, as a leaf: gradients end in its .grad'
            : `yes, on by ${told.grad_fn}`;
        case 'requires_grad':
          return told.requires_grad ? 'True' : 'False';
        case 'leaf':
          return told.leaf ? 'True' : 'False';
        case 'grad_fn':
          return told.lost ? 'invalid' : (told.grad_fn ?? 'None');
        case 'version':
          return `${told.version}, ${sharing(told.version_shared)}`;
        case 'grad': {
          if (!told.grad) return 'None';
          const { values, same, storage } = told.grad;
          const numbers = values.map((value) => shortValue(value, 'float32'));
          const alone = names.every((other) => other === name || !program.names[other]!.grad);
          return `[${numbers.join(', ')}]${
            same.length
              ? `, the same tensor as ${gradients(same)}`
              : storage.length
                ? `, on one storage with ${gradients(storage)}`
                : alone
                  ? ''
                  : ', its own'
          }`;
        }
        case 'write': {
          const { write } = told;
          if (write.error !== null) return /raises/;
          // That the names are PyTorch's, the next test says; their order is the program's.
          const { shows, unnoticed, lost } = effectOfWrite(step, name)!;
          return new RegExp(
            [
              shows.length ? `^It shows in ${listed(shows)} too` : '^No other name',
              `from ${write.version - 1} to ${write.version}\\b`,
              ...(unnoticed.length ? [`of ${listed(unnoticed)} do(es)? not move`] : []),
              ...(lost.length ? [`Where ${listed(lost)} comes? from is not known`] : []),
              ...(write.stale.length ? ['backward raises'] : []),
              ...(write.wrong.length ? ['the gradient is wrong'] : []),
            ].join('.*') + '[^:]*$',
          );
        }
      }
    };
    for (const { kind, cells } of rows)
      for (const [n, name] of names.entries()) {
        const [given, wanted] = [plainText(cells[n]!).trim(), expected(kind, name)];
        if (typeof wanted === 'string') expect([kind, name, given]).toEqual([kind, name, wanted]);
        else expect(`${name}: ${given}`).toMatch(new RegExp(wanted.source.replace('^', ': ')));
      }
  });

  test.each(names)('a write to %s does what is said', async (name) => {
    const told = effectOfWrite(await last(), name)!;
    const { write } = program.names[name]!;
    if (write.error !== null) {
      const [, reason] = Object.entries(REFUSED).find(([text]) => write.error.includes(text))!;
      expect(told.refused).toMatch(reason);
      return;
    }
    expect(told.refused).toBeNull();
    expect(told.version + 1).toBe(write.version);
    for (const effect of ['shows', 'counts', 'unnoticed', 'lost', 'stale', 'wrong'] as const)
      expect([effect, [...told[effect]].sort()]).toEqual([effect, [...write[effect]].sort()]);
    // All that the programs save is on the way from `out`, unless it was stale before.
    if (write.stale.length) expect(write.backward).toBe('raises');
    else if (write.wrong.length) expect(write.backward).toBe('another gradient');
    else expect(write.backward).toBe('as before');
  });
});

function listed(names: readonly string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? 'none');
}

const sharing = (names: readonly string[]): string =>
  names.length ? `shared with ${listed(names)}` : 'its own';

const gradients = (names: readonly string[]): string => listed(names.map((name) => `${name}.grad`));
