/** The crossing of numbers between Python and the engine, called by a program with anything. */
import { expect, test } from '@jest/globals';
import { openClient, run } from './session';

const PROGRAM = `import torch
from _tensorglass_native import call, release
from torch._wire import INT, LIST, TENSOR, intern

dims, add, size = intern("tensor.dim"), intern("add"), intern("tensor.size")
x = torch.ones(2, 3)

def attempt(what, f):
    try:
        print(what, f())
    except Exception as refused:
        print(what, refused)

class Number:
    def __float__(self):
        return x.dim()

class Whole:
    def __index__(self):
        return x.dim()

for thing in ("1", None, [], Whole(), Number(), 1j, 10**400, -(10**400)):
    attempt(type(thing).__name__, lambda: call(dims, TENSOR, thing))
    attempt(type(thing).__name__, lambda: release(thing))
attempt("nothing", lambda: call())
attempt("nothing", lambda: release())
attempt("a keyword", lambda: call(dims, n=1))
print(x.dim())  # what was refused is not part of the next call

# Arguments, and memory that grows and moves while there are any.
many = [k for i in range(100_000) for k in (INT, i)]
print(call(intern("tensor.new"), LIST, 100_000, *many) > 0, len(bytearray(64_000_000)), x.dim())

def deep(n):
    def hook(gradient):
        if n:
            with torch.enable_grad():
                deep(n - 1)
    y = torch.ones(1, requires_grad=True)
    y.register_hook(hook)
    (y * 2).sum().backward()
attempt("deep", lambda: deep(20))
attempt("too deep", lambda: deep(100_000))
print(x.dim())
`;

test.each([true, false])(
  'a call takes numbers only, as many as there are (from a snapshot: %s)',
  async (snapshot) => {
    const client = openClient({ snapshot, rewinds: false });
    try {
      const { stdout, error } = await run(client, PROGRAM);
      expect(error).toBeNull();
      const numbersOnly = 'TypeError: a call takes numbers only';
      const tooGreat = "TypeError: a call takes no numbers beyond a double's";
      expect(stdout.split('\n')).toEqual([
        ...['str', 'NoneType', 'list', 'Whole', 'Number', 'complex'].flatMap((kind) =>
          Array(2).fill(`${kind} ${numbersOnly}`),
        ),
        ...Array(4).fill(`int ${tooGreat}`),
        ...Array(2).fill(`nothing ${numbersOnly}`),
        'a keyword call() takes no keyword arguments',
        '2',
        'True 64000000 2',
        'deep None',
        "too deep backward() runs within backward() 50 deep: Tensorglass's stack holds no more of them",
        '2',
        '',
      ]);
    } finally {
      client.close();
    }
  },
);
