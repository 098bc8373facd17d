/** The page that lists the tutorials: what `learn/` answers with. */
import { sitePage } from './site-page.mjs';

/** The page for these files' names and texts; each says its title and its description in its head. */
export function contentsOf(pages) {
  const items = pages.map(({ name, text }) => {
    const [, title] = /<title>\s*([^<]*?)(?: · Tensorglass)?\s*<\/title>/.exec(text) ?? [];
    const [, description] = /name="description"\s+content="([^"]*)"/.exec(text) ?? [];
    if (!title || !description) throw new Error(`${name} has no title, or no description`);
    return `<li><a href="${name}">${title}</a><p class="soft">${description}</p></li>`;
  });
  const lead = 'Pages whose programs run, and show what they do to memory and gradients.';
  return sitePage({
    title: 'Learn',
    description: lead,
    top: '../',
    style: STYLE,
    main: `
      <h1>Learn</h1>
      <p class="soft">${lead}</p>
      <ul>
        ${items.join('\n        ')}
      </ul>
      <p>
        <a href="../index.html">The playground</a> holds a course of short examples besides: choose one above the editor.
      </p>`,
  });
}

const STYLE = `
      ul {
        margin: 2rem 0;
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        margin: 1rem 0;
        padding: 1.125rem 1.25rem;
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      li:hover {
        border-color: currentColor;
      }
      li p {
        margin: 0.375rem 0 0;
      }
      li a {
        font-weight: 600;
      }
      /* All of the card leads there. */
      li a::after {
        content: '';
        position: absolute;
        inset: 0;
      }`;
