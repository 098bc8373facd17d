/** Why an edge of the graph handed on what it did: upstream times local is downstream. */
import type { ComponentChildren, JSX } from 'preact';
import { gradientText } from './backward';
import type { Gradient } from './backward';
import type { Product, Small } from './local';
import type { GraphNode } from './model';

export interface EdgeDetailsProps {
  from: GraphNode;
  to: GraphNode;
  /** What the edge handed on. */
  gradient: Gradient;
  /** Null where there is no rule for the node. */
  product: Product | null;
  onClose: () => void;
  /** What stands below. */
  children?: ComponentChildren;
}

export function EdgeDetails({
  from,
  to,
  gradient,
  product,
  onClose,
  children,
}: EdgeDetailsProps): JSX.Element {
  const target = to.leaf ?? to.results[0] ?? to.name;
  return (
    <div class="tg-details" role="group" aria-label={`from ${from.name} to ${target}`}>
      <header>
        <strong>{from.name}</strong> to <strong>{target}</strong>
        <button type="button" class="tg-close" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {product ? (
        <p class="tg-product">
          <span>
            upstream <code>{text(product.upstream)}</code>
          </span>
          <span>
            × local {named(product.local.formula ?? '', from)}{' '}
            <code>{text(product.local.factor)}</code>
          </span>
          <span>
            = downstream <code>{gradientText(gradient, LENGTH)}</code>
          </span>
        </p>
      ) : (
        <p>
          It handed on <code>{gradientText(gradient, LENGTH)}</code>. What it multiplied by does not
          follow from what is recorded.
        </p>
      )}
      {children}
    </div>
  );
}

const LENGTH = 40;

function text({ values, sizes }: Small): string {
  return gradientText({ value: [...values], sizes: [...sizes] }, LENGTH);
}

/** The formula, with what is saved by the names that it has. */
function named(formula: string, { saved }: GraphNode): string {
  return saved.reduce(
    (said, { name, label }) =>
      label ? said.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), label) : said,
    formula,
  );
}
