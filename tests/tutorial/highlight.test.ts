import { expect, test } from '@jest/globals';
import { highlight } from '../../web/embed/highlight';

const textOf = (code: string): string =>
  highlight(code)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

test('the pieces of a program are its text, coloured', () => {
  const code = 'def f(x):\n    return "a" # b\n\n';
  expect(textOf(code)).toBe(code);
  expect(highlight(code)[0][0]).toEqual({ text: 'def', kind: 'kwd' });
});

test('what no one writes costs no more than it is long: words and blanks without end', () => {
  for (const part of ['a', '_', ' ', '\n', '1', 'aé']) {
    const code = `x = 1\n${part.repeat(200_000 / part.length)}`;
    const before = process.cpuUsage();
    expect(textOf(code)).toBe(code);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  }
});
