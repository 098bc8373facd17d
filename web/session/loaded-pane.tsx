/** A picture whose module may still have to be loaded, with its styles where it stands. */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PaneModule, PaneProps, PaneRow } from './panes';

const loaded = new WeakMap<PaneRow, PaneModule>();

/** What draws a picture; loaded at the first call. */
export async function loadPane(row: PaneRow): Promise<PaneModule> {
  const known = paneOf(row);
  if (known) return known;
  const module = await (row.module as () => Promise<PaneModule>)();
  loaded.set(row, module);
  return module;
}

/** The same at once, if it is there. */
function paneOf(row: PaneRow): PaneModule | undefined {
  return typeof row.module === 'function' ? loaded.get(row) : row.module;
}

/** By their text. */
const sheets = new Map<string, CSSStyleSheet>();

export function LoadedPane({ row, ...props }: PaneProps & { row: PaneRow }): JSX.Element {
  const module = useSignal(paneOf(row));
  const failed = useSignal('');
  const place = useRef<HTMLDivElement>(null);
  const load = (): void => {
    failed.value = '';
    if (module.value) return;
    loadPane(row).then(
      (found) => (module.value = found),
      (problem: unknown) => (failed.value = (problem as Error).message),
    );
  };
  useEffect(load, [row]);
  useLayoutEffect(() => {
    const { styles } = module.value ?? {};
    if (styles) adopt(place.current!.getRootNode() as Document | ShadowRoot, styles);
  }, [module.value]);
  const { Pane } = module.value ?? {};
  return (
    <div ref={place}>
      {Pane ? (
        <Pane {...props} />
      ) : failed.value ? (
        <p class="tg-empty" role="alert">
          This could not be loaded: {failed.value}.{' '}
          <button type="button" onClick={load}>
            Try again
          </button>
        </p>
      ) : (
        <p class="tg-empty">Loading…</p>
      )}
    </div>
  );
}

/** Gives a page, or an element's inside, a style sheet that it does not have yet. */
function adopt(root: Document | ShadowRoot, styles: string): void {
  let made = sheets.get(styles);
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(styles);
    sheets.set(styles, made);
  }
  if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets.push(made);
}
