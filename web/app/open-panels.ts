/** Which panels are open, and in which order: as the reader arranged them, or as a link asks for. */
import { computed, signal } from '@preact/signals';
import { PANES } from '../session/panes';
import { namesIn, PANELS, picturesAmong, USUAL_PANELS } from '../tutorial/panels';
import type { PanelName } from '../tutorial/panels';
import { forget, recall, remember } from './settings';

const SETTING = 'panels';
const NONE = 'none';

export const titleOf = (name: PanelName): string =>
  name === 'output' ? 'Output' : PANES[name].title;

export class OpenPanels {
  /** What a link asked for; what is arranged meanwhile is of its program alone, and not remembered. */
  readonly asked = signal<readonly PanelName[] | null>(null);
  /** What the last change did, for those who cannot see it. */
  readonly said = signal('');
  private readonly arranged = signal(readSetting(recall(SETTING)));

  readonly open = computed(() => this.asked.value ?? this.arranged.value);
  readonly pictures = computed(() => picturesAmong(this.open.value));

  /** Opens a panel behind the others, or closes it. */
  toggle(name: PanelName): void {
    const open = this.open.value;
    const closes = open.includes(name);
    this.arrange(closes ? open.filter((other) => other !== name) : [...open, name]);
    this.said.value = `${titleOf(name)} ${closes ? 'closed' : 'opened'}.`;
  }

  /** Opens a panel, if it is not open. */
  show(name: PanelName): void {
    if (!this.open.value.includes(name)) this.toggle(name);
  }

  /** Moves a picture by one place among the pictures. */
  move(name: PanelName, by: -1 | 1): void {
    const order: PanelName[] = [...this.pictures.value];
    const from = order.indexOf(name);
    const to = from + by;
    if (from < 0 || to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    this.arrange([...this.open.value.filter((other) => !order.includes(other)), ...order]);
    this.said.value = `${titleOf(name)} is now ${to + 1} of ${order.length}.`;
  }

  /** As a reader finds them who has arranged nothing. */
  reset(): void {
    this.asked.value = null;
    this.arranged.value = USUAL_PANELS;
    forget(SETTING);
    this.said.value = 'The usual panels are open.';
  }

  private arrange(names: readonly PanelName[]): void {
    if (this.asked.value) {
      this.asked.value = names;
      return;
    }
    this.arranged.value = names;
    remember(SETTING, names.join(' ') || NONE);
  }
}

/** What was stored, as far as it still names panels. */
export function readSetting(stored: string | null): readonly PanelName[] {
  if (stored === NONE) return [];
  const names = namesIn(stored ?? '', PANELS);
  return names.length ? names : USUAL_PANELS;
}
