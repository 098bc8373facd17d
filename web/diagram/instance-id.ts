/** Ids for elements that others refer to. */
import { useState } from 'preact/hooks';

let made = 0;

/** An id of this component's own: unique on the page, which Preact's `useId` is only below one root. */
export function useInstanceId(what: string): string {
  const [id] = useState(() => `tg-${what}-${++made}`);
  return id;
}
