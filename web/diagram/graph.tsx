/** The autograd graph as SVG: a box for each node, an arrow for each way a gradient takes. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LINE_HEIGHT } from './graph-layout';
import type { GraphLayout, PlacedNode } from './graph-layout';
import { useInstanceId } from './instance-id';
import type { Size } from './layered';
import { memo } from './memo';
import { plural } from './text';

/** Nothing in it is lit up by a selection. */
export const GraphPanel = memo(({ scene }: { scene: GraphLayout }): JSX.Element => {
  const arrow = useInstanceId('arrow');
  const frame = useOpening(scene);
  if (scene.bands.length === 0)
    return (
      <p class="tg-empty">
        No graph: nothing here was computed from a tensor that requires a gradient.
      </p>
    );
  return (
    <figure class="tg-graph-frame">
      {/* Focusable, so that a graph wider than its panel can be scrolled with the keyboard. */}
      <div class="tg-scroll" ref={frame} tabIndex={0} role="region" aria-label="autograd graph">
        <div
          class="tg-graph"
          style={box(scene)}
          role="img"
          aria-label={`autograd graph of ${plural(scene.count, 'node')}`}
        >
          <svg width={scene.width} height={scene.height}>
            <defs>
              <marker
                class="tg-arrow"
                id={arrow}
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
            {scene.edges.map(({ from, to, path }, n) => (
              <path
                class="tg-edge"
                key={n}
                d={path}
                marker-end={`url(#${arrow})`}
                data-from={from}
                data-to={to}
              />
            ))}
          </svg>
          {scene.bands.map(({ y, height, nodes }, n) => (
            <div
              class="tg-band"
              key={n}
              style={{ top: `${y}px`, ...box({ width: scene.width, height }) }}
            >
              <svg width={scene.width} height={height}>
                {nodes.map((placed) => (
                  <Box key={placed.node.id} {...placed} />
                ))}
              </svg>
            </div>
          ))}
        </div>
      </div>
      {scene.remarks.map((remark) => (
        <p class="tg-remark" key={remark}>
          {remark}
        </p>
      ))}
      <figcaption>
        Arrows point the way that gradients flow in backward().
        {scene.hidden > 0 &&
          ` The latest nodes are drawn; ${plural(scene.hidden, 'earlier node')} not.`}
      </figcaption>
    </figure>
  );
});

/** A graph that is wider than its frame opens with its first node in the middle, until a reader scrolls it. */
function useOpening({ bands }: GraphLayout): { current: HTMLDivElement | null } {
  const frame = useRef<HTMLDivElement>(null);
  const opened = useRef(0);
  useLayoutEffect(() => {
    const box = frame.current;
    const first = bands[0]?.nodes[0];
    if (!box || !first) return;
    const open = (): void => {
      if (!box.clientWidth)
        opened.current = 0; // hidden, it forgets where it was
      else if (box.scrollLeft === opened.current) {
        box.scrollLeft = first.x + (first.width - box.clientWidth) / 2;
        opened.current = box.scrollLeft;
      }
    };
    const observer = new ResizeObserver(open);
    observer.observe(box);
    return () => observer.disconnect();
  }, [bands]);
  return frame;
}

function box({ width, height }: Size): { width: string; height: string } {
  return { width: `${width}px`, height: `${height}px` };
}

const Box = memo(({ node, lines, x, y, width, height }: PlacedNode): JSX.Element => (
  <g
    class={`tg-node${node.leaf === null ? '' : ' tg-leaf'}`}
    transform={`translate(${x},${y})`}
    data-node={node.id}
    data-name={node.name}
  >
    <rect width={width} height={height} rx={node.leaf === null ? 6 : 14} />
    {lines.map(({ text, kind }, n) => (
      <text class={`tg-line tg-${kind}`} key={n} x={width / 2} y={5 + (n + 0.5) * LINE_HEIGHT}>
        {text}
      </text>
    ))}
  </g>
));
