/** How tensors and nodes are called: names in full, in their function, and without their namespace. */
import type { NameState } from '../runtime/protocol';

/** A name as the pictures write it: one in a function says whose it is. */
export function fullName({ frame, name }: NameState): string {
  return frame === '<module>' ? name : `${frame}: ${name}`;
}

/** A name without the function that it is in. */
export function ownName(name: string): string {
  return name.slice(name.indexOf(': ') + 1).trim();
}

/** A node's name without its namespace: "AccumulateGrad". */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
