/** Beside a panel's title: what can be done with it, and the button that closes it. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { useSession } from '../session/session';
import type { PictureName } from '../tutorial/panels';
import { download } from '../session/download';
import { fileName } from './files';
import { DOTS, Menu } from './menu';
import { titleOf } from './open-panels';
import './panel-tools.css';
import { pngOfPicture, takePicture } from './picture';
import type { Programs } from './programs';
import { theme } from './theme';

export function PanelTools({
  name,
  programs,
}: {
  name: PictureName;
  programs: Programs;
}): JSX.Element {
  const { panels } = programs;
  const { run } = useSession();
  const tools = useRef<HTMLDivElement>(null);
  const said = useSignal('');
  const title = titleOf(name);
  const order = panels.pictures.value;
  const place = order.indexOf(name);

  const svg = (): Promise<string> =>
    takePicture(name, tools.current!.closest<HTMLElement>('.panel')!, run.value);
  const png = async (): Promise<Blob> => pngOfPicture(await svg(), theme.value);
  const file = (ending: string): string =>
    fileName(`${programs.nameOf(programs.text.value.place)} ${title}`, ending);
  const tell = (work: () => Promise<string>) => () => {
    said.value = '';
    work().then(
      (text) => (said.value = text),
      (problem: unknown) => (said.value = (problem as Error).message),
    );
  };
  const save = (ending: string, make: () => Promise<string | Blob>, type: string): (() => void) =>
    tell(async () => {
      download(file(ending), await make(), type);
      return 'Saved.';
    });
  const copy = (write: () => Promise<void>): (() => void) =>
    tell(async () => {
      await write().catch(() => {
        throw new Error('The browser lets no page copy this: save it instead.');
      });
      return 'Copied.';
    });
  const move = (by: -1 | 1) => () => {
    panels.move(name, by);
    // In its new place it takes the focus again.
    requestAnimationFrame(() => tools.current?.querySelector('button')?.focus());
  };
  const close = (): void => {
    panels.toggle(name);
    document.querySelector<HTMLElement>('.panels-button')?.focus();
  };
  return (
    <div class="panel-tools" ref={tools}>
      <span role="status">{said.value}</span>
      <Menu label={`${title}: arrange, copy, save`} face={DOTS}>
        {(choose) => (
          <>
            <button type="button" disabled={place === 0} onClick={choose(move(-1))}>
              Move forward
            </button>
            <button type="button" disabled={place === order.length - 1} onClick={choose(move(1))}>
              Move back
            </button>
            <hr />
            <button
              type="button"
              onClick={choose(
                copy(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })])),
              )}
            >
              Copy as PNG
            </button>
            <button
              type="button"
              onClick={choose(copy(async () => navigator.clipboard.writeText(await svg())))}
            >
              Copy as SVG
            </button>
            <button type="button" onClick={choose(save('png', png, 'image/png'))}>
              Save as PNG
            </button>
            <button type="button" onClick={choose(save('svg', svg, 'image/svg+xml'))}>
              Save as SVG
            </button>
          </>
        )}
      </Menu>
      <button
        type="button"
        class="icon"
        aria-label={`Close ${title}`}
        title={`Close ${title}`}
        onClick={close}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4.5 4.5 7 7m0-7-7 7" />
        </svg>
      </button>
    </div>
  );
}
