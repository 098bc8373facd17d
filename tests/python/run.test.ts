/** A program in a session: output, errors, exit codes, what it can reach and what it leaves behind. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test('the boot snapshot is used', async () => {
  expect(await client.ready()).toMatchObject({ fromSnapshot: true });
});

test('the plain boot gives the same', async () => {
  const plain = openClient({ snapshot: false });
  try {
    expect(await plain.ready()).toMatchObject({ fromSnapshot: false });
    const { stdout, exitCode, live } = await run(plain, 'import sys\nprint("plain", __name__)');
    expect({ stdout, exitCode, live }).toEqual({
      stdout: 'plain __main__\n',
      exitCode: 0,
      live: EMPTY,
    });
  } finally {
    plain.close();
  }
}, 60_000);

test('prints to stdout and stderr, in any alphabet', async () => {
  const code = 'import sys\nprint("α", "→", end="!\\n")\nprint("oh", file=sys.stderr)';
  const { stdout, stderr, exitCode } = await run(client, code);
  expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'α →!\n', stderr: 'oh\n', exitCode: 0 });
});

test('output comes as it is printed', async () => {
  const seen: string[] = [];
  const running = client.run(
    { code: 'print("first")\nwhile True: pass' },
    { onOutput: (_stream, text) => seen.push(text) },
  );
  const stopped = expect(running).rejects.toThrow('stopped');
  for (let waited = 0; !seen.length && waited < 100; waited++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen.join('')).toContain('first');
  await client.stop();
  await stopped;
});

test('an endless loop is stopped, and the next program runs', async () => {
  const endless = client.run({ code: 'while True: pass' });
  const stopped = expect(endless).rejects.toThrow('stopped');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await client.stop();
  await stopped;
  expect((await run(client, 'print(1)')).stdout).toBe('1\n');
});

test.each([
  ['import sys; sys.exit(3)', 3, ''],
  ['import sys; sys.exit()', 0, ''],
  ['raise SystemExit("bye")', 1, 'bye\n'],
  ['raise SystemExit(True)', 1, ''],
  ['1/0', 1, expect.stringContaining('ZeroDivisionError: division by zero\n')],
])('%s ends with %d', async (code, exitCode, stderr) => {
  expect(await run(client, code)).toMatchObject({ exitCode, stderr });
});

test('a traceback is what python3 writes', async () => {
  const code = 'def f(x):\n    return x["a"] + 1\n\ntry:\n    f({})\nexcept KeyError:\n    f(1)\n';
  const { stderr, error } = await run(client, code);
  expect(stderr).toBe(`Traceback (most recent call last):
  File "main.py", line 5, in <module>
    f({})
    ~^^^^
  File "main.py", line 2, in f
    return x["a"] + 1
           ~^^^^^
KeyError: 'a'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "main.py", line 7, in <module>
    f(1)
    ~^^^
  File "main.py", line 2, in f
    return x["a"] + 1
           ~^^^^^
TypeError: 'int' object is not subscriptable
`);
  expect(error).toMatchObject({
    type: 'TypeError',
    message: "'int' object is not subscriptable",
    line: 2,
    traceback: stderr,
  });
});

test('a syntax error has its line', async () => {
  const { stderr, error, exitCode } = await run(client, 'x = 1\nif x\n    pass\n');
  expect(exitCode).toBe(1);
  expect(stderr).toBe(`  File "main.py", line 2
    if x
        ^
SyntaxError: expected ':'
`);
  expect(error).toMatchObject({ type: 'SyntaxError', line: 2, message: "expected ':'" });
});

test('an unknown name is suggested', async () => {
  const { error, stderr } = await run(client, 'value = 1\nprint(valeu)\n');
  expect(error).toMatchObject({ type: 'NameError', line: 2 });
  expect(stderr).toContain("name 'valeu' is not defined. Did you mean: 'value'?");
});

test('recursion without end is a RecursionError', async () => {
  const { error, stderr } = await run(client, 'def f(n):\n    return f(n + 1)\nf(0)\n');
  expect(error).toMatchObject({ type: 'RecursionError', line: 2 });
  expect(stderr).toContain('[Previous line repeated');
});

test('recursion inside the interpreter is told, and the next program runs', async () => {
  const { error } = await run(client, 'x = []\nfor _ in range(100_000): x = [x]\nrepr(x)\n');
  expect(error).toMatchObject({ type: 'RecursionError' });
  expect((await run(client, 'print(1)')).stdout).toBe('1\n');
});

test('printing without end is ended', async () => {
  const code = 'while True:\n    try:\n        print("x" * 99)\n    except Exception: pass\n';
  const { stdout, error } = await run(client, code, { maxOutput: 10_000 });
  expect(stdout).toHaveLength(10_000);
  expect(error?.message).toBe('The program was ended: it printed more than 10,000 characters.');
});

test('sys.argv, and modules beside the program', async () => {
  const code = 'import sys, helper\nprint(sys.argv, helper.value, __file__)\n';
  const { stdout } = await run(client, code, {
    filename: '/home/user/prog.py',
    args: ['-x', '1'],
    files: { '/home/user/helper.py': 'value = 7\n' },
  });
  expect(stdout).toBe("['/home/user/prog.py', '-x', '1'] 7 /home/user/prog.py\n");
});

test('a session does not remember the one before', async () => {
  await run(client, 'import sys, builtins\nbuiltins.kept = 1\nsys.kept = 1');
  const { stdout } = await run(
    client,
    'import sys, builtins\nprint(hasattr(sys, "kept"), hasattr(builtins, "kept"))',
  );
  expect(stdout).toBe('False False\n');
});

test('there is no way to the network', async () => {
  const code = `import js
for name in ("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "indexedDB", "caches", "BroadcastChannel", "Worker"):
    if getattr(js, name, None) is not None: print(name)
for attempt in (lambda: js.eval("1"), lambda: js.Function("1"), lambda: js.Object.constructor("1")):
    try:
        print(attempt())
    except Exception as problem:
        print("refused")
`;
  expect((await run(client, code)).stdout).toBe('refused\nrefused\nrefused\n');
});

test('there is nothing to read from stdin', async () => {
  expect((await run(client, 'input()')).error).toMatchObject({ type: 'EOFError' });
});
