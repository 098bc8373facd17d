/**
 * What a program can reach of the worker that runs it. Python hands a program the worker's global
 * (`import js`), so that is cut down to the language before: whatever else a browser has, or will have
 * one day, is gone.
 */
import { chance } from './chance';

/** ECMAScript's own, and WebAssembly. Without `ShadowRealm`, which would make code from text. */
const LANGUAGE = `
  globalThis Infinity NaN undefined isFinite isNaN parseFloat parseInt
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  Object Boolean Symbol Number BigInt Math Date String RegExp Intl Temporal
  Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator Promise Proxy Reflect JSON
  ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array
  Float64Array Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  InternalError SuppressedError DisposableStack AsyncDisposableStack WebAssembly
`
  .trim()
  .split(/\s+/);

/** What Python needs of its host, each in the least form that will do; and what must not be as it was. */
function substitutes() {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const { performance, TextDecoder, TextEncoder } = globalThis;
  type Timer = ReturnType<typeof setTimeout>;
  const quiet = (): void => {};
  return {
    eval: refuse,
    Function: refuse,
    setTimeout: (task: unknown, delay?: number) => setTimeout(callable(task), delay),
    setInterval: (task: unknown, delay?: number) => setInterval(callable(task), delay),
    clearTimeout: (timer: Timer) => clearTimeout(timer),
    clearInterval: (timer: Timer) => clearInterval(timer),
    performance: { now: () => performance.now(), timeOrigin: performance.timeOrigin },
    crypto: chance,
    TextDecoder,
    TextEncoder,
    // Developer tools format what is logged, with styles that can name an address.
    console: { debug: quiet, error: quiet, info: quiet, log: quiet, warn: quiet },
  };
}

/** The names that a program finds on the global. */
export const REACHABLE: readonly string[] = [...LANGUAGE, ...Object.keys(substitutes())];

/**
 * Confines what runs in this worker from now on: to be called after the boot and before any of the
 * user's code, for there is no way back. Throws where the host does not let go of something.
 */
export function confine(): void {
  const kept = substitutes();
  for (
    let owner: object = globalThis;
    owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  )
    strip(owner);
  Object.assign(globalThis, kept);
  for (const name of Object.getOwnPropertyNames(globalThis))
    Object.defineProperty(globalThis, name, { writable: false, configurable: false });
  for (const sample of [
    function () {},
    async function () {},
    function* () {},
    async function* () {},
  ])
    Object.defineProperty(Object.getPrototypeOf(sample), 'constructor', { value: refuse });
  freeze(REACHABLE.map((name) => Reflect.get(globalThis, name)));
}

/** Takes from the global, or from a prototype of it, all that is not the language's. */
function strip(owner: object): void {
  for (const key of Reflect.ownKeys(owner)) {
    if (owner === globalThis && LANGUAGE.includes(key as string)) continue;
    if (Reflect.deleteProperty(owner, key)) continue;
    const { value, get } = Object.getOwnPropertyDescriptor(owner, key)!;
    if (Object(value) === value || get)
      throw new Error(`this host keeps ${String(key)} within the reach of programs`);
  }
}

/**
 * Makes these and all that can be reached from them unchangeable: a program cannot change what the code
 * around it stands on, and so neither listen in nor speak for it.
 */
function freeze(values: unknown[]): void {
  const seen = new Set<unknown>([globalThis]);
  while (values.length) {
    const value = values.pop();
    if (Object(value) !== value || seen.has(value)) continue;
    seen.add(value);
    Object.freeze(value);
    values.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value as object)) {
      const part = Object.getOwnPropertyDescriptor(value, key)!;
      values.push(part.value, part.get, part.set);
    }
  }
}

/** `import('https://…')` is syntax: were text to become code, every name above would be back. */
function refuse(): never {
  throw new EvalError('code cannot be made from text here');
}
refuse.prototype = Function.prototype; // `Function.prototype.apply` and the like stay

/** A timer's task as given; one that is a text would become code. */
function callable(task: unknown): () => void {
  if (typeof task === 'function') return task as () => void;
  throw new TypeError('a timer takes a function here: text does not become code');
}
