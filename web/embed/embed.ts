/** The one script of a page that embeds us: makes `<tensor-glass>` known, and with `data-upgrade` its blocks live. */
import { defineElement } from './element';
import { upgradePage } from './upgrade';

const script = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"]')].find(
  ({ src }) => src === import.meta.url,
);
defineElement(new URL('.', import.meta.url), script?.dataset.recorded ?? null);
// At once: with `blocking="render"` the page is first painted with its elements.
if (script?.dataset.upgrade !== undefined) upgradePage(script);
