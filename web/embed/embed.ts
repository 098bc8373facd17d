/** The one script of a page that embeds us: makes `<tensor-glass>` known, and with `data-upgrade` its blocks live. */
import { defineElement } from './element';

const script = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"]')].find(
  ({ src }) => src === import.meta.url,
);
defineElement(new URL('.', import.meta.url), script?.dataset.recorded ?? null);
if (script?.dataset.upgrade !== undefined)
  void import('./upgrade').then(({ upgradePage }) => upgradePage(script));
