/** What an element gets with its first run, or with a recorded one: a session, and the panels that show it. */
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import diagramStyles from '../diagram/diagram.css?inline';
import filesStyles from '../session/files.css?inline';
import inputStyles from '../session/input-field.css?inline';
import outputStyles from '../session/output.css?inline';
import { coverElement } from '../diagram/cover';
import { PartRole } from '../diagram/landmark';
import { findWhenIdle } from '../session/found';
import { OutputHeader, OutputPanel } from '../session/output';
import panelStyles from '../session/panels.css?inline';
import { Panels } from '../session/panels';
import { PANES } from '../session/panes';
import { Run } from '../session/run';
import { Session, SessionProvider } from '../session/session';
import timelineStyles from '../session/timeline.css?inline';
import { Timeline, Told } from '../session/timeline';
import { compareOutput } from '../tutorial/expect';
import { stepAt } from '../tutorial/link';
import { picturesAmong } from '../tutorial/panels';
import type { PartName } from '../tutorial/panels';
import type { RecordedProgram } from '../tutorial/recorded';
import { Expected } from './expected';
import liveStyles from './live.css?inline';
import { Steady } from './room';
import { sheet } from './styles';
import type { Widget } from './widget';

const styles = sheet(
  diagramStyles,
  filesStyles,
  inputStyles,
  outputStyles,
  panelStyles,
  timelineStyles,
  liveStyles,
);

export class Live {
  readonly session: Session;
  private booted = false;
  private waiting: (() => void)[] = [];

  constructor(readonly widget: Widget) {
    const { code, folder, options, setting } = widget;
    this.session = new Session(
      async (onProgress) => {
        const { startRuntime } = await import('./runtime');
        return startRuntime(folder, () => options.value.limit, onProgress);
      },
      code,
      setting,
    );
    this.session.mayWrite = () => !options.value.readonly;
    widget.element.shadowRoot!.adoptedStyleSheets.push(styles);
    this.report();
  }

  /** Starts the runtime, for a run that is likely to come. */
  prepare(): void {
    if (this.booted) return;
    this.booted = true;
    void this.session.boot();
  }

  /** Resolves when the program has ended, or waits for input. */
  async run(): Promise<void> {
    const { session } = this;
    const ended = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (!this.booted || session.phase.value === 'failed') {
      this.booted = true;
      session.waiting.value = true;
      void session.boot();
    } else void session.runProgram();
    await ended;
  }

  /** Shows a recorded run, unless one of the reader's has come before it. */
  showRecorded({ code, steps, output, error }: RecordedProgram): void {
    const { session } = this;
    if (session.run.value.given) return;
    const run = new Run(code);
    run.showRecorded(steps, output, error);
    session.show(run);
    this.goToStart();
  }

  /** Shows no run. */
  clear(): void {
    this.session.show(new Run(''));
  }

  /** Goes to where the author wants it to stand. */
  goToStart(): void {
    const run = this.session.run.value;
    const place = stepAt(run.steps.value, this.widget.options.value.start);
    if (place !== null) run.moveTo(place);
  }

  /** Tells the page what happens here. */
  private report(): void {
    const { session, widget } = this;
    let before = session.phase.value;
    effect(() => {
      const phase = session.phase.value;
      const [ran, was] = [before === 'running', before];
      before = phase;
      if (ran && session.aside.peek()) return this.settle();
      if (ran) this.ended();
      else if (phase === 'failed' && was !== 'failed') {
        widget.tell('tg-error', { message: session.status.value });
        this.settle();
      }
    });
    effect(() => {
      const { cursor, steps } = session.run.value;
      const step = steps.value[cursor.value];
      if (!step || session.coming.value) return;
      const detail = { step: cursor.value + 1, steps: steps.value.length, line: step.line };
      widget.tell('tg-step', detail);
    });
    // Of a recorded run only where that is to be seen: a page loads no more than it shows.
    findWhenIdle(
      session,
      (run) => run.given !== null || widget.options.value.panels.includes('findings'),
    );
    effect(() => {
      if (!session.waiting.value && session.phase.value === 'loading') this.settle();
    });
  }

  private ended(): void {
    const { session, widget } = this;
    const run = session.run.peek();
    const error = run.error.peek();
    if (!session.edited.peek() && widget.code.peek() === widget.given.peek().code) this.goToStart();
    const printed = run.output.peek();
    const expected = widget.expect;
    widget.tell('tg-run', {
      output: printed.map(({ text }) => text).join(''),
      error: error && { type: error.type, message: error.message, line: error.line },
      asExpected: expected === null ? null : compareOutput(expected, printed, error) === null,
    });
    if (error) widget.tell('tg-error', { message: `${error.type}: ${error.message}` });
    this.settle();
  }

  private settle(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** The panels below the program, but what is covered. */
  readonly View = (): JSX.Element => {
    const { session, widget } = this;
    const { panels, predict } = widget.options.value;
    // What it printed, and the sentence that says so, wait for what the reader says.
    const { covered } = widget;
    const has = (name: PartName): boolean =>
      panels.includes(name) && !(covered && (name === 'output' || name === 'sentence'));
    const pictures = picturesAmong(panels).filter(
      (name) => !covered || PANES[name].needs === 'picture',
    );
    // A program without tensors has nothing to be drawn.
    const drawn = session.run.value.steps.value.length > 0 && widget.mayDraw;
    const steadyTold = (
      <Steady class="steady" key={session.run.value}>
        <Told />
      </Steady>
    );
    return (
      <SessionProvider value={session}>
        <PartRole value="group">
          {has('timeline') ? (
            <Timeline>{has('sentence') && steadyTold}</Timeline>
          ) : (
            has('sentence') && (
              <section class="timeline" role="group" aria-label="What the step did">
                {steadyTold}
              </section>
            )
          )}
          {has('output') && (
            <div class="printed" part="output">
              <OutputHeader />
              {widget.promised === null && <OutputPanel />}
              <Expected expect={widget.expect} />
            </div>
          )}
          {pictures.length > 0 && drawn && (
            <div class="drawn" part="pictures">
              <Steady key={session.run.value}>
                <Panels
                  show={pictures}
                  seen={(picture) =>
                    covered && predict !== 'output' ? coverElement(picture, predict!) : picture
                  }
                />
              </Steady>
            </div>
          )}
        </PartRole>
      </SessionProvider>
    );
  };
}
