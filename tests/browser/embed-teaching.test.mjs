/** What a teacher may put around a program: hidden lines, what it depends on, hints, a solution, a question first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { ended, printed, withHost } from './embed-support.mjs';

const host = withHost();

test('hidden lines and what it depends on run before a program, and are not shown', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass id="last" depends-on="data">print(a + h)</tensor-glass>
     <tensor-glass id="data"># tg: hide
h = 40
# tg: show
a = 2
print(h)</tensor-glass>
     <tensor-glass id="lost" depends-on="date">print(1)</tensor-glass>`,
  );
  const [last, data, lost] = ['last', 'data', 'lost'].map((id) => page.locator(`#${id}`));
  await last.getByRole('button', { name: 'Run' }).click();
  await ended(last);
  assert.equal(await printed(last), '42');
  assert.equal(await data.evaluate(({ code }) => code), 'a = 2\nprint(h)');
  assert.ok(!(await data.locator('.code').textContent()).includes('h = 40'));
  await data.getByRole('button', { name: 'Run' }).click();
  await ended(data);
  assert.equal(await printed(data), '40');
  await lost.getByRole('button', { name: 'Run' }).click();
  assert.equal(
    await lost.getByRole('alert').textContent(),
    'depends-on names “date”: no other program of this page has that id.',
  );
  assert.deepEqual(problems, []);
  await close();
});

test('hints open one by one, and a solution becomes the program; both are text', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass>print(0)
<template data-hint>Add <b>one</b> to it.</template><template data-hint><script>alert(1)</script></template>
<template data-solution>
  print(0 + 1)
</template></tensor-glass><tensor-glass id="bare">print(2)</tensor-glass>`,
  );
  const element = page.locator('tensor-glass').first();
  const hint = element.getByText('Add one to it.');
  await element.getByText('Hint 1').waitFor();
  assert.equal(await hint.isVisible(), false);
  await element.getByText('Hint 1').focus();
  await page.keyboard.press('Enter');
  await hint.waitFor();
  assert.equal(await element.locator('b, script').count(), 0);
  await element.getByText('Solution', { exact: true }).click();
  await element.getByRole('button', { name: 'Put it into the program' }).click();
  assert.equal(await element.evaluate(({ code }) => code), 'print(0 + 1)');
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  assert.equal(await printed(element), '1');
  await element.getByRole('button', { name: 'Reset' }).click();
  assert.equal(await element.evaluate(({ code }) => code), 'print(0)');
  assert.equal(await page.locator('#bare summary').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('predict covers the output until the reader has said what it is, by keyboard alone', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass predict="output">print([2.0, 10])</tensor-glass>
     <tensor-glass id="other" predict="output" panels="output sentence timeline">print("a")\nprint("b")</tensor-glass>`,
  );
  const element = page.locator('tensor-glass').first();
  const question = element.getByRole('textbox', { name: /^What does it print\?/ });
  await question.waitFor();
  await element.getByRole('button', { name: 'Run' }).click();
  await element.locator('.frame[data-phase=ready] input[type=range]').waitFor();
  assert.ok(!(await element.locator('.frame').textContent()).includes('[2.0, 10]\n'));
  assert.equal(await element.locator('.output-text').count(), 0);
  const { violations } = await new AxeBuilder({ page }).include('tensor-glass').analyze();
  assert.deepEqual(
    violations.map(({ id }) => id),
    [],
  );
  await question.focus();
  await page.keyboard.type('[2. ,10]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await element.getByRole('status').getByText('As you said:').waitFor();
  assert.equal(await printed(element), '[2.0, 10]');

  // An answer before the first run runs it.
  const other = page.locator('#other');
  await other.getByRole('textbox').fill('c\nb');
  await other.getByRole('button', { name: 'Compare' }).click();
  await ended(other);
  await other.getByText('You said something else:').waitFor();
  assert.equal(await printed(other), 'a\nb');
  await other.getByRole('button', { name: 'Cover it again' }).click();
  await other.getByRole('textbox').waitFor();
  assert.equal(await other.locator('.output-text').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('predict covers one element of the pictures, under all its names', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass predict="x.grad[1]" panels="output memory gradients graph timeline sentence">import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
(x * x).sum().backward()
g = x.grad
print(g)</tensor-glass><tensor-glass id="wrong" predict="x[">print(1)</tensor-glass>`,
  );
  const element = page.locator('tensor-glass').first();
  await element.getByRole('button', { name: 'Run' }).click();
  await element.locator('.tg-gradient .tg-cell').first().waitFor();
  const text = () => element.locator('.pictures').evaluate(({ innerHTML }) => innerHTML);
  assert.doesNotMatch(await text(), /[^\d.]4\.[^\d]/);
  assert.match(await text(), />\?</);
  assert.equal(await element.locator('.output-text').count(), 0);
  const question = element.getByRole('textbox', { name: 'What is x.grad[1] at this step?' });
  await question.fill('4');
  await question.press('Enter');
  await element.getByRole('status').getByText('As you said:').waitFor();
  assert.match(await text(), /[^\d.]4\.[^\d]/);
  assert.doesNotMatch(await text(), />\?</);
  assert.equal(await printed(element), 'tensor([2., 4., 6.])');
  await element.locator('input[type=range]').fill('1');
  await element.getByText('There is no x.grad[1] at this step. You said:').waitFor();
  assert.equal(
    await page.locator('#wrong').getByRole('alert').textContent(),
    'predict is “output” or an element, like x[1, 0]; “x[” is neither.',
  );
  assert.deepEqual(problems, []);
  await close();
});
