/** Starts the page: the program and its recorded picture first, then Python behind them. */
import { render } from 'preact';
import './app.css';
import { App } from './app';
import { becomesNewer, keepForOffline } from './offline';
import { Programs } from './programs';
import { startRuntime } from './runtime';
import { Session } from '../session/session';
import { recall, remember } from './settings';
import { readHash } from '../tutorial/link';

if (!(await becomesNewer())) await start();

async function start(): Promise<void> {
  const session = new Session(startRuntime);
  const programs = new Programs(session);
  session.echo.value = recall('echo') === 'on';
  session.echo.subscribe((on) => remember('echo', on ? 'on' : 'off'));
  const pictured = programs.start(await readHash(location.hash));
  render(<App session={session} programs={programs} />, document.getElementById('root')!);
  void pictured
    .then(() => session.boot())
    // Not before: what it keeps, the page has just loaded.
    .then(() => keepForOffline(() => programs.tellOfNewer()));

  addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      void session.runProgram();
    }
  });
  addEventListener('hashchange', () => {
    void readHash(location.hash).then((link) => programs.follow(link));
  });
}
