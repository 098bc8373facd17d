/** What the page remembers between visits. A browser may refuse to store: then nothing is remembered. */

const PREFIX = 'tensorglass.';

export function remember(key: string, value: string): void {
  store(() => localStorage, key, value);
}

export function recall(key: string): string | null {
  return stored(() => localStorage, key);
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As below.
  }
}

/** Remembers for this tab alone, until it is closed. */
export function rememberHere(key: string, value: string): void {
  store(() => sessionStorage, key, value);
}

export function recallHere(key: string): string | null {
  return stored(() => sessionStorage, key);
}

// Private windows and full disks throw, some already at the name: the page works without.

function store(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(PREFIX + key, value);
  } catch {
    // As above.
  }
}

function stored(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(PREFIX + key);
  } catch {
    return null;
  }
}
