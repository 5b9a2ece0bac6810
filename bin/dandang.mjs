#!/usr/bin/env node
// The command line: the built program when it is there, the source through tsx while developing.
import { existsSync } from 'node:fs';

const built = new URL('../dist/dandang.mjs', import.meta.url);
if (existsSync(built) && !process.env.DANDANG_FROM_SOURCE) {
  await import(built.href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../src/app/cli.ts');
}
