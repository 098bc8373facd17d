/** Starts the page: the program and its recorded picture first, then Python behind them. */
import { render } from 'preact';
import '../diagram/diagram.css';
import './app.css';
import { App } from './app';
import { boot, openProgram, runProgram } from './session';

render(<App />, document.getElementById('root')!);
void openProgram().then(boot);

addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    void runProgram();
  }
});
addEventListener('hashchange', () => {
  if (location.hash !== '') void openProgram();
});
