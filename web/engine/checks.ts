/** The forms that data is checked against where it crosses: numbers, texts and lists with their bounds. */
import * as v from '@badrap/valita';
import type { Type } from '@badrap/valita';

export const integer = v.number().assert(Number.isSafeInteger, 'expected an integer');
export const count = v
  .number()
  .assert((n) => Number.isSafeInteger(n) && n >= 0, 'expected a count');
/** Of an entity: counted up from 1, never used again. */
export const id = v.number().assert((n) => Number.isSafeInteger(n) && n > 0, 'expected an id');

export const orNull = <T extends Type>(type: T) => v.union(type, v.null());
export const text = (most: number) =>
  v.string().assert(({ length }) => length <= most, `expected at most ${most} characters`);
export const listOf = <T extends Type>(item: T, most: number) =>
  v.array(item).assert(({ length }) => length <= most, `expected at most ${most} items`);

/** A name of Python's, or a path of them (`model.layers[0].weight`). */
export const name = text(100_000);
