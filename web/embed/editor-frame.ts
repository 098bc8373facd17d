/** In the frame of an element that is edited: Monaco, whose styles meet neither the host's policy nor its own styles. */
import '../session/controls.css';
import './editor-frame.css';
import { createEditor } from '../session/editor';
import type { Editor } from '../session/editor';
import { called } from './inside';
import { ToEditor } from './messages';
import type { FromEditor } from './messages';

const LINE_HEIGHT = 24;
const PADDING = 24;
/** Lines beyond scroll in the frame. */
const MOST_LINES = 40;

const line = await called<ToEditor, FromEditor>(ToEditor);
const host = document.getElementById('editor')!;
const document_ = {};
let editor: Editor | null = null;
/** Their panel, where the element has one, has the list. */
const NO_SWAPS: [] = [];
let shown = '';
/** Which of the page's texts `shown` was made from. */
let text = 0;

let height = 0;

function sayHeight(): void {
  const lines = Math.min(shown.split('\n').length, MOST_LINES);
  height = lines * LINE_HEIGHT + PADDING;
  host.style.height = `${height}px`;
  line.post({ kind: 'height', height });
}

type Box = [left: number, top: number, width: number, height: number];
const POPUPS = '.overflowingContentWidgets > *, .overflowingOverlayWidgets > *';

/** Of all that Monaco opens over the text (hovers, completions, signatures), what reaches below it. */
function popups(): Box[] {
  const boxes = [...document.querySelectorAll(POPUPS)].flatMap((popup): Box[] => {
    const { left, right, top, bottom } = popup.getBoundingClientRect();
    if (bottom <= height || getComputedStyle(popup).visibility === 'hidden') return [];
    const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
    return [[x, y, Math.max(0, Math.ceil(right) - x), Math.max(0, Math.ceil(bottom) - y)]];
  });
  return boxes.filter(([, , wide, tall]) => wide > 0 && tall > 0);
}

/** The page lets the frame reach over what is below it where these are, and there alone. */
function sayPopups(): void {
  due = false;
  const boxes = popups();
  if (String(boxes) === said) return;
  said = String(boxes);
  line.post({ kind: 'popups', boxes });
}
let due = false;
let said = '';
new MutationObserver(() => {
  if (due) return;
  due = true;
  requestAnimationFrame(sayPopups);
}).observe(host, { subtree: true, childList: true, attributeFilter: ['class', 'style'] });

line.listen((message) => {
  if (message.kind === 'focus') {
    editor?.focus({ start: shown.length, end: shown.length });
    return;
  }
  const { kind: _, facts, text: now, ...view } = message;
  const told = new Map(facts);
  document.documentElement.dataset.theme = view.theme;
  // One that is known has come from here, and more may have been typed since.
  if (now === text) view.code = shown;
  [shown, text] = [view.code, now];
  editor ??= createEditor(host, {
    onChange: (code) => {
      if (code === shown) return;
      shown = code;
      line.post({ kind: 'change', code, text });
      sayHeight();
    },
    onRun: () => line.post({ kind: 'run' }),
    onLine: (number, by) => line.post({ kind: 'line', line: number, by }),
    onStep: (step) => line.post({ kind: 'step', step }),
    onSwap: () => {},
    onTab: () => {},
  });
  editor.show({ ...view, swaps: NO_SWAPS, facts: () => told, document: document_ });
  sayHeight();
});
line.post({ kind: 'ready' });
