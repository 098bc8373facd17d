/** What the output shows of control characters: the same as a terminal (terminal.py records one). */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { shownLines, shownText } from '../../web/runtime/terminal';
import type { Output } from '../../web/runtime/printed';

const recorded: { text: string; lines: string[]; styled: Record<string, string> }[] = JSON.parse(
  readFileSync(new URL('terminal.json', import.meta.url), 'utf8'),
);

const out = (text: string): Output => ({ stream: 'stdout', text });

const cases = recorded.map((one) => ({ ...one, name: JSON.stringify(one.text) }));

test.each(cases)('$name', ({ text, lines, styled }) => {
  const own = shownText([out(text)]).split('\n');
  expect(
    own
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd(),
  ).toBe(lines.join('\n'));
  const mine: Record<string, string> = {};
  for (const span of shownLines([out(text)]).flatMap((line) => line.spans)) {
    const key = span.style.split(' ').sort().join(' ');
    const printed = span.text.replaceAll(' ', '');
    if (key && printed) mine[key] = (mine[key] ?? '') + printed;
  }
  expect(mine).toEqual(styled);
});

test.each(cases)('in pieces: $name', ({ text }) => {
  const screen = shownText([out(text)]);
  const middle = text.search(/[a-z]/) + 1;
  const pieces = [out(text.slice(0, middle)), out(text.slice(middle))];
  expect(shownText(pieces)).toBe(screen);
});

test('each span tells of which stream it is, and where in it', () => {
  const pieces: Output[] = [out('0%|'), { stream: 'stderr', text: 'oh' }, out('\r10%\rlo\nss')];
  const lines = shownLines(pieces).map(({ spans }) =>
    spans.map(({ stream, text, at }) => [stream, text, at]),
  );
  expect(lines).toEqual([
    [
      ['stdout', 'lo', 8],
      ['stdout', '%', 6],
      ['stderr', 'oh', 0],
    ],
    [['stdout', 'ss', 11]],
  ]);
});

test('bright colours are the colours, and a colour ends with the next', () => {
  const spans = shownLines([out('\x1b[91mred\x1b[32mgreen\x1b[39mnone')])[0]!.spans;
  expect(spans.map(({ style, text }) => [style, text])).toEqual([
    ['red', 'red'],
    ['green', 'green'],
    ['', 'none'],
  ]);
});

test('numbers beyond reason do no harm', () => {
  const text = 'a\x1b[999999999Cb\x1b[999999999Bc\x1b[99999999999999999999Ad\x1b[0;0Hx\x1b[-1Gy';
  const shown = shownText([out(text)]);
  expect(shown.length).toBeLessThan(20_100);
  expect(shown.split('\n').length).toBeLessThan(25);
});
