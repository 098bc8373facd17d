/**
 * The programs in the markup of pages that other tools made. One set of rules for the tree of a live
 * page and that of a file: how it is walked is handed in.
 */
import { introducesOutput, isOutput, NO_RUN } from './languages';

/** How a tree of elements is walked. */
export interface Markup<Element> {
  /** Below `root`, in the order of the page; of the whole page without. */
  all(selector: string, root?: Element): Element[];
  is(element: Element, selector: string): boolean;
  parent(element: Element): Element | null;
  next(element: Element): Element | null;
  attribute(element: Element, name: string): string | null;
  children(element: Element): (Element | string)[];
}

/**
 * The blocks of Python that the tools mark as such: `language-python` of plain pages, MkDocs, Docusaurus,
 * Jekyll and Hugo, Sphinx's `highlight-python` and doctests, Quarto's `sourceCode python`.
 */
export const KNOWN = [
  ...['python', 'py', 'python3', 'pycon', 'ipython', 'ipython3'].flatMap((language) => [
    `pre code.language-${language}`,
    `pre.language-${language}`,
    `.language-${language} pre`,
    `.highlight-${language} pre`,
    `pre[lang="${language}"]`,
  ]),
  '.highlight-default.doctest pre',
  '.highlight-default:has(.gp) pre',
  'pre.sourceCode.python',
].join(', ');

/** A program's place in a page. */
export interface Found<Element> {
  /** The outermost element that holds the program and nothing else of the page. */
  frame: Element;
  /** Holds the text. */
  source: Element;
  /** The text, with its line breaks. */
  text: string;
  /** By the markup; null when it does not say. */
  session: string | null;
  /** A title that stands in the frame, in a table with the lines' numbers. */
  caption: Element | null;
  /** Holds what the program prints, when that stands behind it. */
  output: Element | null;
}

/** What tools put around a block's `pre`. */
const FRAME =
  'pre, pre > code, table, tbody, tr, td.code, td.rouge-code, td.code > div, [class*="highlight"], .highlight td, .highlight div, .code-copy-outer-scaffold, .doctest, .sourceCode, [class*="codeBlockContent"], [class*="codeBlockContainer"], .theme-code-block, .code-with-filename, [class*="language-"]';
const TABLE = 'table, thead, tbody, tr, td';
/** Text in a frame that is no program. */
const CAPTION =
  'figcaption, .filename, .code-block-caption, .code-with-filename-file, [class*="codeBlockTitle"]';
/** Around a frame, still the block and nothing else. */
const WRAPPER = `${FRAME}, .literal-block-wrapper, .cell`;
/** Hugo's have classes, or only a style that keeps them out of what is copied. */
const LINE_NUMBERS =
  '.linenos, .lineno, .linenodiv, .gutter, .gl, .rouge-gutter, .hljs-ln-numbers, .ln, .lnt, [style*="user-select:none"]';
const NO_TEXT = `${LINE_NUMBERS}, ${CAPTION}, button, template, script, style, nav, [aria-hidden="true"]`;

/** The programs that a selector finds, in the order of the page, each once. */
export function findBlocks<Element>(markup: Markup<Element>, selector = KNOWN): Found<Element>[] {
  const sources = new Map<Element, Element>();
  for (const element of markup.all(selector)) {
    const source = sourceOf(markup, element);
    if (source && !closest(markup, source, `.${NO_RUN}, tensor-glass`))
      sources.set(frameOf(markup, source), source);
  }
  const matched = new Set(sources.keys());
  return [...sources].map(([frame, source]) => ({
    frame,
    source,
    text: textOf(markup, source),
    session: attributeAround(markup, source, 'data-session'),
    caption: markup.all(CAPTION, frame).at(-1) ?? null,
    output: outputAfter(markup, frame, (element) => matched.has(element)),
  }));
}

/** The element whose text is the program: the innermost `pre` around what was found, or in it. */
function sourceOf<Element>(markup: Markup<Element>, element: Element): Element | null {
  return textsIn(markup, closest(markup, element, 'pre') ?? element)[0] ?? null;
}

/** The elements in one, or itself, that hold the texts of blocks: no numbers of lines. */
function textsIn<Element>(markup: Markup<Element>, element: Element): Element[] {
  const inner = markup.all('pre', element);
  const all = inner.length || !markup.is(element, 'pre') ? inner : [element];
  return all.filter(
    (pre) =>
      !markup.all('pre', pre).length &&
      !closest(markup, pre, LINE_NUMBERS) &&
      !(markup.all(LINE_NUMBERS, pre).length && textOf(markup, pre).trim() === ''),
  );
}

function frameOf<Element>(markup: Markup<Element>, source: Element): Element {
  let frame = source;
  for (let around = markup.parent(frame); around; around = markup.parent(around)) {
    const isTable = markup.is(around, TABLE);
    const isFrame = markup.is(around, FRAME) && (isTable || !markup.all(CAPTION, around).length);
    if (!isFrame || textsIn(markup, around).length > 1) break;
    if (!isTable || markup.is(around, 'table')) frame = around;
  }
  return frame;
}

/** The element behind a program that shows what it prints, if there is one. */
function outputAfter<Element>(
  markup: Markup<Element>,
  frame: Element,
  isProgram: (frame: Element) => boolean,
): Element | null {
  let last = frame;
  let next = markup.next(last);
  for (let around = markup.parent(last); !next && around; around = markup.parent(around)) {
    if (!markup.is(around, WRAPPER)) return null;
    last = around;
    next = markup.next(last);
  }
  if (next && markup.is(next, 'p') && introducesOutput(textOf(markup, next)))
    next = markup.next(next);
  if (!next || markup.is(next, `.${NO_RUN}`)) return null;
  const pres = textsIn(markup, next);
  if (pres.length !== 1 || isProgram(frameOf(markup, pres[0]))) return null;
  const around = [
    pres[0],
    next,
    ...markup.all('code', pres[0]),
    ...ancestors(markup, pres[0], next),
  ];
  const shown = around.some((each) => markup.is(each, OUTPUT_MARK));
  const named = around.map((each) => languageOf(markup, each)).find((language) => language);
  const isBlock = markup.is(next, `pre, ${FRAME}`);
  return shown || (isBlock && isOutput(named ?? null)) ? pres[0] : null;
}

/** What notebooks' tools mark as output. */
const OUTPUT_MARK = '.cell-output-stdout, .cell-output-display, .cell_output, .sphx-glr-script-out';

/** The language that a block's classes name; null for none. */
function languageOf<Element>(markup: Markup<Element>, element: Element): string | null {
  const classes = markup.attribute(element, 'class') ?? '';
  const [, named] = /(?:^|\s)(?:language|highlight)-([\w+-]+)/.exec(classes) ?? [];
  const [, quarto] = /(?:^|\s)sourceCode\s+([\w+-]+)/.exec(classes) ?? [];
  return (named ?? quarto)?.toLowerCase() ?? null;
}

/** An element's text: line breaks of any kind are kept, what is no text of the block is left out. */
export function textOf<Element>(markup: Markup<Element>, element: Element): string {
  let text = '';
  const visit = (node: Element | string): void => {
    if (typeof node === 'string') text += node;
    else if (markup.is(node, 'br')) text += '\n';
    else if (!markup.is(node, NO_TEXT)) {
      markup.children(node).forEach(visit);
      if (markup.is(node, 'pre div') && !text.endsWith('\n')) text += '\n';
    }
  };
  markup.children(element).forEach(visit);
  return text.replaceAll('\u00a0', ' ');
}

function* ancestors<Element>(
  markup: Markup<Element>,
  element: Element,
  upTo: Element,
): Generator<Element> {
  for (let each: Element | null = element; each; each = markup.parent(each)) {
    yield each;
    if (each === upTo) return;
  }
}

function closest<Element>(
  markup: Markup<Element>,
  element: Element,
  selector: string,
): Element | null {
  let each: Element | null = element;
  while (each && !markup.is(each, selector)) each = markup.parent(each);
  return each;
}

function attributeAround<Element>(
  markup: Markup<Element>,
  element: Element,
  name: string,
): string | null {
  const holder = closest(markup, element, `[${name}]`);
  return holder && markup.attribute(holder, name);
}
