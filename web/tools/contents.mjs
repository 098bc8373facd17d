/** The page that lists the tutorials: what `learn/` answers with. */

/** The page for these files' names and texts; each says its title and its description in its head. */
export function contentsOf(pages) {
  const items = pages.map(({ name, text }) => {
    const [, title] = /<title>\s*([^<]*?)(?: · Tensorglass)?\s*<\/title>/.exec(text) ?? [];
    const [, description] = /name="description"\s+content="([^"]*)"/.exec(text) ?? [];
    if (!title || !description) throw new Error(`${name} has no title, or no description`);
    return `<li><a href="${name}">${title}</a><p class="soft">${description}</p></li>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Learn · Tensorglass</title>
    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <style>
      :root {
        color-scheme: light dark;
      }
      * {
        box-sizing: border-box;
      }
      body {
        margin: 0 auto;
        max-width: 44rem;
        padding: 1.25rem 1.25rem 4rem;
        background: light-dark(#ffffff, #14181d);
        color: light-dark(#1b2430, #e3e8ee);
        font: 1.0625rem/1.6 system-ui, sans-serif;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.625rem;
      }
      header a {
        display: inline-flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.75rem;
        font-weight: 600;
        color: inherit;
        text-decoration: none;
      }
      h1 {
        margin: 2rem 0 0.5rem;
        font-size: 2rem;
        line-height: 1.25;
        letter-spacing: -0.01em;
      }
      .soft {
        color: light-dark(#56606d, #a0abb8);
      }
      ul {
        margin: 2rem 0;
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        margin: 1rem 0;
        padding: 1.125rem 1.25rem;
        border: 1px solid light-dark(#d8dde3, #323a44);
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
      }
      a {
        color: light-dark(#0b6a7c, #5cc3d6);
      }
    </style>
  </head>
  <body>
    <header>
      <a href="../index.html"><img src="../icon.svg" width="24" height="24" alt="" />Tensorglass</a>
    </header>
    <main>
      <h1>Learn</h1>
      <p class="soft">Pages whose programs run, and show what they do to memory and gradients.</p>
      <ul>
        ${items.join('\n        ')}
      </ul>
      <p>
        <a href="../index.html">The playground</a> holds a course of short examples besides: choose one above the editor.
      </p>
    </main>
  </body>
</html>
`;
}
