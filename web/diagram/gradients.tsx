/** Each tensor that takes part in autograd, with its `.grad` and its grad_fn. */
import type { JSX } from 'preact';
import type { PanelProps } from './memory';
import { Strip } from './strip';

/** Pixels to the left of the values, as in the styles. */
const LABEL_WIDTH = 200;

export function GradientPanel({ picture, width, selection, onSelect }: PanelProps): JSX.Element {
  if (picture.gradients.length === 0)
    return <p class="tg-empty">No tensor with a name requires a gradient.</p>;
  return (
    <ul class="tg-gradients">
      {picture.gradients.map(({ tensor, grad, note }) => (
        <li class="tg-gradient" key={tensor.id} data-name={tensor.label}>
          <div class="tg-gradient-of">
            <span class="tg-name">{tensor.label}</span>
            <span class="tg-origin">{tensor.gradFn ?? (tensor.isLeaf ? 'leaf' : '')}</span>
          </div>
          <span class="tg-term">.grad</span>
          {grad && grad.storage.cells.length > 0 ? (
            <Strip
              storage={grad.storage}
              width={width - LABEL_WIDTH}
              lanes={false}
              selection={selection}
              onSelect={onSelect}
            />
          ) : (
            <span class="tg-none">
              None <span class="tg-note">{note}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
