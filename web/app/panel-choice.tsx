/** Which panels are open: a box to tick for each, in the bar's menu and on a phone under “More”. */
import type { JSX } from 'preact';
import { PANES } from '../session/panes';
import { PANELS } from '../tutorial/panels';
import { Menu } from './menu';
import { titleOf } from './open-panels';
import type { OpenPanels } from './open-panels';
import './panel-choice.css';

const ABOUT_OUTPUT = 'what the program printed';

export function PanelMenu({ panels }: { panels: OpenPanels }): JSX.Element {
  return (
    <>
      <Menu label="Panels" title="Open and close panels" class="quiet panels-button" face="Panels">
        {(choose) => (
          <>
            <PanelChoice panels={panels} />
            <hr />
            <button type="button" onClick={choose(() => panels.reset())}>
              As usual
            </button>
          </>
        )}
      </Menu>
      <p class="aside" role="status">
        {panels.said.value}
      </p>
    </>
  );
}

export function PanelChoice({ panels }: { panels: OpenPanels }): JSX.Element {
  const open = panels.open.value;
  return (
    <ul class="panel-choice">
      {PANELS.map((name) => (
        <li key={name}>
          <label class="plain">
            <input
              type="checkbox"
              checked={open.includes(name)}
              onChange={() => panels.toggle(name)}
            />
            <span>
              {titleOf(name)} <small>{name === 'output' ? ABOUT_OUTPUT : PANES[name].about}</small>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
