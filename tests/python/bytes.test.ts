/** The crossing of bytes between Python and the engine, called by a program with anything. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test('a confined worker saves, loads, and takes long lists', async () => {
  const { stdout, live } = await run(
    client,
    `import io, pickle, torch
x = torch.arange(1000.0).reshape(10, 100)
file = io.BytesIO()
torch.save({"x": x, "row": x[3]}, file)
file.seek(0)
loaded = torch.load(file)
print(torch.equal(loaded["x"], x), loaded["row"].storage_offset())
print(torch.equal(torch.tensor(x.tolist()), x), torch.equal(pickle.loads(pickle.dumps(x)), x))
print(bytes(torch.ones(2, dtype=torch.int16).untyped_storage().tolist()))
`,
  );
  expect(stdout).toBe("True 300\nTrue True\nb'\\x01\\x00\\x01\\x00'\n");
  expect(live).toEqual(EMPTY);
});

test('what is no buffer, no place of a storage or no dtype is refused, and nothing is written', async () => {
  const { stdout, live } = await run(
    client,
    `import js, torch
from _tensorglass import copy_in, copy_out, error
from pyodide.ffi import create_proxy, to_js

x = torch.arange(4.0)
handle = x._h

def attempt(what, f):
    try:
        print(what, f())
    except Exception as refused:
        print(what, type(refused).__name__)

data = bytearray(b"as it was")
into = memoryview(data)
for at in (-1, 0.5, 8, 2.0**60, float("nan"), "x"):
    attempt("at", lambda: copy_out(handle, at, into))
for other in (0, -1, 2.0**53, handle + 1000, None):
    attempt("of", lambda: copy_out(other, 0, into))
print(data)
attempt("into bytes", lambda: copy_out(handle, 0, memoryview(b"12345678")))
attempt("into every second", lambda: copy_out(handle, 0, into[::2]))
for thing in (None, 5, "text", [1, 2], object()):
    attempt("into none", lambda: copy_out(handle, 0, thing))
    attempt("of none", lambda: copy_in(thing, 6))
for dtype in (-1, 8, 99, 0.5, None):
    attempt("dtype", lambda: copy_in(memoryview(b"12345678"), dtype))
attempt("halves", lambda: copy_in(memoryview(b"123"), 6))

# An object that only says it is a buffer sees no memory of the engine's.
seen = []
fake = js.Object.new()
data = js.Uint8Array.new(16)
fake.getBuffer = create_proxy(lambda kind: to_js({"data": data, "c_contiguous": True, "readonly": False,
    "release": create_proxy(lambda: seen.append("released"))}, dict_converter=js.Object.fromEntries))
print(copy_out(handle, 0, fake), data.buffer.byteLength, seen, list(data.to_py())[4:8])
print(x)
`,
  );
  expect(stdout).toMatchInlineSnapshot(`
    "at -1
    at -1
    at -1
    at -1
    at -1
    at -1
    of -1
    of -1
    of -1
    of -1
    of -1
    bytearray(b'as it was')
    into bytes JsException
    into every second JsException
    into none JsException
    of none JsException
    into none JsException
    of none JsException
    into none JsException
    of none JsException
    into none JsException
    of none JsException
    into none JsException
    of none JsException
    dtype -1
    dtype -1
    dtype -1
    dtype -1
    dtype -1
    halves -1
    0 16 ['released'] [0, 0, 128, 63]
    tensor([0., 1., 2., 3.])
    "
  `);
  expect(live).toEqual(EMPTY);
});
