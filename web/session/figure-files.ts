/** Figures as files: what draws them is here, and not where programs run. */
import type { Figure } from '../runtime/figure';
import type { FileStore } from './file-store';
import { pngOf } from './raster';

/** Figures in the formats that their files' names ask for. */
async function contentOf(name: string, figure: Figure): Promise<Uint8Array> {
  const { svgOf } = await import('../plots');
  const svg = svgOf(figure);
  if (!/\.png$/i.test(name)) return new TextEncoder().encode(svg);
  return new Uint8Array(await (await pngOf(svg)).arrayBuffer());
}

/** Puts what a program has saved by `savefig` among its files; gives a sentence on each that could not be. */
export async function keepFigures(
  saved: ReadonlyMap<string, Figure>,
  files: FileStore,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, figure] of saved) {
    const problem = await contentOf(name, figure).then(
      (content) => files.add(name, content),
      (error: Error) => `“${name.slice(0, 100)}” was not saved: ${error.message}`,
    );
    if (problem) problems.push(problem);
  }
  return problems;
}
