/**
 * Frames of our own origin in the page of another, and the line to each. What runs in them stands under
 * the policy of our documents whatever that of the host is, and behind the wall between origins: so a
 * host needs no `wasm-unsafe-eval`, no `worker-src` and no `unsafe-inline` for us, only
 * `script-src` and `frame-src` with our address. A worker of the host's own would be under the host's policy:
 * with a strict one it could not start, with none it would be a sandbox with one wall less.
 */
import { arrived } from '../runtime/protocol';
import type { Type } from '@badrap/valita';

export interface Line<To> {
  post(message: To): void;
}

/** How long the document of a frame may take to answer when it has come, in milliseconds. */
const ANSWER = 15_000;

/**
 * Loads a document into a frame, and gives its window one end of a channel. Rejects with a sentence when
 * the host's policy or the network does not let it come. What arrives and has not the form ends nothing: it is dropped.
 */
export function openFrame<To, From>(
  frame: HTMLIFrameElement,
  address: string,
  form: Type<From>,
  receive: (message: From) => void,
): Promise<Line<To>> {
  return new Promise((resolve, reject) => {
    const { port1: port, port2: theirs } = new MessageChannel();
    const { origin } = new URL(address);
    const settle = (): void => {
      clearTimeout(timer);
      document.removeEventListener('securitypolicyviolation', refused);
    };
    const fail = (sentence: string): void => {
      settle();
      port.close();
      reject(new Error(sentence));
    };
    const refused = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
      if (/^(frame|child|default)-src/.test(effectiveDirective) && blockedURI.startsWith(origin))
        fail(
          `the policy of this page lets no frame of ${origin} in: it needs “frame-src ${origin}”`,
        );
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    document.addEventListener('securitypolicyviolation', refused);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      let message: From;
      try {
        message = arrived(form, data);
      } catch (problem) {
        return console.warn('Tensorglass:', problem);
      }
      settle();
      resolve({ post: (next) => port.postMessage(next) });
      receive(message);
    };
    frame.addEventListener(
      'load',
      () => {
        timer = setTimeout(() => fail(`${address} did not answer`), ANSWER);
        // To any origin: in a sandboxed page the frame has none. Whoever is in there is whom we loaded.
        frame.contentWindow!.postMessage('tensorglass', '*', [theirs]);
      },
      { once: true },
    );
    frame.src = address;
  });
}
