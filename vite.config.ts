import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

/** What the sign-in page needs of the texts; the rest comes after sign-in, as one file per language. */
const FIRST_TEXTS = /locales\/([\w-]+)\/(shell|security|refusals\.request|refusals\.security)\.json/;
const LATER_TEXTS = /locales\/([\w-]+)\//;

/**
 * The voting page (`vote.html`) is built by itself, beside the application: it shares no chunk with it, stays small, and is written for
 * the older browsers inside WeChat (docs/BALLOTS-BROWSERS.md): named as browsers, not as a year of the language, because blinding needs
 * BigInt, which all of them have and which no year before 2020 knows. The development server answers `/vote/…` with it.
 */
const votingPage = (): Plugin => ({
  name: 'voting-page',
  configureServer: (server) => {
    server.middlewares.use((request, _response, next) => {
      if (request.url && /^\/vote(\/|$|\?)/.test(request.url)) request.url = '/vote.html';
      next();
    });
  },
  // After the application is written: its build empties the folder.
  writeBundle: async () => {
    await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: { outDir: 'dist/web', emptyOutDir: false, copyPublicDir: false, manifest: '.vite/vote.json', target: ['safari14', 'chrome79'], rolldownOptions: { input: 'vote.html' } },
    });
  },
});

export default defineConfig({
  plugins: [react(), votingPage()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: (id: string) => FIRST_TEXTS.exec(id)?.[1]?.concat('-first') ?? null, priority: 20 },
            { name: (id: string) => LATER_TEXTS.exec(id)?.[1]?.concat('-all') ?? null, priority: 10 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
