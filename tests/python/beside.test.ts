/** What programs import beside torch that is not the numbers' own: notebooks' functions, and words on what is not there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Client } from '../../web/runtime/client';
import { openClient, root, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test('what a notebook has without an import is there where programs are those of notebooks, and there alone', async () => {
  const code = `get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('pip install torch')
get_ipython().system('pip install torch')
display([1, 2], "text")
from IPython import get_ipython as found
from IPython.display import HTML, Markdown, clear_output, display as show
print(found() is get_ipython(), 'google.colab' in str(found()))
show(HTML("<b>"), Markdown("*m*"))
`;
  expect(await run(client, code, { notebook: true })).toMatchObject({
    stdout: "[1, 2]\n'text'\nTrue False\n<IPython.core.display.HTML object>\n*m*\n",
    error: null,
    notes: [
      '\`%matplotlib inline\` is a notebook command; it was skipped',
      '\`!pip install torch\` is a notebook command; it was skipped',
    ],
  });
  const plain = await run(client, 'import IPython\nprint(IPython.get_ipython())\ndisplay(1)');
  expect(plain.stdout).toBe('None\n');
  expect(plain.error).toMatchObject({ type: 'NameError' });
});

test('clear_output takes away what was printed before', async () => {
  const { stdout } = await run(
    client,
    'from IPython.display import clear_output\nprint(1)\nclear_output(wait=True)\nprint(2)',
  );
  const { shownText } = await import('../../web/runtime/terminal');
  expect(shownText([{ stream: 'stdout', text: stdout }])).toBe('2\n');
});

test.each([
  ['import PIL', 'PIL is not in Tensorglass', 'torchvision.transforms'],
  ['from google.colab import files', 'google is not in Tensorglass', 'Colab'],
  ['import requests', 'requests is not in Tensorglass', 'no network'],
  ['import transformers', 'transformers is not in Tensorglass', 'downloaded'],
  ['import nowhere', 'nowhere is not in Tensorglass', 'modules beside them.\n'],
  ['import tqdm.nowhere', 'tqdm.nowhere is not in the Tensorglass playground yet', ''],
])('%s', async (code, first, then) => {
  const { stderr } = await run(client, code);
  expect(stderr).toContain(`\n${first}`);
  expect(stderr).toContain(then);
});

test('the packages that are named as there are there', async () => {
  const { stdout } = await run(
    client,
    'import tensorglass_missing\nprint(*tensorglass_missing.BESIDE)',
  );
  expect(readdirSync(`${root}web/packages`)).toEqual(
    expect.arrayContaining(stdout.trim().split(' ')),
  );
});

test('time.sleep sleeps, with its lines followed and without', async () => {
  const code = `import time
before = time.monotonic()
print("now", end="\\r")
time.sleep(0.2)
print(time.monotonic() - before >= 0.2)`;
  for (const trace of [false, true])
    expect((await run(client, code, { trace })).stdout).toBe('now\rTrue\n');
});
