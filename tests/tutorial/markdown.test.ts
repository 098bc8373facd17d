/** The programs of Markdown files, in the ways in which tutorials write them. */
import { describe, expect, test } from '@jest/globals';
import type { Block } from '../../web/tutorial/blocks';
import { beforeOf } from '../../web/tutorial/blocks';
import { blocksOfMarkdown, TooDeep } from '../../web/tutorial/markdown';

const fence = '```';
const blocks = (text: string): Block[] =>
  blocksOfMarkdown(text.replaceAll('~~~', fence), (path) => `# ${path}`);
const codes = (text: string): string[] => blocks(text).map(({ code }) => code);

describe('fences', () => {
  test('of Python, in the forms of all sites', () => {
    const infos = ['python', 'py', 'Python3', 'pycon', '{python}', '{.python .annotate}']
      .concat(['{ .python title="a b.py" hl_lines="1" }', 'python title="x.py" showLineNumbers'])
      .concat(['{code-block} python', '{testcode}', '{doctest}', 'python {1,3-4}']);
    for (const info of infos) expect(codes(`~~~${info}\nx = 1\n~~~`)).toEqual(['x = 1']);
  });

  test('of other languages, unnamed ones and those only to be read are left alone', () => {
    const infos = ['', 'sh', 'text', 'pytb', 'cython', 'python no-run', '{.python .no-run}'];
    for (const info of infos) expect(codes(`~~~${info}\nx = 1\n~~~`)).toEqual([]);
    expect(codes('~~~python\n\n~~~')).toEqual([]);
  });

  test('with a prompt need no name, nor a fence', () => {
    expect(codes('~~~\n>>> 1\n1\n~~~\n\nso\n\n    >>> 2\n    2\n')).toEqual(['1', '2']);
  });

  test('in lists and quotations, with the lines of the file', () => {
    const text = '# T\n\n- a\n\n  ~~~python\n  x = 1\n  y = 2\n  ~~~\n\n> ~~~py\n> z\n> ~~~\n';
    expect(blocks(text)).toMatchObject([
      { code: 'x = 1\ny = 2', line: 5, lines: [6, 7] },
      { code: 'z', line: 10, lines: [11] },
    ]);
  });

  test('in what MkDocs indents, and in the tags of Jekyll', () => {
    const text = `!!! note "Title"
    Text
    ~~~python
    a = 1

    if a:
        b = 1
    ~~~

    ??? tip
        ~~~python
        c = 1
        ~~~

~~~python
d = 1
~~~
`;
    expect(blocks(text)).toMatchObject([
      { code: 'a = 1\n\nif a:\n    b = 1', line: 3, lines: [4, 5, 6, 7] },
      { code: 'c = 1', line: 11, lines: [12] },
      { code: 'd = 1', line: 15, lines: [16] },
    ]);
    const tagged = '{% highlight python linenos %}\nx = 1\n{% endhighlight %}\n';
    expect(blocks(tagged)).toMatchObject([{ code: 'x = 1', line: 1, lines: [2] }]);
  });

  test('options of MyST are no code, and keep the lines', () => {
    const text = '~~~{code-block} python\n:linenos:\n:caption: a\n\nx = 1\n~~~';
    expect(blocks(text)).toMatchObject([{ code: 'x = 1', lines: [5] }]);
  });
});

describe('what a program prints', () => {
  const program = '~~~python\nprint(1)\n~~~\n';
  test('stands in the block behind it, or behind a line that introduces it', () => {
    for (const between of ['', '\nOutput:\n\n', '\n**Out:**\n\n', '\nThis prints:\n\n'])
      for (const info of ['', 'text', 'output', '{testoutput}', '{.text .no-copy}'])
        expect(blocks(`${program}${between}~~~${info}\n1\n~~~`)[0]).toMatchObject({ expect: '1' });
    expect(blocks(`${program}\nOutput:\n\n    1\n    2\n`)[0]).toMatchObject({
      expect: '1\n2',
      expectLines: [7, 8],
    });
  });

  test('does not stand in one of another language, behind other words, or in a conversation', () => {
    const others = [
      '~~~sh\n1\n~~~',
      '\nOutputs are tensors, and we get to that later on, too.\n\n~~~\n1\n~~~',
    ].concat(['\nRun this:\n\n~~~\npip\n~~~', '~~~\n>>> 1\n1\n~~~', '~~~python\n1\n~~~']);
    for (const other of others) expect(blocks(program + other)[0].expect).toBeNull();
    expect(blocks('~~~python\n>>> 1\n1\n~~~\n~~~\n2\n~~~')[0].expect).toBe('1');
  });
});

describe('sessions', () => {
  const before = (text: string): string[][] => {
    const all = blocks(text);
    return all.map((_, n) => beforeOf(all, n));
  };
  const block = (code: string, info = 'python'): string => `~~~${info}\n${code}\n~~~\n`;

  test('go on until a block imports torch', () => {
    const text = block('import torch') + block('x = 1') + block('import torch\ny') + block('z');
    expect(before(text)).toEqual([[], ['import torch'], [], ['import torch\ny']]);
  });

  test('a block may name what it depends on, of fences as of elements', () => {
    const text =
      block('# tg: depends-on later given\nx', 'python session=s') +
      block('# tg: id later\nimport torch\na = 1') +
      '\n<tensor-glass id="given">b = 2</tensor-glass>\n';
    expect(before(text)[0]).toEqual(['import torch\na = 1', 'b = 2']);
    expect(codes(text)).toEqual(['x', 'import torch\na = 1', 'b = 2']);
  });

  test('that have a name are the author’s', () => {
    const text = block('a', 'python session=s') + block('import torch', '{.python session="s"}');
    expect(before(text + block('c'))).toEqual([[], ['a'], []]);
  });

  test('one that shows an error is gone on from, with what it made until there', () => {
    const text =
      block('import torch\nx = "a"\n1 / 0') + block('ZeroDivisionError: division by zero', '');
    expect(before(text + block('x'))[1]).toEqual([
      'try:\n    exec("import torch\\nx = \\"a\\"\\n1 / 0")\nexcept Exception:\n    pass',
    ]);
  });

  test('a conversation goes on after an error', () => {
    const text = block(
      '>>> import torch\n>>> 1 / 0\nZeroDivisionError: division by zero\n>>> x = 1',
    );
    expect(before(text + block('x'))[1]).toEqual([
      ['import torch', '1 / 0', 'x = 1']
        .map((part) => `try:\n    exec("${part}")\nexcept Exception:\n    pass`)
        .join('\n'),
    ]);
  });

  test('a module of torch begins none', () => {
    expect(before(block('import torch') + block('import torch.nn as nn'))[1]).toEqual([
      'import torch',
    ]);
  });
});

test('elements in Markdown are read as in HTML, in their place', () => {
  const text = `~~~python
a
~~~

<tensor-glass session="s" expect="1">
b = 1

print(b)
</tensor-glass>

<tensor-glass src="c.py"></tensor-glass>

~~~python
d
~~~
`;
  expect(blocks(text)).toMatchObject([
    { code: 'a', line: 1 },
    { code: 'b = 1\n\nprint(b)', line: 5, lines: [6, 7, 8], session: 's', expect: '1' },
    { code: '# c.py', line: 11 },
    { code: 'd', line: 13 },
  ]);
});

test('what would take minutes to read is read at once, or refused with its line', () => {
  const program = '~~~python\nx\n~~~\n';
  expect(codes(`${'*a_ [b]( '.repeat(10_000)}\n\n${program}`)).toEqual(['x']);
  for (const nested of ['> ', '- ', '1. ', '>- '])
    expect(() => codes(`${program}${nested.repeat(25_000)}a`)).toThrow(
      new TooDeep('line 4 is nested deeper than a hundred quotations and lists'),
    );
  expect(codes(`${'> '.repeat(40)}a\n\n${program}`)).toEqual(['x']);
  expect(codes(`${'-'.repeat(500)}\n\n${program}`)).toEqual(['x']);
});
