/** Light or dark: the system's choice until the reader makes one. */
import { effect, signal } from '@preact/signals';
import type { Theme } from '../session/editor';
import { recall, remember } from './settings';

const system = matchMedia('(prefers-color-scheme: dark)');
const stored = recall('theme');

export const theme = signal<Theme>(
  stored === 'light' || stored === 'dark' ? stored : system.matches ? 'dark' : 'light',
);

system.addEventListener('change', () => {
  if (recall('theme') === null) theme.value = system.matches ? 'dark' : 'light';
});

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  remember('theme', theme.value);
}
