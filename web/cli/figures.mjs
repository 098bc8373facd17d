/** The figures of a program that runs headless, as SVG files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export class Figures {
  /** By their ids in the order in which they were first shown, as they were last. */
  #shown = new Map();
  /** By the names of the files that the program has saved them as. */
  #saved = new Map();

  /** `folder` gets what the program shows, under its name; nothing is written without. */
  constructor(name, folder) {
    this.name = name;
    this.folder = folder;
  }

  take(figure) {
    if (figure.file === null) this.#shown.set(figure.id, figure);
    else this.#saved.set(figure.file, figure);
  }

  /** Writes what is wanted, and says what is not. */
  async write(root) {
    const [shown, saved] = [[...this.#shown.values()], [...this.#saved]];
    if (shown.length && this.folder === undefined) {
      const [what, them] =
        shown.length > 1 ? [`${shown.length} figures were`, 'them'] : ['A figure was', 'it'];
      console.error(`tensorglass: ${what} shown; --plots DIR writes ${them} as SVG`);
    }
    if (!saved.length && !(shown.length && this.folder)) return;
    const { svgOf } = await import(`${root}build/runtime/plots.mjs`);
    if (this.folder !== undefined) {
      mkdirSync(this.folder, { recursive: true });
      shown.forEach((figure, n) =>
        writeFileSync(join(this.folder, `${this.name}-${n + 1}.svg`), svgOf(figure)),
      );
    }
    for (const [file, figure] of saved) {
      const path = file.replace(/\.[^.]*$/, '.svg');
      if (path !== file)
        console.error(
          `tensorglass: ${file} was written as ${path}: it takes a browser to make a PNG`,
        );
      writeFileSync(resolve(path), svgOf(figure));
    }
  }
}
