/** Storages of more elements than a snapshot lists: recorded whole while there is room. */
import { afterAll, expect, test } from '@jest/globals';
import { buildPicture, cellAt } from '../../web/diagram/model';
import type { StorageModel } from '../../web/diagram/model';
import { survey } from '../../web/diagram/survey';
import type { Step, WireStep } from '../../web/runtime/protocol';
import { unpackSteps } from '../../web/runtime/steps';
import { decodeRecorded, encodeRecorded } from '../../web/tutorial/recorded';
import { openClient, run } from './session';

const client = openClient();
afterAll(() => client.close());

/** By line, the storage of a name after it. */
function storages(steps: Step[]): (line: number, name: string) => StorageModel {
  const whole = survey(steps);
  return (line, name) => {
    const at = steps.findLastIndex((step) => step.line === line);
    return buildPicture(steps, at, whole).memory.find(({ tensors }) =>
      tensors.some(({ names }) => names.includes(name)),
    )!;
  };
}
const texts = (storage: StorageModel, places: number[]): (string | undefined)[] =>
  places.map((place) => cellAt(storage, place)?.text);

test('elements are those that the program prints, as they were at each step', async () => {
  const { stdout, steps } = await run(
    client,
    `import torch
def made(n):
    return torch.arange(float(n)).view(100, 100)
x = made(10000)
row = x[50]
row[7] = -1
n = torch.arange(1000) * 2**53 + 1
double = torch.full((300,), 0.1, dtype=torch.float64)
small = torch.arange(300).to(torch.uint8)
truth = torch.arange(300) % 2 == 1
print(x[50, 6].item(), x[50, 7].item(), n[999].item(), double[299].item(), small[299].item(), truth[299].item())
`,
    { trace: true },
  );
  const at = storages(steps);
  expect(texts(at(5, 'x'), [5006, 5007, 9999])).toEqual(['5006.', '5007.', '9999.']);
  expect(texts(at(6, 'x'), [5006, 5007])).toEqual(['5006.', '-1.']);
  expect(at(6, 'x').changed).toBe(1);
  expect(stdout).toBe('5006.0 -1.0 8998192055486251009 0.1 43 True\n');
  expect(cellAt(at(10, 'n'), 999)!.value).toBe('8998192055486251009');
  expect(cellAt(at(10, 'double'), 299)!.value).toBe(0.1);
  expect(texts(at(10, 'small'), [299])).toEqual(['43']);
  expect(texts(at(10, 'truth'), [298, 299])).toEqual(['False', 'True']);
});

test('there is an end to what is recorded whole: of one storage, and of a run', async () => {
  const { steps } = await run(
    client,
    `import torch
huge = torch.zeros(2000, 1000)
x = torch.zeros(1000, 1000)
for i in range(8):
    x += 1
`,
    { trace: true },
  );
  const at = storages(steps);
  expect(at(2, 'huge').whole).toBeNull();
  expect(at(3, 'x').whole).not.toBeNull();
  const recorded = steps.flatMap(({ snapshot }) =>
    snapshot.storages.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes])),
  );
  expect(new Set(recorded).size).toBeLessThanOrEqual(6);
  expect(at(5, 'x').whole).toBeNull();
  expect(at(5, 'x').cells[0]!.text).toBe('8.');
}, 60_000);

test('a recorded page keeps them while there is room; without, it shows the first', async () => {
  const code = 'import torch\nx = torch.arange(5000.)\nhuge = torch.zeros(1000, 1000)\n';
  const steps: WireStep[] = [];
  const { error } = await client.run(
    { code, trace: true },
    { onOutput: () => {}, onSteps: (more) => steps.push(...more) },
  );
  const key = { code, before: [], interactive: false };
  const file = await encodeRecorded({
    made: '0',
    programs: [{ ...key, steps, output: [], error }],
  });
  const page = await decodeRecorded(file);
  if ('problem' in page) throw new Error(page.problem);
  const at = storages(unpackSteps(page.programs[0]!.steps));
  expect(texts(at(3, 'x'), [4999])).toEqual(['4999.']);
  expect(at(3, 'huge').whole).toBeNull();
  expect(at(3, 'huge').cells).toHaveLength(256);
});
