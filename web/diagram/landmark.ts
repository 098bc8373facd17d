/** What the parts that have a name are to those who hear a page. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/**
 * In a page of our own each part is a landmark to go to. Where a page holds many programs, each with the same
 * parts, they are groups: landmarks that have one name lead nowhere.
 */
const Part = createContext<'region' | 'group'>('region');

export const PartRole = Part.Provider;
export const usePartRole = (): 'region' | 'group' => useContext(Part);
