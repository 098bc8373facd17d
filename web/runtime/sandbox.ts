/** Takes away from a worker what a program could reach the network or other pages with. */

const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'cookieStore',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'RTCPeerConnection',
];

/** Names that `removeNetwork` has made undefined, for tests and for the reader. */
export const REMOVED: readonly string[] = NETWORK;

/** To be called after the boot and before any of the user's code; there is no way back. */
export function removeNetwork(scope: object): void {
  for (const name of NETWORK) {
    for (
      let owner = scope;
      owner && owner !== Object.prototype;
      owner = Object.getPrototypeOf(owner)
    )
      Reflect.deleteProperty(owner, name);
    Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
  }
  removeEvaluation(scope);
}

/** `import('https://…')` is syntax: text must not become code, or every name above is back. */
function removeEvaluation(scope: object): void {
  const refuse = function () {
    throw new EvalError('code cannot be made from text here');
  };
  refuse.prototype = Function.prototype; // `Function.prototype.apply` and the like stay
  Object.defineProperty(scope, 'eval', { value: refuse, writable: false, configurable: false });
  for (const sample of [
    function () {},
    async function () {},
    function* () {},
    async function* () {},
  ])
    Object.defineProperty(Object.getPrototypeOf(sample), 'constructor', { value: refuse });
  Object.defineProperty(scope, 'Function', { value: refuse, writable: false, configurable: false });
}
