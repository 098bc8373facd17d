/** The runtime of a page's elements: one hidden frame of our origin, which they share. */
import type { Progress, RunRequest, RunResult } from '../runtime/protocol';
import { EndedEarly, requestFor } from '../session/runtime';
import type { RunHandlers, Runtime } from '../session/runtime';
import { openFrame } from './frame';
import type { Line } from './frame';
import { FromRuntime } from './messages';
import type { ToRuntime } from './messages';

interface Running {
  handlers: RunHandlers;
  resolve(result: RunResult): void;
  reject(reason: Error): void;
}

class RuntimeFrame {
  private readonly runs = new Map<string, Running>();
  private readonly listeners = new Set<(progress: Progress) => void>();
  private progress: Progress | null = null;
  /** What holds the frame in the page, out of the reach of its styles. */
  private readonly holder = document.createElement('div');
  private line: Line<ToRuntime> | null = null;
  readonly ready: Promise<void>;

  constructor(folder: URL) {
    const frame = document.createElement('iframe');
    frame.title = 'Python';
    const hidden = new CSSStyleSheet();
    hidden.replaceSync('iframe { display: none }');
    this.holder.ariaHidden = 'true';
    const root = this.holder.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [hidden];
    root.append(frame);
    this.ready = new Promise((resolve, reject) => {
      openFrame<ToRuntime, FromRuntime>(
        frame,
        new URL('embed-runtime.html', folder).href,
        FromRuntime,
        (message) => {
          if (message.kind === 'ready') resolve();
          else if (message.kind === 'failed') reject(new Error(message.message));
          else this.receive(message);
        },
      ).then((line) => (this.line = line), reject);
    });
    document.documentElement.append(this.holder);
    this.ready.catch(() => this.holder.remove());
    const gone = new MutationObserver(() => {
      if (this.alive) return;
      gone.disconnect();
      for (const { reject } of this.runs.values())
        reject(new Error('the page has removed the frame that runs programs'));
    });
    gone.observe(document.documentElement, { childList: true });
  }

  /** False when it failed, or the page has thrown it out. */
  get alive(): boolean {
    return this.holder.isConnected;
  }

  onProgress(listener: (progress: Progress) => void): void {
    this.listeners.add(listener);
    if (this.progress) listener(this.progress);
  }

  /** Runs a program after those that were asked for before it. */
  run(
    id: string,
    request: RunRequest,
    limit: number | null,
    handlers: RunHandlers,
  ): Promise<RunResult> {
    const result = new Promise<RunResult>((resolve, reject) =>
      this.runs.set(id, { handlers, resolve, reject }),
    );
    this.line!.post({ kind: 'run', run: id, request, limit });
    return result.finally(() => this.runs.delete(id));
  }

  stop(id: string): void {
    if (this.runs.has(id)) this.line!.post({ kind: 'stop', run: id });
  }

  private receive(message: FromRuntime): void {
    if (message.kind === 'progress') {
      this.progress = message.progress;
      for (const listener of this.listeners) listener(message.progress);
    }
    if (!('run' in message)) return;
    const running = this.runs.get(message.run);
    if (!running) return;
    if (message.kind === 'output') running.handlers.onOutput(message.stream, message.text);
    else if (message.kind === 'figure') running.handlers.onFigure(message.figure);
    else if (message.kind === 'steps') running.handlers.onSteps(message.steps);
    else if (message.kind === 'pace') running.handlers.onPace?.(message.steps);
    else if (message.kind === 'files') running.handlers.onFiles?.(message.files);
    else if (message.kind === 'done') running.resolve(message.result);
    else if (message.why === 'limit')
      running.reject(new EndedEarly('Stopped: it ran longer than it may here.'));
    else if (message.why === 'stopped') running.reject(new EndedEarly('Stopped.'));
    else running.reject(new Error(message.message));
  }
}

/** The one of this page. */
let shared: RuntimeFrame | null = null;
let count = 0;

/** Starts the page's runtime, or takes the one that has been started. */
async function connect(
  folder: URL,
  onProgress?: (progress: Progress) => void,
): Promise<RuntimeFrame> {
  if (!shared?.alive) shared = new RuntimeFrame(folder);
  const frame = shared;
  if (onProgress) frame.onProgress(onProgress);
  await frame.ready;
  return frame;
}

/** Starts the page's runtime for a run that is to come; whoever runs something hears of what went wrong. */
export function prepareRuntime(folder: URL): void {
  connect(folder).catch(() => {});
}

/**
 * The runtime as one element has it: `stop` ends its own program, and no other's. `limit` gives the
 * milliseconds that a program may take.
 */
export async function startRuntime(
  folder: URL,
  limit: () => number | null,
  onProgress: (progress: Progress) => void,
): Promise<Runtime> {
  await connect(folder, onProgress);
  let running: { id: string; over: Promise<unknown>; frame: RuntimeFrame } | null = null;
  return {
    async run(code, given, handlers) {
      const frame = await connect(folder);
      const id = String(++count);
      const result = frame.run(id, requestFor(code, given), limit(), handlers);
      running = { id, frame, over: result.catch(() => {}) };
      return result;
    },
    async stop() {
      running?.frame.stop(running.id);
      await running?.over;
    },
  };
}
