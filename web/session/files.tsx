/** Below the output: the files of the program's working folder, to be looked at, downloaded and deleted. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { usePartRole } from '../diagram/landmark';
import { nameTurning } from '../diagram/turning';
import { download } from './download';
import { sizeOf } from './file-store';
import { IconButton } from './icon-button';
import { useSession } from './session';
import { zip } from './zip';

const BINARY = 'application/octet-stream';
/** Characters of a text that are shown. */
const MOST_SHOWN = 100_000;

export function FileList(): JSX.Element | null {
  const { files, phase } = useSession();
  const all = [...files.all.value].sort(([a], [b]) => (a < b ? -1 : 1));
  const { deleted } = files;
  const looked = useSignal<string | null>(null);
  const role = usePartRole();
  if (!all.length && !deleted.value) return null;
  const running = phase.value === 'running';
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const blob = (content: Uint8Array): Blob => new Blob([content.slice()], { type: BINARY });
  return (
    <section class="files" role={role} aria-label="Files">
      <header>
        <h2>
          Files <small>{all.length > 0 && sizeOf(files.bytes.value)}</small>
        </h2>
        {all.length > 1 && (
          <button
            type="button"
            class="quiet"
            title="Download all files, as one archive"
            onClick={() => download('files.zip', zip(all, new Date()), 'application/zip')}
          >
            Download all
          </button>
        )}
      </header>
      {deleted.value && (
        <p class="files-deleted" role="status">
          <span>“{nameTurning(deleted.value.path)}” is deleted.</span>
          <button type="button" class="quiet" onClick={() => files.restore()}>
            Undo
          </button>
        </p>
      )}
      <ul>
        {all.map(([path, content]) => (
          <li key={path}>
            <button
              type="button"
              class="quiet file-name"
              title="Look at it"
              onClick={() => (looked.value = path)}
            >
              {nameTurning(path)}
            </button>
            <small>{sizeOf(content.length)}</small>
            <IconButton
              label={`Download ${path}`}
              disabled={false}
              onClick={() => download(last(path), blob(content), BINARY)}
            >
              <path d="M8 2v8m-3.5-3.5L8 10l3.5-3.5M3 13.5h10" />
            </IconButton>
            <IconButton
              label={`Delete ${path}`}
              disabled={running}
              onClick={() => files.delete(path)}
            >
              <path d="m4 4 8 8m0-8-8 8" />
            </IconButton>
          </li>
        ))}
      </ul>
      {looked.value !== null && files.all.value.has(looked.value) && (
        <Look
          path={looked.value}
          content={files.all.value.get(looked.value)!}
          onClose={() => (looked.value = null)}
        />
      )}
    </section>
  );
}

/** What is in a file: its text, or its picture. */
function Look({
  path,
  content,
  onClose,
}: {
  path: string;
  content: Uint8Array;
  onClose: () => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const picture = useSignal<string | null>(null);
  const kind = PICTURES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  useEffect(() => {
    dialog.current!.showModal();
    if (!kind) return;
    const reader = new FileReader();
    // Not by an address of its own, where what is in it could run as a page of this site.
    reader.onload = () => (picture.value = String(reader.result));
    reader.readAsDataURL(new Blob([content.slice()], { type: kind }));
  }, []);
  const text = kind ? null : textIn(content);
  return (
    <dialog
      class="look"
      ref={dialog}
      aria-label={path}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current!.close(); // the backdrop
      }}
    >
      <header>
        <h2>{nameTurning(path)}</h2>
        <small>{sizeOf(content.length)}</small>
        <button type="button" onClick={() => dialog.current!.close()}>
          Close
        </button>
      </header>
      {picture.value && <img src={picture.value} alt={path} />}
      {text !== null && (
        <pre tabIndex={0} aria-label={`What is in ${path}`}>
          {nameTurning(text.slice(0, MOST_SHOWN))}
        </pre>
      )}
      {text !== null && text.length > MOST_SHOWN && (
        <p>{`The first ${MOST_SHOWN.toLocaleString('en')} characters.`}</p>
      )}
      {!kind && text === null && (
        <p>It is no text: a program can read it, and it can be downloaded.</p>
      )}
    </dialog>
  );
}

/** By the ending of a file's name. */
const PICTURES: Readonly<Record<string, string | undefined>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** The text that a file is; null if it is none. */
function textIn(content: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    // eslint-disable-next-line no-control-regex
    return /[\x00-\x08\x0e-\x1a]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
