import { isTest, lineAt, withoutComments, type Problem, type Source } from './sources.ts';

export type Texts = ReadonlyMap<string, string>;
export const LANGUAGES = ['zh-CN', 'en'] as const;

/** All texts of a language by `<namespace>:<key>`, where the namespace is the file's name. Arrays count by index. */
export function flatten(files: readonly Source[], language: string): Texts {
  const texts = new Map<string, string>();
  const walk = (at: string, node: unknown): void => {
    if (typeof node === 'string') texts.set(at, node);
    else if (node !== null && typeof node === 'object') for (const [key, value] of Object.entries(node)) walk(at.endsWith(':') ? `${at}${key}` : `${at}.${key}`, value);
  };
  for (const file of files) {
    const match = /^locales\/([^/]+)\/(.+)\.json$/.exec(file.path);
    if (match?.[1] === language) walk(`${match[2]}:`, JSON.parse(file.text));
  }
  return texts;
}

const placeholders = (text: string): string => [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((m) => m[1]!))].toSorted().join(',');

/** `rows_one` and `rows_other` are forms of one text `rows`: English has more of them than Chinese. */
const base = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
/** Placeholders by text; what the form `other` uses counts, because "one" may leave the number out. */
function used(texts: Texts): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, text] of texts) if (!found.has(base(key)) || !key.endsWith('_one')) found.set(base(key), placeholders(text));
  return found;
}

/** Every text in both languages, with the same placeholders and none left empty. */
export function parityProblems(chinese: Texts, english: Texts): Problem[] {
  const problems: Problem[] = [];
  const [zh, en] = [used(chinese), used(english)];
  for (const [key, names] of zh) {
    const other = en.get(key);
    if (other === undefined) problems.push({ at: key, teach: 'locales/en lacks this text; Chinese is the source of truth, English is complete.' });
    else if (other !== names) problems.push({ at: key, teach: `the two languages use different placeholders: {${names}} in zh-CN, {${other}} in en.` });
  }
  for (const key of en.keys()) if (!zh.has(key)) problems.push({ at: key, teach: 'locales/zh-CN lacks this text; Chinese is the source of truth.' });
  for (const [key, text] of [...chinese, ...english]) if (text.trim() === '') problems.push({ at: key, teach: 'the text is empty; say it, or remove the key.' });
  return problems;
}

const THROWN = /new Refusal\(\s*'[a-z_]+'\s*,\s*'([a-z_]+\.[a-z_.]+)'/g;
const REASON = /\bcode:\s*'([a-z_]+\.[a-z_.]+)'/g;
const DECLARED = /\brefusals:\s*\[([^\]]*)\]/g;

/** Every code a program text can answer with: thrown, given as a reason, or promised by an endpoint. */
export function codesIn(source: Source): { code: string; at: string; reason: boolean }[] {
  const text = withoutComments(source.text);
  const found = (pattern: RegExp, reason: boolean) => [...text.matchAll(pattern)].map((m) => ({ code: m[1]!, at: `${source.path}:${lineAt(text, m.index)}`, reason }));
  const declared = [...text.matchAll(DECLARED)].flatMap((m) => [...m[1]!.matchAll(/'([a-z_]+\.[a-z_.]+)'/g)].map((c) => ({ code: c[1]!, at: `${source.path}:${lineAt(text, m.index)}`, reason: false })));
  return [...found(THROWN, false), ...found(REASON, true), ...declared];
}

/** Every code has a text in both languages that says what, why and what next. A reason's text may stand among the texts of its domain. */
export function refusalProblems(sources: readonly Source[], texts: Readonly<Record<string, Texts>>): Problem[] {
  const problems = new Map<string, Problem>();
  for (const source of sources.filter((s) => s.path.startsWith('src/') && !isTest(s.path))) {
    for (const { code, at, reason } of codesIn(source)) {
      const [domain, ...rest] = code.split('.');
      const key = rest.join('.');
      const lacking = LANGUAGES.filter((language) => {
        const known = texts[language]!;
        const has = (name: string): boolean => known.has(name) || known.has(`${name}.what`);
        return !has(`refusals.${domain}:${key}`) && !(reason && has(`${domain}:${key}`));
      });
      if (lacking.length > 0) problems.set(code, { at: `${code} (${at})`, teach: `give it a text in refusals.${domain}.json of ${lacking.join(' and ')} under "${key}": what happened, why (the article) and what to do next.` });
    }
  }
  return [...problems.values()];
}

/** Every audited action has a name for the auditor (`action.<domain>.<action>` in security.json). */
export function actionProblems(sources: readonly Source[], texts: Readonly<Record<string, Texts>>): Problem[] {
  return sources
    .filter((s) => s.path.startsWith('src/') && !isTest(s.path))
    .flatMap((source) => {
      const text = withoutComments(source.text);
      return [...text.matchAll(/\baction: '([a-z_]+)\.([a-z_.]+)'/g)].flatMap((m) => {
        const lacking = LANGUAGES.filter((l) => !texts[l]!.has(`security:action.${m[1]}.${m[2]}`));
        return lacking.length === 0 ? [] : [{ at: `${m[1]}.${m[2]} (${source.path}:${lineAt(text, m.index)})`, teach: `the auditor reads this in words: name it in security.json of ${lacking.join(' and ')} under action.${m[1]}.${m[2]}.` }];
      });
    });
}

/** What stands beside an audited action has a name as well (`field.<name>`): the auditor reads words, not the names of the program's variables. */
export function detailProblems(sources: readonly Source[], texts: Readonly<Record<string, Texts>>): Problem[] {
  return sources
    .filter((s) => s.path.startsWith('src/') && !isTest(s.path))
    .flatMap((source) => {
      const text = withoutComments(source.text);
      return [...text.matchAll(/\.audit\(\{[^{}]*detail: \{([^{}]*)\}/g)].flatMap((m) =>
        // Parts between commas outside brackets; a spread says nothing of its names.
        m[1]!.replace(/\([^()]*\)|\[[^[\]]*\]/g, '').split(',').map((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1]).filter((name) => name !== undefined).flatMap((name) => {
          const lacking = LANGUAGES.filter((l) => !texts[l]!.has(`security:field.${name}`));
          return lacking.length === 0 ? [] : [{ at: `${name} (${source.path}:${lineAt(text, m.index)})`, teach: `the auditor reads this in words: name it in security.json of ${lacking.join(' and ')} under field.${name}.` }];
        }),
      );
    });
}
