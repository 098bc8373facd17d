/** From a picture to where everything goes, once a step. What a step leaves alone keeps its scene. */
import { layoutFold } from './fold-layout';
import type { FoldLayout } from './fold-layout';
import { layoutGrid, showsGrid } from './grid-layout';
import type { GridLayout } from './grid-layout';
import type { GradientModel, Picture, StorageModel } from './model';
import { remember } from './remember';
import { layoutStrip, naturalWidth } from './strip-layout';
import type { StripLayout } from './strip-layout';

export interface StorageScene {
  storage: StorageModel;
  /** One element at most, read in one way: a card is enough. */
  card: boolean;
  /** Pixels from edge to edge. */
  width: number;
  /** It takes the whole width of the panel. */
  wide: boolean;
  /** Null for a storage without elements, and for one that is folded. */
  strip: StripLayout | null;
  /** A storage of more elements than fit, where they are recorded. */
  fold: FoldLayout | null;
  /** By id, the tensors that are read in another order than memory's; null where that is not known. */
  grids: Map<number, GridLayout | null>;
}

export interface MemoryScene {
  memory: StorageScene[];
  held: StorageScene[];
}

export interface GradientScene {
  gradient: GradientModel;
  /** Null where a table shows the values, while there is no gradient, and for one without elements. */
  strip: StripLayout | null;
  /** Where the gradient does not lie in memory as it is read; null where it does. */
  grid: GridLayout | null;
}

/** Storages that are small enough stand side by side. */
const GAP = 32;
const TWO_COLUMNS = 500;
/** Left and right of a tensor's line, as in the styles. */
const TENSOR_PADDING = 24;
/** Of a gradient: there may be many, and the ends tell most. */
const GRADIENT_ROWS = 4;

const storageScene = remember<StorageModel, StorageScene>();
const gradientScene = remember<GradientModel, GradientScene>();

/** The storages for a panel of the given width in pixels. */
export function layoutMemory({ memory, held }: Picture, width: number): MemoryScene {
  const place = (storage: StorageModel): StorageScene =>
    storageScene(storage, [width], () => placeStorage(storage, width));
  return { memory: memory.map(place), held: held.map(place) };
}

function placeStorage(storage: StorageModel, panel: number): StorageScene {
  const ordered = storage.tensors.filter((tensor) => showsGrid(tensor, storage));
  const card = storage.count <= 1 && storage.tensors.length <= 2 && ordered.length === 0;
  const half = Math.floor((panel - GAP) / 2);
  const wide = panel < TWO_COLUMNS || storage.tensors.length > 2 || naturalWidth(storage) > half;
  const width = wide ? panel : half;
  const strip = storage.cells.length
    ? layoutStrip(storage, width, { lanes: !card, rowLabels: !card })
    : null;
  const folds = strip?.hidden != null && storage.whole !== null;
  return {
    storage,
    card,
    width,
    wide,
    strip: folds ? null : strip,
    fold: folds ? layoutFold(storage, width) : null,
    grids: new Map(
      ordered.map((tensor) => [tensor.id, layoutGrid(tensor, storage, width - TENSOR_PADDING)]),
    ),
  };
}

/** The gradients for a panel of the given width in pixels. */
export function layoutGradients({ gradients }: Picture, width: number): GradientScene[] {
  return gradients.map((gradient) =>
    gradientScene(gradient, [width], () => placeGradient(gradient, width)),
  );
}

function placeGradient(gradient: GradientModel, width: number): GradientScene {
  const grad = gradient.grad ?? gradient.passed;
  if (!grad?.storage.cells.length || grad.tensor.count === 0)
    return { gradient, strip: null, grid: null };
  const { tensor, storage } = grad;
  // A part of a larger storage is read from a table too: the strip would show the rest as well.
  const whole = !showsGrid(tensor, storage) && tensor.count === storage.count;
  const grid = whole ? null : layoutGrid(tensor, storage, width);
  const options = { lanes: false, rowLabels: false, maxRows: GRADIENT_ROWS };
  return { gradient, grid, strip: grid ? null : layoutStrip(storage, width, options) };
}
