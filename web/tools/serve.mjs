/** A small static server for a folder, at any sub-path: `node web/tools/serve.mjs [FOLDER] [PORT]`. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { inTree, isMain } from './steps.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** What the build names by its content. */
const LASTING = /\/assets\/[^/]+$|\/runtime\/[0-9a-f]{12}\//;

/** Answers a request from the files of `folder`, whose addresses begin with `base`; false if there is none. */
export function answer(folder, base, request, response) {
  let pathname, file;
  try {
    ({ pathname } = new URL(request.url, 'http://localhost'));
    file = fileFor(folder, base, decodeURIComponent(pathname));
  } catch {
    // No address, or none that a file could have.
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Bad request\n');
    return true;
  }
  if (!file) return false;
  const headers = {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Last-Modified': file.changed,
    // As GitHub Pages says it: pages of other origins take the element from here.
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': LASTING.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-modified-since'] === file.changed) {
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else createReadStream(file.path).pipe(response);
  return true;
}

/**
 * Serves `folder` below `base` (as `/some/path/`) on this machine alone; takes any free port when `port` is
 * taken. Gives the server and the address of the page.
 */
export function serve(folder, { port = 5173, base = '/' } = {}) {
  const server = createServer((request, response) => {
    if (!answer(folder, base, request, response))
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
  });
  return new Promise((resolve, reject) => {
    server.on('error', (problem) => {
      if (problem.code === 'EADDRINUSE' && port !== 0) server.listen((port = 0), '127.0.0.1');
      else reject(problem);
    });
    server.on('listening', () =>
      resolve({ server, address: `http://127.0.0.1:${server.address().port}${base}` }),
    );
    server.listen(port, '127.0.0.1');
  });
}

function fileFor(folder, base, pathname) {
  if (!pathname.startsWith(base)) return null;
  let path = normalize(join(folder, pathname.slice(base.length)));
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) return null;
  let stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    path = join(path, 'index.html');
    stat = statSync(path, { throwIfNoEntry: false });
  }
  return stat?.isFile() ? { path, size: stat.size, changed: stat.mtime.toUTCString() } : null;
}

if (isMain(import.meta.url)) {
  const { address } = await serve(process.argv[2] ?? inTree('dist'), {
    port: Number(process.argv[3] ?? 5173),
  });
  console.log(address);
}
