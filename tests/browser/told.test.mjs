/** What the page says of a step: its sentences, the step at which a program failed, and why a gradient is missing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const said = (visit) => visit.page.locator('.step-said .tg-sentence').allTextContents();

test('an uncaught error: the slider stops at its line, with the names of the function that failed', async () => {
  const visit = await chromium.visit();
  await visit.run(`import torch
x = torch.ones(3)
def f(a):
    b = a * 2
    return b.view(7)
y = f(x)
`);
  assert.match(await visit.page.textContent('.step-where'), /error in line 5/);
  assert.match((await said(visit))[0], /RuntimeError: shape '\[7\]' is invalid/);
  const names = (await visit.storages()).flatMap(({ lanes }) => Object.keys(lanes));
  assert.deepEqual(names.sort(), ['f: b', 'x, f: a']);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('sentences set names as code, and more than two wait behind a word', async () => {
  const visit = await chromium.visit();
  await visit.run(`import torch
a = torch.ones(2, requires_grad=True)
b = a
k = a * 1
m = k * k
k.add_(1); print('k')
x = 1
`);
  await visit.goTo(3);
  assert.deepEqual(
    (await said(visit)).map((text) => text.trim()),
    ['b is another name of the tensor a.'],
  );
  assert.deepEqual(await visit.page.locator('.step-said code').allTextContents(), ['b', 'a']);
  await visit.goTo(6);
  const more = visit.page.locator('.step-said details');
  assert.equal(await more.locator('summary').textContent(), 'and 1 more');
  const last = more.locator('.tg-sentence');
  assert.equal(await last.isVisible(), false);
  await more.locator('summary').click();
  assert.ok(await last.isVisible());
  assert.match(await last.textContent(), /Printed k/);
  await visit.goTo(7);
  assert.equal(
    await visit.page.locator('.step-said .tg-quiet').textContent(),
    'No tensor changed. ',
  );
  await visit.close();
});

test('characters that would turn the text round are named in the line and in what is said', async () => {
  const visit = await chromium.visit();
  await visit.run('import torch\nraise ValueError("a\u202eb") # \u2066c\n');
  assert.match(await visit.page.textContent('.step-line code'), /a⟨U\+202E⟩b"\) # ⟨U\+2066⟩c/);
  assert.match((await said(visit))[0], /ValueError: a⟨U\+202E⟩b/);
  await visit.close();
});

test('a gradient that cannot come: backward did not reach the leaf, and where it was cut', async () => {
  const visit = await chromium.visit();
  await visit.run(`import torch
x = torch.tensor([1.0], requires_grad=True)
q = torch.tensor([2.0], requires_grad=True)
y = x.detach() * q
y.backward()
`);
  const note = visit.page.locator('.tg-gradient[data-name="x"] .tg-note');
  assert.equal(await note.textContent(), 'backward in line 5 did not reach x: x went in detached');
  await visit.goTo(4);
  assert.equal(await note.textContent(), 'no backward yet');
  await visit.close();
});
