import { importsOf, isFixture, isTest, lineAt, withoutComments, type Problem, type Source } from './sources.ts';

const isStore = (path: string): boolean => /(^|\/)store(\.ts$|\/)/.test(path);
const isRoutes = (path: string): boolean => /(^|\/)routes(\.ts$|\/)/.test(path);
const isPage = (path: string): boolean => path.startsWith('src/web/') || /^src\/domains\/[^/]+\/web\//.test(path) || /^src\/app\/[^/]+\.tsx?$/.test(path);
const isCode = (path: string): boolean => path.startsWith('src/') && !isTest(path) && !isFixture(path);

function matches(source: Source, pattern: RegExp, teach: string): Problem[] {
  const text = withoutComments(source.text);
  return [...text.matchAll(pattern)].map((m) => ({ at: `${source.path}:${lineAt(text, m.index)}`, teach }));
}

const SQL = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|selectNoFrom)\(|\bsql(<[^`]*?>)?`|\bsql\.raw\(|\.query\(\s*[`'"]\s*(select|insert|update|delete|with|call)\b/gi;

export const sqlProblems = (sources: readonly Source[]): Problem[] =>
  sources
    .filter((s) => isCode(s.path) && !s.path.startsWith('src/platform/') && !isStore(s.path))
    .flatMap((s) => matches(s, SQL, 'SQL stands in store.ts (or the store/ folder) of its domain and nowhere else; give the store a function that finds or saves what you need.'));

/** The platform's own SQL: where a table of the platform is kept. */
const PLATFORM_SQL = /^src\/platform\/(db\/|house\/(unit|outbox)\.ts|http\/server\.ts|ledger\/|[^/]+\/store(\.ts|\/))/;
export const platformSqlProblems = (sources: readonly Source[]): Problem[] =>
  sources.filter((s) => isCode(s.path) && s.path.startsWith('src/platform/') && !PLATFORM_SQL.test(s.path)).flatMap((s) => matches(s, SQL, 'SQL of the platform stands in platform/db or in a store.ts.'));

export const httpProblems = (sources: readonly Source[]): Problem[] =>
  sources
    .filter((s) => /^src\/(domains|simulation|kernel)\//.test(s.path) && isCode(s.path))
    .flatMap((s) => [
      ...(isRoutes(s.path)
        ? []
        : importsOf(s)
            .filter((i) => !i.typeOnly && (/^(node:https?|fastify|@fastify\/.*|undici|ws)$/.test(i.target) || i.target.startsWith('src/platform/http/')))
            .map((i) => ({ at: `${s.path} → ${i.written}`, teach: 'HTTP stands in routes.ts only: a route takes the request apart and calls one command or query, which knows nothing of HTTP.' }))),
      ...(isPage(s.path) ? [] : matches(s, /\bglobalThis\.fetch\(|\bfetch\(\s*['"`](https?:|\/api)|\bstatusCode\b|\breply\.(status|code|send)\(/g, 'HTTP stands in routes.ts only, and statuses in platform/http/status.ts; throw a Refusal and its kind becomes the status.')),
    ]);

const REACT = /^(react|react-dom|react-router|react-i18next|antd|@ant-design\/.*|@tanstack\/.*|echarts)(\/|$)/;
export const reactProblems = (sources: readonly Source[]): Problem[] =>
  sources
    .filter((s) => s.path.startsWith('src/') && !isPage(s.path))
    .flatMap((s) => [
      ...(s.path.endsWith('.tsx') ? [{ at: s.path, teach: 'pages and components stand in the web/ folder of their domain, or in src/web.' }] : []),
      ...importsOf(s)
        .filter((i) => REACT.test(i.target))
        .map((i) => ({ at: `${s.path} → ${i.written}`, teach: 'React and the ui libraries stand in web/ only.' })),
    ]);

export const environmentProblems = (sources: readonly Source[]): Problem[] =>
  sources
    .filter((s) => s.path.startsWith('src/') && s.path !== 'src/app/config.ts' && !isTest(s.path))
    .flatMap((s) => matches(s, /\bprocess\.env\b|\bDeno\.env\b/g, 'src/app/config.ts is the only reader of the environment; add the setting to Config and pass it in.'));

const IMPURE = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bprocess\.|\bcrypto\.(randomUUID|getRandomValues|randomBytes)\(|\bperformance\.now\(|\bsetTimeout\(|\bawait\b/g;
const DECIDES = /\bexport\s+(async\s+)?(function|const|class|\{)/;
const domainOf = (path: string): string | null => /^src\/domains\/([^/]+)\//.exec(path)?.[1] ?? null;
const isRule = (path: string): boolean => /\/rules\/.+\.ts$/.test(path) && isCode(path) && !path.endsWith('.fixtures.ts');

/** The files of `rules/` that a test of their domain runs: imported by it, or by a rule that is. An `import type` runs nothing. */
function rulesUnderTest(sources: readonly Source[]): ReadonlySet<string> {
  const rules = new Map(sources.filter((s) => isRule(s.path)).map((s) => [s.path, s]));
  const reached = new Set<string>();
  const waiting = sources.filter((s) => isTest(s.path));
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop())
    for (const { target, typeOnly } of importsOf(from)) {
      const rule = rules.get(target);
      if (!rule || typeOnly || reached.has(target) || domainOf(target) !== domainOf(from.path)) continue;
      reached.add(target);
      waiting.push(rule);
    }
  return reached;
}

export const ruleProblems = (sources: readonly Source[]): Problem[] => {
  const tested = rulesUnderTest(sources);
  return sources
    .filter((s) => isRule(s.path))
    .flatMap((s) => [
      ...importsOf(s)
        .filter((i) => !i.typeOnly && (i.target.startsWith('src/platform/') || (i.target.startsWith('node:') && i.target !== 'node:crypto') || isStore(i.target)))
        .map((i) => ({ at: `${s.path} → ${i.written}`, teach: 'rules are pure: the same code serves one person, a what-if and a whole province. What they need comes in as an argument; types may be imported with `import type`.' })),
      ...matches(s, IMPURE, 'rules are pure: clock, chance, actor and policy version come in as arguments (src/kernel/clock.ts).'),
      ...(!DECIDES.test(s.text) || tested.has(s.path) ? [] : [{ at: s.path, teach: `a rule has its table of cases: write ${s.path.split('/').at(-1)!.replace(/\.ts$/, '.test.ts')} beside it, or test the rule that uses it (or move the file out of rules/ if it decides nothing).` }]),
    ]);
};

const FORBIDDEN_NAME = /^(utils?|helpers?|common|managers?|misc)(\.|$)/i;
export const nameProblems = (paths: readonly string[]): Problem[] =>
  paths.filter((path) => path.split('/').some((part) => FORBIDDEN_NAME.test(part))).map((path) => ({ at: path, teach: 'no file or folder is named utils, helpers, common, manager or misc: name it after the noun or the rule it holds.' }));

export const LONGEST = 400;
export const lengthProblems = (sources: readonly Source[]): Problem[] =>
  sources
    // Generated from the migrations and compared with them.
    .filter((s) => s.path !== 'db/schema.sql')
    .map((s) => ({ path: s.path, lines: s.text.trimEnd().split('\n').length }))
    .filter((s) => s.lines > LONGEST)
    .map((s) => ({ at: `${s.path} (${s.lines} lines)`, teach: `no file is longer than ${LONGEST} lines; make it a folder of the same name, one thing per file.` }));

/** Names of languages stand in their own language; everything else that people read comes from locales/. */
const OWN_NAMES = /^(中文|简体中文)$/;
export const literalProblems = (sources: readonly Source[]): Problem[] =>
  sources
    // The gallery shows the kit to developers with made-up content; it is not in the build.
    .filter((s) => s.path.endsWith('.tsx') && !isTest(s.path) && !s.path.startsWith('src/web/pages/gallery/'))
    .flatMap((s) => {
      const text = withoutComments(s.text).replaceAll(/\{\s*\/\*[\s\S]*?\*\/\s*\}/g, '');
      return [...text.matchAll(/[\p{Script=Han}][\p{Script=Han}，。、：；（）]*/gu)]
        .filter((m) => !OWN_NAMES.test(m[0]))
        .map((m) => ({ at: `${s.path}:${lineAt(text, m.index)} “${m[0].slice(0, 12)}”`, teach: 'texts that people read stand in locales/zh-CN and locales/en; write t(\'key\') here.' }));
    });

const PLACES = /(湘阴|星城|岳阳|长沙|清河|望城)/;
export const placeNameProblems = (sources: readonly Source[]): Problem[] =>
  sources
    .filter((s) => isCode(s.path) && s.path.startsWith('src/') && !s.path.startsWith('src/simulation/') && /\.tsx?$/.test(s.path))
    .flatMap((s) => {
      const text = withoutComments(s.text);
      return [...text.matchAll(new RegExp(`(===|!==|case|includes\\()\\s*['"\`][^'"\`]*${PLACES.source}`, 'g'))].map((m) => ({ at: `${s.path}:${lineAt(text, m.index)}`, teach: 'never branch on the name of a place: a local difference is data of a policy pack (policies/).' }));
    });
