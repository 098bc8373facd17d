/** The examples that come with the page: their text now, their recorded steps on demand. */
import type { WireStep } from '../runtime/protocol';
import { titleOf } from './title';

export interface Example {
  /** File name without ".py". */
  id: string;
  title: string;
  code: string;
}

export interface Chapter {
  title: string;
  examples: Example[];
}

/** The chapters of the course, each with the number of the example that it begins with. */
const CHAPTERS: [first: string, title: string][] = [
  ['01', 'Storage and views'],
  ['07', 'The graph and its gradients'],
  ['15', 'Detach, clone, copy'],
  ['20', 'Writing in place'],
  ['24', 'Modules'],
  ['29', 'Training'],
  ['34', 'Gradients of your own'],
];

const texts = import.meta.glob<string>('../../examples/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const examples: Example[] = Object.entries(texts)
  .map(([path, code]) => {
    const id = path.replace(/^.*\//, '').replace(/\.py$/, '');
    return { id, title: titleOf(code) ?? id, code };
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The examples by chapter, in the order of their numbers. */
export const chapters: Chapter[] = CHAPTERS.map(([first, title], n) => {
  const next = CHAPTERS[n + 1]?.[0];
  return {
    title,
    examples: examples.filter(({ id }) => id >= first && (next === undefined || id < next)),
  };
});

/**
 * The steps that the example's run recorded when the page was built, so that its picture is there
 * before Python is. Null when they cannot be had.
 */
export async function recordedSteps(example: Example): Promise<WireStep[] | null> {
  try {
    const response = await fetch(new URL(`recorded/${example.id}.json`, document.baseURI));
    return response.ok ? ((await response.json()) as WireStep[]) : null;
  } catch {
    return null;
  }
}
