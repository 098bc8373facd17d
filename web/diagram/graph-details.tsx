/** What is to be said of one node of the graph: the line that made it, and what it saved. */
import type { JSX } from 'preact';
import { elementsOf } from './elements';
import type { GraphNode, SavedModel } from './model';
import { shortValue, tuple } from './text';

export interface GraphDetailsProps {
  node: GraphNode;
  onLine?: (line: number) => void;
  onClose: () => void;
}

export function GraphDetails({ node, onLine, onClose }: GraphDetailsProps): JSX.Element {
  const { name, leaf, line, results } = node;
  const saved = node.saved.filter(({ state }) => state !== 'none');
  return (
    <div class="tg-details" role="group" aria-label={`about ${name}`}>
      <header>
        <strong>{name}</strong>
        {leaf !== null && <span> of the leaf {leaf}</span>}
        {results.length > 0 && <span> computed {results.join(', ')}</span>}
        {line !== null && (
          <>
            {' '}
            in{' '}
            {onLine ? (
              <button type="button" class="tg-link" onClick={() => onLine(line)}>
                line {line}
              </button>
            ) : (
              `line ${line}`
            )}
          </>
        )}
        <button type="button" class="tg-close" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {saved.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">saved</th>
              <th scope="col">is</th>
              <th scope="col">when it was saved</th>
              <th scope="col">version</th>
            </tr>
          </thead>
          <tbody>
            {saved.map((one, n) => (
              <tr key={n} class={`tg-is-${one.state}`}>
                <th scope="row">{one.name}</th>
                <td>{one.state === 'released' ? 'released' : one.label || 'without a name'}</td>
                <td>{valuesThen(one)}</td>
                <td>{versions(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{withoutSaved(node)}</p>
      )}
    </div>
  );
}

function withoutSaved({ leaf, gone }: GraphNode): string {
  if (leaf !== null) return 'What arrives here is added to .grad.';
  return gone ? 'The line let go of it, and of what it saved.' : 'It saved no tensor.';
}

/** The first elements as they were, with the shape where there are several. */
function valuesThen({ then }: SavedModel): string {
  if (!then) return 'not recorded';
  const { sizes, dtype } = then.tensor;
  const values = elementsOf(then.tensor, then.storage);
  if (!values) return `${dtype} ${tuple(sizes)}`;
  const shown = values.slice(0, 6).map((value) => shortValue(value, dtype));
  if (!sizes.length) return shown[0]!;
  return `[${shown.join(', ')}${values.length > 6 ? ', …' : ''}]${sizes.length > 1 ? ` ${tuple(sizes)}` : ''}`;
}

function versions({ savedVersion, version, state }: SavedModel): string {
  const now = state === 'stale' ? `, now ${version}` : '';
  return `${savedVersion}${now}`;
}
