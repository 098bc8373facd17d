/** The inner end of a frame's line: the page around hands it over once, in a message. */
import { arrived } from '../runtime/protocol';
import type { Type } from '@badrap/valita';

/** Resolves when the page around has called; what arrives and has not the form is dropped. */
export function called<From, To>(
  form: Type<From>,
): Promise<{
  post(message: To): void;
  listen(receive: (message: From) => void): void;
}> {
  // Without its policy a frame is no place for programs.
  if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]'))
    throw new Error('the policy of this frame is missing');
  return new Promise((resolve) => {
    const answer = ({ source, data, ports: [port] }: MessageEvent<unknown>): void => {
      if (source !== parent || data !== 'tensorglass' || !port) return;
      removeEventListener('message', answer);
      resolve({
        post: (message) => port.postMessage(message),
        listen(receive) {
          port.onmessage = ({ data: sent }: MessageEvent<unknown>) => {
            try {
              receive(arrived(form, sent));
            } catch (problem) {
              console.warn('Tensorglass:', problem);
            }
          };
        },
      });
    };
    addEventListener('message', answer);
  });
}
