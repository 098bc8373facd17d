/** A figure as the text of an SVG file. */
import { render } from 'preact-render-to-string';
import type { Figure } from '../runtime/figure';
import type { Scheme } from './colours';
import { widthOf } from './layout';
import { Plot } from './plot';

export { Figure } from '../runtime/figure';

/** The file's text, as wide as the figure is; on a white ground, or a dark one. */
export function svgOf(figure: Figure, scheme: Scheme = 'light'): string {
  const drawn = render(<Plot figure={figure} width={widthOf(figure)} scheme={scheme} />);
  if (figure.fixed) return `${drawn}\n`;
  const ground = scheme === 'light' ? '#ffffff' : '#181c21';
  return `${drawn.replace('</desc>', `</desc><rect width="100%" height="100%" fill="${ground}"/>`)}\n`;
}
