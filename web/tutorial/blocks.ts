/** The programs of a page in their order, and what of it runs before each. */
import { expectsError } from './expect';
import type { ProgramKey } from './recorded';
import type { Reading } from './prompts';

/** What decides which programs a program runs after. */
export interface InSession extends Pick<Reading, 'code' | 'hidden' | 'starts' | 'expect'> {
  /** Runs first, is not shown. */
  setup: string;
  /** Programs with one name share one namespace, in the page's order; null for one by itself. */
  session: string | null;
  /** What `dependsOn` of others names it by. */
  id: string | null;
  /** The programs that run before it, wherever they stand in the page. */
  dependsOn: readonly string[];
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
  const seen = new Set([index]);
  const visit = (at: number): string[] => {
    const own = [blocks[at].setup, blocks[at].hidden];
    return [
      ...neededBy(blocks, at).flatMap((other) => (seen.has(other) ? [] : whole(other))),
      ...own,
    ];
  };
  const whole = (at: number): string[] => {
    seen.add(at);
    return [...visit(at), upToError(blocks[at])];
  };
  return visit(index).filter(Boolean);
}

/** Where the programs stand that one names, then those before it in its session. */
function neededBy(blocks: readonly InSession[], index: number): number[] {
  const { dependsOn, session } = blocks[index];
  const places = blocks.map((_, n) => n);
  return [
    ...dependsOn.flatMap((id) => places.filter((n) => blocks[n].id === id)),
    ...places.slice(0, index).filter((n) => session !== null && blocks[n].session === session),
  ];
}

/** What the program at `index` says it depends on, and no other of the page is called. */
export function missingFor(blocks: readonly InSession[], index: number): string[] {
  const others = blocks.filter((_, n) => n !== index);
  return blocks[index].dependsOn.filter((id) => !others.some((other) => other.id === id));
}

/** The names in a `depends-on`. */
export const idsIn = (dependsOn: string | null | undefined): string[] =>
  dependsOn?.split(/\s+/).filter(Boolean) ?? [];

/** The sentence on names in a `depends-on` that no program of the page has. */
export function saysMissing(missing: readonly string[]): string {
  const names = missing.map((name) => `“${name}”`).join(', ');
  return `depends-on names ${names}: no other element of this page has that id.`;
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
