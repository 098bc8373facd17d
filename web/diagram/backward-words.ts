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
    if (moment.variable !== null)
      said.push(
        moment.asked
          ? say`It goes to the program: ${this.gradOf(moment)} stays as it was.`
          : say`${this.gradOf(moment)} takes it.`,
      );
    else if (moment.asked) said.push(say`It goes to the program.`);
    else said.push(...this.handed(moment));
    return said;
  }

  private arrival({ gradient, ways, hooked, begins }: Arrival, at: number): Sentence {
    const [here, what] = [this.nameOf(at), values(gradient)];
    const parts = ways.map(({ from, gradient: part }) => [
      ...values(part),
      ...(from === null ? [' with which backward starts here'] : [' from ', ...this.nameOf(from)]),
    ]);
    const [first, ...others] = parts;
    const then: Part[] = !hooked
      ? others.length
        ? [', together ', ...what]
        : []
      : unchanged(ways, gradient)
        ? [', which a hook sees']
        : [first ? ', and a hook makes of that ' : '', ...what];
    if (!first) return say`A hook gives ${here} ${what}.`;
    if (others.length)
      return say`${plural(ways.length, 'path')} meet: ${here} receives ${series(parts)}${then}.`;
    return begins
      ? say`Backward starts at ${here} with ${values(ways[0]!.gradient)}${then}.`
      : say`${here} receives ${first}${then}.`;
  }

  private handed({ handed }: Moment): Sentence[] {
    const told = handed.map(({ to, gradient }) => [
      ...values(gradient),
      ' to ',
      ...this.nameOf(to),
    ]);
    return told.length ? [say`It hands on ${series(told)}.`] : [];
  }

  /** "MulBackward0 of a", or the leaf by its name. */
  private nameOf(at: number): Part[] {
    const { node, name, variable } = this.trace[at]!;
    const shown = this.nodes.get(node);
    if (shown?.leaf != null) return code(oneName(shown.leaf));
    if (variable !== null) return ['a leaf'];
    const said = code(shown?.name ?? name);
    return shown?.results.length ? [...said, ' of ', ...code(oneName(shown.results[0]!))] : said;
  }

  private gradOf({ node }: Moment): Part[] {
    const leaf = this.nodes.get(node)?.leaf;
    return leaf == null ? ['the leaf’s ', ...code('.grad')] : code(`${oneName(leaf)}.grad`);
  }
}

/** Whether a hook gave back what came by the one way. */
function unchanged(ways: Arrival['ways'], { value }: Gradient): boolean {
  const [first, ...others] = ways;
  return !!first && !others.length && first.gradient.value.every((one, n) => one === value[n]);
}

/** Of a tensor with several names the first. */
function oneName(label: string): string {
  return label.split(', ')[0]!;
}

function values({ value, sizes }: Gradient): Part[] {
  return numbers({ values: value, count: elementCount(sizes), sizes, dtype: 'float32' });
}
