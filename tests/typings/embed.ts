/**
 * What a page of someone else's may say of `<tensor-glass>`, by the typings that it gets from the package:
 * compiled, never run (`npm test -- types`).
 */
import type { RunDetail } from 'tensorglass/embed';

const element = document.createElement('tensor-glass');
const found = document.querySelector('tensor-glass')!;

export async function use(): Promise<[string, number]> {
  element.code = 'print(1)';
  element.step = 2;
  await found.run();
  await found.stop();
  return [found.code, found.step];
}

element.addEventListener('tg-run', ({ detail }) => {
  const { output, error, asExpected }: RunDetail = detail;
  const line: number | null | undefined = error?.line;
  return [output.length, line, asExpected === true];
});
document.body.addEventListener('tg-step', ({ detail }) => detail.step + detail.steps + detail.line);
document.body.addEventListener('tg-error', ({ detail }) => detail.message.length);

// @ts-expect-error: a step is a number
element.step = 'end';
// @ts-expect-error: an element has no such method
element.restart();
element.addEventListener('tg-run', ({ detail }) => {
  // @ts-expect-error: how a run ended holds no steps
  return detail.steps;
});
