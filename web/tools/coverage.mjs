/**
 * The page that says what of PyTorch is here: every public name of PyTorch's, as it was recorded, looked for in our
 * package as it stands. That a name is here is written down nowhere.
 */
import { readFileSync } from 'node:fs';
import { escapeHtml, sitePage } from './site-page.mjs';
import { inTree, root } from './steps.mjs';
import { readTable } from './table.mjs';

/** What coverage.py finds, and how many operators the engine has, in how many forms. */
export async function describeCoverage() {
  const { nodeAssets, nodeClient } = await import(
    new URL('../../build/runtime/node.mjs', import.meta.url)
  );
  const client = nodeClient(nodeAssets(root));
  let printed = '';
  const { error } = await client.run(
    { code: readFileSync(inTree('web/tools/coverage.py'), 'utf8'), maxOutput: 10_000_000 },
    { onOutput: (_, text) => (printed += text) },
  );
  client.close();
  if (error) throw new Error(error.traceback);
  const rows = await readTable();
  const operators = new Set(rows.map(({ text }) => text.split(/[.(]/)[0]));
  return { ...JSON.parse(printed), operators: operators.size, forms: rows.length };
}

/** How a name fares: here, to come, left out for a reason, or nothing that a page can have. */
const STATES = {
  here: 'here',
  yet: 'not here yet',
  left: 'left out, for a reason',
  never: 'not for a web page',
};

/** The page for what `describeCoverage` gave. */
export function coveragePage({ version, modules, classes, reasons, operators, forms }) {
  const stateOf = (path, here) => {
    if (here) return 'here';
    if (!reasons[path]) return 'yet';
    return reasons[path][1] ? 'never' : 'left';
  };
  const withStates = ({ path, names, undocumented }) => ({
    path,
    undocumented,
    names: names.map(([name, , here]) => ({ name, state: stateOf(`${path}.${name}`, here) })),
  });
  const members = classes.map(withStates);
  const tensor = members.find(({ path }) => path === 'torch.Tensor');
  const [first, ...others] = modules.map(withStates);
  const parts = [first, tensor, ...others].filter(({ names }) => names.length);
  const possible = parts.filter(({ names }) => names.some(({ state }) => state !== 'never'));
  const counts = countStates(parts.flatMap(({ names }) => names));
  const asked = counts.here + counts.yet + counts.left;
  const why = (path) => reasons[path]?.[0].replaceAll("'", '’');
  return sitePage({
    title: 'What of PyTorch is here',
    description: `Every public name of PyTorch ${version}, and whether Tensorglass has it.`,
    top: './',
    style: STYLE,
    main: `
      <h1>What of PyTorch is here</h1>
      <p class="lead">
        <strong>${number(counts.here)}</strong> of PyTorch ${version}’s public names are in this build: ${percent(counts.here, asked)} of
        the ${number(asked)} that a web page can have.
      </p>
      ${bar(counts)}
      <ul class="legend">
        ${Object.entries(STATES)
          .map(
            ([state, words]) =>
              `<li><i class="${state}"></i>${words} <span class="soft">${number(counts[state])}</span></li>`,
          )
          .join('\n        ')}
      </ul>
      <p class="soft">
        A program that asks for one of the others gets an error that says the same as this page. That a name is here does not
        say that each of its options is: those that are not are refused by name.
      </p>
      <h2>Module by module</h2>
      ${possible.map((part) => section(part, members, why)).join('\n      ')}
      <h2>What no web page can have</h2>
      ${impossible(parts, why)}
      <h2>How this page is made</h2>
      <p class="soft">
        The build looks for each name that PyTorch’s documentation tells of, in the package as it stands; nothing is listed by
        hand. Functions without a word of documentation, and what PyTorch’s C++ hands out for TorchScript, are counted apart.
        Behind the names stand ${number(operators)} operators of the engine in ${number(forms)} forms.
      </p>`,
  });
}

const number = (n) => n.toLocaleString('en');
/** Rounded down: it says 100 % when it is all. */
const percent = (n, of) => `${Math.floor((100 * n) / of)} %`;

function countStates(names) {
  const counts = Object.fromEntries(Object.keys(STATES).map((state) => [state, 0]));
  for (const { state } of names) counts[state] += 1;
  return counts;
}

/** The shares as a bar: what it shows stands beside it in words. */
function bar(counts) {
  const parts = Object.entries(counts).filter(([, n]) => n);
  return `<span class="bar" aria-hidden="true">${parts
    .map(([state, n]) => `<i class="${state}" style="flex:${n}"></i>`)
    .join('')}</span>`;
}

const listed = (names) =>
  `<p class="names">${names.map(({ name, state }) => `<code class="${state}">${escapeHtml(name)}</code>`).join(' ')}</p>`;

/** A module, or class Tensor: its counts, and its names when it is opened. */
function section({ path, names, undocumented }, members, why) {
  const counts = countStates(names);
  const parts = [];
  const having = (state) => names.filter((each) => each.state === state);
  if (counts.yet) parts.push(`<h3>Not here yet</h3>${listed(having('yet'))}`);
  for (const state of ['left', 'never'])
    for (const [reason, some] of groups(having(state), ({ name }) => why(`${path}.${name}`)))
      parts.push(`<h3>Not here: ${escapeHtml(reason)}</h3>${listed(some)}`);
  parts.push(...lacking(path, members, why));
  if (counts.here) parts.push(`<h3>Here</h3>${listed(having('here'))}`);
  if (undocumented)
    parts.push(
      `<p class="soft">Of its ${undocumented[1]} names without documentation ${undocumented[0]} are here.</p>`,
    );
  return `<details id="${path}"><summary><code>${path}</code>${bar(counts)}<span class="count">${
    counts.here === names.length ? 'all' : `${number(counts.here)} of`
  } ${number(names.length)}</span></summary>${parts.join('')}</details>`;
}

/** What the classes of a module lack of their members. */
function lacking(path, members, why) {
  const own = members.filter(
    (each) =>
      each.path !== 'torch.Tensor' && each.path.slice(0, each.path.lastIndexOf('.')) === path,
  );
  const items = own.flatMap(({ path: cls, names }) => {
    const missing = names.filter(({ state }) => state !== 'here');
    if (!missing.length) return [];
    return groups(missing, ({ name }) => why(`${cls}.${name}`) ?? '').map(
      ([reason, some]) =>
        `<li><code>${cls.slice(path.length + 1)}</code> without ${some
          .map(({ name }) => `<code>${escapeHtml(name)}</code>`)
          .join(', ')}${reason && `: ${escapeHtml(reason)}`}</li>`,
    );
  });
  return items.length ? [`<h3>Members of its classes</h3><ul>${items.join('')}</ul>`] : [];
}

/** Entries by what they have in common, in the order in which that first comes. */
function groups(entries, key) {
  const found = new Map();
  for (const entry of entries) found.set(key(entry), [...(found.get(key(entry)) ?? []), entry]);
  return [...found];
}

/** By reason, the modules that have nothing for a page. */
function impossible(parts, why) {
  const whole = parts.filter(({ names }) => names.every(({ state }) => state === 'never'));
  return groups(whole, ({ path, names }) => why(path) ?? why(`${path}.${names[0].name}`))
    .map(
      ([reason, some]) =>
        `<p>${escapeHtml(reason[0].toUpperCase() + reason.slice(1))}: ${some
          .map(
            ({ path, names }) =>
              `<code>${path}</code>&nbsp;<span class="soft">${number(names.length)}</span>`,
          )
          .join(', ')}.</p>`,
    )
    .join('\n      ');
}

const STYLE = `
      body {
        max-width: 56rem;
        --here: var(--accent);
        --yet: light-dark(#c77d12, #e5ae52);
        --left: light-dark(#8b95a1, #76828f);
        --never: var(--line);
      }
      h1 {
        text-wrap: balance;
      }
      .lead {
        margin: 0.75rem 0 1rem;
        font-size: 1.1875rem;
      }
      h2 {
        margin: 2.5rem 0 0.75rem;
        font-size: 1.25rem;
        line-height: 1.3;
      }
      h3 {
        margin: 1rem 0 0.25rem;
        font-size: 0.9375rem;
      }
      .bar {
        display: flex;
        overflow: hidden;
        height: 0.5rem;
        border-radius: 0.25rem;
        gap: 1px;
      }
      main > .bar {
        height: 0.875rem;
        border-radius: 0.4375rem;
      }
      .bar i {
        min-width: 2px;
      }
      i.here {
        background: var(--here);
      }
      i.yet {
        background: var(--yet);
      }
      i.left {
        background: var(--left);
      }
      i.never {
        background: var(--never);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        margin: 0.75rem 0 1.5rem;
        padding: 0;
        list-style: none;
        font-size: 0.9375rem;
        font-variant-numeric: tabular-nums;
      }
      .legend i {
        display: inline-block;
        width: 0.75rem;
        height: 0.75rem;
        margin-right: 0.5rem;
        border-radius: 3px;
      }
      details {
        border-top: 1px solid var(--line);
      }
      details:last-of-type {
        border-bottom: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 1rem minmax(0, 1fr) 12rem 7rem;
        align-items: center;
        gap: 0 1rem;
        min-height: 2.75rem;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::before {
        content: '';
        width: 0.4375rem;
        height: 0.4375rem;
        margin-left: 0.125rem;
        border: solid var(--soft);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(-45deg);
      }
      details[open] > summary::before {
        transform: translateY(-0.125rem) rotate(45deg);
      }
      summary:hover code {
        color: var(--accent);
      }
      .count {
        text-align: right;
        font-size: 0.9375rem;
        font-variant-numeric: tabular-nums;
        color: var(--soft);
      }
      code {
        font: 0.875em ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
        overflow-wrap: anywhere;
      }
      details > :not(summary) {
        margin-left: 2rem;
      }
      details > :last-child {
        margin-bottom: 1.5rem;
      }
      .names {
        margin-block: 0;
        line-height: 1.75;
        word-spacing: 0.5em;
      }
      .names .left,
      .names .never {
        color: var(--soft);
      }
      details ul {
        padding: 0;
        list-style: none;
        font-size: 0.9375rem;
      }
      @media (max-width: 40rem) {
        summary {
          grid-template-columns: 1rem minmax(0, 1fr) auto;
          padding-block: 0.625rem;
          gap: 0.375rem 0.75rem;
        }
        summary .bar {
          grid-area: 2 / 2 / 3 / -1;
        }
        details > :not(summary) {
          margin-left: 1.75rem;
        }
      }`;
