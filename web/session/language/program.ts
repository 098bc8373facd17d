/** What the names of a program stand for, as far as its text tells: its imports, classes and assignments. Runs nothing. */
import { TENSOR, TENSOR_PATH } from './names';
import type { Language, Meaning } from './names';

const LITERAL = /("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|(["'])(?:\\[^]|(?!\2)[^\n\\])*\2?|#[^\n]*/g;

/** The text with the insides of strings and all comments blanked: each character where it was. */
export function withoutLiterals(text: string): string {
  return text.replace(LITERAL, (literal, triple?: string, single?: string) => {
    const quote = triple ?? single;
    if (!quote) return literal.replace(/[^\n]/g, ' ');
    const end = closes(literal, quote) ? literal.length - quote.length : literal.length;
    const inside = literal.slice(quote.length, end);
    return quote + inside.replace(/[^\n]/g, '_') + literal.slice(end);
  });
}

const closes = (literal: string, quote: string): boolean =>
  literal.length >= 2 * quote.length && literal.endsWith(quote);

/** Whether a place is within a string or a comment. */
export function inLiteral(text: string, offset: number): boolean {
  for (const { 0: literal, 1: triple, 2: single, index } of text.matchAll(LITERAL)) {
    if (index >= offset) return false;
    const quote = triple ?? single;
    const end = index + literal.length;
    if (offset < end || (offset === end && !(quote && closes(literal, quote)))) return true;
  }
  return false;
}

const OPENS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const isName = (character: string | undefined): boolean => /[\p{L}\p{N}_]/u.test(character ?? '');

/** Where the names, calls and indices that end at `end` begin: "torch.zeros(2).sum" is one such chain. */
export function chainStart(plain: string, end: number): number {
  let at = end;
  for (;;) {
    const before = at;
    while (at > 0 && OPENS[plain[at - 1]!] && plain[at - 1] !== '}') {
      const open = openingOf(plain, at - 1);
      if (open < 0) return before;
      at = open;
    }
    while (isName(plain[at - 1])) at--;
    if (at === before) return before;
    if (plain[at - 1] !== '.') return at;
    at--;
  }
}

/** Where the bracket opens that closes at `at`; -1 where none does. */
function openingOf(plain: string, at: number): number {
  let open = 0;
  for (; at >= 0; at--) {
    if (OPENS[plain[at]!]) open++;
    else if ('([{'.includes(plain[at]!) && --open === 0) return at;
  }
  return -1;
}

/** The innermost bracket that is open at `end`; -1 for none. Looks back no further than the statement may go. */
export function openBracket(plain: string, end: number): number {
  let closed = 0;
  for (let at = end - 1; at >= 0; at--) {
    if (OPENS[plain[at]!]) closed++;
    else if ('([{'.includes(plain[at]!) && closed-- === 0) return at;
  }
  return -1;
}

/** The parts of a text between the separators that stand in no bracket. */
export function splitOutside(plain: string, separator: RegExp): string[] {
  const parts = [''];
  let open = 0;
  for (const piece of plain.split(/([([{]|[)\]}])/)) {
    if (/^[([{]$/.test(piece)) open++;
    else if (/^[)\]}]$/.test(piece)) open--;
    const [first, ...rest] = open === 0 ? piece.split(separator) : [piece];
    parts[parts.length - 1] += first;
    parts.push(...rest.map((each) => each ?? ''));
  }
  return parts;
}

const OPERATOR = /\*\*|\/\/|<<|>>|[<>=!]=|[-+*/@%&|^<>]/;
/** What makes an expression none that is looked into. */
const OTHERS = /\b(lambda|for|if|else|and|or|not|in|is|await|yield)\b|[,:]|:=/;

/** The names of a program and their meanings; `isTensor` says which expressions a run has found to be tensors. */
export class Program {
  private readonly scope = new Map<string, Meaning>();

  constructor(
    private readonly language: Language,
    text: string,
    private readonly isTensor: (expression: string) => boolean,
  ) {
    for (const line of logicalLines(withoutLiterals(text))) this.learn(line);
  }

  /** All names that have a meaning. */
  get known(): string[] {
    return [...this.scope.keys()].filter((name) => !name.includes('.'));
  }

  /** What an expression, without its literals, stands for; null where that cannot be told. */
  meaning(expression: string): Meaning | null {
    const text = expression.trim();
    const operands = splitOutside(text, OPERATOR).map((each) => each.trim());
    if (operands.some((each) => splitOutside(each, OTHERS).length > 1)) return null;
    const found = operands.map((each) => this.ofChain(each));
    if (operands.length === 1) return found[0]!;
    return found.some((each) => isTensor(each)) ? TENSOR : null;
  }

  private ofChain(text: string): Meaning | null {
    const parts = text.match(/\.?\s*[\p{L}_][\p{L}\p{N}_]*|[([{]|[^([{]+/gu);
    if (!parts) return null;
    if (text.startsWith('(') && openingOf(text, text.length - 1) === 0)
      return this.meaning(text.slice(1, -1));
    const named = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[\w+\])*/u.exec(text)?.[0];
    if (!named) return null;
    let [now, at] = this.ofName(named);
    while (now && at < text.length) {
      if (text[at] === '.') {
        const name = /^\.([\p{L}_][\p{L}\p{N}_]*)/u.exec(text.slice(at))?.[1];
        const entry = name && this.language.member(now, name);
        now = entry ? this.language.meaning(entry) : null;
        at += 1 + (name?.length ?? 0);
      } else {
        const end = closingOf(text, at);
        if (end < 0) return null;
        if (text[at] === '(') now = this.language.called(now);
        else if (text[at] !== '[' || !isTensor(now)) now = null;
        at = end + 1;
      }
    }
    return now;
  }

  /** The longest beginning of a name with its attributes that is known, and its length. */
  private ofName(named: string): [Meaning | null, number] {
    const ends = [...[...named.matchAll(/[.[]/g)].map(({ index }) => index), named.length];
    for (const end of ends.reverse()) {
      const beginning = named.slice(0, end);
      const found = this.scope.get(beginning) ?? (this.isTensor(beginning) ? TENSOR : null);
      if (found) return [found, end];
    }
    return [null, 0];
  }

  /** Takes up what a statement says. */
  private learn(line: string): void {
    const [, path, names] = /^\s*from\s+([\w.]+)\s+import\s+\(?([^)]*)\)?\s*$/.exec(line) ?? [];
    if (path && names) return this.learnFrom(path, names);
    const imported = /^\s*import\s+(.+)$/.exec(line)?.[1];
    if (imported) return this.learnImports(imported);
    const [, name, base] = /^\s*class\s+(\w+)\s*\(\s*([\w.]+)/.exec(line) ?? [];
    if (name && base) return this.set(name, this.meaning(base));
    const [, target, value] =
      /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*(?::[^=]+)?=(?!=)\s*([^]+)$/u.exec(line) ?? [];
    if (target && value) this.set(target, this.meaning(value));
  }

  private learnFrom(path: string, names: string): void {
    const module = this.language.module(path);
    for (const [, name, as] of names.matchAll(/(\w+)(?:\s+as\s+(\w+))?/g)) {
      const entry = module && this.language.member(module, name!);
      this.set(as ?? name!, entry ? this.language.meaning(entry) : null);
    }
  }

  private learnImports(list: string): void {
    for (const [, path, as] of list.matchAll(/([\w.]+)(?:\s+as\s+(\w+))?/g)) {
      const name = as ?? path!.split('.')[0]!;
      this.set(name, this.language.module(as ? path! : name));
    }
  }

  private set(name: string, meaning: Meaning | null): void {
    if (meaning) this.scope.set(name, meaning);
    else this.scope.delete(name);
  }
}

const isTensor = (meaning: Meaning | null): boolean =>
  meaning?.kind === 'object' && meaning.path === TENSOR_PATH;

function closingOf(plain: string, at: number): number {
  let open = 0;
  for (; at < plain.length; at++) {
    if ('([{'.includes(plain[at]!)) open++;
    else if (OPENS[plain[at]!] && --open === 0) return at;
  }
  return -1;
}

/** The statements, each in one piece: what brackets and backslashes hold together is one. */
function logicalLines(plain: string): string[] {
  const lines: string[] = [];
  let text = '';
  for (const line of plain.split('\n')) {
    text += text ? `\n${line}` : line;
    const open = (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
    if (open > 0 || text.endsWith('\\')) continue;
    lines.push(...splitOutside(text, /;/));
    text = '';
  }
  if (text) lines.push(text);
  return lines;
}
