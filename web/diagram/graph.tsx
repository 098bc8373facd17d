/** The autograd graph as SVG: a box for each node, an arrow for each way a gradient takes. */
import type { JSX } from 'preact';
import { layoutGraph, LINE_HEIGHT } from './graph-layout';
import type { PanelProps } from './memory';
import { plural } from './text';

export function GraphPanel({ picture }: PanelProps): JSX.Element {
  if (picture.graph.nodes.length === 0)
    return (
      <p class="tg-empty">
        No graph: nothing here was computed from a tensor that requires a gradient.
      </p>
    );
  const layout = layoutGraph(picture.graph);
  return (
    <figure class="tg-graph-frame">
      {/* Focusable, so that a graph wider than its panel can be scrolled with the keyboard. */}
      <div class="tg-scroll" tabIndex={0} role="region" aria-label="autograd graph">
        <svg
          class="tg-graph"
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="img"
          aria-label={`autograd graph of ${plural(picture.graph.nodes.length, 'node')}`}
        >
          <defs>
            <marker
              id="tg-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0,0.5 L7.5,4 L0,7.5 Z" />
            </marker>
          </defs>
          {layout.edges.map(({ from, to, path }, n) => (
            <path
              class="tg-edge"
              key={n}
              d={path}
              marker-end="url(#tg-arrow)"
              data-from={from}
              data-to={to}
            />
          ))}
          {layout.nodes.map(({ node, x, y, width, height, lines }) => (
            <g
              class={`tg-node${node.leaf === null ? '' : ' tg-leaf'}`}
              key={node.id}
              transform={`translate(${x},${y})`}
              data-node={node.id}
              data-name={node.name}
            >
              <rect width={width} height={height} rx={node.leaf === null ? 6 : 14} />
              {lines.map(({ text, kind }, n) => (
                <text
                  class={`tg-line tg-${kind}`}
                  key={n}
                  x={width / 2}
                  y={5 + (n + 0.5) * LINE_HEIGHT}
                >
                  {text}
                </text>
              ))}
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        Arrows point the way that gradients flow in backward().
        {layout.hidden > 0 &&
          ` The latest nodes are drawn; ${plural(layout.hidden, 'earlier node')} not.`}
      </figcaption>
    </figure>
  );
}
