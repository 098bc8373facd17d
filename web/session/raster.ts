/** Pictures as PNG. */

/** Points of a PNG to a pixel. */
const SCALE = 2;
/** As a browser's canvas takes it. */
const MOST_POINTS = 16_000;

/** An SVG of ours as a PNG; rejects, with a sentence, where the browser draws none. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  // Of an address by URL.createObjectURL browsers let no points be read.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(SCALE, MOST_POINTS / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve, reject) => {
    try {
      canvas.toBlob(resolve, 'image/png');
    } catch (problem) {
      reject(problem);
    }
  }).catch(() => null);
  if (!blob) throw new Error('This browser makes no PNG of it: save it as SVG.');
  return blob;
}
