/** The programs of a Markdown file: CommonMark, with what MkDocs, MyST, Quarto and Jekyll write beside it. */
import type { Code, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Block } from './blocks';
import { withSessions } from './blocks';
import { blocksOfHtml } from './html';
import { introducesOutput, isOutput, isPython, NO_RUN } from './languages';
import { readBlock } from './prompts';

/** Where elements of the file find texts that they name by `src`. */
export type ReadSource = (path: string) => string;

/** A page that is not read: its message says where and why. */
export class TooDeep extends Error {}

export function blocksOfMarkdown(text: string, readSource: ReadSource): Block[] {
  const source = plainLines(text).join('\n');
  const found: Block[] = [];
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    for (let n = 0; n < children.length; n++) {
      const child = children[n];
      if (child.type === 'code') {
        const block = blockOf(child, children.slice(n + 1, n + 3));
        if (block) found.push(block);
      } else if (child.type === 'html' && OPENS.test(child.value)) {
        // To CommonMark an empty line ends it; to its author, the tag that closes it.
        const from = child.position!.start.offset!;
        const close = source.indexOf(CLOSES, child.position!.end.offset! - CLOSES.length);
        const to = Math.max(child.position!.end.offset!, close + CLOSES.length);
        const above = child.position!.start.line - 1;
        found.push(...blocksOfHtml(source.slice(from, to), readSource, above));
        while (n + 1 < children.length && children[n + 1].position!.start.offset! < to) n++;
      } else visit(child);
    }
  };
  const lines = source.split('\n');
  const deep = lines.findIndex((line) => TOO_DEEP.test(line));
  if (deep >= 0)
    throw new TooDeep(`line ${deep + 1} is nested deeper than a hundred quotations and lists`);
  visit(fromMarkdown(source, { extensions: [PLAIN] }));
  // Elements say themselves what they share; fences go on from one another.
  return withSessions(found);
}

/** Of what stands within a line only elements matter. Links and emphasis take long: thousands of `*a_`, say. */
const PLAIN = {
  disable: { null: ['attention', 'labelEnd', 'labelStartImage', 'labelStartLink'] },
};
/** What reading a line takes grows with the square of the quotations and lists that it stands in. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}/;

const OPENS = /<tensor-glass\b/i;
const CLOSES = '</tensor-glass>';

/** What a fence says of its block. */
interface Info {
  language: string | null;
  words: string[];
}

/** Reads `python`, `{.python .no-run}`, `{code-block} python`, `python session=a title="b"`. */
function infoOf({ lang, meta }: Code): Info {
  const words = `${lang ?? ''} ${meta ?? ''}`.match(/[^\s{}"']*"[^"]*"|[^\s{}]+/g) ?? [];
  if (/^(code|code-block|code-cell|sourcecode|highlight)$/.test(words[0] ?? '')) words.shift();
  const [language = '', ...rest] = words.map((word) => word.replace(/^\./, ''));
  return { language: language.toLowerCase() || null, words: rest };
}

function blockOf(node: Code, after: readonly RootContent[]): Block | null {
  const { language, words } = infoOf(node);
  const line = node.position!.start.line;
  const first = firstLine(node);
  const reading = readBlock(withoutOptions(node.value));
  if (!isPython(language) && !(language === null && reading.interactive)) return null;
  if (words.includes(NO_RUN) || !reading.code) return null;
  const session = words.find((word) => /^(data-)?session=/.test(word));
  const block: Block = {
    ...reading,
    lines: reading.lines.map((each) => first + each),
    expectLines: reading.expectLines.map((each) => first + each),
    line,
    setup: '',
    session: session ? session.replace(/^[^=]*=/, '').replaceAll('"', '') : null,
  };
  if (block.interactive) return block;
  const output = outputIn(after);
  if (!output) return block;
  const expect = output.value.replace(/\n+$/, '');
  const expectLines = expect.split('\n').map((_, n) => firstLine(output) + n);
  return { ...block, expect, expectLines };
}

/** The block of output that follows a program at once, or after a line that introduces it. */
function outputIn([next, second]: readonly RootContent[]): Code | null {
  const introduced = next?.type === 'paragraph' && introducesOutput(toString(next));
  const output = introduced ? second : next;
  if (output?.type !== 'code' || !isOutput(infoOf(output).language)) return null;
  return readBlock(output.value).interactive ? null : output;
}

/** The file's line of the first line of a block's text: behind its fence, if it has one. */
function firstLine({ position, value }: Code): number {
  const { start, end } = position!;
  const fenced = end.line - start.line + 1 > value.split('\n').length;
  return fenced ? start.line + 1 : start.line;
}

/** MyST's options at the head of a block (`:linenos:`), as empty lines. */
const withoutOptions = (text: string): string =>
  text.replace(/^(?::[\w-]+:.*(?:\n|$))+/, (options) => options.replace(/.+/g, ''));

/**
 * The lines of the file, as CommonMark reads them the way their site does: what MkDocs indents in
 * admonitions and tabs is moved out, Jekyll's highlight tags are fences.
 */
function plainLines(text: string): string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const indent = /^ */.exec(line)![0].length;
    if (line.trim()) depth = Math.min(depth, indent >> 2);
    const moved = line.slice(Math.min(indent, depth * 4));
    if (/^(!!!|\?\?\?\+?|===\+?!?) /.test(moved)) {
      depth++;
      lines.push('');
    } else
      lines.push(
        moved
          .replace(/^\{%-?\s*highlight\s+(\S+).*%\}\s*$/, '```$1')
          .replace(/^\{%-?\s*endhighlight\s*-?%\}\s*$/, '```'),
      );
  }
  return lines;
}
