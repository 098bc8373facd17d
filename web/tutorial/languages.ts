/** The names by which tutorials mark a block as a program, and as what a program prints. */

const PYTHON = new Set(
  'python py python3 py3 pycon ipython ipython3 doctest testcode pyodide'.split(' '),
);
const OUTPUT = new Set(
  'text txt plain plaintext none nohighlight output out stdout testoutput'.split(' '),
);
/** Words between a program and a block of what it prints. */
const INTRODUCES =
  /^\W*(expected\s+|the\s+|this\s+)?(out|outputs?|prints?|results?|gives)\b.{0,40}$/i;

export const isPython = (language: string | null): boolean => PYTHON.has(language ?? '');
/** A block behind a program that names no language shows what that prints, too. */
export const isOutput = (language: string | null): boolean =>
  language === null || OUTPUT.has(language);
export const introducesOutput = (text: string): boolean => INTRODUCES.test(text.trim());

/** The class, or the word of a fence, of a block that is only to be read. */
export const NO_RUN = 'no-run';
