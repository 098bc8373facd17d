/** The editor: Monaco with Python's colours and only the features that a short program needs. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
// Services of what ./language loads later: those that are there with the first editor are all.
import 'monaco-editor/editor/contrib/gotoError/browser/markerNavigationService.js';
import 'monaco-editor/editor/contrib/suggest/browser/suggestMemory.js';
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/languages/definitions/python/register.js';
import './editor.css';
import type { LineFinding } from '../diagram/findings/by-line';
import type { LineNote } from '../diagram/line-notes';
import type { Range } from '../runtime/protocol';
import type { TensorFacts } from './language/assist';
import { nameTurning, TURNING } from '../diagram/turning';

declare global {
  interface Window {
    MonacoEnvironment?: monaco.Environment;
  }
}

window.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const MARKERS = 'run';
const FOUND = 'findings';

/** What the editor tells. */
export interface EditorHandlers {
  onChange(code: string): void;
  onRun(): void;
  /** A line was pointed at, or asked for from the keyboard: for the next time that it ran, or (`by` -1) the one before. */
  onLine(line: number, by: -1 | 1): void;
  /** What is marked on a line was asked for: the step of it. */
  onStep(step: number): void;
  /** What could stand on a line instead was asked for. */
  onSwap(line: number): void;
  /** What Tab does while the editor has the focus; null while it has not. */
  onTab(tab: 'indents' | 'leaves' | null): void;
}

export type Theme = 'light' | 'dark';

/** What the editor shows. */
export interface EditorView {
  /** The document by its identity: each keeps its own undo history, cursor and scroll position. */
  document: object;
  code: string;
  theme: Theme;
  /** The line whose state is shown; null for none. */
  line: number | null;
  /** Where the run ended with an error, and the whole message; null for none. */
  error: { line: number; message: string } | null;
  /** Lines can be pointed at to see their state. */
  stepping: boolean;
  /** What stands behind the lines, quietly: never in the text. */
  notes: readonly LineNote[];
  /** Marked on their lines, with what is said of them on hover. */
  findings: readonly LineFinding[];
  /** What can be swapped: underlined; the line with the cursor has a button for it in the margin. */
  swaps: readonly Range[];
  /** What a hover tells of the tensors of the step. */
  facts(): TensorFacts;
}

export interface Editor {
  show(view: EditorView): void;
  /** Takes the focus, with a selection by offsets into the text. */
  focus(selection: { start: number; end: number }): void;
}

/** A document that has been shown. */
interface Opened {
  model: monaco.editor.ITextModel;
  state: monaco.editor.ICodeEditorViewState | null;
}

export function createEditor(host: HTMLElement, handlers: EditorHandlers): Editor {
  defineThemes();
  const documents = new Documents();
  let last: EditorView | null = null;
  const heard: EditorHandlers = {
    ...handlers,
    onChange(code) {
      if (last) last = { ...last, code };
      handlers.onChange(code);
    },
  };
  let mounted = mount(host, heard, documents);
  whenReachedFor(host, async () => {
    const { offerLanguage } = await import('./language/offer');
    offerLanguage((model) => (mounted.shows(model) && last ? last.facts() : null));
    await mounted.settled();
    // An editor has the features that were there when it was made.
    const focused = mounted.dispose();
    mounted = mount(host, heard, documents);
    if (last) mounted.show(last);
    if (focused) mounted.refocus();
    host.dataset.language = 'torch';
  });
  return {
    show(view) {
      last = view;
      mounted.show(view);
    },
    focus: (selection) => mounted.focus(selection),
  };
}

/** Once the pointer or the focus has come into it, and the page has nothing else to do. */
function whenReachedFor(host: HTMLElement, act: () => Promise<void>): void {
  const begin = (): void => {
    for (const event of EVENTS) host.removeEventListener(event, begin);
    const idle = window.requestIdleCallback ?? setTimeout;
    // Without a network, the editor stays as it is.
    idle(() => void act().catch(() => {}));
  };
  const EVENTS = ['pointerenter', 'focusin'];
  for (const event of EVENTS) host.addEventListener(event, begin);
}

/** The documents that were shown, by their identities. */
class Documents extends Map<object, Opened> {}

/** An editor of Monaco's in the page, until it is disposed of. */
interface Mounted extends Editor {
  shows(model: monaco.editor.ITextModel): boolean;
  /** Resolves when no text is being composed. */
  settled(): Promise<void>;
  /** Keeps how the document was looked at; says whether it had the focus. */
  dispose(): boolean;
  refocus(): void;
}

function mount(host: HTMLElement, handlers: EditorHandlers, opened: Documents): Mounted {
  const editor = monaco.editor.create(host, {
    model: null,
    ariaLabel: 'Python program. Escape, then Tab leaves it.',
    automaticLayout: true,
    fontFamily:
      "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    fontSize: 14,
    lineHeight: 24,
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    // A click there goes to the line's step.
    selectOnLineNumbers: false,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    // A dimmed last line number would be too faint to read.
    renderFinalNewline: 'on',
    renderLineHighlight: 'none',
    renderControlCharacters: true,
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    wordBasedSuggestions: 'off',
    quickSuggestions: false,
    acceptSuggestionOnEnter: 'smart',
    contextmenu: false,
    fixedOverflowWidgets: true,
    scrollbar: {
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
      alwaysConsumeMouseWheel: false,
    },
  });
  editor.addAction({
    id: 'tensorglass.run',
    label: 'Run',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: handlers.onRun,
  });
  editor.addAction({
    id: 'tensorglass.line',
    label: "Go to the line's step",
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.Enter],
    precondition: 'editorTextFocus',
    run: () => handlers.onLine(editor.getPosition()!.lineNumber, 1),
  });
  editor.addAction({
    id: 'tensorglass.line-before',
    label: 'Go to the time before that the line ran',
    keybindings: [monaco.KeyMod.Alt | monaco.KeyMod.Shift | monaco.KeyCode.Enter],
    precondition: 'editorTextFocus',
    run: () => handlers.onLine(editor.getPosition()!.lineNumber, -1),
  });
  editor.addAction({
    id: 'tensorglass.swap',
    label: 'What if this line were written otherwise',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Period],
    precondition: 'editorTextFocus',
    run: () => handlers.onSwap(editor.getPosition()!.lineNumber),
  });
  let shown: EditorView | null = null;
  const swapLine = (): number | null => {
    const line = editor.getPosition()?.lineNumber ?? null;
    const marked = shown?.findings.some((finding) => finding.line === line);
    return !marked && shown?.swaps.some(([start]) => start === line) ? line : null;
  };
  reportLines(editor, handlers.onLine, (line) => {
    const there = shown?.findings.find((finding) => finding.line === line);
    if (there) handlers.onStep(there.step);
    const swaps = !there && line === offered;
    if (swaps) handlers.onSwap(line);
    return there !== undefined || swaps;
  });
  letTabLeave(editor, handlers.onTab);

  let code = '';
  const current = editor.createDecorationsCollection();
  const failed = editor.createDecorationsCollection();
  const turned = editor.createDecorationsCollection();
  const said = new LineMessage(editor);
  const noted = new Noted(editor);
  const found = editor.createDecorationsCollection();
  const swappable = editor.createDecorationsCollection();
  const offer = editor.createDecorationsCollection();
  /** The line whose button is in the margin. */
  let offered: number | null = null;
  const offerSwap = (): void => {
    const line = swapLine();
    offer.set(line === null ? [] : [swapButton(line)]);
  };
  // A press that moves the cursor there is not one on the button.
  editor.onMouseDown(() => void (offered = swapLine()));
  editor.onDidChangeCursorPosition(offerSwap);

  const keepState = (): void => {
    const before = shown && opened.get(shown.document);
    if (before) before.state = editor.saveViewState();
  };
  const open = (document: object, text: string): void => {
    keepState();
    let next = opened.get(document);
    if (!next) {
      const model = monaco.editor.createModel(text, 'python');
      model.updateOptions({ tabSize: 4, insertSpaces: true });
      opened.set(document, (next = { model, state: null }));
    }
    editor.setModel(next.model);
    if (next.state) editor.restoreViewState(next.state);
    code = next.model.getValue();
    markTurning();
  };
  const markTurning = (): void => void turned.set(turningCharacters(editor.getModel()!));
  editor.onDidChangeModelContent(() => {
    code = editor.getModel()!.getValue();
    markTurning();
    handlers.onChange(code);
  });

  let composing = false;
  editor.onDidCompositionStart(() => (composing = true));
  editor.onDidCompositionEnd(() => (composing = false));

  return {
    shows: (model) => model === editor.getModel(),
    settled: () =>
      new Promise((resolve) => {
        if (!composing) resolve();
        else editor.onDidCompositionEnd(() => resolve());
      }),
    dispose() {
      const focused = editor.hasTextFocus();
      keepState();
      editor.dispose();
      return focused;
    },
    refocus: () => editor.focus(),
    show(view) {
      const other = view.document !== shown?.document;
      if (other) open(view.document, view.code);
      const model = editor.getModel()!;
      if (view.code !== code) {
        // An edit, not a new value: undo brings back what was there.
        const edit = editBetween(model, code, view.code);
        editor.pushUndoStop();
        editor.executeEdits('page', [edit]);
        editor.pushUndoStop();
        editor.setPosition(edit.range.getStartPosition());
        editor.revealLineInCenterIfOutsideViewport(edit.range.startLineNumber);
      }
      if (view.theme !== shown?.theme) monaco.editor.setTheme(themeName(view.theme));
      if (other || view.line !== shown?.line) {
        current.set(view.line === null ? [] : [lineMark(model, view.line)]);
        if (view.line !== null && !other) editor.revealLineInCenterIfOutsideViewport(view.line);
      }
      if (
        other ||
        view.error?.line !== shown?.error?.line ||
        view.error?.message !== shown?.error?.message
      ) {
        failed.set(view.error ? [errorMark(model, view.error.line)] : []);
        monaco.editor.setModelMarkers(
          model,
          MARKERS,
          view.error ? [marker(model, view.error, monaco.MarkerSeverity.Error)] : [],
        );
        said.show(view.error);
        if (view.error && !other) editor.revealLineInCenterIfOutsideViewport(view.error.line);
      }
      if (other || view.findings !== shown?.findings) {
        found.set(view.findings.map((finding) => findingMark(model, finding)));
        monaco.editor.setModelMarkers(
          model,
          FOUND,
          view.findings.map(({ line, text }) =>
            marker(model, { line, message: text }, monaco.MarkerSeverity.Warning),
          ),
        );
      }
      if (other) noted.forget();
      if (other || view.notes !== shown?.notes) noted.show(view.notes);
      host.classList.toggle('stepping', view.stepping);
      if (other || view.swaps !== shown?.swaps)
        swappable.set(view.swaps.map((range) => swapMark(range)));
      shown = view;
      offerSwap();
    },
    focus({ start, end }) {
      const model = editor.getModel()!;
      editor.setSelection(
        monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
      );
      editor.focus();
    },
  };
}

/** What makes another text of the model's: where most of it stays, of that no more than has to change. */
function editBetween(
  model: monaco.editor.ITextModel,
  code: string,
  next: string,
): { range: monaco.Range; text: string } {
  const most = Math.min(code.length, next.length);
  let before = 0;
  while (before < most && code[before] === next[before]) before++;
  let after = 0;
  while (after < most - before && code.at(-1 - after) === next.at(-1 - after)) after++;
  if (before + after < next.length / 2) return { range: model.getFullModelRange(), text: next };
  const [start, end] = [before, code.length - after].map((at) => model.getPositionAt(at));
  return {
    range: monaco.Range.fromPositions(start!, end!),
    text: next.slice(before, next.length - after),
  };
}

function wholeLine(model: monaco.editor.ITextModel, line: number): monaco.Range {
  const n = Math.min(Math.max(1, line), model.getLineCount());
  return new monaco.Range(n, 1, n, model.getLineMaxColumn(n));
}

function lineMark(
  model: monaco.editor.ITextModel,
  line: number,
): monaco.editor.IModelDeltaDecoration {
  return {
    range: wholeLine(model, line),
    options: {
      isWholeLine: true,
      className: 'run-line',
      linesDecorationsClassName: 'run-line-bar',
    },
  };
}

function errorMark(
  model: monaco.editor.ITextModel,
  line: number,
): monaco.editor.IModelDeltaDecoration {
  return {
    range: wholeLine(model, line),
    options: { isWholeLine: true, className: 'error-line', glyphMarginClassName: 'error-glyph' },
  };
}

/** In the margin: a click goes to the step. */
function findingMark(
  model: monaco.editor.ITextModel,
  { line }: LineFinding,
): monaco.editor.IModelDeltaDecoration {
  return { range: wholeLine(model, line), options: { glyphMarginClassName: 'finding-glyph' } };
}

/** Under what can be swapped. */
function swapMark([line, column, endLine, endColumn]: Range): monaco.editor.IModelDeltaDecoration {
  return {
    range: new monaco.Range(line, column + 1, endLine, endColumn + 1),
    options: { inlineClassName: 'swappable' },
  };
}

/** In the margin: a click asks what could stand there instead. */
function swapButton(line: number): monaco.editor.IModelDeltaDecoration {
  const glyphMarginHoverMessage = { value: 'What if this were written otherwise? (Ctrl+.)' };
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: { glyphMarginClassName: 'swap-glyph', glyphMarginHoverMessage },
  };
}

/** The wave below a line, with what is said when it is pointed at. */
function marker(
  model: monaco.editor.ITextModel,
  { line, message }: { line: number; message: string },
  severity: monaco.MarkerSeverity,
): monaco.editor.IMarkerData {
  const { startLineNumber, endLineNumber, endColumn } = wholeLine(model, line);
  const startColumn = model.getLineFirstNonWhitespaceColumn(startLineNumber) || 1;
  return { severity, message, startLineNumber, startColumn, endLineNumber, endColumn };
}

/** Characters that turn the order of others round: shown by their names, they should also stand out. */
function turningCharacters(model: monaco.editor.ITextModel): monaco.editor.IModelDeltaDecoration[] {
  return model
    .findMatches(TURNING.source, false, true, false, null, false)
    .map(({ range }) => ({ range, options: { inlineClassName: 'turning' } }));
}

/**
 * Clicks on the margin, and single clicks in the text, which place the cursor as ever. `onMark` is asked first where
 * the line's mark is hit, and says whether there was one.
 */
function reportLines(
  editor: monaco.editor.IStandaloneCodeEditor,
  onLine: EditorHandlers['onLine'],
  onMark: (line: number) => boolean,
): void {
  const { MouseTargetType } = monaco.editor;
  const margin = new Set([
    MouseTargetType.GUTTER_GLYPH_MARGIN,
    MouseTargetType.GUTTER_LINE_NUMBERS,
    MouseTargetType.GUTTER_LINE_DECORATIONS,
  ]);
  let pressed: monaco.Position | null = null;
  editor.onMouseDown(({ target }) => void (pressed = target.position));
  editor.onMouseUp(({ event, target }) => {
    const { position, type } = target;
    const onText =
      type === MouseTargetType.CONTENT_TEXT ||
      (type === MouseTargetType.CONTENT_EMPTY && !target.detail.isAfterLines);
    const single = event.leftButton && event.detail <= 1 && !event.altKey && !event.shiftKey;
    // A press and a release in different places select.
    if (!position || !pressed?.equals(position) || !single) return;
    if (type === MouseTargetType.GUTTER_GLYPH_MARGIN && onMark(position.lineNumber)) return;
    if (margin.has(type) || onText) onLine(position.lineNumber, 1);
  });
}

/** What Escape closes first. */
const OPEN = '.suggest-widget.visible, .parameter-hints-widget.visible';

/** Tab indents, but not right after Escape: then it moves the focus on, as everywhere else. */
function letTabLeave(
  editor: monaco.editor.IStandaloneCodeEditor,
  onTab: EditorHandlers['onTab'],
): void {
  const say = (): void => {
    const focused = editor.hasWidgetFocus();
    const leaves = editor.getOption(monaco.editor.EditorOption.tabFocusMode);
    onTab(focused ? (leaves ? 'leaves' : 'indents') : null);
  };
  const set = (leaves: boolean): void => {
    editor.updateOptions({ tabFocusMode: leaves });
    say();
  };
  editor.onKeyDown(({ keyCode }) => {
    const moves = [monaco.KeyCode.Tab, monaco.KeyCode.Shift, monaco.KeyCode.Escape];
    if (keyCode === monaco.KeyCode.Escape) set(!editor.getDomNode()?.querySelector(OPEN));
    else if (!moves.includes(keyCode) && editor.getRawOptions().tabFocusMode) set(false);
  });
  editor.onDidFocusEditorWidget(say);
  editor.onDidBlurEditorWidget(() => set(false));
  editor.onDidChangeConfiguration(say);
}

/** A message below a line, as tall as it needs to be, in the part of the text that is in sight. */
class LineMessage {
  private zone: string | null = null;
  private message: { line: number; message: string } | null = null;
  private readonly text = document.createElement('p');

  constructor(private readonly editor: monaco.editor.IStandaloneCodeEditor) {
    this.text.className = 'error-said';
    editor.onDidLayoutChange(() => this.place());
    editor.onDidScrollChange(({ scrollLeft, scrollLeftChanged }) => {
      if (scrollLeftChanged) this.text.style.left = `${scrollLeft}px`;
    });
  }

  show(message: { line: number; message: string } | null): void {
    this.message = message;
    this.place();
  }

  private place(): void {
    const { editor, message, text } = this;
    editor.changeViewZones((zones) => {
      if (this.zone !== null) zones.removeZone(this.zone);
      this.zone = null;
      if (!message) return;
      const { contentWidth, verticalScrollbarWidth } = editor.getLayoutInfo();
      text.textContent = nameTurning(message.message);
      text.style.width = `${contentWidth - verticalScrollbarWidth}px`;
      text.style.left = `${editor.getScrollLeft()}px`;
      const host = editor.getContainerDomNode();
      host.append(text); // to be measured
      const heightInPx = text.offsetHeight;
      const domNode = document.createElement('div');
      domNode.className = 'error-zone';
      domNode.append(text);
      const lines = editor.getModel()?.getLineCount() ?? 1;
      const afterLineNumber = Math.min(message.line, lines);
      this.zone = zones.addZone({ afterLineNumber, heightInPx, domNode });
    });
  }
}

/** The notes that an editor shows. A step changes one or two: the others' lines are left alone. */
class Noted {
  /** The decorations' ids by what they say. */
  private marks = new Map<string, string>();

  constructor(private readonly editor: monaco.editor.ICodeEditor) {}

  /** The editor shows another document: none of them is there. */
  forget(): void {
    this.marks = new Map();
  }

  show(notes: readonly LineNote[]): void {
    const model = this.editor.getModel()!;
    const next = new Map(notes.map((note) => [`${note.line} ${note.current} ${note.text}`, note]));
    const gone = [...this.marks].filter(([said]) => !next.has(said));
    const come = [...next].filter(([said]) => !this.marks.has(said));
    // Of a collection one cannot take some away and leave the rest.
    const ids = this.editor.deltaDecorations(
      gone.map(([, id]) => id),
      come.map(([, note]) => noteMark(model, note)),
    );
    for (const [said] of gone) this.marks.delete(said);
    come.forEach(([said], n) => this.marks.set(said, ids[n]!));
  }
}

/** Drawn at the end of the line, and no part of the text: it is neither selected nor copied. */
function noteMark(
  model: monaco.editor.ITextModel,
  { line, text, current }: LineNote,
): monaco.editor.IModelDeltaDecoration {
  const column = model.getLineMaxColumn(line);
  const content = `   ${nameTurning(text)}`.replaceAll(' ', '\u00a0');
  const inlineClassName = `line-note${current ? ' current' : ''}`;
  const cursorStops = monaco.editor.InjectedTextCursorStops.None;
  return {
    range: new monaco.Range(line, column, line, column),
    options: { after: { content, inlineClassName, cursorStops }, showIfCollapsed: true },
  };
}

function themeName(theme: Theme): string {
  return `tensorglass-${theme}`;
}

function defineThemes(): void {
  monaco.editor.defineTheme('tensorglass-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '5f6b77' },
      { token: 'keyword', foreground: '8a2d7c' },
      { token: 'string', foreground: '2a6b2a' },
      { token: 'number', foreground: '0a5f8a' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1b1f24',
      'editorLineNumber.foreground': '#6a737d',
      'editorLineNumber.activeForeground': '#1b1f24',
    },
  });
  monaco.editor.defineTheme('tensorglass-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '9aa5b2' },
      { token: 'keyword', foreground: 'd7a2e0' },
      { token: 'string', foreground: '9cd29c' },
      { token: 'number', foreground: '8cc8ea' },
    ],
    colors: {
      'editor.background': '#181c21',
      'editor.foreground': '#e4e7eb',
      'editorLineNumber.foreground': '#8b96a3',
      'editorLineNumber.activeForeground': '#e4e7eb',
    },
  });
}
