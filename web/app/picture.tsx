/** A step's pictures as one SVG file, as a page shows it that has nothing of ours. */
import { render } from 'preact';
import diagramStyles from '../diagram/diagram.css?inline';
import { buildPicture } from '../diagram/model';
import { LoadedPane } from '../session/loaded-pane';
import { PANES } from '../session/panes';
import type { Run } from '../session/run';
import { picturesAmong } from '../tutorial/panels';
import type { PanelName } from '../tutorial/panels';

/** CSS pixels. */
const WIDTH = 720;
const MARGIN = 16;

const STYLES = `
:root { color-scheme: light dark }
.tg-file { box-sizing: border-box; width: ${WIDTH}px; padding: ${MARGIN}px; background: light-dark(#ffffff, #181c21); font-family: system-ui, sans-serif }
.tg-file * { box-sizing: border-box }
.tg-file h2 { margin: 16px 0 4px; font-size: 12px; font-weight: 600; color: var(--tg-soft) }
.tg-file .tg-line { margin: 0; color: var(--tg-soft) }
.tg-file .tg-line code { margin-left: 8px; color: var(--tg-ink); font: 13px/20px var(--tg-mono) }
.tg-file .tg-scroll { overflow: visible }
.tg-file section:has(.tg-empty):not(:has(svg)) { display: none }
`;

/** The panels at a step; those of them that show nothing are left out. */
export function drawPicture(run: Run, at: number, panels: readonly PanelName[]): string {
  const steps = run.steps.peek();
  const picture = buildPicture(steps, at);
  const line = steps[at]?.line;
  const width = WIDTH - 2 * MARGIN;
  const frame = document.createElement('div');
  frame.className = 'picture-frame';
  document.body.append(frame);
  render(
    <div class="tg tg-file">
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
      {picturesAmong(panels).map((name) => (
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
    </div>,
    frame,
  );
  const content = frame.firstElementChild!;
  const styles = document.createElement('style');
  styles.textContent = STYLES + diagramStyles;
  frame.prepend(styles);
  const height = Math.ceil(content.getBoundingClientRect().height);
  styles.remove();
  const markup = new XMLSerializer().serializeToString(content);
  render(null, frame);
  frame.remove();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<style>${(STYLES + diagramStyles).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>`,
    `<foreignObject width="${WIDTH}" height="${height}">${markup}</foreignObject>`,
    '</svg>\n',
  ].join('\n');
}
