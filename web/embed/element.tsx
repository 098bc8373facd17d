/** `<tensor-glass>`: a program of PyTorch in anyone's page, live from the first click on. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import controls from '../session/controls.css?inline';
import type { TensorGlassElement } from './api';
import styles from './embed.css?inline';
import { OBSERVED, readOptions } from './options';
import { sheet } from './styles';
import { watchTheme } from './theme';
import { View } from './view';
import { Widget } from './widget';

const NAME = 'tensor-glass';
const shared = sheet(controls, styles);

/**
 * Makes the element known; `folder` is where the build lies, `recorded` where the page's recorded runs are,
 * unless an element has its own.
 */
export function defineElement(folder: URL, recorded: string | null): void {
  const widgets = new WeakMap<Element, Widget>();
  const inOrder = (): Widget[] =>
    [...document.querySelectorAll(NAME)].flatMap((element) => widgets.get(element) ?? []);

  const drawing = new Drawing(inOrder);

  class TensorGlass extends HTMLElement implements TensorGlassElement {
    static readonly observedAttributes = OBSERVED;
    private readonly widget = new Widget(this, folder, inOrder, recorded);
    private stops: (() => void)[] = [];
    /** What the page says has been read; null before it is looked at. */
    private reading: Promise<void> | null = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [shared];
      widgets.set(this, this.widget);
    }

    get code(): string {
      return this.widget.code.value;
    }
    set code(text: string) {
      this.widget.code.value = String(text);
    }

    get step(): number {
      const run = this.widget.live.value?.session.run.value;
      return run?.steps.value.length ? run.cursor.value + 1 : 0;
    }
    set step(step: number) {
      const place = Math.trunc(Number(step)) - 1;
      if (!Number.isNaN(place)) this.widget.live.value?.session.run.value.moveTo(place);
    }

    run(): Promise<void> {
      return this.widget.run();
    }

    stop(): Promise<void> {
      return this.widget.stop();
    }

    connectedCallback(): void {
      // While the page is still being parsed, what stands inside has not come yet.
      if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', () => this.isConnected && this.begin(), {
          once: true,
        });
      else this.begin();
    }

    disconnectedCallback(): void {
      for (const stop of this.stops.splice(0)) stop();
      render(null, this.shadowRoot!);
    }

    attributeChangedCallback(name: string, before: string | null, value: string | null): void {
      if (!this.reading || before === value) return;
      this.widget.options.value = readOptions(this);
      if (name === 'src') void this.widget.read();
      if (name === 'step') this.widget.live.value?.goToStart();
    }

    private begin(): void {
      const { widget } = this;
      if (!this.reading) {
        const set = widget.code.value;
        this.reading = widget.read();
        if (set) widget.code.value = set;
      }
      const { reading } = this;
      render(<View widget={widget} />, this.shadowRoot!);
      this.stops.push(
        effect(() => {
          const { theme } = widget.options.value;
          if (theme === 'auto') return watchTheme(this, (around) => (widget.theme.value = around));
          widget.theme.value = theme;
        }),
        effect(() => (widget.options.value.autorun ? whenSeen(this, () => this.run()) : undefined)),
        whenSeen(this, () => void reading.then(() => drawing.from(widget)), NEAR),
      );
      const keys = (event: KeyboardEvent): void => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void widget.run();
      };
      this.shadowRoot!.addEventListener('keydown', keys as EventListener);
      this.stops.push(() => this.shadowRoot!.removeEventListener('keydown', keys as EventListener));
    }
  }
  if (!customElements.get(NAME)) customElements.define(NAME, TensorGlass);
}

/** How near to what is in sight an element gets its recorded run: it is there when it is scrolled to. */
const NEAR = '800px 0px';

/** Shows the recorded runs: what is near at once, and what follows it one by one when nothing else is to be done. */
class Drawing {
  /** What came near last. */
  private place: Widget | null = null;
  private goesOn = false;

  constructor(private readonly inOrder: () => Widget[]) {}

  async from(widget: Widget): Promise<void> {
    this.place = widget;
    await widget.showRecorded();
    if (this.goesOn) return;
    this.goesOn = true;
    try {
      for (let next; await idle(), (next = this.next());) await next.showRecorded();
    } finally {
      this.goesOn = false;
    }
  }

  /** None before: where the reader is moves then, in browsers that do not hold it. */
  private next(): Widget | undefined {
    const all = this.inOrder();
    return all.slice(all.indexOf(this.place!) + 1).find(({ asksRecorded }) => !asksRecorded);
  }
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));

/** Calls once when the element comes into sight, or as near to it as the margin says. */
function whenSeen(element: Element, act: () => void, rootMargin = '0px'): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
