import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

/** What the API puts in the place of with each answer; see api/console-files.ts. */
const NONCE = '__CONSOLE_NONCE__';

/** How the console is built: once by the start command, hashed names, nothing inline. */
export const consoleBuild = (outDir: string): InlineConfig => ({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  mode: 'production',
  // whatever the start command itself runs as, tests included
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  logLevel: 'error',
  html: { cspNonce: NONCE },
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 2_000,
    manifest: true,
  },
});
