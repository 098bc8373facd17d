/** The page: a bar with the commands, the slider, the program and its output, and the pictures beside them. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import { Bar } from './bar';
import { CodePanel } from './code-panel';
import { DropZone } from './drop-zone';
import { OutputHeader, OutputPanel } from '../session/output';
import { findWhenIdle } from '../session/found';
import { loadPane } from '../session/loaded-pane';
import { Panels } from '../session/panels';
import { PANES } from '../session/panes';
import type { Programs } from './programs';
import { SessionProvider } from '../session/session';
import type { Session } from '../session/session';
import type { PictureName } from '../tutorial/panels';
import { Splitter } from './splitter';
import { Timeline, Told } from '../session/timeline';
import { PanelChoice } from './panel-choice';
import { PanelTools } from './panel-tools';
import { moreNames, shownView, Views } from './views';
import type { View } from './views';

export interface AppProps {
  session: Session;
  programs: Programs;
}

export function App({ session, programs }: AppProps): JSX.Element {
  const view = useSignal<View>('Code');
  const { open, pictures } = programs.panels;
  const closed = [
    !open.value.includes('output') && 'output',
    pictures.value.length === 0 && 'pictures',
  ];
  useEffect(() => findWhenIdle(session), [session]);
  const showPanel = async (name: PictureName): Promise<HTMLElement | null> => {
    // It is as tall as it will be when it comes into sight; without a network, it says what is wrong.
    await loadPane(PANES[name]).catch(() => {});
    programs.panels.show(name);
    view.value = 'More';
    await new Promise(requestAnimationFrame);
    const panel = document.querySelector<HTMLElement>(`.panel.${name}`);
    panel?.scrollIntoView();
    return panel;
  };
  const showWhatIf = async (): Promise<void> => {
    const panel = await showPanel('what-if');
    panel?.querySelector<HTMLElement>('.tg-choices button')?.focus();
  };
  return (
    <SessionProvider value={session}>
      <div
        class="app tg"
        data-view={shownView(view.value, open.value)}
        data-phase={session.phase.value}
        data-closed={closed.filter(Boolean).join(' ')}
      >
        <Bar programs={programs} />
        {/* Before the editor, which keeps Tab for itself. */}
        <Timeline onFindings={() => void showPanel('findings')}>
          <Told />
        </Timeline>
        <main>
          <div class="left">
            <CodePanel programs={programs} onWhatIf={() => void showWhatIf()} />
            <Splitter name="Height of the output" setting="output-height" direction="up" />
            <OutputHeader />
            <OutputPanel />
          </div>
          <Splitter name="Width of the program" setting="program-width" direction="right" />
          <details class="more" open={moreNames(open.value).length === 0}>
            <summary>Choose panels</summary>
            <PanelChoice panels={programs.panels} />
          </details>
          <Panels
            show={pictures.value}
            tools={(name) => <PanelTools name={name} programs={programs} />}
          />
        </main>
        <Views view={view} open={open.value} />
        <DropZone programs={programs} />
      </div>
    </SessionProvider>
  );
}
