/** Programs told from conversations with Python's prompt, and what they have to print. */
import { describe, expect, test } from '@jest/globals';
import { readBlock } from '../../web/tutorial/prompts';

describe('a program', () => {
  test('is its text, without empty lines around it, line ends of other systems, and indentation', () => {
    expect(readBlock('\r\n\n  x = 1  \r\n\n  if x:\r\n      y = 2\r\n  \n')).toEqual({
      code: 'x = 1\n\nif x:\n    y = 2',
      hidden: '',
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
      hidden: '',
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

describe('lines that are not shown', () => {
  test('stand at the head, from `# tg: hide` to `# tg: show`; the others keep their places', () => {
    const text =
      '\n  # tg: hide\n  import torch\n  x = 1\n  # tg: show\n\n  print(x)\n  # tg: hide';
    expect(readBlock(text)).toMatchObject({
      code: 'print(x)\n# tg: hide',
      hidden: 'import torch\nx = 1',
      lines: [6, 7],
      starts: [0],
    });
  });

  test('behind prompts, too', () => {
    const text = '>>> # tg: hide\n>>> x = 1\n>>> #tg:show\n>>> x\n1\n>>> x + 1\n2';
    expect(readBlock(text)).toMatchObject({
      code: 'x\nx + 1',
      hidden: 'x = 1',
      lines: [3, 5],
      starts: [0, 1],
      expect: '1\n2',
      expectLines: [4, 6],
    });
  });

  test('are none without an end, in the middle, or in a text', () => {
    for (const text of [
      '# tg: hide\nx = 1',
      'x = 1\n# tg: hide\ny = 2\n# tg: show',
      '# tg: hidden\nx\n# tg: show',
    ])
      expect(readBlock(text)).toMatchObject({ code: text, hidden: '' });
  });

  test('may be all there are', () => {
    expect(readBlock('# tg: hide\nx = 1\n# tg: show')).toMatchObject({ code: '', hidden: 'x = 1' });
  });
});
