import { importsOf, isFixture, isTest, type Problem, type Source } from './sources.ts';

/** Imports that name a file which is not there, and packages that package.json does not declare (or declares for development only). */
export function resolutionProblems(sources: readonly Source[], declared: { readonly dependencies: ReadonlySet<string>; readonly development: ReadonlySet<string> }, exists: (path: string) => boolean): Problem[] {
  return sources
    .filter((s) => s.path.startsWith('src/'))
    .flatMap((source) =>
      importsOf(source).flatMap(({ target, written, typeOnly }) => {
        const at = `${source.path} → ${written}`;
        if (written.startsWith('.')) return exists(target) ? [] : [{ at, teach: 'there is no such file; write the path with its ending (.ts, .tsx).' }];
        if (/^(node:|virtual:|\/)/.test(written)) return [];
        const name = written.split('/').slice(0, written.startsWith('@') ? 2 : 1).join('/');
        if (declared.dependencies.has(name)) return [];
        const forDevelopment = isTest(source.path) || isFixture(source.path) || typeOnly;
        if (forDevelopment && (declared.development.has(name) || declared.development.has(`@types/${name}`))) return [];
        return [{ at, teach: declared.development.has(name) ? `${name} is there for development only; the program would not start without it. Move it to dependencies.` : `${name} is not in package.json.` }];
      }),
    );
}

/** Files that need each other at run time, each ring once. Types may point both ways. */
export function cycleProblems(sources: readonly Source[]): Problem[] {
  const edges = new Map(sources.map((s) => [s.path, importsOf(s).filter((i) => !i.typeOnly && i.written.startsWith('.')).map((i) => i.target)]));
  const state = new Map<string, 'open' | 'done'>();
  const rings = new Map<string, Problem>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    trail.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next) || state.get(next) === 'done') continue;
      if (state.get(next) === 'open') {
        const ring = trail.slice(trail.indexOf(next));
        rings.set([...ring].toSorted().join(' '), { at: [...ring, next].join(' → '), teach: 'files that need each other are one thing, or hide a third that both can import.' });
      } else visit(next);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of edges.keys()) if (!state.has(path)) visit(path);
  return [...rings.values()];
}
