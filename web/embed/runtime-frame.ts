/** In the hidden frame: the programs of all elements of a page, one after the other, each in a worker of its own. */
import type { Progress, RunRequest } from '../runtime/protocol';
import { Stopped, webClient } from '../runtime/web';
import type { Client } from '../runtime/web';
import { called } from './inside';
import { ToRuntime } from './messages';
import type { FromRuntime } from './messages';

interface Queued {
  run: string;
  request: RunRequest;
  /** Milliseconds that it may take; null for any. */
  limit: number | null;
}

class Queue {
  private readonly waiting: Queued[] = [];
  private current: string | null = null;
  /** The current one is not to begin, or to go on. */
  private stopped = false;

  constructor(
    private readonly client: Client,
    private readonly post: (message: FromRuntime) => void,
  ) {}

  add(queued: Queued): void {
    this.waiting.push(queued);
    if (this.current === null) void this.work();
  }

  stop(run: string): void {
    const place = this.waiting.findIndex((queued) => queued.run === run);
    if (place >= 0) {
      this.waiting.splice(place, 1);
      this.post({ kind: 'ended', run, why: 'stopped', message: 'Stopped.' });
    } else if (this.current === run) {
      this.stopped = true;
      this.client.stop().catch(() => {});
    }
  }

  private async work(): Promise<void> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      this.current = next.run;
      this.stopped = false;
      await this.runOne(next);
    }
    this.current = null;
  }

  private async runOne({ run, request, limit }: Queued): Promise<void> {
    const { client, post } = this;
    let overdue = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await client.ready();
      if (this.stopped) throw new Stopped();
      if (limit !== null)
        timer = setTimeout(() => {
          overdue = true;
          client.stop().catch(() => {});
        }, limit);
      const result = await client.run(request, {
        onOutput: (stream, text) => post({ kind: 'output', run, stream, text }),
        onFigure: (figure) => post({ kind: 'figure', run, figure }),
        onSteps: (steps) => post({ kind: 'steps', run, steps }),
        onPace: (steps) => post({ kind: 'pace', run, steps }),
        onFiles: (files) => post({ kind: 'files', run, files }),
      });
      post({ kind: 'done', run, result });
    } catch (problem) {
      const why = overdue ? 'limit' : problem instanceof Stopped ? 'stopped' : 'broken';
      post({ kind: 'ended', run, why, message: String((problem as Error).message).slice(0, 1000) });
    } finally {
      clearTimeout(timer);
    }
  }
}

const calling = called<ToRuntime, FromRuntime>(ToRuntime);
// Python does not wait for the call.
let tell = (_: Progress): void => {};
const starting = webClient(new URL('runtime/', document.baseURI), (progress) => tell(progress));
starting.catch(() => {}); // told below
const line = await calling;
line.post({ kind: 'here' });
tell = (progress) => line.post({ kind: 'progress', progress });
try {
  const client = await starting;
  const queue = new Queue(client, (message) => line.post(message));
  line.listen((message) => {
    if (message.kind === 'run') queue.add(message);
    else queue.stop(message.run);
  });
  line.post({ kind: 'ready' });
} catch (problem) {
  line.post({ kind: 'failed', message: String((problem as Error).message).slice(0, 1000) });
}
