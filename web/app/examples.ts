/** The examples that come with the page: their text now, their recorded steps on demand. */
import type { WireStep } from '../runtime/protocol';
import { titleOf } from './title';

export interface Example {
  /** File name without ".py". */
  id: string;
  title: string;
  code: string;
}

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
