/**
 * Keeps the whole build for when there is no network. The build gives it FILES, by their hashes, so that a
 * worker is a version of the page: it installs all of that or nothing, and waits while windows of the
 * version before are open, which keep theirs.
 */

import { ENGINE_FILES, engineFile } from '../engine/fused';

/** The build's files by path beside this one, with their SHA-256 in base64; and a name for all of that. */
declare const FILES: Record<string, string>;
declare const VERSION: string;

const files = FILES; // named once: the build puts all of it in the place of the name
/** Names of what other machines need: it is not kept. */
const ofOthers = Object.values(ENGINE_FILES).filter((name) => name !== engineFile());

/** What this file uses of the global that service workers have. */
interface ServiceWorkerGlobal extends EventTarget {
  location: Location;
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: {
    get(id: string): Promise<WindowClient | undefined>;
    matchAll(options: object): Promise<WindowClient[]>;
  };
}
interface WindowClient {
  id: string;
  type: string;
  frameType: string;
}
interface FetchEvent extends Event {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

const worker = globalThis as unknown as ServiceWorkerGlobal;
const { scope } = worker.registration;
/** Other builds on this site have theirs. */
const FAMILY = `tensorglass ${scope} `;
const CACHE = FAMILY + VERSION;
/** Named by their content: whoever asks, there is only one answer. */
const LASTING = /^(assets|runtime\/[0-9a-f]{12})\//;
/** Files that are fetched at once while the worker installs. */
const AT_ONCE = 6;

function on<Kind extends Event>(name: string, act: (event: Kind) => void): void {
  worker.addEventListener(name, act as (event: Event) => void);
}

on<LifeEvent>('install', (event) => event.waitUntil(install()));

on<LifeEvent>('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(FAMILY) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  ),
);

/** A page that starts asks to be of this version; it is when no other window is of the one before. */
on<LifeEvent & MessageEvent>('message', (event) => {
  if (event.data !== 'take over') return;
  const taken = worker.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then(async (windows) => {
      const alone = windows.length <= 1;
      if (alone) await worker.skipWaiting();
      event.ports[0]?.postMessage(alone);
    });
  event.waitUntil(taken);
});

on<FetchEvent>('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' ? fileOf(request.url) : null;
  if (file === null) return;
  if (LASTING.test(file)) event.respondWith(keptFirst(file, request));
  else event.respondWith(answer(event, file));
});

/** Frames in the pages of others, by client: they are of the version that those pages load from the network. */
const framesOfOthers = new Set<string>();

async function answer(event: FetchEvent, file: string): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  if (request.mode === 'navigate') {
    const framed = request.destination !== 'document';
    const ours = !framed || request.referrer.startsWith(scope);
    if (!ours) framesOfOthers.add(resultingClientId);
    return ours ? keptFirst(file, request) : networkFirst(file, request);
  }
  return framesOfOthers.has(clientId) ? networkFirst(file, request) : keptFirst(file, request);
}

async function keptFirst(file: string, request: Request): Promise<Response> {
  return (await kept(file)) ?? fetch(request);
}

async function networkFirst(file: string, request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (problem) {
    const response = await kept(file);
    if (response) return response;
    throw problem;
  }
}

function kept(file: string): Promise<Response | undefined> {
  return caches.match(new URL(file, scope).href, { cacheName: CACHE });
}

/** The file of the build that an address means; null when it is none. */
function fileOf(address: string): string | null {
  const { origin, pathname } = new URL(address);
  const { origin: own, pathname: base } = new URL(scope);
  if (origin !== own || !pathname.startsWith(base)) return null;
  const path = decodeURIComponent(pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return Object.hasOwn(files, file) ? file : null;
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = Object.keys(files).filter(
    (file) =>
      !there.has(new URL(file, scope).href) && !ofOthers.some((name) => file.endsWith(`/${name}`)),
  );
  const fetchNext = async (): Promise<void> => {
    for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) await take(cache, file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

/** Fetches a file and keeps it; rejects when it is of another build. */
async function take(cache: Cache, file: string): Promise<void> {
  const address = new URL(file, scope).href;
  const response = await fetch(address, {
    // The page has just loaded what is named by its content.
    cache: LASTING.test(file) ? 'default' : 'no-cache',
    integrity: `sha256-${files[file]}`,
  });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // A response that came by a redirect would not do for a navigation.
  const { headers } = response;
  await cache.put(address, new Response(response.body, { headers }));
}
