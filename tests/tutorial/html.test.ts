/** The programs of HTML files: our elements, and the markup of the tools that tutorials are made with. */
import { describe, expect, test } from '@jest/globals';
import type { Block } from '../../web/tutorial/blocks';
import { beforeOf } from '../../web/tutorial/blocks';
import { blocksOfHtml, withRecorded } from '../../web/tutorial/html';

const blocks = (text: string): Block[] => blocksOfHtml(text, (path) => `# ${path}`);

/** As each tool writes `x = 1`, `if x < 2:`, an empty line, and `    x`. */
const FORMS: Record<string, string> = {
  'plain HTML': '<pre><code class="language-python">x = 1\nif x &lt; 2:\n\n    x\n</code></pre>',
  'plain HTML, by Prism':
    '<pre class="language-python"><code>x = 1\nif x &lt; 2:\n\n    x</code></pre>',
  'highlight.js':
    '<pre><code class="hljs language-python"><span class="hljs-attr">x</span> = 1\n<span>if</span> x &lt; 2:\n\n    x</code></pre>',
  GitHub: '<pre lang="python"><code>x = 1\nif x &lt; 2:\n\n    x</code></pre>',
  Sphinx:
    '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span><span class="n">x</span> <span class="o">=</span> <span class="mi">1</span>\n<span class="k">if</span> x <span class="o">&lt;</span> 2:\n\n    x\n</pre></div>\n</div>',
  'Sphinx, with numbers of lines':
    '<div class="highlight-python notranslate"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span class="normal">1</span>\n<span class="normal">2</span></pre></div></td><td class="code"><div class="highlight"><pre><span></span>x = 1\nif x &lt; 2:\n\n    x\n</pre></div></td></tr></table></div>',
  'Sphinx, with numbers in the lines':
    '<div class="literal-block-wrapper docutils container"><div class="code-block-caption"><span>a.py</span></div><div class="highlight-python3 notranslate"><div class="highlight"><pre><span></span><span class="linenos">1</span>x = 1\n<span class="linenos">2</span>if x &lt; 2:\n<span class="linenos">3</span>\n<span class="linenos">4</span>    x\n</pre></div>\n</div></div>',
  'MkDocs Material':
    '<div class="language-python highlight"><span class="filename">a.py</span><pre><span></span><button class="md-clipboard">Copy</button><code><a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a><span class="n">x</span> = 1\n<a id="__codelineno-0-2"></a>if x &lt; 2:\n\n    x\n</code></pre></div>',
  'MkDocs Material, with numbers of lines':
    '<div class="language-python highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span></span><span class="normal">1</span></pre></div></td><td class="code"><div><pre><span></span><code>x = 1\nif x &lt; 2:\n\n    x\n</code></pre></div></td></tr></table></div>',
  'MkDocs Material, with numbers of lines and a title':
    '<div class="language-python highlight"><table class="highlighttable"><tr><th colspan="2" class="filename"><span class="filename">a.py</span></th></tr><tr><td class="linenos"><div class="linenodiv"><pre><span></span><span class="normal"><a href="#__codelineno-0-1">1</a></span></pre></div></td><td class="code"><div><pre><span></span><code>x = 1\nif x &lt; 2:\n\n    x\n</code></pre></div></td></tr></table></div>',
  'Sphinx, with prompts behind ::':
    '<div class="highlight-default notranslate"><div class="highlight"><pre><span></span><span class="gp">&gt;&gt;&gt; </span>x = 1\n<span class="gp">&gt;&gt;&gt; </span>if x &lt; 2:\n<span class="gp">...</span>\n<span class="gp">... </span>    x\n</pre></div></div>',
  Docusaurus:
    '<div class="language-python codeBlockContainer_Ckt0 theme-code-block"><div class="codeBlockTitle_Ktv7">a.py</div><div class="codeBlockContent_biex"><pre tabindex="0" class="prism-code language-python codeBlock_bY9V thin-scrollbar"><code class="codeBlockLines_e6Vv"><span class="token-line" style="color:#393A34"><span class="token plain">x = 1</span><br></span><span class="token-line"><span class="token plain">if x &lt; 2:</span><br></span><span class="token-line"><span class="token plain" style="display:inline-block"></span><br></span><span class="token-line"><span class="token plain">    x</span><br></span></code></pre><div class="buttonGroup__atx"><button>Copy</button></div></div></div>',
  'Jekyll, by Rouge':
    '<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code><span class="n">x</span> = 1\n<span class="k">if</span> x <span class="o">&lt;</span> 2:\n\n    x\n</code></pre></div></div>',
  'Jekyll, with numbers of lines':
    '<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>x = 1\nif x &lt; 2:\n\n    x\n</pre></td></tr></tbody></table></code></pre></div></div>',
  'Jekyll’s tag':
    '<figure class="highlight"><pre><code class="language-python" data-lang="python">x = 1\nif x &lt; 2:\n\n    x</code></pre></figure>',
  Hugo: '<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-python" data-lang="python"><span class="line"><span class="cl">x = 1\n</span></span><span class="line"><span class="cl">if x &lt; 2:\n</span></span><span class="line"><span class="cl">\n</span></span><span class="line"><span class="cl">    x\n</span></span></code></pre></div>',
  Quarto:
    '<div class="sourceCode" id="cb1"><pre class="sourceCode python code-with-copy"><code class="sourceCode python"><span id="cb1-1"><a href="#cb1-1" aria-hidden="true" tabindex="-1"></a>x <span class="op">=</span> <span class="dv">1</span></span>\n<span id="cb1-2"><a href="#cb1-2" aria-hidden="true" tabindex="-1"></a>if x &lt; 2:</span>\n<span id="cb1-3"><a href="#cb1-3"></a></span>\n<span id="cb1-4">    x</span></code><button title="Copy to Clipboard" class="code-copy-button"><i class="bi"></i></button></pre></div>',
};

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
