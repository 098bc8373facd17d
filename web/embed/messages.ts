/** What an element and the frames of our origin tell each other, checked on arrival at either end. */
import * as v from '@badrap/valita';
import type { Infer } from '@badrap/valita';
import { count, orNull, text } from '../engine/checks';
import { FromRun, FromStart, RunId, RunRequest } from '../runtime/protocol';

/** To the frame with the runtime. */
export type ToRuntime = Infer<typeof ToRuntime>;
export const ToRuntime = v.union(
  /** Runs a program after those that were asked for before it; ends it after so many milliseconds. */
  v.object({ kind: v.literal('run'), run: RunId, request: RunRequest, limit: orNull(count) }),
  v.object({ kind: v.literal('stop'), run: RunId }),
);

/** From the frame with the runtime. */
export type FromRuntime = Infer<typeof FromRuntime>;
export const FromRuntime = v.union(
  /** The frame is there, and starts Python. */
  v.object({ kind: v.literal('here') }),
  v.object({ kind: v.literal('ready') }),
  FromStart,
  FromRun,
  /** It was stopped, here or by its limit, or its session broke down. */
  v.object({
    kind: v.literal('ended'),
    run: RunId,
    why: v.union(v.literal('stopped'), v.literal('limit'), v.literal('broken')),
    message: text(10_000),
  }),
);

const theme = v.union(v.literal('light'), v.literal('dark'));

/** To the frame with the editor. */
export type ToEditor = Infer<typeof ToEditor>;
export const ToEditor = v.union(
  v.object({
    kind: v.literal('show'),
    code: v.string(),
    /** Counts the texts that come from the page and not from the editor. */
    text: count,
    theme,
    line: orNull(count),
    error: orNull(v.object({ line: count, message: v.string() })),
    stepping: v.boolean(),
    facts: v.array(v.tuple([text(1000), v.array(text(1000))])),
    findings: v.array(v.object({ line: count, step: count, text: text(100_000) })),
    notes: v.array(v.object({ line: count, text: text(1000), current: v.boolean() })),
  }),
  v.object({ kind: v.literal('focus') }),
);

/** From the frame with the editor. */
export type FromEditor = Infer<typeof FromEditor>;
export const FromEditor = v.union(
  v.object({ kind: v.literal('ready') }),
  /** `text`: which of the page's texts was changed. */
  v.object({ kind: v.literal('change'), code: v.string(), text: count }),
  v.object({ kind: v.literal('run') }),
  v.object({
    kind: v.literal('line'),
    line: count,
    by: v.union(v.literal(1), v.literal(-1)),
  }),
  v.object({ kind: v.literal('step'), step: count }),
  v.object({ kind: v.literal('height'), height: count }),
  /** What opened over the text and reaches beyond that height: left, top, width and height of each. */
  v.object({
    kind: v.literal('popups'),
    boxes: v.array(v.tuple([count, count, count, count])),
  }),
);
