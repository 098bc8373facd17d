/** What a picture marks as other than in the picture beside it: ids of tensors. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

const NONE: ReadonlySet<number> = new Set();
const Differing = createContext(NONE);

export const DifferingProvider = Differing.Provider;
export const useDiffering = (): ReadonlySet<number> => useContext(Differing);
