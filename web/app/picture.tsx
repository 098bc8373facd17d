/** Pictures as files: of a step as a page shows it that has nothing of ours, and of a panel as it is seen. */
import { render } from 'preact';
import type { JSX } from 'preact';
import diagramStyles from '../diagram/diagram.css?inline';
import { buildPicture } from '../diagram/model';
import { LoadedPane, loadPane } from '../session/loaded-pane';
import { PANES } from '../session/panes';
import { pngOf } from '../session/raster';
import type { Run } from '../session/run';
import { SessionProvider } from '../session/session';
import type { Session } from '../session/session';
import { picturesAmong } from '../tutorial/panels';
import type { PanelName, PictureName } from '../tutorial/panels';

/** CSS pixels. */
const WIDTH = 720;
const MARGIN = 16;

const SCHEME = 'color-scheme: light dark';
const STYLES = `
:root { ${SCHEME} }
.tg-file { box-sizing: border-box; padding: ${MARGIN}px; background: light-dark(#ffffff, #181c21); font-family: system-ui, sans-serif }
.tg-file * { box-sizing: border-box; content-visibility: visible !important }
.tg-file h2 { margin: 16px 0 4px; font-size: 12px; font-weight: 600; color: var(--tg-soft) }
.tg-file .tg-line { margin: 0; color: var(--tg-soft) }
.tg-file .tg-line code { margin-left: 8px; color: var(--tg-ink); font: 13px/20px var(--tg-mono) }
.tg-file .tg-scroll { overflow: visible }
.tg-file :is(button, .tg-tables, .tg-ask) { display: none }
.tg-file :is(button.tg-link, .tg-findings button) { all: unset }
.tg-file section:has(.tg-empty):not(:has(svg)) { display: none }
`;

/** The panels at a step, for 720 pixels; those of them that show nothing are left out. Resolves to an SVG. */
export async function drawPicture(
  session: Session,
  at: number,
  panels: readonly PanelName[],
): Promise<string> {
  const names = picturesAmong(panels);
  const styles = await stylesOf(names);
  const run = session.run.peek();
  const picture = buildPicture(run.steps.peek(), at);
  const width = WIDTH - 2 * MARGIN;
  const content = (
    <SessionProvider value={session}>
      <Line run={run} at={at} />
      {names.map((name) => (
        <section key={name}>
          <h2>{PANES[name].title}</h2>
          <LoadedPane
            row={PANES[name]}
            picture={picture}
            width={width}
            selection={null}
            onSelect={() => {}}
            moment={null}
          />
        </section>
      ))}
    </SessionProvider>
  );
  return write((frame) => render(content, frame), width, styles);
}

/** A panel of the page as it is seen, with the line of its step above. Resolves to an SVG. */
export async function takePicture(
  name: PictureName,
  panel: HTMLElement,
  run: Run,
): Promise<string> {
  const styles = await stylesOf([name]);
  const body = panel.querySelector<HTMLElement>('.panel-body')!;
  const fill = (frame: HTMLElement): void => {
    render(
      <>
        <Line run={run} at={run.cursor.peek()} />
        <h2>{PANES[name].title}</h2>
      </>,
      frame,
    );
    frame.append(body.cloneNode(true));
  };
  return write(fill, body.clientWidth, styles);
}

/** A picture as a PNG, in one scheme of colours; rejects, with a sentence, where the browser draws none. */
export function pngOfPicture(svg: string, scheme: 'light' | 'dark'): Promise<Blob> {
  return pngOf(svg.replace(SCHEME, `color-scheme: ${scheme}`));
}

function Line({ run, at }: { run: Run; at: number }): JSX.Element {
  const line = run.steps.peek()[at]?.line;
  return (
    <p class="tg-line">
      {line ? (
        <>
          after line {line}
          <code>{run.code.split('\n')[line - 1]?.trim()}</code>
        </>
      ) : (
        'at the end'
      )}
    </p>
  );
}

/** The style sheets of pictures. */
async function stylesOf(names: readonly PictureName[]): Promise<string> {
  const modules = await Promise.all(names.map((name) => loadPane(PANES[name])));
  return [STYLES, diagramStyles, ...modules.map(({ styles }) => styles ?? '')].join('\n');
}

/** What is filled in, as an SVG: laid out in the page, unseen. `width` is the content's, in pixels. */
function write(fill: (frame: HTMLElement) => void, width: number, styles: string): string {
  const host = document.createElement('div');
  host.className = 'picture-frame';
  // Apart from the page's styles, as the file will be.
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement('div');
  frame.className = 'tg tg-file';
  root.append(frame);
  document.body.append(host);
  fill(frame);
  const resize = (to: number): void => void (frame.style.width = `${to}px`);
  resize(width + 2 * MARGIN);
  // A graph may be wider than its panel.
  if (frame.scrollWidth > frame.clientWidth) resize(frame.scrollWidth + MARGIN);
  const size = frame.getBoundingClientRect();
  const [wide, high] = [Math.ceil(size.width), Math.ceil(size.height)];
  const markup = new XMLSerializer().serializeToString(frame);
  render(null, frame);
  host.remove();
  const text = styles.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">`,
    `<style>${text}</style>`,
    `<foreignObject width="${wide}" height="${high}">${markup}</foreignObject>`,
    '</svg>\n',
  ].join('\n');
}
