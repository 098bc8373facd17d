/** What the attributes of an element say. */
import { readElementName } from '../diagram/cover';
import type { ElementName } from '../diagram/cover';
import { idsIn } from '../tutorial/directives';
import { readPlace } from '../tutorial/link';
import type { StepPlace } from '../tutorial/link';
import { namesIn, PARTS, USUAL_PARTS } from '../tutorial/panels';
import type { PartName } from '../tutorial/panels';

export interface Options {
  panels: readonly PartName[];
  /** `auto`: as the page around. */
  theme: 'auto' | 'light' | 'dark';
  readonly: boolean;
  autorun: boolean;
  /** Where the slider stands at first. */
  start: StepPlace;
  session: string | null;
  /** The ids of elements whose programs run before. */
  dependsOn: readonly string[];
  /** What the reader is asked before it is shown: `output`, or an element of the pictures; null for nothing. */
  predict: 'output' | ElementName | null;
  /** What it has to print; null when that is not said. */
  expect: string | null;
  src: string | null;
  /** The whole element's, in pixels; null to grow with what it shows. */
  height: number | null;
  /** Milliseconds that a run may take; null for any. */
  limit: number | null;
  /** Where its recorded runs are; null for those of the page. */
  recorded: string | null;
}

/** The attributes that are looked at again when they change. */
export const OBSERVED = [
  'panels',
  'theme',
  'readonly',
  'step',
  'height',
  'expect',
  'src',
  'predict',
] as const;

export function readOptions(element: Element): Options {
  const say = (name: string): string | null => element.getAttribute(name);
  const panels = say('panels');
  const theme = say('theme');
  const seconds = Number(say('time-limit') ?? NaN);
  return {
    panels: panels === null ? USUAL_PARTS : namesIn(panels, PARTS),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    readonly: on(say('readonly')),
    autorun: on(say('autorun')),
    start: readPlace(say('step') ?? '') ?? 'end',
    session: say('session'),
    dependsOn: idsIn(say('depends-on')),
    predict: say('predict') === 'output' ? 'output' : readElementName(say('predict') ?? ''),
    expect: say('expect'),
    src: say('src'),
    height: positive(say('height')?.replace(/px$/, '')),
    limit: seconds >= LEAST_SECONDS && seconds < 1e6 ? Math.round(seconds * 1000) : null,
    recorded: say('recorded'),
  };
}

/** Within less no program begins. */
const LEAST_SECONDS = 0.01;

const on = (value: string | null): boolean => value !== null && value !== 'false';

function positive(value: string | undefined): number | null {
  const number = Number(value ?? NaN);
  return number > 0 && number < 1e5 ? number : null;
}
