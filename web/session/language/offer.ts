/** Tells Monaco what is known of `torch` and of the program's tensors: completions, signatures and hovers. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/parameterHints/register.js';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import names from '../../../build/runtime/torch-names.json?raw';
import { complete, hoverAt, signatureAt } from './assist';
import type { TensorFacts } from './assist';
import { Language } from './names';
import type { Entry, Names } from './names';

type Model = monaco.editor.ITextModel;

/** `factsOf` gives the tensors of the step that an editor with this model shows; null for a model of another. */
export function offerLanguage(factsOf: (model: Model) => TensorFacts | null): void {
  const language = new Language(JSON.parse(names) as Names);
  /** Asks for what there is at a place. */
  const ask = <Answer>(
    find: typeof complete | typeof hoverAt | typeof signatureAt,
    model: Model,
    position: monaco.Position,
  ): Answer | null => {
    const facts = factsOf(model);
    const offset = model.getOffsetAt(position);
    return facts && (find(language, model.getValue(), offset, facts) as Answer | null);
  };
  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.'],
    provideCompletionItems(model, position) {
      const found = ask<ReturnType<typeof complete>>(complete, model, position);
      if (!found) return null;
      const start = model.getPositionAt(found.start);
      const range = monaco.Range.fromPositions(start, position);
      return { suggestions: found.entries.map((entry) => suggestion(entry, range)) };
    },
  });
  monaco.languages.registerSignatureHelpProvider('python', {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')', '='],
    provideSignatureHelp(model, position) {
      const found = ask<ReturnType<typeof signatureAt>>(signatureAt, model, position);
      return found && { value: helpOf(found), dispose: () => {} };
    },
  });
  monaco.languages.registerHoverProvider('python', {
    provideHover(model, position) {
      const found = ask<ReturnType<typeof hoverAt>>(hoverAt, model, position);
      if (!found) return null;
      const [start, end] = [found.start, found.end].map((at) => model.getPositionAt(at));
      const range = monaco.Range.fromPositions(start!, end);
      const { entry, facts, name } = found;
      const texts = facts
        ? [code(name), facts.map(escaped).join('  \n')]
        : [code(written(name, entry!)), escaped(entry!.doc ?? '')];
      const contents = texts.filter(Boolean).map((value) => ({ value }));
      return { range, contents };
    },
  });
}

const KINDS: Record<Entry['kind'], monaco.languages.CompletionItemKind> = {
  module: monaco.languages.CompletionItemKind.Module,
  class: monaco.languages.CompletionItemKind.Class,
  function: monaco.languages.CompletionItemKind.Function,
  property: monaco.languages.CompletionItemKind.Property,
  value: monaco.languages.CompletionItemKind.Variable,
};

function suggestion(entry: Entry, range: monaco.Range): monaco.languages.CompletionItem {
  const { doc, kind, name, signatures } = entry;
  return {
    label: name,
    kind: KINDS[kind],
    insertText: name,
    range,
    // Those that write in place come after those that do not.
    sortText: name.endsWith('_') ? `${name.slice(0, -1)}~` : name,
    detail: signatures?.join('\n'),
    documentation: doc,
  };
}

function helpOf({
  argument,
  entry,
  keyword,
  name,
}: NonNullable<ReturnType<typeof signatureAt>>): monaco.languages.SignatureHelp {
  const signatures = entry.signatures!.map((text) => {
    const parameters = parametersOf(text);
    const at = keyword === null ? Math.min(argument, placesOf(parameters)) : -1;
    const named = parameters.findIndex((each) => each.split(/[:=]/)[0]!.trim() === keyword);
    return {
      label: name + text,
      documentation: entry.doc,
      // As a range: one parameter's text may be a part of another's.
      parameters: parameters.map((label) => ({ label })),
      activeParameter: keyword === null ? at : named,
    };
  });
  // The first that has room for what is given.
  const fits = signatures.findIndex(
    ({ parameters, activeParameter }) =>
      activeParameter >= 0 && activeParameter < parameters.length,
  );
  const activeSignature = Math.max(0, fits);
  return {
    signatures,
    activeSignature,
    activeParameter: signatures[activeSignature]?.activeParameter ?? 0,
  };
}

/** "(a: int, b=(1, 2)) -> Tensor" as ["a: int", "b=(1, 2)"]. */
function parametersOf(signature: string): string[] {
  let open = 0;
  const parts = [''];
  for (const character of signature) {
    if (')]'.includes(character) && --open === 0) break;
    if (character === ',' && open === 1) parts.push('');
    else if (open > 0) parts[parts.length - 1] += character;
    if ('(['.includes(character)) open++;
  }
  return parts.map((part) => part.trim()).filter((part) => part && part !== '*' && part !== '/');
}

/** How many arguments can be given by their places: the last of them may stand for many. */
function placesOf(parameters: readonly string[]): number {
  const many = parameters.findIndex((each) => each.startsWith('*'));
  return many < 0 ? Infinity : many;
}

function written(name: string, { kind, signatures }: Entry): string {
  if (signatures) return signatures.map((each) => `${name}${each}`).join('\n');
  return kind === 'module' ? `module ${name}` : name;
}

const code = (text: string): string => `\`\`\`python\n${text.replaceAll('```', '')}\n\`\`\``;
/** As text, in Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, '\\$&');
