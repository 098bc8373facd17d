/** Files that are dropped anywhere on the page are taken; while one is held over it, the page says so. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import './drop-zone.css';
import type { Programs } from './programs';

export function DropZone({ programs }: { programs: Programs }): JSX.Element | null {
  const over = useSignal(false);
  useEffect(() => {
    const listening = new AbortController();
    // Before the editor, which would take a file for a text to insert. Texts that are dragged are its own.
    const listen = (
      kind: 'dragover' | 'dragleave' | 'drop',
      act: (event: DragEvent) => void,
    ): void =>
      addEventListener(
        kind,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          event.stopPropagation();
          act(event);
        },
        { capture: true, signal: listening.signal },
      );
    listen('dragover', ({ dataTransfer }) => {
      dataTransfer!.dropEffect = 'copy';
      over.value = true;
    });
    listen('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) over.value = false; // it has left the page
    });
    listen('drop', ({ dataTransfer }) => {
      over.value = false;
      void programs.openFiles([...dataTransfer!.files]);
    });
    return () => listening.abort();
  }, []);
  if (!over.value) return null;
  return (
    <div class="drop-zone">
      <p>Drop programs (.py, .ipynb) to open them, other files for programs to read</p>
    </div>
  );
}
