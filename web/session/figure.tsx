/** A figure of the output: drawn for the room that it has, with what saves it as a file. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JSX, Ref } from 'preact';
import { AsTable } from '../diagram/table-view';
import type { Figure } from '../runtime/figure';
import { download } from './download';
import { pngOf } from './raster';
import type { Seen } from './shown';
import { useWidth } from './use-width';

type Plots = typeof import('../plots');

/** What draws figures comes with the first of them. */
const loadPlots = (): Promise<Plots> => import('../plots');

const LATER = 'Shown after this step';

export function FigureView({
  seen: { figure, files, when },
  place,
}: {
  seen: Seen;
  place?: Ref<HTMLDivElement> | undefined;
}): JSX.Element {
  const [box, width] = useWidth<HTMLDivElement>(560);
  const drawing = useSignal<Plots | null>(null);
  const said = useSignal('');
  useEffect(() => {
    loadPlots().then(
      (loaded) => (drawing.value = loaded),
      (problem: unknown) => (said.value = `It could not be loaded: ${(problem as Error).message}.`),
    );
  }, []);
  const { Plot, tableOf } = drawing.value ?? {};
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    said.value = '';
    try {
      const { svgOf } = await loadPlots();
      const svg = svgOf(figure, schemeOf(box.current!));
      const name = nameOf(figure, files, format);
      if (format === 'svg') download(name, svg, 'image/svg+xml');
      else download(name, await pngOf(svg), 'image/png');
    } catch (problem) {
      said.value = (problem as Error).message;
    }
  };
  return (
    <div class={`figure ${when}`} title={when === 'later' ? LATER : undefined} ref={place}>
      {/* As high as it is going to be, about, while what draws it is on its way. */}
      <div
        class="figure-drawing"
        ref={box}
        style={Plot ? {} : { aspectRatio: `${figure.size[0]} / ${figure.size[1]}` }}
      >
        {Plot && <Plot figure={figure} width={width} scheme="both" />}
      </div>
      <div class="figure-tools">
        {files.length > 0 && <span class="figure-files">{files.join(', ')}</span>}
        <button type="button" onClick={() => void save('svg')}>
          Save as SVG
        </button>
        <button type="button" onClick={() => void save('png')}>
          PNG
        </button>
        <span role="status">{said.value}</span>
      </div>
      {tableOf && <AsTable make={() => tableOf(figure)} />}
    </div>
  );
}

/** What a file of it is called: as the program has, as far as the format lets. */
function nameOf({ id }: Figure, files: readonly string[], format: 'svg' | 'png'): string {
  const name = files.findLast((file) => file.endsWith(`.${format}`)) ?? files.at(-1);
  const last = name?.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  return `${last || `figure-${id}`}.${format}`;
}

function schemeOf(element: HTMLElement): 'light' | 'dark' {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme === 'dark' || scheme === 'light') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
