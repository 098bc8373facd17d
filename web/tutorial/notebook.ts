/** Jupyter notebooks as programs: their code cells in order. */
import * as v from '@badrap/valita';

const Source = v.union(v.string(), v.array(v.string()));
const Cell = v.object({
  cell_type: v.string(),
  source: Source.optional(),
  /** What `source` was called until the fourth format. */
  input: Source.optional(),
});
const Notebook = v.object({
  cells: v.array(Cell).optional(),
  /** Where cells lay until the fourth format. */
  worksheets: v.array(v.object({ cells: v.array(Cell) })).optional(),
  metadata: v
    .object({
      kernelspec: v.object({ language: v.string().optional() }).optional(),
      language_info: v.object({ name: v.string().optional() }).optional(),
    })
    .optional(),
});

/**
 * The code cells of a notebook's text (.ipynb), parted by `# %%`, which editors and our own reader of
 * notebook commands know as the start of a cell; or the rest of a sentence that begins with its name.
 */
export function codeOfNotebook(text: string): { code: string } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'is no notebook: it is not JSON' };
  }
  const read = Notebook.try(json, { mode: 'strip' });
  if (!read.ok) return { problem: 'is no notebook that can be read' };
  const { cells, worksheets, metadata } = read.value;
  const language = metadata?.kernelspec?.language ?? metadata?.language_info?.name;
  if (language && !/^i?python\d*$/i.test(language))
    return { problem: `is a notebook in ${language.slice(0, 40)}, not in Python` };
  const all = cells ?? worksheets?.flatMap((sheet) => sheet.cells);
  if (!all) return { problem: 'is no notebook: it has no cells' };
  const code = all
    .filter((cell) => cell.cell_type === 'code')
    .map(({ source, input }) => [source ?? input ?? ''].flat().join('').replace(/\r\n?/g, '\n'))
    .map((cell) => cell.trimEnd())
    .filter((cell) => cell);
  if (!code.length) return { problem: 'is a notebook without code' };
  return { code: `${code.join('\n\n# %%\n')}\n` };
}
