/** Each tensor that takes part in autograd, with its `.grad` and its grad_fn. */
import type { JSX } from 'preact';
import { memo } from './memo';
import type { PanelProps } from './memory';
import type { GradientScene } from './scene';
import { selectionOn, Strip } from './strip';

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
          selection={one.strip && selectionOn(one.strip.storage, selection)}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

const GradientLine = memo(
  ({ scene, selection, onSelect }: PanelProps<GradientScene>): JSX.Element => {
    const { tensor, note } = scene.gradient;
    return (
      <li class="tg-gradient" data-name={tensor.label}>
        <div class="tg-gradient-of">
          <span class="tg-name">{tensor.label}</span>
          <span class="tg-origin">{tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : '')}</span>
        </div>
        <span class="tg-term">.grad</span>
        {scene.strip ? (
          <Strip layout={scene.strip} selection={selection} onSelect={onSelect} />
        ) : (
          <span class="tg-none">
            None <span class="tg-note">{note}</span>
          </span>
        )}
      </li>
    );
  },
);
