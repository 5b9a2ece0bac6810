import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageFolder } from '../../src/app/paths.ts';

/** One file of the repository, with its address from the root (`src/domains/security/store/grant.ts`). */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One broken rule: where, and a message that teaches what to do instead. */
export interface Problem {
  readonly at: string;
  readonly teach: string;
}

export const print = (problems: readonly Problem[]): string[] => problems.map((p) => `${p.at}: ${p.teach}`);

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'coverage', 'test-results']);

/** Every file under a folder whose name ends in one of the endings. */
export function readSources(folder: string, endings: readonly string[]): Source[] {
  const found: Source[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(join(packageFolder, at), { withFileTypes: true })) {
      const path = posix.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path);
      } else if (endings.some((e) => entry.name.endsWith(e))) found.push({ path, text: readFileSync(join(packageFolder, path), 'utf8') });
    }
  };
  walk(folder);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
/** Builders and access cases for tests: they may reach where only tests may. */
export const isFixture = (path: string): boolean => /(^|\/)(fixtures|access-cases)(\/|\.ts$)/.test(path);

export interface Import {
  /** As written. */
  readonly written: string;
  /** From the root for relative imports; the package name as written otherwise. */
  readonly target: string;
  readonly typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** All imports of a file: static, re-exported and dynamic. An import of nothing but `type` members counts as a type import. */
export function importsOf(source: Source): Import[] {
  return [...withoutComments(source.text).matchAll(IMPORT)].map((m) => {
    const written = m[4] ?? m[5]!;
    const names = /\{([^}]*)\}/.exec(m[3] ?? '')?.[1];
    const everyNameIsType = names !== undefined && !/^\s*\w+\s*,/.test(m[3]!) && names.split(',').every((n) => n.trim() === '' || n.trim().startsWith('type '));
    const target = written.startsWith('.') ? posix.normalize(posix.join(posix.dirname(source.path), written)) : written;
    return { written, target, typeOnly: m[2] !== undefined || everyNameIsType };
  });
}

/** The text with comments blanked out, so that lines keep their numbers. Strings are left alone. */
export function withoutComments(text: string): string {
  return text.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, (all, string: string | undefined) => string ?? all.replaceAll(/[^\n]/g, ' '));
}

/** The line (from 1) on which an offset stands. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
