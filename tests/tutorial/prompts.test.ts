/** Programs told from conversations with Python's prompt, and what they have to print. */
import { describe, expect, test } from '@jest/globals';
import { readBlock } from '../../web/tutorial/prompts';

describe('a program', () => {
  test('is its text, without empty lines around it, line ends of other systems, and indentation', () => {
    expect(readBlock('\r\n\n  x = 1  \r\n\n  if x:\r\n      y = 2\r\n  \n')).toEqual({
      code: 'x = 1\n\nif x:\n    y = 2',
      lines: [2, 3, 4, 5],
      starts: [0],
      expect: null,
      expectLines: [],
      interactive: false,
    });
    expect(readBlock(' \n').code).toBe('');
  });

  test('with >>> in a text of its own has no prompts', () => {
    const text = 'print("""\n>>> x\n""")';
    expect(readBlock(text)).toMatchObject({ code: text, expect: null, interactive: false });
  });
});

describe('a conversation', () => {
  test('prompts are told apart from outputs, each with its line', () => {
    const text = `
>>> x = torch.ones(2)
>>> x
tensor([1., 1.])

>>> for i in range(2):
...     print(i)
...
0
1
>>> # done
`;
    expect(readBlock(text)).toEqual({
      code: 'x = torch.ones(2)\nx\nfor i in range(2):\n    print(i)\n\n# done',
      lines: [1, 2, 5, 6, 7, 10],
      starts: [0, 1, 2, 5],
      expect: 'tensor([1., 1.])\n0\n1',
      expectLines: [3, 8, 9],
      interactive: true,
    });
  });

  test('an output that begins with dots is one; an indented block; none at all', () => {
    expect(readBlock('>>> f()\n1\n... and more').expect).toBe('1\n... and more');
    expect(readBlock('    >>> f()\n    1\n      2').expect).toBe('1\n  2');
    expect(readBlock('>>> x = 1').expect).toBeNull();
  });

  test('<BLANKLINE> is an empty line; what is skipped may print anything', () => {
    expect(readBlock('>>> print("a\\n\\nb")\na\n<BLANKLINE>\nb').expect).toBe('a\n\nb');
    const text = '>>> torch.rand(1)  # doctest: +SKIP\ntensor([0.3])\n>>> 1\n1';
    expect(readBlock(text)).toMatchObject({ expect: '...\n1', expectLines: [1, 3] });
  });
});
