/**
 * `data-upgrade`: the blocks of Python that a page has become live elements. A block stays in the page, hidden:
 * whatever made it finds it where it was.
 */
import { withSessions } from '../tutorial/blocks';
import { findBlocks, KNOWN, textOf } from '../tutorial/markup';
import type { Found, Markup } from '../tutorial/markup';
import { readBlock } from '../tutorial/prompts';

/** What the script's tag says for all of them (`data-panels="output"`), by the element's attribute. */
const HANDED_ON = ['panels', 'theme', 'readonly', 'autorun', 'step', 'height', 'time-limit'];

/** Upgrades the blocks that there are, and those that come, as a page that is an application has them. */
export function upgradePage(script: HTMLScriptElement): void {
  const page = new Upgrade(script);
  whenHydrated(() => {
    page.upgrade();
    let frame = 0;
    const later = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        page.upgrade();
      });
    };
    new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  });
}

class Upgrade {
  private readonly selector: string;
  private readonly setup: string;
  /** The elements by the blocks in whose place they stand. */
  private readonly elements = new Map<Element, HTMLElement>();
  private readonly inserted = new WeakSet<Element>();
  /** What the selector has found before: pages change all the time, their blocks seldom. */
  private seen = new Set<Element>();
  private readonly markup = liveMarkup((element) => this.inserted.has(element));

  constructor(private readonly script: HTMLScriptElement) {
    this.selector = script.dataset.upgrade || KNOWN;
    this.setup = readBlock(script.dataset.setup ?? '').code;
  }

  /** Brings the elements up to date with the page's blocks. */
  upgrade(): void {
    const matched = this.matched();
    if (matched.length === this.seen.size && matched.every((each) => this.seen.has(each))) return;
    this.seen = new Set(matched);
    for (const [frame, element] of this.elements)
      if (!frame.isConnected) {
        element.remove();
        this.elements.delete(frame);
      }
    const found = findBlocks(this.markup, this.selector);
    const blocks = withSessions(
      found.map(({ text, session }) => {
        return { ...readBlock(text), setup: this.setup, session };
      }),
    );
    found.forEach((each, n) => {
      if (this.elements.has(each.frame) || !blocks[n].code) return;
      this.replace(each, blocks[n].session!);
    });
  }

  private matched(): Element[] {
    try {
      return this.markup.all(this.selector);
    } catch {
      console.error(`Tensorglass: data-upgrade="${this.selector}" is no selector of CSS.`);
      return [];
    }
  }

  private replace(found: Found<Element>, session: string): void {
    const { frame, text, caption, output } = found;
    const element = document.createElement('tensor-glass');
    for (const name of HANDED_ON) {
      const value = this.script.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    element.setAttribute('session', session);
    if (output && !readBlock(text).interactive)
      element.setAttribute('expect', textOf(this.markup, output).replace(/\n+$/, ''));
    element.append(text);
    if (this.setup) {
      const template = document.createElement('template');
      template.dataset.setup = '';
      template.content.append(this.setup);
      element.append(template);
    }
    this.stand(element, found);
    this.elements.set(frame, element);
    this.inserted.add(element);
    if (!caption || !frame.matches('table')) return;
    const title = caption.cloneNode(true) as Element;
    this.inserted.add(title);
    element.before(title);
    element.style.marginTop = '0';
  }

  /** Puts the element where the block stands, as far from its neighbours. */
  private stand(element: HTMLElement, { frame, source }: Found<Element>): void {
    const margins = [frame, source].map((each) => getComputedStyle(each));
    for (const side of ['marginTop', 'marginBottom'] as const)
      element.style[side] =
        `${Math.max(...margins.map((style) => parseFloat(style[side]) || 0))}px`;
    frame.after(element);
    (frame as HTMLElement).style.setProperty('display', 'none', 'important');
  }
}

/** Calls back when the page is what its scripts make of it: what React finds changed before, it refuses. */
function whenHydrated(callback: () => void): void {
  const { documentElement } = document;
  const waits = (): boolean => documentElement.getAttribute('data-has-hydrated') === 'false';
  if (!waits()) return callback();
  const observer = new MutationObserver(() => {
    if (waits()) return;
    observer.disconnect();
    callback();
  });
  observer.observe(documentElement, { attributeFilter: ['data-has-hydrated'] });
}

/** The page's own tree; what was put into it is passed over. */
function liveMarkup(isInserted: (element: Element) => boolean): Markup<Element> {
  return {
    all: (selector, root) => [...(root ?? document).querySelectorAll(selector)],
    is: (element, selector) => element.matches(selector),
    parent: ({ parentElement }) => parentElement,
    next(element) {
      let next = element.nextElementSibling;
      while (next && isInserted(next)) next = next.nextElementSibling;
      return next;
    },
    attribute: (element, name) => element.getAttribute(name),
    children: (element) =>
      [...element.childNodes].flatMap((node): (Element | string)[] =>
        node instanceof Text ? [node.data] : node instanceof Element ? [node] : [],
      ),
  };
}
