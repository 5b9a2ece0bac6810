import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { print, readSources, type Source } from './sources.ts';
import { trackedProblems } from './tracked.ts';

const TEXT = ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.md', '.yaml', '.yml', '.sql', '.css', '.html', '.npmrc', 'Dockerfile', 'run', '.sh', '.txt'];

/** What git tracks; without git (an unpacked archive) every file. */
function tracked(): Source[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: packageFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return listed
      .split('\0')
      .filter((path) => path !== '' && TEXT.some((e) => path.endsWith(e)))
      .flatMap((path) => {
        try {
          return [{ path, text: readFileSync(join(packageFolder, path), 'utf8') }];
        } catch {
          return []; // deleted but not yet committed
        }
      });
  } catch {
    return readSources('.', TEXT);
  }
}

describe('tracked files', () => {
  it('name no machine, no registry host and no key', () => expect(print(trackedProblems(tracked()))).toEqual([]));

  it.each([
    `see ${'/ho'}me/someone/notes.txt`,
    `cd ${'/wo'}rk/project`,
    `"${'/Us'}ers/someone/x"`,
    `"resolved": "https://${'registry.'}npmjs.org/x/-/x-1.0.0.tgz"`,
  ])('finds %s', (text) => expect(trackedProblems([{ path: 'a.md', text }])).toHaveLength(1));

  it.each(['src/home/page.tsx', "path: '/work/:id'", 'https://example.org/root/x', '/api/people'])('lets %s through', (text) => expect(print(trackedProblems([{ path: 'a.md', text }]))).toEqual([]));
});
