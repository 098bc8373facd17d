/** One element's state: its program, what its attributes say, and from the first run on its session. */
import { signal, untracked } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { beforeOf, missingFor, saysMissing } from '../tutorial/blocks';
import type { InSession } from '../tutorial/blocks';
import { readBlock } from '../tutorial/prompts';
import type { Reading } from '../tutorial/prompts';
import type { Theme } from '../session/editor';
import { fetchOfSite } from '../session/same-site';
import type { RunInputs } from '../session/runtime';
import type { Editing } from './editing';
import type { Live } from './live';
import { readOptions } from './options';
import type { Options } from './options';

/** Bytes of a program that `src` names, more than anyone writes by hand. */
const MOST_IN_A_FILE = 1_000_000;

export class Widget {
  /** The program as the page holds it. */
  readonly given = signal<Reading>(readBlock(''));
  /** The program as it stands. */
  readonly code = signal('');
  readonly options: Signal<Options>;
  readonly theme = signal<Theme>('light');
  /** Its session with the panels; null until something is to be shown in them. */
  readonly live = signal<Live | null>(null);
  /** Run was pressed, and what it needs is on its way. */
  readonly starting = signal(false);
  readonly editing = signal(false);
  /** What it is edited in; null until that is loaded. */
  readonly editor = signal<typeof Editing | null>(null);
  /** A sentence on what is wrong with the element itself. */
  readonly problem = signal<string | null>(null);

  /** What may help, in the page's order, and a program that does what is asked; null for none. */
  readonly aids = signal<{ hints: string[]; solution: string | null }>({
    hints: [],
    solution: null,
  });
  /** What the reader said that it prints; null while that is not said. */
  readonly answer = signal<string | null>(null);

  /** A run that nobody asks for is to come, a recorded one or by `autorun`. */
  private readonly expectsRun = signal(false);

  private setup = '';
  private loading: Promise<Live> | null = null;
  private recordedShown: Promise<void> | null = null;

  constructor(
    readonly element: HTMLElement,
    /** Where the build lies. */
    readonly folder: URL,
    /** All elements of the page in their order, with this one. */
    private readonly all: () => Widget[],
    /** Where the script's tag says that recorded runs are; null when it does not. */
    private readonly recorded: string | null,
  ) {
    this.options = signal(readOptions(element));
  }

  /** What it has to print: by the attribute, or by what stands below its prompts. */
  get expect(): string | null {
    return this.options.value.expect ?? this.given.value.expect;
  }

  /** The same, while nothing has run or is recorded that would show it; null too where the reader is to say it. */
  get promised(): string | null {
    return this.hasRun || this.options.value.predict !== null ? null : this.expect;
  }

  /** The reader has not said yet what is asked before it is shown. */
  get covered(): boolean {
    return this.options.value.predict !== null && this.answer.value === null;
  }

  /** There are tensors to be drawn; while nothing has run, that is guessed. */
  get mayDraw(): boolean {
    const steps = this.live.value?.session.run.value.steps.value;
    if (steps?.length) return steps.some(({ snapshot }) => snapshot.tensors.length > 0);
    const texts = untracked(() => [this.code.value, ...(this.setting().before ?? [])]);
    return texts.some((text) => /\btorch\b/.test(text));
  }

  /** A run, or a recorded one, is there, if only in part. */
  get hasRun(): boolean {
    const run = this.live.value?.session.run.value;
    return run !== undefined && (run.given !== null || run.prepared.value);
  }

  /** A run is to come or on its way: below the program there is room for it. */
  get waits(): boolean {
    const phase = this.live.value?.session.phase.value;
    if (this.starting.value || phase === 'running') return true;
    return this.expectsRun.value && !this.hasRun && phase !== 'failed';
  }

  /** Takes the program and what stands beside it from the page. */
  async read(): Promise<void> {
    const { element } = this;
    this.options.value = readOptions(element);
    this.expectsRun.value = this.source !== null || this.options.value.autorun;
    const predict = element.getAttribute('predict');
    if (predict !== null && !this.options.value.predict)
      this.problem.value = `predict is “output” or an element, like x[1, 0]; “${predict}” is neither.`;
    const templates = (kind: string): string[] =>
      [...element.querySelectorAll<HTMLTemplateElement>(`template[data-${kind}]`)].map(
        ({ content }) => content.textContent ?? '',
      );
    const programs = (kind: string): string[] =>
      templates(kind).map((text) => readBlock(text).code);
    this.setup = programs('setup').join('\n');
    this.aids.value = { hints: templates('hint'), solution: programs('solution')[0] ?? null };
    const script = element.querySelector('script[type="text/x-python"]');
    let text = (script ?? element).textContent ?? '';
    if (this.options.value.src !== null)
      try {
        const { src } = this.options.value;
        const { bytes } = await fetchOfSite(src, () => MOST_IN_A_FILE, 'same-origin');
        text = new TextDecoder().decode(bytes);
      } catch (problem) {
        this.problem.value = `The program could not be loaded: ${(problem as Error).message}.`;
      }
    this.given.value = readBlock(text);
    this.code.value = this.given.value.code;
  }

  /** What the program runs among. */
  readonly setting = (): Pick<RunInputs, 'before' | 'interactive'> => {
    const { blocks, place } = this.page();
    return { before: beforeOf(blocks, place), interactive: this.given.value.interactive };
  };

  /** The programs of the page, and which of them is this one. */
  private page(): { blocks: InSession[]; place: number } {
    const widgets = this.all();
    const blocks = widgets.map(({ code, element, expect, given, options, setup }) => ({
      code: code.value,
      hidden: given.value.hidden,
      // What a reader has written has no prompts.
      starts: code.value === given.value.code ? given.value.starts : [0],
      expect,
      setup,
      session: options.value.session,
      id: element.id || given.value.id,
      dependsOn: [...options.value.dependsOn, ...given.value.dependsOn],
    }));
    return { blocks, place: widgets.indexOf(this) };
  }

  /** The session, loaded at the first call. */
  load(): Promise<Live> {
    this.loading ??= import('./live').then(({ Live: Made }) => (this.live.value = new Made(this)));
    return this.loading;
  }

  /** Python is started: a run is to come. */
  private prepareRun(): void {
    import('./runtime').then(
      ({ prepareRuntime }) => prepareRuntime(this.folder),
      () => {}, // the run will say so
    );
  }

  /** A pointer rests on Run: Python is started, unless the reader pays for what is loaded. */
  expectRun(): void {
    if (!sparesData()) this.prepareRun();
  }

  /** Its recorded run has been asked for. */
  get asksRecorded(): boolean {
    return this.recordedShown !== null;
  }

  /** Shows the recorded run of the program, once, if the page has one and nothing has run yet. */
  showRecorded(): Promise<void> {
    return (this.recordedShown ??= this.findRecorded());
  }

  /** Where the page's recorded runs are; null when there are none. */
  private get source(): string | HTMLScriptElement | null {
    return (
      this.options.value.recorded ??
      this.recorded ??
      document.querySelector<HTMLScriptElement>('script[type="application/x-tensorglass"]')
    );
  }

  private async findRecorded(): Promise<void> {
    const { source } = this;
    if (source === null) return;
    // On its way while the recorded runs are.
    import('./live').catch(() => {});
    const { recordedRun } = await import('./recorded');
    const key = { code: this.code.value, ...this.setting() };
    const found = await recordedRun(source, key);
    if (!found || 'problem' in found) {
      if (found) this.problem.value = found.problem;
      this.expectsRun.value = false;
    } else if (!this.starting.value) (await this.load()).showRecorded(found);
  }

  async run(): Promise<void> {
    this.expectsRun.value = false;
    const { blocks, place } = this.page();
    const missing = missingFor(blocks, place);
    if (missing.length) {
      this.problem.value = saysMissing(missing);
      this.tell('tg-error', { message: this.problem.value });
      return;
    }
    this.starting.value = true;
    this.prepareRun();
    try {
      const live = await this.load();
      if (this.starting.value) await live.run();
    } catch (problem) {
      this.loading = null;
      this.problem.value = `What runs programs could not be loaded: ${(problem as Error).message}.`;
      this.tell('tg-error', { message: this.problem.value });
    } finally {
      this.starting.value = false;
    }
  }

  /** Opens the editor; what runs programs is made ready behind it. */
  async edit(): Promise<void> {
    this.editing.value = true;
    void this.load().then(
      (live) => live.prepare(),
      () => {}, // Run will say so
    );
    try {
      const { Editing: loaded } = await import('./editing');
      this.editor.value = loaded;
    } catch (problem) {
      this.editing.value = false;
      this.problem.value = `The editor could not be loaded: ${(problem as Error).message}.`;
    }
  }

  async stop(): Promise<void> {
    this.starting.value = false;
    await this.live.value?.session.stopProgram();
  }

  /** Brings the page's program back. What another one left goes; the recorded run comes again. */
  async reset(): Promise<void> {
    const { code } = this.given.value;
    this.code.value = code;
    const live = this.live.value;
    if (!live || live.session.run.value.code === code) return;
    await this.stop();
    live.clear();
    await this.findRecorded();
  }

  /** Dispatches an event of the element. */
  tell(type: string, detail: unknown): void {
    this.element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Whether the browser was told to load little, or its connection is slow. */
function sparesData(): boolean {
  const { connection } = navigator as {
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '');
}
