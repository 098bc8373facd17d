/** What a program printed against what its tutorial says. */
import { describe, expect, test } from '@jest/globals';
import { compareOutput, expectsError } from '../../web/tutorial/expect';

const out = (text: string) => ({ stream: 'stdout' as const, text });
const err = (text: string) => ({ stream: 'stderr' as const, text });
/** The difference as text; null for none. */
const compared = (...given: Parameters<typeof compareOutput>): string[] | null =>
  compareOutput(...given)?.map(({ mark, text, at }) => `${at} ${mark}${text}`) ?? null;

describe('is what is expected', () => {
  test('up to blanks at the ends of lines, and empty lines at either end', () => {
    expect(compared('a  \r\nb\n\n', [out('a\n'), out('b\n')])).toBeNull();
    expect(compared('', [])).toBeNull();
    expect(compared('a\n\nb', [out('a\nb\n')])).toEqual(['0  a', '1 -', '2  b']);
  });

  test('dots stand for any text, not for a part of it twice', () => {
    expect(compared('a\n...\nd', [out('a\nb\nc\nd\n')])).toBeNull();
    expect(compared('loss 0.3...', [out('loss 0.3125\n')])).toBeNull();
    expect(compared('ab...ba', [out('aba')])).not.toBeNull();
    expect(compared('a...b...b', [out('a b')])).not.toBeNull();
  });

  test('an error by the last line of its traceback, with or without the rest', () => {
    const error = { type: 'RuntimeError', message: 'no' };
    const traceback = 'Traceback (most recent call last):\n  File "x", line 1\n';
    const printed = [out('1\n'), err(`${traceback}RuntimeError: no\n`)];
    for (const said of [`1\n${traceback}RuntimeError: no`, '1\nRuntimeError: no', '1\nRuntime...'])
      expect(compared(said, printed, error)).toBeNull();
    expect(compared('1', printed, error)).toEqual(['0  1', '1 +RuntimeError: no']);
    expect(compared('1\nRuntimeError: no', [out('1\n')])).toEqual(['0  1', '1 -RuntimeError: no']);
  });

  test('what a terminal shows at the end', () => {
    const bar = [
      err('  0%|          |\r100%|##########|\n'),
      out('loss 1.0\rloss 0.5\n\x1b[32mdone\x1b[0m\n'),
    ];
    expect(compared('loss 0.5\ndone', bar)).toBeNull();
    expect(compared('100%|##########|\nloss 0.5\ndone', bar)).toBeNull();
    expect(compared('loss 1.0\rloss 0.5\ndone', bar)).toBeNull();
    expect(compared('loss 1.0\nloss 0.5\ndone', bar)).not.toBeNull();
  });

  test('an error as IPython draws it', () => {
    const drawn = `${'-'.repeat(75)}
RuntimeError                              Traceback (most recent call last)
Cell In[1], line 1
----> 1 f()

RuntimeError: no`;
    const error = { type: 'RuntimeError', message: 'no' };
    expect(compared(`1\n${drawn}`, [out('1\n')], error)).toBeNull();
    expect(compared(drawn, [out('')], { ...error, message: 'yes' })).not.toBeNull();
    expect(expectsError(drawn)).toBe(true);
  });

  test('warnings count when they are expected', () => {
    const printed = [err('UserWarning: w\n'), out('1\n')];
    expect(compared('1', printed)).toBeNull();
    expect(compared('UserWarning: w\n1', printed)).toBeNull();
    expect(compared('UserWarning: v\n1', printed)).toEqual([
      '0 -UserWarning: v',
      '1 +UserWarning: w',
      '1  1',
    ]);
  });
});

test('what differs behind many lines is found, and what both have is no more than can be read', () => {
  const many = 'same\n'.repeat(1000);
  const found = compared(`${many}a\n${many}`, [out(`${many}b\n${many}`)])!;
  expect(found.filter((line) => !line.endsWith(' same'))).toEqual(['1000 -a', '1001 +b']);
  expect(found[400]).toBe('1000 -a');
  expect(found).toHaveLength(802);
  expect(found.at(-1)).toBe('1400  same');
});

test('an expected text tells whether there is an error in it', () => {
  expect(expectsError('1\nRuntimeError: no')).toBe(true);
  expect(expectsError('Traceback (most recent call last):\n  ...\nKeyError')).toBe(true);
  expect(expectsError('RuntimeError: no\n1')).toBe(true);
  expect(expectsError('an Error: 1')).toBe(false);
  expect(expectsError('Error bars: 3')).toBe(false);
  expect(expectsError(null)).toBe(false);
});
