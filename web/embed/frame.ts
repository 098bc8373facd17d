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
/** The same where the page is isolated and the browser does not tell whether the frame was let in. */
const ANSWER_IF_ISOLATED = 3000;

/**
 * Loads a document into a frame, and gives its window one end of a channel. Rejects with a sentence when
 * the host's policy or the network does not let it come. What arrives later
 * and has not the form ends nothing: it is dropped.
 */
export function openFrame<To, From>(
  frame: HTMLIFrameElement,
  address: string,
  form: Type<From>,
  receive: (message: From) => void,
): Promise<Line<To>> {
  return new Promise((resolve, reject) => {
    const { origin } = new URL(address);
    const canBeCredentialless = 'credentialless' in frame;
    let port: MessagePort | undefined;
    let opened = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      frame.removeEventListener('load', call);
      document.removeEventListener('securitypolicyviolation', refused);
      isolation?.disconnect();
    };
    const fail = (problem: Error): void => {
      if (opened) return;
      settle();
      port?.close();
      reject(problem);
    };
    const refused = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
      if (/^(frame|child|default)-src/.test(effectiveDirective) && blockedURI.startsWith(origin))
        fail(
          new Error(
            `the policy of this page lets no frame of ${origin} in: it needs “frame-src ${origin}”`,
          ),
        );
    };
    /** What has come is there: a frame that is given another address before that may lose it again. */
    let loaded = false;
    let again = false;
    const call = (): void => {
      loaded = true;
      if (again) {
        again = false;
        frame.src = address;
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port?.close();
      port = port1;
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        let message: From;
        try {
          message = arrived(form, data);
        } catch (problem) {
          console.warn('Tensorglass:', problem);
          // Before anything of it could be read, nothing more will be.
          return fail(problem as Error);
        }
        settle();
        opened = true;
        resolve({ post: (next) => port1.postMessage(next) });
        receive(message);
      };
      clearTimeout(timer);
      const untold = crossOriginIsolated && !canBeCredentialless;
      timer = setTimeout(
        () => fail(new Error(untold ? needsHeaders(origin) : `${address} did not answer`)),
        untold ? ANSWER_IF_ISOLATED : ANSWER,
      );
      // To any origin: in a sandboxed page the frame has none. Whoever is in there is whom we loaded.
      frame.contentWindow!.postMessage('tensorglass', '*', [port2]);
    };
    const isolation = watchIsolation(address, () => {
      if (!canBeCredentialless || frame.credentialless)
        return fail(new Error(needsHeaders(origin)));
      // Without the reader's credentials, of which we have none, a frame needs no headers. Not so from the
      // start: it is loaded without the browser's cache, too.
      frame.credentialless = keptOut = true;
      if (loaded) frame.src = address;
      else again = true;
    });
    document.addEventListener('securitypolicyviolation', refused);
    frame.addEventListener('load', call);
    if (canBeCredentialless && keptOut) frame.credentialless = true;
    frame.src = address;
  });
}

/** The page lets frames of ours in without credentials only: known from the first one on. */
let keptOut = false;

const needsHeaders = (origin: string): string =>
  `this page is isolated (Cross-Origin-Embedder-Policy) and lets no frame of ${origin} in: in this browser ` +
  `${origin} has to send that header with “require-corp”, and “Cross-Origin-Resource-Policy: cross-origin”`;

interface Blocked {
  blockedURL?: string;
}

/** Calls back when the page's Cross-Origin-Embedder-Policy has kept an address out, where the browser tells that. */
function watchIsolation(address: string, kept: () => void): ReportingObserver | null {
  if (!('ReportingObserver' in globalThis)) return null;
  const observer = new ReportingObserver(
    (reports) => {
      // Chromium has what such a report says in its JSON alone.
      const said = reports.map(({ body }) => body as unknown as { toJSON(): Blocked } | null);
      if (said.some((body) => body?.toJSON().blockedURL === address)) kept();
    },
    { types: ['coep'] },
  );
  observer.observe();
  return observer;
}
