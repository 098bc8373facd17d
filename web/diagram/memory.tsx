/** The storage diagram: every storage once, with all the tensors that lie on it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DiffersSign } from './differing';
import { Fold, Windows } from './fold';
import type { GridLayout } from './grid-layout';
import { HeldBy } from './held-by';
import { usePartRole } from './landmark';
import { memo } from './memo';
import { elementNames, indicesAt } from './model';
import { Moves } from './moves';
import type { StorageModel, TensorModel } from './model';
import type { MemoryScene, StorageScene } from './scene';
import { colourClass, selectionOn, Strip, whenLeft } from './strip';
import type { Selection } from './strip';
import { TensorGrid } from './tensor-grid';
import { bytes, plural, tuple } from './text';
import { strideNotes } from './strides';
import { walkText } from './walk';

/** What every panel is drawn from: where everything goes, and what the reader points at. */
export interface PanelProps<Scene> {
  scene: Scene;
  selection?: Selection | null;
  /** The same function every time: with another one, everything is drawn anew. */
  onSelect?: (selection: Selection | null) => void;
  /** Goes to a step of a line; likewise the same function. */
  onLine?: (line: number) => void;
}

export function MemoryPanel({
  scene: { memory, held },
  ...pointing
}: PanelProps<MemoryScene>): JSX.Element {
  const { onSelect } = pointing;
  const [windows] = useState(() => new Map());
  return (
    <Windows.Provider value={windows}>
      <div
        class="tg-memory"
        onClick={
          onSelect &&
          (({ target }) => {
            // Beside everything: with a finger there is no other way to point at nothing.
            if (!(target as Element).closest('.tg-tensor, .tg-cell, .tg-heat, button'))
              onSelect(null);
          })
        }
      >
        <StorageList scene={memory} {...pointing} />
        {memory.length === 0 && <p class="tg-empty">No name holds a tensor at this step.</p>}
        {held.length > 0 && (
          <details class="tg-held">
            <summary>
              {plural(held.length, 'storage')} without a name, kept by the graph or by a container
            </summary>
            <StorageList scene={held} {...pointing} />
          </details>
        )}
      </div>
    </Windows.Provider>
  );
}

/** Those of a single element stand together below the others, several in a row. */
function StorageList({ scene, ...pointing }: PanelProps<StorageScene[]>): JSX.Element {
  const cards = scene.filter(({ card }) => card);
  return (
    <>
      <div class="tg-storages">
        {scene
          .filter(({ card }) => !card)
          .map((one) => (
            <StorageView key={one.storage.id} {...on(one, pointing)} />
          ))}
      </div>
      {cards.length > 0 && (
        <div class="tg-storages tg-cards">
          {cards.map((one) => (
            <Card key={one.storage.id} {...on(one, pointing)} />
          ))}
        </div>
      )}
    </>
  );
}

function on(
  scene: StorageScene,
  { selection, onSelect, onLine }: Omit<PanelProps<unknown>, 'scene'>,
): PanelProps<StorageScene> {
  return { scene, selection: selectionOn(scene.storage, selection), onSelect, onLine };
}

const Card = memo(
  ({ scene, selection, onSelect, onLine }: PanelProps<StorageScene>): JSX.Element => {
    const { storage, strip } = scene;
    return (
      <section
        role={usePartRole()}
        class="tg-storage tg-card"
        data-storage={storage.id}
        aria-label={titleOf(storage)}
        title={sizeOf(storage)}
      >
        {strip && <Strip layout={strip} selection={selection} onSelect={onSelect} />}
        <div class="tg-card-text">
          <ul class="tg-tensors">
            {storage.tensors.map((tensor) => (
              <li
                class={`tg-tensor ${colourClass(tensor)}${selection?.tensor === tensor.id ? ' tg-lit' : ''}`}
                key={tensor.id}
                data-tensor={tensor.id}
                data-name={tensor.label}
                onMouseEnter={
                  onSelect && (() => onSelect({ storage: storage.id, tensor: tensor.id }))
                }
                onMouseLeave={onSelect && (() => onSelect(null))}
              >
                <span
                  class={`tg-name${tensor.names.length ? '' : ' tg-nameless'}`}
                  title={tensor.label}
                >
                  <DiffersSign tensor={tensor.id} />
                  {tensor.label}
                </span>
                <span class="tg-facts">{factsOf(tensor).join(', ')}</span>
                {!tensor.isArray && tensor.moved.recent.length > 0 && (
                  <Moves tensor={tensor} onLine={onLine} />
                )}
              </li>
            ))}
          </ul>
          <footer>
            <h3>{titleOf(storage)}</h3>
            <StorageFlags storage={storage} />
          </footer>
          <HeldBy storage={storage} onSelect={onSelect} />
        </div>
      </section>
    );
  },
);

const StorageView = memo(
  ({ scene, selection, onSelect, onLine }: PanelProps<StorageScene>): JSX.Element => {
    const { storage, wide, strip, fold, grids } = scene;
    const place = selection?.place;
    return (
      <section
        role={usePartRole()}
        class={`tg-storage${wide ? ' tg-wide' : ''}`}
        data-storage={storage.id}
        aria-label={titleOf(storage)}
      >
        <header>
          <h3>{titleOf(storage)}</h3>
          <StorageFlags storage={storage} />
          <span class="tg-size">
            {place === undefined
              ? sizeOf(storage)
              : elementNames(storage, place).join(' = ') || 'in no tensor with a name'}
          </span>
        </header>
        {strip && <Strip layout={strip} selection={selection} onSelect={onSelect} />}
        {fold && <Fold layout={fold} selection={selection} onSelect={onSelect} />}
        <ul class="tg-tensors">
          {storage.tensors.map((tensor) => (
            <TensorLine
              key={tensor.id}
              tensor={tensor}
              storage={storage}
              grid={grids.get(tensor.id)}
              selection={selection}
              onSelect={onSelect}
              onLine={onLine}
            />
          ))}
        </ul>
        <HeldBy storage={storage} onSelect={onSelect} />
      </section>
    );
  },
);

/** "storage 2"; one that never has a name has no number. */
function titleOf({ number }: StorageModel): string {
  return number === null ? 'storage' : `storage ${number}`;
}

/** What a card says of its tensor: one with a grad_fn requires a gradient and is no leaf, anyhow. */
function factsOf(tensor: TensorModel): string[] {
  const implied = tensor.gradFn === null ? [] : ['not a leaf', 'requires_grad'];
  return [
    `${tensor.dtype} ${tuple(tensor.sizes)}`,
    ...(tensor.isArray ? [] : [`version ${tensor.version}`]),
    ...flags(tensor).filter((flag) => !implied.includes(flag)),
  ];
}

function sizeOf({ count, dtype, nbytes }: StorageModel): string {
  return `${count.toLocaleString('en-US')} × ${dtype}, ${bytes(nbytes)}`;
}

function StorageFlags({ storage }: { storage: StorageModel }): JSX.Element {
  const { isNew, changed, writtenUnseen, cells } = storage;
  const written = writtenUnseen
    ? `written, ${changed} of the first ${cells.length} changed`
    : `${changed} written`;
  return (
    <>
      {isNew && <span class="tg-flag tg-flag-new">new</span>}
      {(changed > 0 || writtenUnseen) && <span class="tg-flag tg-flag-changed">{written}</span>}
    </>
  );
}

interface TensorLineProps {
  tensor: TensorModel;
  storage: StorageModel;
  grid: GridLayout | null | undefined;
  selection?: Selection | null;
  onSelect?: (selection: Selection | null) => void;
  onLine?: (line: number) => void;
}

function TensorLine({
  tensor,
  storage,
  grid,
  selection,
  onSelect,
  onLine,
}: TensorLineProps): JSX.Element {
  const select = onSelect && (() => onSelect({ storage: storage.id, tensor: tensor.id }));
  const whole = selection?.tensor === tensor.id && selection.place === undefined;
  const { element, cell } = tensor.widths;
  const index =
    selection?.place === undefined || element !== cell
      ? undefined
      : selection.tensor === tensor.id && selection.index
        ? selection.index
        : indicesAt(tensor, selection.place)[0];
  return (
    <li
      class={`tg-tensor ${colourClass(tensor)}${selection?.tensor === tensor.id ? ' tg-lit' : ''}`}
      data-tensor={tensor.id}
      data-name={tensor.label}
      onMouseOver={select && (({ target }) => isOutsideGrid(target) && !whole && select())}
      onPointerLeave={onSelect && whenLeft(onSelect)}
      onClick={select}
    >
      <span class={`tg-name${tensor.names.length ? '' : ' tg-nameless'}`}>
        <DiffersSign tensor={tensor.id} />
        {tensor.label}
      </span>
      <dl>
        <Fact term="shape" value={tuple(tensor.sizes)} />
        <Fact term="stride" value={tuple(tensor.strides)} />
        {tensor.isArray ? (
          <Fact term="in bytes" value={byteStrides(tensor)} />
        ) : (
          <Fact term="version" value={String(tensor.version)} />
        )}
        {/* The way goes on from the offset; there is room for it, so that nothing moves under the pointer. */}
        <Fact
          term="offset"
          value={index ? walkText(tensor, index) : String(tensor.offset)}
          room={longestWalk(tensor)}
        />
        {tensor.dtype !== storage.dtype && <Fact term="dtype" value={tensor.dtype} />}
      </dl>
      <span class="tg-flags">
        {flags(tensor).map((flag) => (
          <span class="tg-flag" key={flag}>
            {flag}
          </span>
        ))}
        {strideNotes(tensor).map((note) => (
          <span class="tg-flag tg-flag-strides" key={note}>
            {note}
          </span>
        ))}
      </span>
      {!tensor.isArray && tensor.moved.recent.length > 0 && (
        <Moves tensor={tensor} onLine={onLine} />
      )}
      {grid && <TensorGrid layout={grid} selection={selection} onSelect={onSelect} />}
      {grid === null && (
        <p class="tg-grid-frame tg-note">
          Its elements are not drawn: of this storage the first {storage.cells.length} are recorded.
        </p>
      )}
    </li>
  );
}

const isOutsideGrid = (target: EventTarget | null): boolean =>
  !(target as Element).closest('.tg-cell');

/** How many characters the way to an element takes at most. */
function longestWalk(tensor: TensorModel): number {
  const last = tensor.sizes.map((size) => Math.max(0, size - 1));
  return last.length ? walkText(tensor, last).length : 0;
}

/** An array's strides as NumPy tells them. */
function byteStrides({ strides, widths }: TensorModel): string {
  return tuple(strides.map((stride) => stride * widths.element));
}

interface FactProps {
  term: string;
  value: string;
  /** Characters that there is room for at least. */
  room?: number;
}

function Fact({ term, value, room }: FactProps): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd style={room ? { minWidth: `${room}ch` } : undefined}>{value}</dd>
    </div>
  );
}

/** What is worth saying of a tensor beside its geometry. */
export function flags(tensor: TensorModel): string[] {
  const found: string[] = [];
  if (tensor.isArray) found.push('NumPy array');
  if (tensor.isView) found.push(`view of ${tensor.viewOf ?? 'a tensor without a name'}`);
  if (tensor.conj) found.push('reads conjugates');
  if (tensor.neg) found.push('reads negatives');
  if (tensor.requiresGrad) found.push(tensor.isLeaf ? 'leaf' : 'not a leaf', 'requires_grad');
  if (tensor.retainsGrad && !tensor.isLeaf) found.push('retains_grad');
  if (tensor.gradFn !== null) found.push(tensor.gradFn);
  if (tensor.count === 0) found.push('no elements');
  else if (tensor.places.size === 0 && !tensor.whole)
    found.push('beyond the elements that are recorded');
  if (tensor.counterOf !== null)
    found.push(
      tensor.counterOf === tensor.label
        ? 'own version counter'
        : `version counter of ${tensor.counterOf}`,
    );
  return found;
}
