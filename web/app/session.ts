/** The page's state: the program, the runtime that runs it, what it printed, and the steps it left. */
import { batch, computed, effect, signal } from '@preact/signals';
import { explain } from '../diagram/explain';
import { assignColours, buildPicture } from '../diagram/model';
import type { Selection } from '../diagram/strip';
import type { Progress, RunError, Step, WireStep } from '../runtime/protocol';
import { examples, recordedSteps } from './examples';
import type { Example } from './examples';
import { startRuntime } from './runtime';
import type { Runtime } from './runtime';
import { recall, remember } from './settings';
import { sharedCode, shareLink } from './share';
import { unpackSteps, withoutIdleEnd } from './steps';

/** How far the runtime is; the program can be edited and looked at in all of them. */
export type Phase = 'loading' | 'ready' | 'running' | 'failed';

export interface Output {
  stream: 'stdout' | 'stderr';
  text: string;
}

export const phase = signal<Phase>('loading');
export const progress = signal<Progress | null>(null);
/** A sentence for the reader on how the last run ended or why nothing runs. */
export const status = signal('');
/** Run was pressed before the runtime was ready. */
export const waiting = signal(false);

export const code = signal('');
/** The program that the steps belong to. */
export const ranCode = signal('');
export const output = signal<Output[]>([]);
export const error = signal<RunError | null>(null);
export const steps = signal<Step[]>([]);
export const cursor = signal(0);
export const selection = signal<Selection | null>(null);
/** The steps come with the page, nothing has run yet. */
export const prepared = signal(false);

export const edited = computed(() => code.value !== ranCode.value);
const colours = computed(() => assignColours(steps.value));
export const picture = computed(() => buildPicture(steps.value, cursor.value, colours.value));
/** What the step did, in sentences. */
export const explanation = computed(() =>
  explain(
    cursor.value > 0 ? buildPicture(steps.value, cursor.value - 1, colours.value) : null,
    picture.value,
  ),
);
/** The line to mark in the editor: only while the text is the one that ran. */
export const currentLine = computed(() =>
  edited.value || !picture.value.step?.line ? null : picture.value.step.line,
);
/** Characters of standard output that had been printed at the cursor. */
export const printed = computed(() =>
  steps.value.slice(0, cursor.value + 1).reduce((length, step) => length + step.stdout.length, 0),
);

let runtime: Runtime | null = null;
let run = 0;

/** Fills the editor: a shared program, else the reader's own text, else the first example. */
export async function openProgram(): Promise<void> {
  await stopProgram();
  const shared = await sharedCode(location.hash);
  const own = recall('code');
  linked = shared;
  code.value = shared ?? own ?? examples[0]?.code ?? '';
  const example = examples.find((candidate) => candidate.code === code.value);
  if (example) await showRecorded(example);
  else clear('');
  if (shared !== null) status.value = 'Opened from a link. Nothing runs until you press Run.';
}

/** What a link brought; the reader's own text is kept until they change it. */
let linked: string | null = null;

effect(() => {
  if (code.value === '' || code.value === linked) return;
  if (linked !== null) {
    linked = null;
    forgetLink();
  }
  remember('code', code.value);
});

/** Takes the program out of the address: the text is no longer the link's. */
function forgetLink(): void {
  history.replaceState(null, '', location.pathname + location.search);
}

/** Puts the program into the address, and into the clipboard where that is allowed. */
export async function shareProgram(): Promise<void> {
  linked = code.value;
  const link = await shareLink(code.value);
  history.replaceState(null, '', link);
  try {
    await navigator.clipboard.writeText(link);
    status.value = 'The link is copied: it holds the program.';
  } catch {
    status.value = 'The link is in the address bar: it holds the program.';
  }
}

export async function openExample(example: Example): Promise<void> {
  if (phase.value === 'running') return;
  code.value = example.code;
  await showRecorded(example);
}

async function showRecorded(example: Example): Promise<void> {
  const before = ++run;
  clear(example.code);
  const recorded = await recordedSteps(example);
  if (!recorded?.length || run !== before) return;
  steps.value = withoutIdleEnd(recorded);
  cursor.value = steps.value.length - 1;
  output.value = join(recorded.map(({ stdout }) => ({ stream: 'stdout', text: stdout })));
  prepared.value = true;
}

function clear(program: string): void {
  ranCode.value = program;
  output.value = [];
  error.value = null;
  steps.value = [];
  cursor.value = 0;
  selection.value = null;
  prepared.value = false;
  status.value = '';
}

export async function boot(): Promise<void> {
  phase.value = 'loading';
  try {
    runtime = await startRuntime((next) => (progress.value = next));
    phase.value = 'ready';
    if (waiting.value) await runProgram();
  } catch (problem) {
    phase.value = 'failed';
    waiting.value = false;
    status.value = `Python could not be started: ${messageOf(problem)}`;
  }
}

/** Runs the program as it stands; while the runtime loads, as soon as that is done. */
export async function runProgram(): Promise<void> {
  if (phase.value === 'loading') {
    waiting.value = true;
    return;
  }
  if (phase.value !== 'ready' || !runtime) return;
  waiting.value = false;
  const mine = ++run;
  clear(code.value);
  phase.value = 'running';
  let printing: Output[] = [];
  let taken: WireStep[] = [];
  let frame = 0;
  // A program may print and step faster than a page can draw: once a frame is enough.
  const flush = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    batch(() => {
      if (printing.length) output.value = join([...output.value, ...printing]);
      if (taken.length) {
        steps.value = [...steps.value, ...unpackSteps(taken, steps.value.at(-1)?.snapshot)];
        cursor.value = steps.value.length - 1;
      }
    });
    printing = [];
    taken = [];
  };
  try {
    const result = await runtime.run(code.value, {
      onOutput: (stream, text) => {
        if (run !== mine) return;
        printing.push({ stream, text });
        frame ||= requestAnimationFrame(flush);
      },
      onSteps: (wire) => {
        if (run !== mine) return;
        taken.push(...wire);
        frame ||= requestAnimationFrame(flush);
      },
    });
    if (run !== mine) return;
    flush();
    batch(() => {
      steps.value = withoutIdleEnd(steps.value);
      cursor.value = Math.max(0, steps.value.length - 1);
    });
    error.value = result.error;
    status.value = [
      result.error
        ? `Ended with ${result.error.type}${result.error.line ? ` in line ${result.error.line}` : ''}.`
        : `Done in ${duration(result.elapsed)}.`,
      result.notice ?? '',
    ]
      .join(' ')
      .trim();
    phase.value = 'ready';
  } catch (problem) {
    if (run !== mine) return;
    flush();
    status.value = `The run ended: ${messageOf(problem)}`;
    phase.value = 'ready';
  }
}

/** Ends the program that runs, or the wish to run one. */
export async function stopProgram(): Promise<void> {
  waiting.value = false;
  if (phase.value !== 'running' || !runtime) return;
  run++;
  phase.value = 'loading';
  progress.value = null;
  status.value = 'Stopped.';
  try {
    await runtime.stop();
    phase.value = 'ready';
    if (waiting.value) await runProgram();
  } catch (problem) {
    phase.value = 'failed';
    status.value = `Python could not be started again: ${messageOf(problem)}`;
  }
}

export function moveTo(position: number): void {
  cursor.value = Math.min(Math.max(0, position), Math.max(0, steps.value.length - 1));
  selection.value = null;
}

/** Neighbouring pieces of one stream become one. */
function join(pieces: Output[]): Output[] {
  const joined: Output[] = [];
  for (const { stream, text } of pieces) {
    const last = joined.at(-1);
    if (last?.stream === stream) last.text += text;
    else if (text) joined.push({ stream, text });
  }
  return joined;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
