/** Completions, signatures and hovers at a place of a program's text: what to say, without an editor. */
import type { Entry, Language, Meaning } from './names';
import {
  chainStart,
  inLiteral,
  openBracket,
  Program,
  splitOutside,
  withoutLiterals,
} from './program';

/** By the names of the step that is shown, what is told of their tensors: a line each. */
export type TensorFacts = ReadonlyMap<string, readonly string[]>;

export interface Completions {
  /** Where the word begins that they complete. */
  start: number;
  entries: Entry[];
}

export interface Signature {
  /** "torch.sum" as the program says it. */
  name: string;
  entry: Entry;
  /** Which argument stands at the place, by number or by name. */
  argument: number;
  keyword: string | null;
}

export interface Hover {
  start: number;
  end: number;
  /** As the program says it. */
  name: string;
  /** Of a tensor of the step; null for what is of `torch`. */
  facts: readonly string[] | null;
  entry: Entry | null;
}

const WORD = /[\p{L}\p{N}_]*$/u;

/** What can stand at `offset`; null where nothing is known to. */
export function complete(
  language: Language,
  text: string,
  offset: number,
  facts: TensorFacts,
): Completions | null {
  const plain = withoutLiterals(text);
  if (inLiteral(text, offset)) return null;
  const word = WORD.exec(plain.slice(0, offset))![0];
  const start = offset - word.length;
  const line = plain.slice(plain.lastIndexOf('\n', start - 1) + 1, start);
  const program = programOf(language, text, facts, start);
  const found = imported(language, line) ?? behindDot(language, program, plain, start, line);
  if (found) return found.length ? { start, entries: found } : null;
  const own = [
    ...new Set([...program.known, ...[...facts.keys()].filter((name) => /^\w+$/.test(name))]),
  ];
  const entries = own.map((name): Entry => ({ name, kind: 'value', doc: facts.get(name)?.[0] }));
  return entries.length ? { start, entries } : null;
}

/** The modules or names that an import can go on with; null in no import. */
function imported(language: Language, line: string): Entry[] | null {
  const from = /^\s*from\s+([\w.]+)\s+import\s+\(?[\w\s,]*$/.exec(line)?.[1];
  const module = from && language.module(from);
  if (from) return module ? language.members(module) : [];
  const path = /^\s*(?:from|import)\s+(?:[\w.\s,]*,\s*)?((?:\w+\.)*)$/.exec(line)?.[1];
  if (path === undefined) return null;
  const names = language.modulesIn(path.replace(/\.$/, ''));
  return names.map((name) => ({ name, kind: 'module', doc: language.entryOf(path + name)?.doc }));
}

/** The members of what stands before a dot; null where there is no dot. */
function behindDot(
  language: Language,
  program: Program,
  plain: string,
  start: number,
  line: string,
): Entry[] | null {
  if (!/\.$/.test(line) || /(?<![\p{L}_])\d+\.$/u.test(line)) return /\d\.$/.test(line) ? [] : null;
  const end = start - 1;
  const what = program.meaning(plain.slice(chainStart(plain, end), end));
  return what ? language.members(what) : [];
}

/** The call that `offset` is within; null where it is in none that is known. */
export function signatureAt(
  language: Language,
  text: string,
  offset: number,
  facts: TensorFacts,
): Signature | null {
  const plain = withoutLiterals(text);
  const open = openBracket(plain, offset);
  if (open < 0 || plain[open] !== '(') return null;
  const name = plain.slice(chainStart(plain, open), open).trim();
  const what = name ? programOf(language, text, facts, open).meaning(name) : null;
  const entry = what && language.callable(what);
  if (!entry?.signatures) return null;
  const given = splitOutside(plain.slice(open + 1, offset), /,/);
  const keyword = /^\s*(\w+)\s*=(?!=)/.exec(given.at(-1)!)?.[1] ?? null;
  return { name, entry, argument: given.length - 1, keyword };
}

/** What stands at `offset`; null for what is not known. */
export function hoverAt(
  language: Language,
  text: string,
  offset: number,
  facts: TensorFacts,
): Hover | null {
  const plain = withoutLiterals(text);
  if (inLiteral(text, offset)) return null;
  const before = WORD.exec(plain.slice(0, offset))![0];
  const after = /^[\p{L}\p{N}_]*/u.exec(plain.slice(offset))![0];
  const [start, end] = [offset - before.length, offset + after.length];
  if (start === end || /\d/.test(plain[start]!)) return null;
  const name = text.slice(chainStart(plain, end), end);
  const told = facts.get(name.replaceAll('"', "'"));
  if (told) return { start, end, name, facts: told, entry: null };
  const next = plain.indexOf('\n', end);
  const program = programOf(language, text, facts, next < 0 ? -1 : next + 1);
  const what = program.meaning(plain.slice(end - name.length, end));
  const entry =
    (what && describe(language, what)) ?? memberOf(language, program, plain, start, end);
  return entry && { start, end, name, facts: null, entry };
}

function describe(language: Language, what: Meaning): Entry | null {
  if (what.kind === 'function') return what.entry;
  return what.kind === 'object' ? null : language.entryOf(what.path);
}

/** A property or value, which has no meaning of its own. */
function memberOf(
  language: Language,
  program: Program,
  plain: string,
  start: number,
  end: number,
): Entry | null {
  if (plain[start - 1] !== '.') return null;
  const owner = program.meaning(plain.slice(chainStart(plain, start - 1), start - 1));
  return owner && language.member(owner, plain.slice(start, end));
}

/** What the program says up to a place; -1 for all of it. */
function programOf(language: Language, text: string, facts: TensorFacts, end: number): Program {
  const line = end < 0 ? text.length : text.lastIndexOf('\n', end - 1) + 1;
  return new Program(language, text.slice(0, line), (name) => facts.has(name));
}
