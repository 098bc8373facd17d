/** The programs of a page in their order, and what of it runs before each. */
import { expectsError } from './expect';
import type { ProgramKey } from './recorded';
import type { Reading } from './prompts';

/** What decides which programs a program runs after. */
export interface InSession extends Pick<Reading, 'code' | 'starts' | 'expect'> {
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

/** The texts that run before the program at `index`, in order: its session's, then its own set-up. */
export function beforeOf(blocks: readonly InSession[], index: number): string[] {
  const { session, setup } = blocks[index];
  const earlier = blocks
    .slice(0, index)
    .filter((other) => session !== null && other.session === session);
  return [...earlier.flatMap((other) => [other.setup, upToError(other)]), setup].filter(Boolean);
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
    if (IMPORTS_TORCH.test(block.code)) count++;
    return { ...block, session: `part ${count}` };
  });
}
