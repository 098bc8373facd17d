/** The programs of an HTML file: those in elements of ours, and those that an upgrade of the page finds. */
import { is, selectAll } from 'css-select';
import { Element, isTag, isText, Text } from 'domhandler';
import type { AnyNode, Document } from 'domhandler';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { withSessions } from './blocks';
import type { Block } from './blocks';
import { idsIn } from './directives';
import type { ReadSource } from './markdown';
import { findBlocks, KNOWN, textOf } from './markup';
import type { Found, Markup } from './markup';
import { readBlock } from './prompts';

/** Recorded runs that stand in the page itself are in an element of this type, in base64. */
export const RECORDED_TYPE = 'application/x-tensorglass';

/**
 * The programs in the order of the page. A page that has our elements, or a script with `data-upgrade`, is
 * taken at its word; in another each block of Python is one. `above` lines of its file stand before it.
 */
export function blocksOfHtml(text: string, readSource: ReadSource, above = 0): Block[] {
  const document = parsed(text);
  const markup = markupOf(document);
  const elements = markup.all('tensor-glass');
  const [script] = markup.all('script[data-upgrade]');
  const selector = script
    ? script.attribs['data-upgrade'] || KNOWN
    : elements.length
      ? null
      : KNOWN;
  const found = selector === null ? [] : findBlocks(markup, selector);
  const setup = readBlock(script?.attribs['data-setup'] ?? '').code;
  const upgraded = withSessions(found.map((each) => upgradedBlock(markup, each, setup)));
  const given = elements.map((element) => elementBlock(markup, element, readSource));
  const order = new Map(markup.all('*').map((element, n) => [element, n]));
  return [
    ...upgraded.map((block, n) => ({ block, at: order.get(found[n].source)! })),
    ...given.map((block, n) => ({ block, at: order.get(elements[n])! })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ block }) => moved(block, above))
    .filter(({ code }) => code !== '');
}

/** The page with its recorded runs in it, in place of those that it had. */
export function withRecorded(text: string, recorded: Uint8Array): string {
  const document = parsed(text);
  const markup = markupOf(document);
  const base64 = Buffer.from(recorded).toString('base64');
  const script = `<script type="${RECORDED_TYPE}">${base64}</script>`;
  const [old] = markup.all(`script[type="${RECORDED_TYPE}"]`);
  if (old) {
    const { startOffset, endOffset } = old.sourceCodeLocation!;
    return text.slice(0, startOffset) + script + text.slice(endOffset);
  }
  const [body] = markup.all('body');
  const end = body?.sourceCodeLocation?.endTag?.startOffset ?? text.length;
  return `${text.slice(0, end)}${script}\n${text.slice(end)}`;
}

const parsed = (text: string): Document =>
  parse(text, { treeAdapter: adapter, sourceCodeLocationInfo: true });

function upgradedBlock(markup: Markup<Element>, found: Found<Element>, setup: string): Block {
  const reading = readBlock(found.text);
  const line = found.source.sourceCodeLocation?.startLine ?? 1;
  const first = textLine(found.source);
  const block: Block = {
    ...reading,
    lines: reading.lines.map((each) => first + each),
    expectLines: reading.expectLines.map((each) => first + each),
    line,
    setup,
    session: found.session,
  };
  if (!found.output || block.interactive) return block;
  const expect = textOf(markup, found.output).replace(/\n+$/, '');
  const from = textLine(found.output);
  return { ...block, expect, expectLines: expect.split('\n').map((_, n) => from + n) };
}

function elementBlock(markup: Markup<Element>, element: Element, readSource: ReadSource): Block {
  const { id, session, expect, src, 'depends-on': dependsOn } = element.attribs;
  const own = markup.all('script[type="text/x-python"]', element)[0] ?? element;
  const reading = readBlock(src ? readSource(src) : rawText(own));
  const line = element.sourceCodeLocation?.startLine ?? 1;
  const first = src ? null : textLine(own);
  const templates = markup.all('template[data-setup]', element);
  return {
    ...reading,
    ...(expect === undefined ? {} : { expect, expectLines: [] }),
    // A text of another file has no line in this one.
    lines: reading.lines.map((each) => (first === null ? line : first + each)),
    ...(expect === undefined
      ? { expectLines: reading.expectLines.map((each) => (first ?? line) + each) }
      : {}),
    line,
    setup: templates.map((template) => readBlock(rawText(template)).code).join('\n'),
    session: session ?? null,
    id: id ?? reading.id,
    dependsOn: [...idsIn(dependsOn), ...reading.dependsOn],
  };
}

const moved = (block: Block, by: number): Block => ({
  ...block,
  line: block.line + by,
  lines: block.lines.map((line) => line + by),
  expectLines: block.expectLines.map((line) => line + by),
});

/** All text in a node, but that of templates and scripts in it. */
function rawText(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  const own = node.children.filter(
    (child) => !(isTag(child) && /template|script/.test(child.name)),
  );
  return own.map(rawText).join('');
}

/** The file's line where an element's text begins. */
function textLine(element: Element): number {
  const first = (node: AnyNode): Text | null => {
    if (isText(node)) return node;
    if (!('children' in node)) return null;
    for (const child of node.children) {
      const found = first(child);
      if (found) return found;
    }
    return null;
  };
  const location = first(element)?.sourceCodeLocation ?? element.sourceCodeLocation;
  return location?.startLine ?? 1;
}

/** The tree of a file, as the rules for blocks walk it. A template's content is among its children. */
function markupOf(document: Document): Markup<Element> {
  return {
    all: (selector, root) => selectAll<AnyNode, Element>(selector, root?.children ?? document),
    is: (element, selector) => is<AnyNode, Element>(element, selector),
    parent: ({ parent }) => (parent && isTag(parent) ? parent : null),
    next(element) {
      let next = element.next;
      while (next && !isTag(next)) next = next.next;
      return next;
    },
    attribute: (element, name) => element.attribs[name] ?? null,
    children: (element) =>
      element.children.flatMap((child): (Element | string)[] =>
        isText(child) ? [child.data] : isTag(child) ? [child] : [],
      ),
  };
}
