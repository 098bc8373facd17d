/** What a finding is: something that PyTorch does not report, at the line where it comes about. */
import type { Part } from '../words';

export type FindingKind =
  /** A write that no version counter noticed: a later backward uses what was written. */
  | 'hidden-write'
  /** A write that a version counter noticed: a later backward raises an error. */
  | 'stale'
  /** A `.grad` is used that is None. */
  | 'no-gradient'
  /** An update gave the name another tensor in place of a leaf. */
  | 'leaf-replaced'
  /** Gradients of before an update are still in what the next backward adds to. */
  | 'gradients-add-up'
  /** Gradients were cleared between backward and step. */
  | 'cleared-too-soon'
  /** A sum keeps the graph of each of its parts, and nobody runs backward through it. */
  | 'graph-grows'
  /** A view of little keeps a storage of much. */
  | 'view-keeps-storage'
  /** A copy of what nobody else has. */
  | 'needless-clone'
  /** A write through `detach()` changed the tensor in the graph. */
  | 'detached-write'
  /** One parameter of two names has become two. */
  | 'untied'
  /** A state dict was loaded into the very tensors that it holds. */
  | 'loads-itself'
  /** What looks like a copy changed with the original. */
  | 'one-storage'
  /** A parameter with a gradient that the optimiser's steps leave as it is. */
  | 'not-held';

/** What each kind is called above its sentences. */
export const TITLES: Readonly<Record<FindingKind, string>> = {
  'hidden-write': 'A write that autograd did not notice',
  stale: 'A saved tensor was written',
  'no-gradient': 'There is no gradient',
  'leaf-replaced': 'A leaf was replaced, not updated',
  'gradients-add-up': 'Gradients add up',
  'cleared-too-soon': 'Gradients were cleared too soon',
  'graph-grows': 'The graph grows with each turn',
  'view-keeps-storage': 'A small view keeps a large storage',
  'needless-clone': 'A copy that nobody needs',
  'detached-write': 'A write through detach()',
  untied: 'Tied weights have come apart',
  'loads-itself': 'A state is loaded into itself',
  'one-storage': 'Two names, one storage',
  'not-held': 'A parameter that is not trained',
};

/** A place in the run. */
export interface Moment {
  step: number;
  /** 1-based. */
  line: number;
}

export interface Finding extends Moment {
  kind: FindingKind;
  /** The tensors that it is about, by the names that they had then. */
  names: readonly string[];
  tensors: readonly number[];
  /** Other moments that belong to it, in order. */
  related: readonly Moment[];
  /** What happened, why that matters, and what to write instead: a sentence each. */
  what: readonly Part[];
  why: readonly Part[];
  instead: readonly Part[];
}

/** Work on all steps of a run, in pieces: between them something else may be done. */
export type Search<Result> = Generator<undefined, Result>;

/** Parts of a sentence from a template whose values are code, or parts. */
export function say(texts: TemplateStringsArray, ...values: (string | readonly Part[])[]): Part[] {
  return texts
    .flatMap((text, n): Part[] => {
      const value = values[n];
      const parts =
        value === undefined ? [] : typeof value === 'string' ? [{ code: value }] : value;
      return [text, ...parts];
    })
    .filter((part) => part !== '');
}

/** A line's number, for a sentence. */
export function lineOf({ steps }: { steps: readonly { line: number }[] }, step: number): Part[] {
  return [String(steps[step]!.line)];
}
