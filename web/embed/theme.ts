/** Light or dark, as the page around an element is: by what lies behind it, and else by the system. */
import type { Theme } from '../session/editor';

/** Calls `say` with the theme around an element, now and when it changes; gives the end of that. */
export function watchTheme(element: HTMLElement, say: (theme: Theme) => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const look = (): void => say(themeAround(element));
  // Sites switch by a class or an attribute of either, and their colours may take a moment to turn.
  const observer = new MutationObserver(look);
  for (const part of [document.documentElement, document.body])
    observer.observe(part, { attributes: true });
  system.addEventListener('change', look);
  document.addEventListener('transitionend', look);
  look();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', look);
    document.removeEventListener('transitionend', look);
  };
}

function themeAround(element: HTMLElement): Theme {
  for (let part: Element | null = element; part; part = parentOf(part)) {
    const lightness = lightnessOf(getComputedStyle(part).backgroundColor);
    if (lightness !== null) return lightness < 0.5 ? 'dark' : 'light';
  }
  // Nothing is painted: then the canvas shows, which is dark only for pages that say they know that.
  const { colorScheme } = getComputedStyle(document.documentElement);
  const dark = /\bdark\b/.test(colorScheme);
  const light = /\blight\b/.test(colorScheme);
  return dark && (!light || matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
}

function parentOf(part: Element): Element | null {
  if (part.parentElement) return part.parentElement;
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** From 0 to 1; null for what is seen through. The browser paints the colour: it knows all forms (oklch, lab, color()). */
function lightnessOf(colour: string): number | null {
  painter ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!painter) return null;
  painter.clearRect(0, 0, 1, 1);
  painter.fillStyle = colour;
  painter.fillRect(0, 0, 1, 1);
  const [r, g, b, alpha] = painter.getImageData(0, 0, 1, 1).data;
  if (alpha < 128) return null;
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
let painter: CanvasRenderingContext2D | null = null;
