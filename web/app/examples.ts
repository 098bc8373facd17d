/** The programs that come with the page: their text now, the course's recorded steps on demand. */
import type { WireStep } from '../runtime/protocol';
import { titleOf } from './title';

export interface Example {
  /** File name without ".py", in its folder below the examples'. */
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
  ['36', 'NumPy on the same memory'],
];

/** The course: one idea each. */
const course = examplesIn(
  import.meta.glob<string>('../../examples/*.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** Whole trainings: their runs are long, so that nothing of them is recorded. */
const scripts = examplesIn(
  import.meta.glob<string>('../../examples/scripts/*.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

export const examples: Example[] = [...course, ...scripts];

/** The course by chapter, in the order of its numbers, and the scripts. */
export const chapters: Chapter[] = [
  ...CHAPTERS.map(([first, title], n) => {
    const next = CHAPTERS[n + 1]?.[0];
    return {
      title,
      examples: course.filter(({ id }) => id >= first && (next === undefined || id < next)),
    };
  }),
  { title: 'Whole training scripts', examples: scripts },
];

function examplesIn(texts: Record<string, string>): Example[] {
  return Object.entries(texts)
    .map(([path, code]) => {
      const id = path.replace(/^.*\/examples\//, '').replace(/\.py$/, '');
      return { id, title: titleOf(code) ?? id, code };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The steps that the example's run recorded when the page was built, so that its picture is there
 * before Python is. Null when there are none, or they cannot be had.
 */
export async function recordedSteps(example: Example): Promise<WireStep[] | null> {
  if (scripts.includes(example)) return null;
  try {
    const response = await fetch(new URL(`recorded/${example.id}.json`, document.baseURI));
    return response.ok ? ((await response.json()) as WireStep[]) : null;
  } catch {
    return null;
  }
}
