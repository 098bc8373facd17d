/** The editor: Monaco with Python's colours and only the features that a short program needs. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
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
import type { Theme } from './theme';

declare global {
  interface Window {
    MonacoEnvironment?: monaco.Environment;
  }
}

window.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const MARKERS = 'run';

export interface EditorHandlers {
  onChange(code: string): void;
  onRun(): void;
}

export interface Editor {
  setCode(code: string): void;
  setTheme(theme: Theme): void;
  /** Marks the line whose state is shown; null for none. */
  markLine(line: number | null): void;
  /** Marks the line where the run ended with an error; null for none. */
  markError(error: { line: number; message: string } | null): void;
  focus(): void;
}

export function createEditor(
  host: HTMLElement,
  code: string,
  theme: Theme,
  { onChange, onRun }: EditorHandlers,
): Editor {
  defineThemes();
  const editor = monaco.editor.create(host, {
    value: code,
    language: 'python',
    theme: themeName(theme),
    ariaLabel: 'Python program. Press Control+M to let Tab move the focus.',
    automaticLayout: true,
    fontFamily:
      "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    fontSize: 14,
    lineHeight: 24,
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    // A dimmed last line number would be too faint to read.
    renderFinalNewline: 'on',
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    wordBasedSuggestions: 'off',
    quickSuggestions: false,
    contextmenu: false,
    fixedOverflowWidgets: true,
    scrollbar: {
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
      alwaysConsumeMouseWheel: false,
    },
  });
  const model = editor.getModel()!;
  model.updateOptions({ tabSize: 4, insertSpaces: true });
  model.onDidChangeContent(() => onChange(model.getValue()));
  editor.addAction({
    id: 'tensorglass.run',
    label: 'Run',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: onRun,
  });
  const current = editor.createDecorationsCollection();
  const failed = editor.createDecorationsCollection();

  const wholeLine = (line: number): monaco.Range => {
    const n = Math.min(Math.max(1, line), model.getLineCount());
    return new monaco.Range(n, 1, n, model.getLineMaxColumn(n));
  };
  return {
    setCode(text) {
      if (text === model.getValue()) return;
      // An edit, not a new value: undo brings the reader's own text back.
      editor.executeEdits('example', [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
      editor.setPosition({ lineNumber: 1, column: 1 });
      editor.revealLine(1);
    },
    setTheme(next) {
      monaco.editor.setTheme(themeName(next));
    },
    markLine(line) {
      current.set(
        line === null
          ? []
          : [
              {
                range: wholeLine(line),
                options: {
                  isWholeLine: true,
                  className: 'run-line',
                  linesDecorationsClassName: 'run-line-bar',
                },
              },
            ],
      );
      if (line !== null)
        editor.revealLineInCenterIfOutsideViewport(wholeLine(line).startLineNumber);
    },
    markError(error) {
      if (error === null) {
        monaco.editor.setModelMarkers(model, MARKERS, []);
        failed.clear();
        return;
      }
      const range = wholeLine(error.line);
      const indent = model.getLineFirstNonWhitespaceColumn(range.startLineNumber) || 1;
      monaco.editor.setModelMarkers(model, MARKERS, [
        {
          severity: monaco.MarkerSeverity.Error,
          message: error.message,
          startLineNumber: range.startLineNumber,
          startColumn: indent,
          endLineNumber: range.endLineNumber,
          endColumn: range.endColumn,
        },
      ]);
      failed.set([
        {
          range,
          options: {
            isWholeLine: true,
            className: 'error-line',
            glyphMarginClassName: 'error-glyph',
            // Said beside the line: a hover would hide it, and would weigh 100 kB.
            after: { content: said(error.message), inlineClassName: 'error-said' },
          },
        },
      ]);
      editor.revealLineInCenterIfOutsideViewport(range.startLineNumber);
    },
    focus() {
      editor.focus();
    },
  };
}

/** A message short enough to stand behind a line. */
function said(message: string): string {
  const [first] = message.split('\n');
  return `  ${first.length > 80 ? `${first.slice(0, 79)}…` : first}`;
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
      { token: 'comment', foreground: '8b96a3' },
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
