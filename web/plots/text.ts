/** Text in figures: how long it is, about, and mathematics between dollar signs as runs of text. */

/** A part of a line that looks alike. */
export interface Piece {
  text: string;
  italic: boolean;
  /** -1 below the line, 1 above it. */
  shift: number;
}

const SYMBOLS: Record<string, string> = Object.fromEntries(
  `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ
  Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω times × cdot · pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ approx ≈ sim ∼ infty ∞
  partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ in ∈ to → rightarrow → leftarrow ← Rightarrow ⇒ ldots … dots … cdots ⋯
  circ ∘ degree ° ell ℓ hbar ℏ forall ∀ exists ∃ cup ∪ cap ∩ subset ⊂ propto ∝ equiv ≡ odot ⊙ otimes ⊗ oplus ⊕
  star ⋆ prime ′ | ‖ langle ⟨ rangle ⟩ quad \u2003 , \u2009 ; \u2005 : \u2004 { { } } % % $ $ _ _ # # & &`
    .split(/\s+(?=\S+ \S)|\s*\n\s*/)
    .flatMap((pairs) => pairs.trim().split(/ +/))
    .reduce<[string, string][]>((all, part, n, parts) => {
      if (n % 2) all.push([parts[n - 1]!, part]);
      return all;
    }, []),
);
/** Commands that only say how their argument looks. */
const UPRIGHT = new Set([
  'mathdefault',
  'mathrm',
  'text',
  'textrm',
  'mathbf',
  'textbf',
  'mathsf',
  'operatorname',
  'mathregular',
]);
const SLANTED = new Set([
  'mathit',
  'mathcal',
  'mathbb',
  'mathfrak',
  'boldsymbol',
  'bm',
  'hat',
  'bar',
  'tilde',
  'vec',
  'dot',
  'overline',
]);
const MARKS: Record<string, string> = {
  hat: '\u0302',
  bar: '\u0304',
  tilde: '\u0303',
  vec: '\u20d7',
  dot: '\u0307',
  overline: '\u0305',
};
const FUNCTIONS = new Set(
  'sin cos tan exp log ln max min arg lim sup inf det dim Pr tanh sinh cosh argmax argmin'.split(
    ' ',
  ),
);

/** The lines of a text, each in pieces. */
export function piecesOf(text: string): Piece[][] {
  return text.split('\n').map((line) => {
    const parts = line.split(/(?<!\\)\$/);
    // A dollar sign that has no other is one.
    if (parts.length % 2 === 0) return [plain(line.replaceAll('\\$', '$'))];
    return parts.flatMap((part, n) =>
      n % 2 ? new Formula(part).pieces : part ? [plain(part.replaceAll('\\$', '$'))] : [],
    );
  });
}

const plain = (text: string): Piece => ({ text, italic: false, shift: 0 });

/** Reads what stands between two dollar signs. */
class Formula {
  readonly pieces: Piece[] = [];
  private at = 0;

  constructor(private readonly source: string) {
    this.read(0, true, () => this.at >= source.length);
  }

  private read(shift: number, italic: boolean, isOver: () => boolean): void {
    while (!isOver() && this.at < this.source.length) this.take(shift, italic);
  }

  private take(shift: number, italic: boolean): void {
    const sign = this.source[this.at++]!;
    if (sign === '{') return this.group(shift, italic);
    if (sign === '^' || sign === '_') return this.take(sign === '^' ? 1 : -1, italic);
    if (sign === '\\') return this.command(shift, italic);
    if (sign === '}' || sign === ' ') return;
    if (sign === '-') return this.add('\u2212', shift, false);
    if ('=+<>'.includes(sign) && shift === 0) return this.add(`\u2005${sign}\u2005`, shift, false);
    this.add(sign, shift, italic && /\p{L}/u.test(sign));
  }

  private group(shift: number, italic: boolean): void {
    this.read(shift, italic, () => this.source[this.at] === '}');
    this.at++;
  }

  private command(shift: number, italic: boolean): void {
    const [name = ''] = /^([A-Za-z]+|.)/.exec(this.source.slice(this.at)) ?? [];
    this.at += name.length;
    if (UPRIGHT.has(name)) return this.take(shift, false);
    if (SLANTED.has(name)) {
      this.take(shift, italic);
      if (MARKS[name]) this.add(MARKS[name], shift, italic);
      return;
    }
    if (name === 'left' || name === 'right' || name === 'displaystyle') return;
    if (name === 'frac') {
      this.take(shift, italic);
      this.add('/', shift, false);
      return this.take(shift, italic);
    }
    if (name === 'sqrt') {
      this.add('√', shift, false);
      return this.take(shift, italic);
    }
    if (FUNCTIONS.has(name)) return this.add(`${name}\u2009`, shift, false);
    const symbol = SYMBOLS[name];
    // What is not known stands as it is written.
    this.add(
      symbol ?? `\\${name}`,
      shift,
      italic && symbol !== undefined && /\p{Ll}/u.test(symbol),
    );
  }

  private add(text: string, shift: number, italic: boolean): void {
    const last = this.pieces.at(-1);
    if (last?.shift === shift && last.italic === italic) last.text += text;
    else this.pieces.push({ text, shift, italic });
  }
}

/** Parts of the size, for kinds of characters. */
const WIDTHS: [RegExp, number][] = [
  [/[ilj.,:;|!'`]/, 0.28],
  [/[frt()[\]{}/ \\-]/, 0.36],
  [/[mwMW@%]/, 0.88],
  [/[A-Z+=<>~\u2212×]/, 0.68],
  [/\d/, 0.62],
  [/[\u2004\u2005\u2009]/, 0.22],
  [/[\u0300-\u036f\u20d0-\u20ff]/, 0],
  [/[\u1100-\uffdc]/, 1],
];
const widths = new Map<string, number>();

function widthOfSign(sign: string): number {
  let width = widths.get(sign);
  if (width === undefined) {
    width = WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? 0.57;
    widths.set(sign, width);
  }
  return width;
}

/** What is raised or lowered is smaller. */
export const SMALL = 0.72;
export const LINE = 1.25;

/** About how wide and high a text is in pixels, when it is not turned. */
export function extentOf(
  text: string,
  size: number,
  mono = false,
): { width: number; height: number } {
  const lines = piecesOf(text);
  const long = lines.map((pieces) =>
    pieces.reduce((sum, { text: part, shift }) => {
      const each = [...part].reduce((all, sign) => all + (mono ? 0.62 : widthOfSign(sign)), 0);
      return sum + each * (shift ? SMALL : 1);
    }, 0),
  );
  return { width: Math.max(0, ...long) * size, height: lines.length * LINE * size };
}

/** The text as it is read out. */
export function spoken(text: string): string {
  return piecesOf(text)
    .map((pieces) => pieces.map((piece) => piece.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
