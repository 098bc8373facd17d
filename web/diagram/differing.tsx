/** What a picture marks as other than in the picture beside it: tensors, by their ids. */
import { createContext } from 'preact';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';

const NONE: ReadonlySet<number> = new Set();
const Differing = createContext(NONE);

export const DifferingProvider = Differing.Provider;

/** Before the name of a tensor that differs. */
export function DiffersSign({ tensor }: { tensor: number }): JSX.Element | null {
  if (!useContext(Differing).has(tensor)) return null;
  return (
    <span class="tg-sign" title="It differs here">
      <span aria-hidden="true">≠ </span>
      <span class="tg-unseen">differs: </span>
    </span>
  );
}
