/** What a moment within a backward pass did, in sentences for the reader. */
import type { Arrival, Gradient, Moment } from './backward';
import { elementCount } from './geometry';
import type { GraphNode } from './model';
import { plural } from './text';
import { code, numbers, say, series } from './words';
import type { Part, Sentence } from './words';

/** The sentences for moment `at` of a trace; `nodes` are those that the graph is drawn with. */
export function momentWords(
  trace: readonly Moment[],
  at: number,
  nodes: ReadonlyMap<number, GraphNode>,
): Sentence[] {
  return new Telling(trace, nodes).sentences(at);
}

class Telling {
  constructor(
    private readonly trace: readonly Moment[],
    private readonly nodes: ReadonlyMap<number, GraphNode>,
  ) {}

  sentences(at: number): Sentence[] {
    const moment = this.trace[at]!;
    const said = moment.arrived.map((arrival) => this.arrival(arrival, at));
    const leaf = moment.state?.variable ?? null;
    if (leaf === null) said.push(...this.handed(moment));
    else if (moment.into === null)
      said.push(say`It goes to the program: ${this.gradOf(moment)} stays as it was.`);
    else said.push(say`${this.gradOf(moment)} takes it.`);
    return said;
  }

  private arrival({ gradient, ways, unsure }: Arrival, at: number): Sentence {
    const [here, what] = [this.nameOf(at), values(gradient)];
    const [first, ...others] = ways;
    if (!first)
      return unsure
        ? say`${here} receives ${what}.`
        : say`Backward starts at ${here} with ${what}.`;
    const origins = ways.map(({ from }) => this.nameOf(from));
    if (!others.length)
      return first.gradient
        ? say`${here} receives ${what} from ${origins[0]!}.`
        : say`${here} receives ${what} from ${origins[0]!}, and perhaps from what is not recorded.`;
    const parts = ways.flatMap(({ gradient: part }, n) =>
      part
        ? [[...(ways[n]!.rest ? ['the rest, '] : []), ...values(part), ' from ', ...origins[n]!]]
        : [],
    );
    return parts.length === ways.length
      ? say`${plural(ways.length, 'path')} meet: ${here} receives ${series(parts)}, together ${what}.`
      : say`${here} receives ${what}: what came from ${series(origins)} adds up.`;
  }

  private handed({ handed, state }: Moment): Sentence[] {
    const told = handed.map(({ to, gradient }): Part[] =>
      gradient
        ? [...values(gradient), ' to ', ...this.nameOf(to)]
        : ['a part of what arrives at ', ...this.nameOf(to)],
    );
    if (told.length) return [say`It hands on ${series(told)}.`];
    return state ? [] : [say`The line let go of it: what it was is not recorded.`];
  }

  /** "MulBackward0 of a", or the leaf by its name. */
  private nameOf(at: number): Part[] {
    const { node, state } = this.trace[at]!;
    const shown = this.nodes.get(node);
    if (shown?.leaf != null) return code(oneName(shown.leaf));
    if (!state) return ['a node'];
    const name = code(shown?.name ?? state.name);
    return shown?.results.length ? [...name, ' of ', ...code(oneName(shown.results[0]!))] : name;
  }

  private gradOf({ node }: Moment): Part[] {
    const leaf = this.nodes.get(node)?.leaf;
    return leaf == null ? ['the leaf’s ', ...code('.grad')] : code(`${oneName(leaf)}.grad`);
  }
}

/** Of a tensor with several names the first. */
function oneName(label: string): string {
  return label.split(', ')[0]!;
}

function values({ value, sizes }: Gradient): Part[] {
  return numbers({ values: value, count: elementCount(sizes), sizes, dtype: 'float32' });
}
