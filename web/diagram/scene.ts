/** From a picture to where everything goes, once a step. What a step leaves alone keeps its scene. */
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
  /** Null for a storage without elements. */
  strip: StripLayout | null;
  /** By id, the tensors that are read in another order than memory's; null where that is not known. */
  grids: Map<number, GridLayout | null>;
}

export interface MemoryScene {
  memory: StorageScene[];
  held: StorageScene[];
}

export interface GradientScene {
  gradient: GradientModel;
  /** Null while there is no gradient, or one without elements. */
  strip: StripLayout | null;
}

/** Storages that are small enough stand side by side. */
const GAP = 32;
const TWO_COLUMNS = 500;
/** Left and right of a tensor's line, as in the styles. */
const TENSOR_PADDING = 24;
/** Pixels to the left of a gradient's values, as in the styles. */
const LABEL_WIDTH = 200;

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
  return {
    storage,
    card,
    width,
    wide,
    strip: storage.cells.length
      ? layoutStrip(storage, width, { lanes: !card, rowLabels: !card })
      : null,
    grids: new Map(
      ordered.map((tensor) => [tensor.id, layoutGrid(tensor, storage, width - TENSOR_PADDING)]),
    ),
  };
}

/** The gradients for a panel of the given width in pixels. */
export function layoutGradients({ gradients }: Picture, width: number): GradientScene[] {
  return gradients.map((gradient) =>
    gradientScene(gradient, [width], () => ({
      gradient,
      strip: gradient.grad?.storage.cells.length
        ? layoutStrip(gradient.grad.storage, width - LABEL_WIDTH, { lanes: false })
        : null,
    })),
  );
}
