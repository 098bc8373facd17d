/** Each tensor that takes part in autograd, with its `.grad` and its grad_fn. */
import type { JSX } from 'preact';
import { memo } from './memo';
import type { PanelProps } from './memory';
import { Parts } from './said';
import type { GradientScene } from './scene';
import { selectionOn, Strip } from './strip';
import type { Selection } from './strip';
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
          selection={selectionIn(one, selection)}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

function selectionIn(
  { gradient: { grad, passed } }: GradientScene,
  selection: PanelProps<unknown>['selection'],
): Selection | null {
  const shown = grad ?? passed;
  return shown && selectionOn(shown.storage, selection);
}

const GradientLine = memo(
  ({ scene, selection, onSelect }: PanelProps<GradientScene>): JSX.Element => {
    const { tensor, grad, note, passed, sum } = scene.gradient;
    return (
      <li class={`tg-gradient${passed ? ' tg-passed' : ''}`} data-name={tensor.label}>
        <div class="tg-gradient-of">
          <span class="tg-name" title={tensor.label}>
            {tensor.label}
          </span>
          <span class="tg-origin">{tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : '')}</span>
        </div>
        <span class="tg-term">
          .grad{grad && grad.tensor.sizes.length > 0 && ` ${tuple(grad.tensor.sizes)}`}
        </span>
        {grad === null && <span class="tg-none">None</span>}
        {passed && <span class="tg-term">what passed in line {passed.line}:</span>}
        {scene.strip && <Strip layout={scene.strip} selection={selection} onSelect={onSelect} />}
        {scene.grid && <TensorGrid layout={scene.grid} selection={selection} onSelect={onSelect} />}
        {grad ? (
          !scene.strip && !scene.grid && <span class="tg-note">no elements</span>
        ) : (
          <span class="tg-note">
            <Parts parts={note} />
          </span>
        )}
        {sum.length > 0 && (
          <ul class="tg-sum" aria-label={`what ${tensor.label}.grad is the sum of`}>
            {sum.map(({ where, parts }, n) => (
              <li key={n}>
                <span class="tg-where">{where}</span> <Parts parts={parts} />
              </li>
            ))}
          </ul>
        )}
      </li>
    );
  },
);
