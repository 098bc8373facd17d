/** Programs told from conversations with Python's prompt, and what they have to print. */
import { describe, expect, test } from '@jest/globals';
import { readBlock } from '../../web/tutorial/prompts';

describe('a program', () => {
  test('is its text, without empty lines around it, line ends of other systems, and indentation', () => {
    expect(readBlock('\r\n\n  x = 1  \r\n\n  if x:\r\n      y = 2\r\n  \n')).toEqual({
      code: 'x = 1\n\nif x:\n    y = 2',
      hidden: '',
      id: null,
      dependsOn: [],
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
      id: null,
      dependsOn: [],
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

describe('a conversation with IPython', () => {
  // As its directive for Sphinx writes it: a value of several lines begins below its `Out`.
  const text = `
In [1]: x = torch.ones(2, 2)

In [2]: x
Out[2]: 
tensor([[1., 1.],
        [1., 1.]])

In [3]: for i in range(2):
   ...:     print(i)
   ...: 
0
1

In [10]: x.sum()
Out[10]: tensor(4.)
`;

  test('prompts, outputs and values are told apart', () => {
    expect(readBlock(text)).toMatchObject({
      code: 'x = torch.ones(2, 2)\nx\nfor i in range(2):\n    print(i)\n\nx.sum()',
      lines: [1, 3, 8, 9, 10, 14],
      starts: [0, 1, 2, 5],
      expect: 'tensor([[1., 1.],\n        [1., 1.]])\n0\n1\ntensor(4.)',
      expectLines: [5, 6, 11, 12, 15],
      interactive: true,
    });
  });

  test('a program that only speaks of them has none', () => {
    expect(readBlock('x = """\nIn [1]: y\n"""').interactive).toBe(false);
    expect(readBlock('In [a]: x').interactive).toBe(false);
  });
});

describe('what a program says of itself', () => {
  test('what others call it and what it needs stand at its head, among hidden lines, and are not shown', () => {
    const text =
      '# tg: id model\n# tg: hide\nx = 1\n# tg: show\n#tg: depends-on  data  more\n\ny = x\n# tg: id no';
    expect(readBlock(text)).toMatchObject({
      id: 'model',
      dependsOn: ['data', 'more'],
      hidden: 'x = 1',
      code: 'y = x\n# tg: id no',
      lines: [6, 7],
    });
    expect(readBlock('>>> # tg: depends-on data\n>>> y\n1')).toMatchObject({
      ...{ id: null, dependsOn: ['data'], code: 'y', lines: [1], starts: [0], expect: '1' },
    });
    expect(readBlock('# tg: depends-on\ny').code).toBe('# tg: depends-on\ny');
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
