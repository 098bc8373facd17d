/** The output as of a step: what the step printed, what comes later, and lines that are written over. */
import { expect, test } from '@jest/globals';
import type { Output } from '../../web/runtime/printed';
import { shownLines } from '../../web/runtime/terminal';
import { partsOf } from '../../web/session/printed-parts';

const out = (text: string): Output => ({ stream: 'stdout', text });
const err = (text: string): Output => ({ stream: 'stderr', text });

/** The parts as `when:text`, of a step that printed from `start` up to `end`. */
function seen(output: Output[], start: number, end: number): string[] {
  const parts = partsOf(shownLines(output), output, { start, end });
  return parts.map(
    ({ when, text, stream }) => `${stream === 'stderr' ? 'err ' : ''}${when}:${text}`,
  );
}

test('lines before the step, of it, and after it', () => {
  const output = [out('one\ntwo\nthree\n')];
  expect(seen(output, 4, 8)).toEqual(['before:one\n', 'now:two\n', 'later:three\n']);
  expect(seen(output, 8, Infinity)).toEqual(['before:one\ntwo\n', 'now:three\n']);
  expect(partsOf(shownLines(output), output, null)).toEqual([
    { stream: 'stdout', when: 'before', style: '', text: 'one\ntwo\nthree\n' },
  ]);
});

test('a step that printed nothing has an empty part where the text has come to', () => {
  expect(seen([out('one\ntwo\n')], 4, 4)).toEqual(['before:one\n', 'now:', 'later:two\n']);
  expect(seen([out('one\n')], 4, Infinity)).toEqual(['before:one\n', 'now:']);
  expect(seen([], 0, Infinity)).toEqual([]);
});

test('a line that is written over later is as it was at the step', () => {
  const output = [out('start\n10%\r20%\r100%\ndone\n')];
  expect(seen(output, 6, 10)).toEqual(['before:start\n', 'now:10%\n', 'later:done\n']);
  expect(seen(output, 10, 14)).toEqual(['before:start\n', 'now:20%\n', 'later:done\n']);
  expect(seen(output, 14, 19)).toEqual(['before:start\n', 'now:100%\n', 'later:done\n']);
});

test('a line that grows has its rest as later', () => {
  expect(seen([out('a'), out('b\rx'), out('\ncd\n')], 0, 1)).toEqual(['now:a\n', 'later:cd\n']);
  expect(seen([out('a\rb\nc'), out('d\n')], 4, 5)).toEqual(['before:b\n', 'now:c', 'later:d\n']);
});

test('standard error keeps its place, and is told apart', () => {
  const output = [out('one\n'), err('oh\n'), out('two\n')];
  expect(seen(output, 4, Infinity)).toEqual(['before:one\n', 'err before:oh\n', 'now:two\n']);
  expect(seen(output, 0, 4)).toEqual(['now:one\n', 'err later:oh\n', 'later:two\n']);
});
