/** Which program is open: drafts, what a link brought, examples by chapter; and what can be done with a draft. */
import { useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { chapters } from './examples';
import './chooser.css';
import { download } from '../session/download';
import { fileName } from './files';
import { DOTS, Menu } from './menu';
import type { Programs } from './programs';
import { useSession } from '../session/session';

export function Chooser({ programs }: { programs: Programs }): JSX.Element {
  const running = useSession().phase.value === 'running';
  const drafts = programs.drafts.all.value;
  return (
    <div class="chooser">
      <select
        aria-label="Program"
        disabled={running}
        value={programs.open.value}
        onChange={(event) => void programs.choose(event.currentTarget.value)}
      >
        {drafts.length > 0 && (
          <optgroup label="Drafts">
            {drafts.map(({ id, name }) => (
              <option key={id} value={`draft:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {programs.link.value !== null && (
          <optgroup label="Opened from a link">
            <option value="link">{programs.nameOf({ kind: 'link' })}</option>
          </optgroup>
        )}
        {chapters.map((chapter) => (
          <optgroup key={chapter.title} label={chapter.title}>
            {chapter.examples.map(({ id, title }) => (
              <option key={id} value={`example:${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <DraftMenu programs={programs} running={running} />
    </div>
  );
}

function DraftMenu({ programs, running }: { programs: Programs; running: boolean }): JSX.Element {
  const { code, echo } = useSession();
  const rename = useRef<HTMLDialogElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const isDraft = programs.open.value.startsWith('draft:');
  return (
    <>
      <Menu
        label="Drafts and settings"
        title="New, open, download, rename, delete; settings"
        disabled={running}
        face={DOTS}
      >
        {(choose) => (
          <>
            <button type="button" onClick={choose(() => programs.create())}>
              New draft
            </button>
            <button type="button" onClick={choose(() => files.current!.click())}>
              Open files…
            </button>
            <button
              type="button"
              onClick={choose(() =>
                download(fileName(programs.nameOf(programs.text.value.place), 'py'), code.value),
              )}
            >
              Download .py
            </button>
            <button
              type="button"
              disabled={!isDraft}
              onClick={choose(() => {
                name.current!.value = programs.nameOf(programs.text.value.place);
                rename.current!.showModal();
                name.current!.select();
              })}
            >
              Rename…
            </button>
            <button type="button" disabled={!isDraft} onClick={choose(() => programs.remove())}>
              Delete
            </button>
            <label>
              <input
                type="checkbox"
                checked={echo.value}
                onChange={(event) => (echo.value = event.currentTarget.checked)}
              />
              Show the last line’s value
            </label>
          </>
        )}
      </Menu>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label="Files to open"
        onChange={({ currentTarget }) => {
          void programs.openFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same file can be chosen again
        }}
      />
      <dialog class="rename" ref={rename} aria-label="Rename the draft">
        <form method="dialog" onSubmit={() => programs.rename(name.current!.value)}>
          <label>
            Name of the draft
            <input ref={name} required maxLength={80} autocomplete="off" spellcheck={false} />
          </label>
          <div class="choices">
            <button type="button" onClick={() => rename.current!.close()}>
              Cancel
            </button>
            <button type="submit" class="primary">
              Rename
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
