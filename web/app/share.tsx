/** The dialog that shares a program: as a link, as an element or a frame for another page, or as a picture. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { hashOf, MOST_IN_A_LINK } from '../tutorial/link';
import type { Shown } from '../tutorial/link';
import { PANELS, USUAL_PANELS } from '../tutorial/panels';
import type { PanelName } from '../tutorial/panels';
import { useSession } from '../session/session';
import { download } from '../session/download';
import { fileName } from './files';
import { elementText, frameText, markdownText } from './markup';
import { titleOf } from './open-panels';
import { drawPicture } from './picture';
import type { Programs } from './programs';
import './share.css';
import { theme } from './theme';

const FORMS = ['Link', 'Element', 'Frame', 'Picture'] as const;
type Form = (typeof FORMS)[number];

/** What readers step with, in an element. */
const STEPPING = ['timeline', 'sentence'] as const;

const USES: Record<Form, string> = {
  Link: 'Opens the program in the playground. Nothing runs until Run is pressed.',
  Element: 'For a page of your own: the program is readable before anything is loaded.',
  Frame: 'For pages that allow no scripts. The frame sends its height to the page around it.',
  Picture:
    'What the step shows, as a picture that browsers draw in any size, light or dark. Put the file beside your text.',
};

export function ShareButton({ programs }: { programs: Programs }): JSX.Element {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        Share
      </button>
      {open.value && <ShareDialog programs={programs} onClose={() => (open.value = false)} />}
    </>
  );
}

function ShareDialog({
  programs,
  onClose,
}: {
  programs: Programs;
  onClose: () => void;
}): JSX.Element {
  const session = useSession();
  const run = session.run.peek();
  const code = session.code.peek();
  const steps = session.edited.peek() ? [] : run.steps.peek();
  const cursor = run.cursor.peek();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const form = useSignal<Form>('Link');
  const atStep = useSignal(steps.length > 0 && cursor < steps.length - 1);
  const panels = useSignal<readonly PanelName[]>(programs.panels.open.peek());
  const view = useComputed<Shown>(() => {
    const usual = panels.value.join() === USUAL_PANELS.join();
    // The playground has its slider in any case; an element has what it is told.
    const around = form.value === 'Element' || form.value === 'Frame' ? STEPPING : [];
    return {
      step: atStep.value ? { step: cursor + 1 } : null,
      panels: usual ? null : [...around, ...panels.value],
    };
  });
  const hash = useSignal<string | null | undefined>(undefined);
  useEffect(() => dialog.current!.showModal(), []);
  useSignalEffect(() => {
    const wanted = view.value;
    void hashOf(code, wanted).then((made) => {
      if (view.peek() === wanted) hash.value = made;
    });
  });

  const name = programs.nameOf(programs.text.peek().place);
  const page = new URL('./', document.baseURI).href;
  const svg = useSignal<string | null>(null);
  useSignalEffect(() => {
    if (form.value !== 'Picture' || steps.length === 0) return;
    const [at, wanted] = [atStep.value ? cursor : steps.length - 1, panels.value];
    void drawPicture(session, at, wanted).then((drawn) => {
      if (panels.peek() === wanted) svg.value = drawn;
    });
  });
  const file = fileName(name, 'svg').replaceAll(' ', '-').toLowerCase();
  const made = hash.value;
  const text = ((): string | null => {
    if (form.value === 'Element') return elementText(page, code, view.value);
    if (!made) return null;
    if (form.value === 'Link') return page + made;
    if (form.value === 'Frame') return frameText(page + 'embed.html' + made, name);
    return markdownText(name, file, page + made);
  })();
  return (
    <dialog
      class="share"
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current!.close(); // the backdrop
      }}
    >
      <div class="share-body">
        <div class="share-head">
          <h2 id={title}>Share “{name}”</h2>
          <button
            type="button"
            class="icon"
            aria-label="Close"
            onClick={() => dialog.current!.close()}
          >
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path d="m4 4 8 8M12 4l-8 8" />
            </svg>
          </button>
        </div>
        <fieldset class="forms">
          <legend class="aside">What to share</legend>
          {FORMS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="share-form"
                class="aside"
                checked={form.value === one}
                onChange={() => (form.value = one)}
              />
              <span>{one}</span>
            </label>
          ))}
        </fieldset>
        <p class="use">{USES[form.value]}</p>
        <fieldset class="shown">
          <legend>Shows</legend>
          {PANELS.filter((one) => form.value !== 'Picture' || one !== 'output').map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={panels.value.includes(one)}
                disabled={panels.value.length === 1 && panels.value.includes(one)}
                onChange={({ currentTarget: { checked } }) =>
                  (panels.value = checked
                    ? [...panels.value, one]
                    : panels.value.filter((other) => other !== one))
                }
              />
              {titleOf(one)}
            </label>
          ))}
          <label class="at-step">
            <input
              type="checkbox"
              checked={atStep.value}
              disabled={steps.length === 0}
              onChange={(event) => (atStep.value = event.currentTarget.checked)}
            />
            {steps.length > 0
              ? `Begins at step ${cursor + 1} of ${steps.length}`
              : 'Begins at a step: run the program first'}
          </label>
        </fieldset>
        {text !== null ? (
          <Copied key={form.value} label={form.value} text={text}>
            {form.value === 'Picture' && svg.value !== null && (
              <button type="button" onClick={() => download(file, svg.value!, 'image/svg+xml')}>
                Download SVG
              </button>
            )}
          </Copied>
        ) : (
          made === null && (
            <p class="too-long">
              The program is too long for this: a link holds at most {MOST_IN_A_LINK / 1000} KB of
              text. As an element it can be shared.
            </p>
          )
        )}
        <Preview
          form={form.value}
          frame={made ? `${page}embed.html${made}&theme=${theme.value}` : null}
          code={code}
          step={atStep.value ? steps[cursor]!.line : null}
          svg={svg.value}
        />
      </div>
    </dialog>
  );
}

/** A text to take along: to be copied with a button, or by hand where the browser refuses that. */
function Copied({
  label,
  text,
  children,
}: {
  label: string;
  text: string;
  children?: JSX.Element | null | false;
}): JSX.Element {
  const said = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied.';
    } catch {
      field.current!.select();
      said.value = 'The browser lets no page copy: the text is selected, press Ctrl+C.';
    }
  };
  return (
    <div class="copied">
      <textarea
        ref={field}
        readOnly
        spellcheck={false}
        aria-label={`${label} to copy`}
        rows={Math.min(7, Math.max(3, text.split('\n').length))}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="choices">
        <span role="status">{said.value}</span>
        {children}
        <button type="button" class="primary" onClick={() => void copy()}>
          Copy
        </button>
      </div>
    </div>
  );
}

/** What others will see. */
function Preview({
  form,
  frame,
  code,
  step,
  svg,
}: {
  form: Form;
  /** The address of the program in a frame. */
  frame: string | null;
  code: string;
  /** The line of the step where it begins. */
  step: number | null;
  svg: string | null;
}): JSX.Element {
  return (
    <figure>
      <figcaption>Preview</figcaption>
      {form === 'Link' && (
        <pre class="preview-code">
          {code.split('\n').map((line, at) => (
            <span key={at} class={step === at + 1 ? 'now' : undefined}>
              {line || ' '}
            </span>
          ))}
        </pre>
      )}
      {(form === 'Element' || form === 'Frame') &&
        (frame ? (
          <iframe title="Preview of the program in a page" src={frame} />
        ) : (
          <p>The preview shows programs that fit into a link.</p>
        ))}
      {form === 'Picture' &&
        (svg ? (
          <img
            alt="Preview of the picture"
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          />
        ) : (
          <p>Run the program first: its steps are what there is to draw.</p>
        ))}
    </figure>
  );
}
