/** Each tensor that takes part in autograd, with its `.grad` and its grad_fn. */
import type { JSX } from 'preact';
import type { PanelProps } from './memory';
import { Strip } from './strip';
import { tuple } from './text';

export function GradientPanel({ picture, width, selection, onSelect }: PanelProps): JSX.Element {
  if (picture.gradients.length === 0)
    return <p class="tg-empty">No tensor with a name requires a gradient.</p>;
  return (
    <ul class="tg-gradients">
      {picture.gradients.map(({ tensor, grad, note }) => (
        <li class="tg-gradient" key={tensor.id} data-name={tensor.label}>
          <header>
            <span class="tg-name">{tensor.label}</span>
            <span class="tg-note">{tuple(tensor.sizes)}</span>
            <span class="tg-flags">
              <span class="tg-flag">{tensor.isLeaf ? 'leaf' : 'not a leaf'}</span>
              {tensor.gradFn && <span class="tg-flag">grad_fn {tensor.gradFn}</span>}
            </span>
          </header>
          <div class="tg-grad-value">
            <span class="tg-term">.grad</span>
            {grad && grad.storage.cells.length > 0 ? (
              <Strip
                storage={grad.storage}
                width={width - 56}
                lanes={false}
                selection={selection}
                onSelect={onSelect}
              />
            ) : (
              <span class="tg-none">
                None <span class="tg-note">{note}</span>
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
