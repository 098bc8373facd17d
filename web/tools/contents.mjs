/** The page that lists the tutorials: what `learn/` answers with. */

/** The page for these files' names and texts; each says its title and its description in its head. */
export function contentsOf(pages) {
  const items = pages.map(({ name, text }) => {
    const [, title] = /<title>\s*([^<]*?)(?: · Tensorglass)?\s*<\/title>/.exec(text) ?? [];
    const [, description] = /name="description"\s+content="([^"]*)"/.exec(text) ?? [];
    if (!title || !description) throw new Error(`${name} has no title, or no description`);
    return `<li><a href="${name}">${title}</a><p>${description}</p></li>`;
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
      body {
        margin: 0 auto;
        max-width: 42rem;
        padding: 2rem 1.25rem;
        background: light-dark(#ffffff, #14181d);
        color: light-dark(#1b2430, #e3e8ee);
        font: 1.0625rem/1.6 system-ui, sans-serif;
      }
      a {
        color: light-dark(#0b6a7c, #5cc3d6);
      }
    </style>
  </head>
  <body>
    <main>
      <h1>Learn</h1>
      <ul>
        ${items.join('\n        ')}
      </ul>
      <p><a href="../index.html">To the playground</a></p>
    </main>
  </body>
</html>
`;
}
