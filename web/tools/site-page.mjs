/** The frame of the site's pages of text: they stand alone, without a script, in the reader's light or dark. */

/**
 * `title` and `description` are told in the head, `top` is the way to the site's root ("./"), `main` the page itself,
 * and `style` what it has beyond the frame's.
 */
export const sitePage = ({ title, description, top, style, main }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escapeHtml(description)}" />
    <title>${escapeHtml(title)} · Tensorglass</title>
    <link rel="icon" href="${top}icon.svg" type="image/svg+xml" />
    <style>
      :root {
        color-scheme: light dark;
        --ground: light-dark(#ffffff, #14181d);
        --ink: light-dark(#1b2430, #e3e8ee);
        --soft: light-dark(#56606d, #a0abb8);
        --line: light-dark(#d8dde3, #323a44);
        --accent: light-dark(#0b6a7c, #5cc3d6);
      }
      * {
        box-sizing: border-box;
      }
      body {
        margin: 0 auto;
        max-width: 44rem;
        padding: 1.25rem 1.25rem 4rem;
        background: var(--ground);
        color: var(--ink);
        font: 1.0625rem/1.6 system-ui, sans-serif;
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
        color: var(--soft);
      }
      a {
        color: var(--accent);
      }
${style}
    </style>
  </head>
  <body>
    <header>
      <a href="${top}index.html"><img src="${top}icon.svg" width="24" height="24" alt="" />Tensorglass</a>
    </header>
    <main>
${main}
    </main>
  </body>
</html>
`;

export const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
