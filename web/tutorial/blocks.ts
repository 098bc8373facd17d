/** The programs of a page in their order, and what of it runs before each. */
import { expectsError } from './expect';
import type { ProgramKey } from './recorded';
import type { Reading } from './prompts';

/** What decides which programs a program runs after. */
export interface InSession extends Pick<
  Reading,
  'code' | 'hidden' | 'starts' | 'expect' | 'id' | 'dependsOn'
> {
  /** Runs first, is not shown. */
  setup: string;
  /** Programs with one name share one namespace, in the page's order; null for one by itself. */
  session: string | null;
}

/** A program of a page. Lines are the file's, from 1. */
export interface Block extends Reading, InSession {
  /** Where the block begins. */
  line: number;
}

/**
 * The texts that run before the program at `index`, in order: those it depends on and those of its session,
 * each with what that one needs and once, then its own set-up.
 */
export function beforeOf(blocks: readonly InSession[], index: number): string[] {
  const neededBy = needs(blocks);
  const texts: string[] = [];
  const seen = new Set([index]);
  // No recursion: a page may hold a longer chain than there is stack.
  const open = [{ at: index, needed: neededBy(index) }];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const { done, value: next } = last.needed.next();
    if (done) {
      open.pop();
      const { setup, hidden } = blocks[last.at];
      texts.push(setup, hidden, last.at === index ? '' : upToError(blocks[last.at]));
    } else if (!seen.has(next)) {
      seen.add(next);
      open.push({ at: next, needed: neededBy(next) });
    }
  }
  return texts.filter(Boolean);
}

/** What gives, for a program, where those stand that it names, and the one before it in its session. */
function needs(blocks: readonly InSession[]): (index: number) => Generator<number, void> {
  const called = new Map<string, number[]>();
  const lastOf = new Map<string, number>();
  const previous = blocks.map(({ id, session }, n) => {
    if (id !== null) called.set(id, [...(called.get(id) ?? []), n]);
    const before = session === null ? undefined : lastOf.get(session);
    if (session !== null) lastOf.set(session, n);
    return before;
  });
  return function* (index) {
    for (const id of blocks[index].dependsOn) yield* called.get(id) ?? [];
    if (previous[index] !== undefined) yield previous[index];
  };
}

/** What the program at `index` says it depends on, and no other of the page is called. */
export function missingFor(blocks: readonly InSession[], index: number): string[] {
  const others = blocks.filter((_, n) => n !== index);
  return blocks[index].dependsOn.filter((id) => !others.some((other) => other.id === id));
}

/** The sentence on names in a `depends-on` that no program of the page has. */
export function saysMissing(missing: readonly string[]): string {
  const names = missing.map((name) => `“${name}”`).join(', ');
  return `depends-on names ${names}: no other program of this page has that id.`;
}

/**
 * The program as one to go on from. What shows an error ends there, and what it made is there; at the
 * prompt the next statement follows.
 */
function upToError({ code, starts, expect }: InSession): string {
  if (!expectsError(expect)) return code;
  const lines = code.split('\n');
  const parts = starts.map((start, n) => lines.slice(start, starts[n + 1]).join('\n'));
  return parts
    .map((part) => `try:\n    exec(${JSON.stringify(part)})\nexcept Exception:\n    pass`)
    .join('\n');
}

/** What the run of the program at `index` is found by. */
export function keyOf(blocks: readonly Block[], index: number): ProgramKey {
  const { code, interactive } = blocks[index];
  return { code, before: beforeOf(blocks, index), interactive };
}

const IMPORTS_TORCH = /^\s*(import torch\b(?!\.)|from torch import\b)/m;

/**
 * The sessions of a tutorial's blocks whose author names none: one that imports torch begins anew, and
 * those after it go on from there.
 */
export function withSessions<B extends InSession>(blocks: readonly B[]): B[] {
  let count = 0;
  return blocks.map((block) => {
    if (block.session !== null) return block;
    if (IMPORTS_TORCH.test(`${block.hidden}\n${block.code}`)) count++;
    return { ...block, session: `part ${count}` };
  });
}
