/** How the page is bundled: relative addresses only, so that any static host serves it from any path. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web/app',
  base: './',
  plugins: [preact({ devToolsEnabled: false })],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2022',
    // These know light-dark() and oklch(), which the styles stand on.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
});
