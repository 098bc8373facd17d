/** The programs of HTML files: our elements, and the markup of the tools that tutorials are made with. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Block } from '../../web/tutorial/blocks';
import { beforeOf, missingFor } from '../../web/tutorial/blocks';
import { blocksOfHtml, withRecorded } from '../../web/tutorial/html';

const blocks = (text: string): Block[] => blocksOfHtml(text, (path) => `# ${path}`);

/** As each tool writes `x = 1`, `if x < 2:`, an empty line, and `    x`. */
const FORMS = JSON.parse(readFileSync(new URL('forms.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

describe('a program in the markup of', () => {
  for (const [tool, markup] of Object.entries(FORMS))
    test(tool, () => {
      expect(blocks(`<!doctype html><p>Text</p>\n${markup}\n<p>so</p>`)).toMatchObject([
        { code: 'x = 1\nif x < 2:\n\n    x', expect: null, session: 'part 0' },
      ]);
    });
});

test('programs of other languages, and those only to be read, are left alone', () => {
  const others = ['<pre><code class="language-sh">x</code></pre>', '<pre>x</pre>']
    .concat(['<div class="highlight-none"><div class="highlight"><pre>x</pre></div></div>'])
    .concat(['<pre class="no-run"><code class="language-python">x</code></pre>'])
    .concat(['<p><code class="language-python">inline</code></p>']);
  for (const other of others) expect(blocks(other)).toEqual([]);
});

describe('what a program prints', () => {
  const outputs = {
    'plain HTML': '<pre><code class="language-text">1\n2\n</code></pre>',
    'plain HTML, unmarked': '<p>Output:</p>\n<pre>1\n2</pre>',
    Sphinx:
      '<div class="highlight-none notranslate"><div class="highlight"><pre><span></span>1\n2\n</pre></div></div>',
    'MkDocs Material':
      '<div class="language-text highlight"><pre><span></span><code>1\n2\n</code></pre></div>',
    Jekyll:
      '<div class="language-plaintext highlighter-rouge"><div class="highlight"><pre class="highlight"><code>1\n2\n</code></pre></div></div>',
    Quarto: '<div class="cell-output cell-output-stdout">\n<pre><code>1\n2</code></pre>\n</div>',
  };
  const program = '<pre><code class="language-python">f()</code></pre>\n';
  for (const [tool, output] of Object.entries(outputs))
    test(`is read from the block behind it: ${tool}`, () => {
      expect(blocks(program + output)).toMatchObject([{ code: 'f()', expect: '1\n2' }]);
    });

  test('behind the wrappers of a cell of Quarto’s', () => {
    const cell = `<div class="cell"><div class="sourceCode cell-code">${'<pre class="sourceCode python"><code class="sourceCode python">f()</code></pre>'}</div>${outputs.Quarto}</div><pre>3</pre>`;
    expect(blocks(cell)).toMatchObject([{ code: 'f()', expect: '1\n2' }]);
  });

  test('is not what stands in another program, another language or another section', () => {
    const others = [program, '<pre><code class="language-sh">1</code></pre>', '<p>1</p>'].concat([
      '<section><p>Text</p><pre>1</pre></section>',
      '<p>We go on:</p><pre>1</pre>',
    ]);
    for (const other of others) expect(blocks(program + other)[0].expect).toBeNull();
    expect(blocks(`<section>${program}</section><pre>1</pre>`)[0].expect).toBeNull();
  });

  test('in a conversation, by its prompts', () => {
    const doctest =
      '<div class="doctest highlight-default notranslate"><div class="highlight"><pre><span></span><span class="gp">&gt;&gt;&gt; </span>x\n<span class="go">1</span>\n</pre></div></div>';
    expect(blocks(doctest)).toMatchObject([{ code: 'x', expect: '1', interactive: true }]);
  });
});

describe('our elements', () => {
  test('their text, their script, their set-up, what they expect, a file', () => {
    const text = `<!doctype html>
<tensor-glass>
  x = 1
  if x:
      y
</tensor-glass>
<tensor-glass session="s" expect="2"><template data-setup>a = 1</template>
<script type="text/x-python">
if 1 < 2: "&lt;"
</script></tensor-glass>
<tensor-glass session="s" src="b.py"></tensor-glass>
<tensor-glass></tensor-glass>`;
    const all = blocks(text);
    expect(all).toMatchObject([
      { code: 'x = 1\nif x:\n    y', line: 2, lines: [3, 4, 5], session: null, expect: null },
      { code: 'if 1 < 2: "&lt;"', line: 7, lines: [9], setup: 'a = 1', session: 's', expect: '2' },
      { code: '# b.py', line: 11, session: 's' },
    ]);
    expect(beforeOf(all, 2)).toEqual(['a = 1', 'if 1 < 2: "&lt;"']);
    expect(beforeOf(all, 1)).toEqual(['a = 1']);
  });

  test('in a page that has some, blocks are programs only where a script upgrades them', () => {
    const page = (script: string): string =>
      `${script}<pre class="a">x</pre><pre><code class="language-python">y</code></pre><tensor-glass>z</tensor-glass>`;
    const codes = (script: string): string[] => blocks(page(script)).map(({ code }) => code);
    expect(codes('')).toEqual(['z']);
    expect(codes('<script src="embed.js" data-upgrade></script>')).toEqual(['y', 'z']);
    expect(codes('<script src="embed.js" data-upgrade="pre.a"></script>')).toEqual(['x', 'z']);
    const setup = '<script data-upgrade="pre.a" data-setup="import torch"></script>';
    expect(blocks(page(setup))[0]).toMatchObject({ code: 'x', setup: 'import torch' });
  });
});

test('recorded runs are put into a page without changing anything else, and replace older ones', () => {
  const page = '<!DOCTYPE html>\r\n<body class=a><p>x<br>\n</body>\n</html>\n';
  const once = withRecorded(page, new Uint8Array([1, 2]));
  const script = '<script type="application/x-tensorglass">AQI=</script>';
  expect(once).toBe(page.replace('</body>', `${script}\n</body>`));
  expect(withRecorded(once, new Uint8Array([3]))).toBe(once.replace('AQI=', 'Aw=='));
  expect(withRecorded('<p>x', new Uint8Array([1, 2]))).toBe(`<p>x${script}\n`);
});

describe('what runs before an element', () => {
  test('hidden lines run behind those of templates, in later programs of the session, too', () => {
    const all = blocks(`<tensor-glass session="a"><template data-setup>s = 0</template>
# tg: hide
h = 1
# tg: show
a = 2
</tensor-glass><tensor-glass session="a">b = 3</tensor-glass>`);
    expect(all.map(({ code }) => code)).toEqual(['a = 2', 'b = 3']);
    expect(all[0].lines).toEqual([5]);
    expect(beforeOf(all, 0)).toEqual(['s = 0', 'h = 1']);
    expect(beforeOf(all, 1)).toEqual(['s = 0', 'h = 1', 'a = 2']);
  });

  test('what it depends on comes first, once, with what that needs, wherever it stands', () => {
    const all = blocks(`<tensor-glass depends-on="data model">train()</tensor-glass>
<tensor-glass id="model" depends-on="data">m = 1</tensor-glass>
<tensor-glass id="data"><template data-setup>s = 0</template>d = 2</tensor-glass>`);
    expect(beforeOf(all, 0)).toEqual(['s = 0', 'd = 2', 'm = 1']);
    expect(beforeOf(all, 2)).toEqual(['s = 0']);
  });

  test('what it depends on brings its session', () => {
    const all = blocks(`<tensor-glass session="a">a = 1</tensor-glass>
<tensor-glass session="a" id="second">a = 2</tensor-glass>
<tensor-glass depends-on="second">a</tensor-glass>`);
    expect(beforeOf(all, 2)).toEqual(['a = 1', 'a = 2']);
  });

  test('circles end, and names that nothing has are told', () => {
    const all = blocks(`<tensor-glass id="a" depends-on="b">a</tensor-glass>
<tensor-glass id="b" depends-on="a  c b">b</tensor-glass>`);
    expect(beforeOf(all, 0)).toEqual(['b']);
    expect(beforeOf(all, 1)).toEqual(['a']);
    expect([missingFor(all, 0), missingFor(all, 1)]).toEqual([[], ['c', 'b']]);
  });

  test('a chain of any length comes in its order', () => {
    const chain = Array.from(
      { length: 4000 },
      (_, n) => `<tensor-glass id="e${n}" depends-on="e${n - 1}">${n}</tensor-glass>`,
    );
    const before = beforeOf(blocks(chain.join('')), chain.length - 1);
    expect(before).toHaveLength(chain.length - 1);
    expect([before[0], before.at(-1)]).toEqual(['0', String(chain.length - 2)]);
  });
});
