/**
 * What `npm run dev` serves in place of the built page's service worker, which an earlier page at the same
 * address may have left: it takes that one's place, and goes with what it kept.
 */
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await registration.unregister();
      for (const client of await clients.matchAll({ type: 'window' })) client.navigate(client.url);
    })(),
  ),
);
