/** The programs of pages, as the headless runner runs them: Markdown, HTML, and a program by itself. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative, resolve } from 'node:path';

const READERS = {
  '.md': 'blocksOfMarkdown',
  '.markdown': 'blocksOfMarkdown',
  '.mdx': 'blocksOfMarkdown',
  '.qmd': 'blocksOfMarkdown',
  '.html': 'blocksOfHtml',
  '.htm': 'blocksOfHtml',
};

/** Whether a path is that of a page, by its name. */
export const isPage = (path) => extname(path).toLowerCase() in READERS;
export const isHtml = (path) => READERS[extname(path).toLowerCase()] === 'blocksOfHtml';

/** What keeps a file from being read, as a sentence. */
export class NotReadable extends Error {}

/** The programs of a file, each with where it stands, what it is run as, and what keeps it from that. */
export function programsOf(tutorial, path) {
  const text = readText(path);
  const blocks = isPage(path) ? blocksOf(tutorial, path, text) : [wholeFile(tutorial, text)];
  const problemOf = (missing) => (missing.length ? tutorial.saysMissing(missing) : null);
  return blocks.map((block, n) => ({
    ...block,
    key: tutorial.keyOf(blocks, n),
    problem: problemOf(tutorial.missingFor(blocks, n)),
    path,
    place: `${relative(process.cwd(), path)}:${block.line}`,
  }));
}

function blocksOf(tutorial, path, text) {
  const readSource = (source) =>
    readText(resolve(dirname(path), decodeURI(source.replace(/[?#].*/s, ''))));
  try {
    return tutorial[READERS[extname(path).toLowerCase()]](text, readSource);
  } catch (problem) {
    if (!(problem instanceof tutorial.TooDeep)) throw problem;
    throw new NotReadable(`${path} cannot be read: ${problem.message}`);
  }
}

function wholeFile(tutorial, text) {
  return {
    ...tutorial.readBlock(text),
    line: 1,
    setup: '',
    session: null,
  };
}

function readText(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new NotReadable(`there is no file ${path}`);
  return readFileSync(path, 'utf8');
}

/** The run of a block: its program among those before it, with folders made readable. */
export const requestOf = ({ key: { code, before, interactive } }, mounts) => ({
  code,
  before,
  interactive,
  notebook: true,
  mounts,
});

/** The line of the file on which a line of a program stands. */
export const fileLine = ({ lines, line }, at) => lines[at - 1] ?? line;
