/** What the pictures show, as tables of text: for those who cannot see them, and to be copied. */
import type {
  GradientModel,
  GraphModel,
  Picture,
  SavedModel,
  StorageModel,
  TensorModel,
} from './model';
import { clip, elementName, plural, tuple } from './text';
import { moveText } from './versions';
import { plainText } from './words';

export interface Table {
  caption: string;
  columns: readonly string[];
  /** Each as long as the columns; the first cell names the row. */
  rows: readonly (readonly string[])[];
}

/** Elements that are read out; the others are counted. */
const MOST_VALUES = 32;

/** A row for each tensor, with what lies where, and what the step wrote. */
export function memoryTable({ memory, held }: Picture): Table {
  return {
    caption: 'Tensors and their storages',
    columns: [
      'Tensor',
      'Storage',
      'Shape',
      'Strides',
      'Offset',
      'Type',
      'Version',
      'What moved it',
      'Requires a gradient',
      'Made by',
      'Values',
      'Written in this step',
      'The storage is held by',
    ],
    rows: [...memory, ...held].flatMap((storage) =>
      storage.tensors.map((tensor) => [
        tensor.label,
        storage.number === null ? 'without a name' : String(storage.number),
        tuple(tensor.sizes),
        tuple(tensor.strides),
        String(tensor.offset),
        tensor.dtype,
        versionOf(tensor),
        tensor.isArray ? '' : movesOf(tensor),
        tensor.requiresGrad ? 'yes' : 'no',
        tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : ''),
        valuesOf(tensor, storage),
        writtenTo(tensor, storage),
        storage.holders.map(({ name, how }) => `${name} (${how})`).join(', '),
      ]),
    ),
  };
}

/** A row for each tensor that takes part in autograd. */
export function gradientTable({ gradients }: Picture): Table {
  return {
    caption: 'Gradients',
    columns: ['Tensor', 'Made by', '.grad', 'Why there is none'],
    rows: gradients.map(({ tensor, grad, note }: GradientModel) => [
      tensor.label,
      tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : ''),
      grad ? valuesOf(grad.tensor, grad.storage) || 'no elements' : 'None',
      grad ? '' : plainText(note),
    ]),
  };
}

/** A row for each node, the latest first, as backward() comes by. */
export function graphTable({ nodes, edges }: GraphModel): Table {
  const names = new Map(
    nodes.map(({ id, name, leaf }) => [id, leaf ? `${name} of ${leaf}` : name]),
  );
  return {
    caption: 'The autograd graph',
    columns: [
      'Node',
      'Computed',
      'Its gradient flows to',
      'Saved',
      'Gradient that came in this step',
    ],
    rows: [...nodes].reverse().map(({ id, results, saved, flowed }) => [
      names.get(id)!,
      results.join(', '),
      edges
        .filter(({ from }) => from === id)
        .map(({ to }) => names.get(to))
        .join(', '),
      saved.map(savedText).join(', '),
      flowed.join(', '),
    ]),
  };
}

function versionOf({ isArray, version, counterOf }: TensorModel): string {
  if (isArray) return 'none: a NumPy array';
  return counterOf === null ? String(version) : `${version}, counted with ${counterOf}`;
}

function movesOf({ id, moved: { recent, earlier } }: TensorModel): string {
  const told = recent.map(
    (move) => `${move.value}: ${moveText(move, id)}${move.line ? `, line ${move.line}` : ''}`,
  );
  return [...(earlier ? [`${earlier} before`] : []), ...told].join('; ');
}

function savedText({ name, label, state }: SavedModel): string {
  return `${name}${label && ` = ${label}`} (${state})`;
}

/** The elements in the tensor's own order. */
function valuesOf(tensor: TensorModel, storage: StorageModel): string {
  const found: { at: readonly number[]; text: string }[] = [];
  for (const [place, indices] of tensor.places)
    for (const at of indices)
      found.push({ at, text: tensor.texts?.[place] ?? storage.cells[place]?.text ?? '?' });
  found.sort((a, b) => compareIndices(a.at, b.at));
  const shown = found.slice(0, MOST_VALUES).map(({ text }) => text);
  const more = tensor.count - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${plural(more, 'more element')}` : '');
}

function writtenTo(tensor: TensorModel, storage: StorageModel): string {
  const changes: string[] = [];
  for (const [place, [index]] of tensor.places) {
    const cell = storage.cells[place];
    if (cell?.changed && index)
      changes.push(
        `${elementName(tensor.names[0] ?? tensor.label, index)}: ${cell.before} to ${cell.text}`,
      );
  }
  return clip(changes.join(', '), 200);
}

function compareIndices(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((index, dimension) => index !== b[dimension]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
