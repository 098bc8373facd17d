/** Each tensor that takes part in autograd, with its `.grad` and its grad_fn. */
import type { JSX } from 'preact';
import { memo } from './memo';
import type { PanelProps } from './memory';
import { Parts } from './said';
import type { GradientScene } from './scene';
import { selectionOn, Strip } from './strip';
import { TensorGrid } from './tensor-grid';
import { tuple } from './text';

export function GradientPanel({
  scene,
  selection,
  onSelect,
}: PanelProps<GradientScene[]>): JSX.Element {
  if (scene.length === 0) return <p class="tg-empty">No tensor with a name requires a gradient.</p>;
  return (
    <ul class="tg-gradients">
      {scene.map((one) => (
        <GradientLine
          key={one.gradient.tensor.id}
          scene={one}
          selection={one.gradient.grad && selectionOn(one.gradient.grad.storage, selection)}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

const GradientLine = memo(
  ({ scene, selection, onSelect }: PanelProps<GradientScene>): JSX.Element => {
    const { tensor, grad, note } = scene.gradient;
    return (
      <li class="tg-gradient" data-name={tensor.label}>
        <div class="tg-gradient-of">
          <span class="tg-name" title={tensor.label}>
            {tensor.label}
          </span>
          <span class="tg-origin">{tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : '')}</span>
        </div>
        <span class="tg-term">
          .grad{grad && grad.tensor.sizes.length > 0 && ` ${tuple(grad.tensor.sizes)}`}
        </span>
        {scene.strip && <Strip layout={scene.strip} selection={selection} onSelect={onSelect} />}
        {scene.grid && <TensorGrid layout={scene.grid} selection={selection} onSelect={onSelect} />}
        {grad === null && <span class="tg-none">None</span>}
        {!scene.strip && !scene.grid && (
          <span class="tg-note">{grad === null ? <Parts parts={note} /> : 'no elements'}</span>
        )}
      </li>
    );
  },
);
