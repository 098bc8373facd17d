/** The printed form of tensors, character by character. */
import { afterEach, expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { type Handle, startEngine } from './harness';
import { type Element, elementCount, recording } from './recordings';

interface Printed {
  d: string;
  s: number[];
  repr: string;
  requires_grad?: boolean;
  options?: Record<string, number | boolean | string>;
  /** Elements; floats in C99's hexadecimal form. */
  v?: Element[];
  /** Instead: i divided by this, or one value throughout. */
  arange_over?: number;
  all?: Element;
}
const PROFILES: Record<string, Record<string, number>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: 1e9, edgeitems: 3, linewidth: 80 },
};
const { tensors } = recording<{ tensors: Printed[] }>('printed');
const h = await startEngine();
watchBaseline(h);
afterEach(() => setOptions({}));

function setOptions(options: Record<string, number | boolean | string>): void {
  const o: Record<string, any> = { ...PROFILES[String(options.profile ?? 'default')], ...options };
  h.must('print.options', o.precision, o.threshold, o.edgeitems, o.linewidth, o.sci_mode ?? null);
}

/** '0x1.8p+1' as a number. */
function fromHexadecimal(text: string): Element {
  const match = /^(-?)0x([01])\.([0-9a-f]*)p([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction, exponent] = match;
  let value = Number(whole);
  [...fraction].forEach((digit, i) => (value += parseInt(digit, 16) * 16 ** -(i + 1)));
  // In two steps: the power alone may underflow where the product does not.
  const power = Number(exponent);
  return (
    (sign ? -1 : 1) * value * 2 ** Math.trunc(power / 2) * 2 ** (power - Math.trunc(power / 2))
  );
}

function values(form: Printed): Element[] {
  const one = (x: Element): Element => (typeof x === 'string' ? fromHexadecimal(x) : x);
  const count = elementCount(form.s);
  const over = form.arange_over;
  if (over) return Array.from({ length: count }, (_, i) => Math.fround(i / over));
  if (form.all !== undefined) return new Array<Element>(count).fill(one(form.all));
  return form.v!.map(one);
}

const short = (form: Printed): string =>
  `${form.d} ${JSON.stringify(form.s)} ${JSON.stringify(form.options ?? {})} ${form.repr.split('\n')[0].slice(0, 60)}`;

test.each(tensors.map((form) => [short(form), form] as const))('%s', (_title, form) => {
  const tensor: Handle = h.build(
    { d: form.d, s: form.s, v: values(form) },
    Boolean(form.requires_grad),
  );
  setOptions(form.options ?? {});
  expect(h.must('tensor.repr', tensor)).toBe(form.repr);
});
