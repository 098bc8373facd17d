/** What is found in programs, and what has to be: findings.txt. */
import { readFileSync } from 'node:fs';
import { findings } from '../../web/diagram/findings';
import type { Step } from '../../web/runtime/protocol';
import { root } from './session';

/** By program, "LINE KIND" of all that is to be found there, in the order of the lines. */
export const EXPECTED = new Map<string, string[]>();
for (const row of readFileSync(`${root}tests/python/findings.txt`, 'utf8').split('\n')) {
  if (!row || row.startsWith('#')) continue;
  const [, program, finding] = /^(\S+) (\d+ [a-z-]+): \S/.exec(row) ?? [];
  if (!program || !finding) throw new Error(`findings.txt: ${row}`);
  EXPECTED.set(program, [...(EXPECTED.get(program) ?? []), finding]);
}

export const expectedIn = (program: string): string[] => EXPECTED.get(program) ?? [];

/** The same of a run. */
export function foundIn(steps: readonly Step[], code: string): string[] {
  return findings(steps, code).map(({ line, kind }) => `${line} ${kind}`);
}
