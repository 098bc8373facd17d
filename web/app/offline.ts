/** The page without a network: its service worker, which keeps the build, and the change to a newer one. */

/**
 * Before anything is loaded: if a newer build has been kept since the last visit, the page becomes that,
 * unless another window is still of the one before. True when the page is about to be loaded again.
 */
export async function becomesNewer(): Promise<boolean> {
  const workers = ownWorkers();
  const waiting = await workers?.getRegistration().then(
    (found) => found?.waiting,
    () => null,
  );
  if (!workers?.controller || !waiting) return false;
  const changed = new Promise((resolve) =>
    workers.addEventListener('controllerchange', resolve, { once: true }),
  );
  const { port1, port2 } = new MessageChannel();
  const alone = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(() => resolve(false), PATIENCE);
  });
  waiting.postMessage('take over', [port2]);
  if (!(await alone)) return false;
  await changed;
  location.reload();
  return true;
}

/** Milliseconds in which a worker that has been kept answers, or something is wrong with it. */
const PATIENCE = 3000;

/**
 * Keeps the build, from the second visit on with no more than a question whether there is a newer one;
 * `onNewer` is called when that has been kept, for the next time that the page is loaded.
 */
export async function keepForOffline(onNewer: () => void): Promise<void> {
  const workers = ownWorkers();
  if (!workers) return;
  try {
    const registration = await workers.register(new URL('service-worker.js', document.baseURI), {
      updateViaCache: 'none',
    });
    if (!registration) return;
    const { controller } = workers; // none at the first visit: then what comes is no newer one
    const follow = (worker: ServiceWorker | null): void => {
      const tell = (): void => {
        if (worker?.state === 'installed' && controller) onNewer();
      };
      tell();
      worker?.addEventListener('statechange', tell);
    };
    follow(registration.waiting ?? registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
  } catch {
    // The browser keeps nothing for this page, or the host has no such file: it works with a network.
  }
}

/** The browser's service workers; none in a frame, which is a part of someone's page, nor while developing. */
function ownWorkers(): ServiceWorkerContainer | null {
  if (import.meta.env.DEV || window.top !== window) return null;
  return navigator.serviceWorker ?? null;
}
