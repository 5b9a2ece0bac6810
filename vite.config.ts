import { readdirSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

/** What the sign-in page needs of the texts; the rest comes after sign-in, as one file per language. */
const FIRST_TEXTS = /locales\/([\w-]+)\/(shell|security|refusals\.request|refusals\.security)\.json/;
const LATER_TEXTS = /locales\/([\w-]+)\//;

/** Pages of their own beside the application: `x.html` owns `/x` and everything below. */
const phonePages = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.html') && f !== 'index.html');

/**
 * Pages for phones without the application (the ballot in `vote.html`) are each built by themselves: they share no chunk with anything,
 * stay small, and are written for the older browsers inside WeChat (docs/BALLOTS-BROWSERS.md): named as browsers, not as a year of the
 * language, because blinding needs BigInt, which all of them have and which no year before 2020 knows.
 */
const pagesForPhones = (): Plugin => ({
  name: 'pages-for-phones',
  configureServer: (server) => {
    server.middlewares.use((request, _response, next) => {
      const page = phonePages.find((file) => new RegExp(`^/${file.slice(0, -5)}(/|$|[?])`).test(request.url ?? ''));
      if (page) request.url = `/${page}`;
      next();
    });
  },
  // After the application is written: its build empties the folder.
  writeBundle: async () => {
    for (const page of phonePages)
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [react()],
        build: { outDir: 'dist/web', emptyOutDir: false, copyPublicDir: false, manifest: `.vite/${page.slice(0, -5)}.json`, target: ['safari14', 'chrome79'], rolldownOptions: { input: page } },
      });
  },
});

/** Below this a packet is saved by nothing. */
const WORTH_COMPRESSING = 1_000;

/** Texts among the built files lie beside themselves as `.br` and `.gz`, so that the server sends them small without working for it each time. */
const compressed = (): Plugin => ({
  name: 'compressed',
  writeBundle: {
    sequential: true,
    order: 'post',
    handler: async () => {
      const files = (await readdir('dist/web', { recursive: true })).filter((f) => ['.js', '.css', '.html', '.svg', '.json'].includes(extname(f)) && !f.startsWith('.vite'));
      await Promise.all(
        files.map(async (file) => {
          const path = join('dist/web', file);
          if ((await stat(path)).size < WORTH_COMPRESSING) return;
          const bytes = await readFile(path);
          await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  },
});

export default defineConfig({
  plugins: [react(), pagesForPhones(), compressed()],
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
