/** How numbers, shapes and names are written in the pictures. */

/** One stored number. Integers beyond 2^53, NaN, infinities and complex numbers travel as text. */
export type Value = number | boolean | string;

/** Longer integers lose their middle. */
const INTEGER_LENGTH = 11;

/**
 * A stored value in few characters: floats keep their point as PyTorch prints them ("2."),
 * four significant digits, so that a cell stays narrow; the exact value belongs in a tooltip.
 */
export function shortValue(value: Value, dtype: string): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const parts = isComplex(dtype) ? partsOf(value) : null;
  if (parts) {
    const [real, imag] = parts.map((part) => shortValue(part, 'float64')) as [string, string];
    return `${real}${/^-/.test(imag) ? '' : '+'}${imag}j`;
  }
  if (typeof value === 'string')
    return isFloating(dtype) ? value.toLowerCase().replace('infinity', 'inf') : shortInteger(value);
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (dtype === 'bool') return value ? 'True' : 'False';
  if (!isFloating(dtype)) return shortInteger(String(value));
  if (Number.isInteger(value) && Math.abs(value) < 1e5)
    return `${Object.is(value, -0) ? '-0' : value}.`;
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) {
    const [mantissa, exponent] = value.toExponential(2).split('e') as [string, string];
    return `${Number(mantissa)}e${exponent.replace('+', '')}`;
  }
  const fixed = String(Number(value.toPrecision(4)));
  return fixed.includes('.') ? fixed : `${fixed}.`;
}

function shortInteger(text: string): string {
  if (text.length <= INTEGER_LENGTH) return text;
  return `${text.slice(0, 5)}…${text.slice(-4)}`;
}

export function isFloating(dtype: string): boolean {
  return dtype.startsWith('float') || dtype.startsWith('bfloat') || dtype.startsWith('complex');
}

export function isComplex(dtype: string): boolean {
  return dtype.startsWith('complex');
}

/** The real and the imaginary part of a complex number, which travels as "1.5-2j". */
export function partsOf(value: Value): [number, number] | null {
  const found =
    /^([+-]?(?:inf|nan|[\d.]+(?:e[+-]?\d+)?))([+-](?:inf|nan|[\d.]+(?:e[+-]?\d+)?))j$/.exec(
      String(value),
    );
  if (!found) return null;
  return [numberIn(found[1]!), numberIn(found[2]!)];
}

/** A complex number as it travels. */
export function complexText(real: number, imag: number): string {
  const [a, b] = [real, imag].map((part) =>
    (Object.is(part, -0) ? '-0' : String(part)).replace('Infinity', 'inf').replace('NaN', 'nan'),
  ) as [string, string];
  return `${a}${/^-/.test(b) ? '' : '+'}${b}j`;
}

function numberIn(text: string): number {
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
}

/** A shape, stride or index as Python writes a tuple: (), (3,), (2, 3). */
export function tuple(numbers: readonly number[]): string {
  return numbers.length === 1 ? `(${numbers[0]},)` : `(${numbers.join(', ')})`;
}

/** "x[1, 0]"; a 0-d tensor is its name alone. */
export function elementName(name: string, index: readonly number[]): string {
  return index.length ? `${name}[${index.join(', ')}]` : name;
}

/** "1 element", "4 elements"; thousands are set apart. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

export function bytes(count: number): string {
  if (count < 1024) return plural(count, 'byte');
  if (count < 1024 ** 2) return `${trim(count / 1024)} KiB`;
  if (count < 1024 ** 3) return `${trim(count / 1024 ** 2)} MiB`;
  return `${trim(count / 1024 ** 3)} GiB`;
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** Cuts text that would not fit, with an ellipsis. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(1, length - 1))}…`;
}

/** The first line of a text, cut between words if it can be; an ellipsis stands for whatever is left out. */
export function excerpt(text: string, length: number): string {
  const [line = ''] = text.split('\n');
  if (line.length === text.length && line.length <= length) return line;
  const kept = line.slice(0, length);
  const words = line.length > length && /^(.*\S)\s/.exec(kept)?.[1];
  return `${(words || kept).trimEnd()} …`;
}
