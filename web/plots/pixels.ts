/** Images: small ones as paths, which every page may show, larger ones as PNG. */
import { encode } from 'fast-png';

/** Pixels that are drawn as paths. */
const FEW = 4096;

export interface Bitmap {
  width: number;
  height: number;
  /** As base64, four bytes a pixel. */
  pixels: string;
}

/** For each colour the cells that have it, as a path in pixels of the image; null for an image with too many. */
export function cellsOf({ width, height, pixels }: Bitmap): Map<string, string> | null {
  if (width * height > FEW) return null;
  const bytes = bytesOf(pixels);
  const paths = new Map<string, string>();
  const codeAt = (n: number): string =>
    `#${[0, 1, 2, 3].map((k) => bytes[4 * n + k]!.toString(16).padStart(2, '0')).join('')}`;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width;) {
      const code = codeAt(y * width + x);
      let end = x + 1;
      while (end < width && codeAt(y * width + end) === code) end++;
      if (!code.endsWith('00'))
        paths.set(code, `${paths.get(code) ?? ''}M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  return paths;
}

/** The image as an address that holds it. */
export function addressOf({ width, height, pixels }: Bitmap): string {
  const data = encode({ width, height, data: bytesOf(pixels), channels: 4, depth: 8 });
  let text = '';
  for (let at = 0; at < data.length; at += 8192)
    text += String.fromCharCode(...data.subarray(at, at + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
