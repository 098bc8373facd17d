/** Colours of figures on a light or a dark page: as they are given, but for those that would not be seen on a dark one. */

export type Scheme = 'light' | 'dark';

/** What figures lie on and are written with, as the page has it. */
const GROUND: Record<Scheme, string> = { light: '#ffffff', dark: '#181c21' };
const INKS: Record<Ink, Record<Scheme, string>> = {
  ink: { light: '#1b1f24', dark: '#e4e7eb' },
  soft: { light: '#59626d', dark: '#9aa4b0' },
  line: { light: '#8b949e', dark: '#6b7480' },
  faint: { light: '#d9dee4', dark: '#333a43' },
  ground: GROUND,
};
export type Ink = 'ink' | 'soft' | 'line' | 'faint' | 'ground';

/** Lines and text keep at least this contrast to a dark page. */
const LEAST = 3;
/** What matplotlib's grids have, unless they are told. */
const GRID = '#b0b0b0';

type Rgb = [number, number, number];

/** Gives colours for one scheme, or for both, which the reader's page chooses from. */
export class Palette {
  constructor(
    readonly scheme: Scheme | 'both',
    /** Colours are as they are given, on a ground of the program's own. */
    private readonly ground: string | null = null,
  ) {}

  /** One of the page's own colours. */
  ink(name: Ink): string {
    if (this.ground !== null) {
      if (name === 'ground') return this.ground;
      return INKS[name][isDark(this.ground) ? 'dark' : 'light'];
    }
    return this.both(INKS[name].light, INKS[name].dark);
  }

  /** What lies under everything; null for the page itself. */
  get face(): string | null {
    return this.ground;
  }

  /** A colour that is given, of a surface, or of what lies on one. */
  fill(code: string): string {
    return css(code);
  }

  /** A colour that is given, of a line or a text on the page. */
  stroke(code: string): string {
    if (code === 'none') return code;
    if (code.slice(0, 7) === GRID && this.ground === null)
      return this.both(code, INKS.faint.dark + code.slice(7));
    return this.ground === null ? this.both(css(code), css(onDark(code))) : css(code);
  }

  private both(light: string, dark: string): string {
    if (this.scheme !== 'both') return this.scheme === 'light' ? light : dark;
    return light === dark ? light : `light-dark(${light}, ${dark})`;
  }
}

/** Without what says that it is opaque. */
const css = (code: string): string =>
  code.length === 9 && code.endsWith('ff') ? code.slice(0, 7) : code;

const partsOf = (code: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(code.slice(at, at + 2), 16) / 255) as Rgb;
const codeOf = (parts: Rgb): string =>
  `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

function luminance(parts: Rgb): number {
  const [r, g, b] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

export const isDark = (code: string): boolean => luminance(partsOf(code)) < 0.2;

/** The colour on a dark page: greys that are darker than it turned round, others lighter as far as they must be. */
function onDark(code: string): string {
  const parts = partsOf(code);
  const ground = partsOf(GROUND.dark);
  if (contrast(parts, ground) >= LEAST) return code;
  const grey = Math.max(...parts) - Math.min(...parts) < 0.08;
  const ink = partsOf(INKS.ink.dark);
  if (grey) return codeOf(parts.map((part, n) => ink[n]! - part * 0.8) as Rgb) + code.slice(7);
  for (let much = 0.05; much < 1; much += 0.05) {
    const lighter = parts.map((part) => part + (1 - part) * much) as Rgb;
    if (contrast(lighter, ground) >= LEAST) return codeOf(lighter) + code.slice(7);
  }
  return codeOf(ink);
}
