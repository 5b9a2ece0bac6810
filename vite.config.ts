import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the sign-in page needs of the texts; the rest comes after sign-in, as one file per language. */
const FIRST_TEXTS = /locales\/([\w-]+)\/(shell|security|refusals\.request|refusals\.security)\.json/;
const LATER_TEXTS = /locales\/([\w-]+)\//;

export default defineConfig({
  plugins: [react()],
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
