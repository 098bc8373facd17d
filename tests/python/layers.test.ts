/** The check of layers: what it finds in Python packages, however it is written. */
import { expect, test } from '@jest/globals';

const { pythonBreaches } = (await import(
  new URL('../../web/tools/check-layers.mjs', import.meta.url).href
)) as {
  pythonBreaches(texts: Record<string, string>): string[];
};

const two = (a: string, b: string): Record<string, string> => ({
  'torch/__init__.py': 'from . import a, b\n',
  'torch/a.py': a,
  'torch/b/__init__.py': b,
  'torch/b/inner.py': '',
});

test.each([
  ['at the top', 'from .b import x\n', 'from ..a import y\n'],
  ['at the top, of a module', 'from . import b\n', 'from .. import a\n'],
  ['by the whole name', 'import torch.b\n', 'import json, torch.a as other\n'],
  [
    'inside of functions',
    'def f():\n    from .b import x\n',
    'class C:\n    def f(self):\n        from ..a import y\n',
  ],
  [
    'over several lines',
    'from .b import (  # why\n    x,\n    y as z,\n)\n',
    'from ..a import *\n',
  ],
])('a circle %s', (_, a, b) => {
  expect(pythonBreaches(two(a, b))).toEqual(['web/torch: a circle, torch.a → torch.b → torch.a']);
});

test.each([
  ['a longer circle', { a: 'from .b import inner\n', b: '', inner: 'from ..a import x\n' }, 1],
  [
    'a circle, and a module beside it',
    { a: 'from . import b\n', b: 'from ..a import x\n', inner: 'from ..b import y\n' },
    1,
  ],
  ['one way only', { a: 'from .b.inner import x\n', b: 'from .inner import x\n', inner: '' }, 0],
  [
    'words in a text',
    { a: 'from .b import x\n', b: '"""\nfrom ..a import x\n"""\n# from ..a import x\n', inner: '' },
    0,
  ],
])('%s', (_, { a, b, inner }, count) => {
  expect(pythonBreaches({ ...two(a, b), 'torch/b/inner.py': inner })).toHaveLength(count);
});

test('who may know the whole package', () => {
  const alone = (path: string, text: string): string[] =>
    pythonBreaches({ 'torch/__init__.py': '', [path]: text });
  expect(alone('torch/nn/init.py', 'import torch\n')).toEqual([]);
  for (const text of ['import torch\n', 'def f():\n    from . import zeros\n'])
    expect(alone('torch/storage.py', text)).toEqual([
      'web/torch/storage.py: must not know torch, which is made of it',
    ]);
});
