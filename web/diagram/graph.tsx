/** The autograd graph as SVG: a box for each node, an arrow for each way a gradient takes. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { edgeKey, flowOn, gradientText } from './backward';
import { LINE_HEIGHT } from './graph-layout';
import type { GraphLayout, PlacedNode } from './graph-layout';
import { useInstanceId } from './instance-id';
import { usePartRole } from './landmark';
import type { Size } from './layered';
import { memo } from './memo';
import { Moments } from './moments';
import type { MomentProps } from './moments';
import { plural } from './text';

export interface GraphProps extends MomentProps {
  scene: GraphLayout;
}

/** Nothing in it is lit up by a selection. Without `onMoment` there is nothing to move with. */
export const GraphPanel = memo(({ scene, ...inside }: GraphProps): JSX.Element => {
  const { trace, moment } = inside;
  const arrow = useInstanceId('arrow');
  const frame = useOpening(scene);
  const role = usePartRole();
  const flow = flowOn(trace, moment);
  const state = nodeStates(trace, moment);
  if (scene.bands.length === 0)
    return (
      <p class="tg-empty">
        No graph: nothing here was computed from a tensor that requires a gradient.
      </p>
    );
  return (
    <figure class="tg-graph-frame">
      {inside.onMoment && <Moments {...inside} nodes={scene.nodes} />}
      {/* Focusable, so that a graph wider than its panel can be scrolled with the keyboard. */}
      <div class="tg-scroll" ref={frame} tabIndex={0} role={role} aria-label="autograd graph">
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
            {scene.edges.map(({ from, to, index, path }, n) => {
              const flowed = flow.get(edgeKey(from, index));
              return (
                <path
                  class={`tg-edge${flowed ? (flowed.now ? ' tg-now' : ' tg-flow') : ''}`}
                  key={n}
                  d={path}
                  marker-end={`url(#${arrow})`}
                  data-from={from}
                  data-to={to}
                />
              );
            })}
          </svg>
          {scene.bands.map(({ y, height, nodes }, n) => (
            <div
              class="tg-band"
              key={n}
              style={{ top: `${y}px`, ...box({ width: scene.width, height }) }}
            >
              <svg width={scene.width} height={height}>
                {nodes.map((placed) => (
                  <Box
                    key={placed.node.id}
                    placed={placed}
                    state={state?.get(placed.node.id) ?? (state ? 'later' : '')}
                  />
                ))}
              </svg>
            </div>
          ))}
          <svg class="tg-flows" width={scene.width} height={scene.height}>
            {scene.edges.map(({ from, to, index, label }, n) => {
              const flowed = flow.get(edgeKey(from, index));
              const text = flowed?.gradient && gradientText(flowed.gradient, 20);
              return (
                text && (
                  <g
                    class={`tg-flow-text${flowed.now ? ' tg-now' : ''}`}
                    key={n}
                    transform={`translate(${label.x},${label.y})`}
                    data-from={from}
                    data-to={to}
                  >
                    <rect {...behind(text)} />
                    <text>{text}</text>
                  </g>
                )
              );
            })}
          </svg>
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

/** Of the font that edges are labelled in. */
const FLOW_CHARACTER = 6.7;

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

/** The ground for a text on an edge, which would strike it through. */
function behind(text: string): { x: number; y: number; width: number; height: number } {
  const width = text.length * FLOW_CHARACTER + 4;
  return { x: -width / 2, y: -7, width, height: 14 };
}

/** By node, what a moment of backward leaves to be seen of it; null while none is looked at. */
function nodeStates(
  trace: MomentProps['trace'],
  moment: number | null,
): Map<number, 'now' | 'past'> | null {
  if (moment === null) return null;
  const past = trace.slice(0, moment).map(({ node }) => [node, 'past'] as const);
  return new Map<number, 'now' | 'past'>([...past, [trace[moment]!.node, 'now']]);
}

interface BoxProps {
  placed: PlacedNode;
  state: 'now' | 'past' | 'later' | '';
}

const Box = memo(({ placed, state }: BoxProps): JSX.Element => {
  const { node, lines, x, y, width, height } = placed;
  return (
    <g
      class={`tg-node${node.leaf === null ? '' : ' tg-leaf'}${state && ` tg-${state}`}`}
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
  );
});
