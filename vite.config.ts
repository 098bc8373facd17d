/** How the page is bundled: relative addresses only, so that any static host serves it from any path. */
import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const inApp = (path: string): string => fileURLToPath(new URL(`web/app/${path}`, import.meta.url));

/**
 * A page of others asks for `embed.js` alone, which asks at once for all that it needs: not for what it imports, then
 * for what that imports, each a way to the host and back.
 */
const askAtOnce: Plugin = {
  name: 'ask-at-once',
  generateBundle(_, bundle) {
    const entry = bundle['embed.js'];
    if (entry?.type !== 'chunk') return;
    const needed = new Set(entry.imports);
    for (const file of needed) {
      const chunk = bundle[file];
      if (chunk?.type === 'chunk') chunk.imports.forEach((next) => needed.add(next));
    }
    entry.code = [...needed].map((file) => `import"./${file}";`).join('') + entry.code;
  },
};

export default defineConfig({
  root: 'web/app',
  base: './',
  plugins: [preact({ devToolsEnabled: false }), askAtOnce],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2022',
    // These know light-dark() and oklch(), which the styles stand on.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: inApp('index.html'),
        'embed-runtime': inApp('embed-runtime.html'),
        'embed-editor': inApp('embed-editor.html'),
        'embed-page': inApp('embed.html'),
        embed: inApp('../embed/embed.ts'),
      },
      preserveEntrySignatures: 'allow-extension',
      output: {
        // The one file whose address stands in the pages of others.
        entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
});
