import { describe, expect, it } from 'vitest';
import * as places from './places.ts';
import { print, readSources, type Problem, type Source } from './sources.ts';

const sources = readSources('src', ['.ts', '.tsx', '.css']);
const code = [...sources, ...readSources('bench', ['.ts']), ...readSources('tests', ['.ts']), ...readSources('scripts', ['.ts', '.mjs']), ...readSources('db', ['.sql'])];

interface Rule {
  readonly name: string;
  readonly check: (sources: readonly Source[]) => Problem[];
  /** Must be found. */
  readonly bad: readonly (readonly [path: string, text: string])[];
  /** Must be let through. */
  readonly good: readonly (readonly [path: string, text: string])[];
  readonly over?: readonly Source[];
}

const rules: Rule[] = [
  {
    name: 'SQL stands in store.ts only',
    check: places.sqlProblems,
    bad: [
      ['src/domains/x/commands/a.ts', "unit.tx.selectFrom('x.y')"],
      ['src/domains/x/queries.ts', 'await sql`select 1`.execute(unit.tx)'],
      ['src/domains/x/queries.ts', 'await sql<{ id: string }>`select 1`.execute(unit.tx)'],
      ['src/app/cli.ts', "house.database.query('select 1')"],
    ],
    good: [
      ['src/domains/x/store.ts', "unit.tx.selectFrom('x.y')"],
      ['src/domains/x/store/a.ts', "unit.tx.selectFrom('x.y')"],
      ['src/domains/x/a.test.ts', 'sql`select 1`'],
      ['src/domains/x/model.ts', '// sql`select 1`'],
    ],
  },
  {
    name: 'SQL of the platform stands in its stores',
    check: places.platformSqlProblems,
    bad: [['src/platform/log/index.ts', "tx.insertInto('platform.audit')"]],
    good: [['src/platform/files/store.ts', "tx.insertInto('platform.file')"]],
  },
  {
    name: 'HTTP stands in routes.ts only',
    check: places.httpProblems,
    bad: [
      ['src/domains/x/commands/a.ts', "import { route } from '../../../platform/http/index.ts';"],
      ['src/domains/x/commands/a.ts', "import http from 'node:http';"],
      ['src/domains/x/queries.ts', 'await fetch("https://example.org")'],
      ['src/domains/x/routes.ts', 'reply.status(404)'],
    ],
    good: [
      ['src/domains/x/routes.ts', "import { route } from '../../platform/http/index.ts';"],
      ['src/domains/x/index.ts', "import type { DomainModule } from '../../platform/http/index.ts';"],
    ],
  },
  {
    name: 'React stands in web/ only',
    check: places.reactProblems,
    bad: [
      ['src/domains/x/model.ts', "import { useState } from 'react';"],
      ['src/domains/x/Page.tsx', ''],
    ],
    good: [['src/domains/x/web/Page.tsx', "import { useState } from 'react';"]],
  },
  {
    name: 'the environment is read in app/config.ts only',
    check: places.environmentProblems,
    bad: [['src/platform/db/open.ts', "process.env['HOME']"]],
    good: [['src/app/config.ts', "process.env['HOME']"]],
  },
  {
    name: 'rules are pure and have their cases',
    check: places.ruleProblems,
    bad: [
      ['src/domains/x/rules/untested.ts', 'export const a = 1;'],
      ['src/domains/x/rules/tested.ts', "import { json } from '../../../platform/db/index.ts';"],
      ['src/domains/x/rules/tested.ts', "import { readFileSync } from 'node:fs';"],
      ['src/domains/x/rules/tested.ts', 'export const a = () => new Date();'],
      ['src/domains/x/rules/tested.ts', 'export const a = () => Math.random();'],
      ['src/domains/x/rules/tested.ts', 'export const a = async () => await b();'],
    ],
    good: [
      ['src/domains/x/rules/words.ts', 'export type Word = string;'],
      ['src/domains/x/rules/words.fixtures.ts', 'export const a = 1;'],
      ['src/domains/x/rules/tested.ts', "import type { Unit } from '../../../platform/house/index.ts';\nexport const a = (at: Date) => new Date(at.getTime());"],
    ],
  },
  {
    name: 'no file is longer than it should be',
    check: places.lengthProblems,
    bad: [['src/kernel/long.ts', 'x\n'.repeat(places.LONGEST + 1)]],
    good: [['src/kernel/short.ts', 'x\n'.repeat(places.LONGEST)]],
    over: code,
  },
  {
    name: 'texts that people read stand in locales/',
    check: places.literalProblems,
    bad: [
      ['src/domains/x/web/Page.tsx', '<Button>保存</Button>'],
      ['src/domains/x/web/Page.tsx', "const title = '标题';"],
    ],
    good: [
      ['src/domains/x/web/Page.tsx', '// 三员\n/** 一人一档 */\n<Button>{t("save")}</Button>'],
      ['src/domains/x/web/Page.tsx', '{/* 表头 */}'],
    ],
  },
  {
    name: 'no code branches on the name of a place',
    check: places.placeNameProblems,
    bad: [['src/domains/x/rules/a.ts', "if (region.name === '湘阴县') return 1;"]],
    good: [['src/domains/x/rules/a.ts', '// as in 湘阴县']],
  },
];

// Beside every rule of the examples stands its test, unless the example is about that.
const beside: Source = { path: 'src/domains/x/rules/tested.test.ts', text: "import { a } from './tested.ts';" };

describe.each(rules)('$name', ({ check, bad, good, over }) => {
  it('holds', () => expect(print(check(over ?? sources))).toEqual([]));
  it.each(bad)('finds it in %s: %s', (path, text) => expect(check([{ path, text }, beside])).toHaveLength(1));
  it.each(good)('lets %s through', (path, text) => expect(print(check([{ path, text }, beside]))).toEqual([]));
});

describe('cases of rules', () => {
  const rule = { path: 'src/domains/x/rules/part.ts', text: 'export const part = 1;' };
  const whole = (text: string): Source => ({ path: 'src/domains/x/rules/tested.ts', text });
  const found = (...others: Source[]) => places.ruleProblems([rule, ...others]).map((p) => p.at);

  it.each<[string, Source[]]>([
    ['a test of another folder of the domain', [{ path: 'src/domains/x/packs.test.ts', text: "import { part } from './rules/part.ts';" }]],
    ['a tested rule that uses it', [beside, whole("import { part } from './part.ts';\nexport const a = part;")]],
    ['a tested rule that hands it on', [beside, whole("export { part } from './part.ts';")]],
  ])('are seen in %s', (_, others) => expect(found(...others)).toEqual([]));

  it.each<[string, Source[]]>([
    ['a test that says nothing of it', [{ path: 'src/domains/x/rules/part.test.ts', text: '' }]],
    ['a test of its types', [{ path: 'src/domains/x/rules/part.test.ts', text: "import type { Part } from './part.ts';" }]],
    ['a test of another domain', [{ path: 'src/domains/y/a.test.ts', text: "import { part } from '../x/rules/part.ts';" }]],
    ['a tested rule that uses its types', [beside, whole("import type { Part } from './part.ts';\nexport const a = 1;")]],
    ['tested code that is no rule', [{ path: 'src/domains/x/a.test.ts', text: "import { a } from './a.ts';" }, { path: 'src/domains/x/a.ts', text: "import { part } from './rules/part.ts';" }]],
  ])('are not seen in %s', (_, others) => expect(found(...others)).toEqual([rule.path]));
  it('are not seen in a rule that nobody tests', () => expect(found(whole("import { part } from './part.ts';\nexport const a = part;"))).toEqual([rule.path, 'src/domains/x/rules/tested.ts']));
});

describe('names', () => {
  it('hold', () => expect(print(places.nameProblems([...code, ...sources].map((s) => s.path)))).toEqual([]));
  it.each(['src/domains/x/utils.ts', 'src/helpers/a.ts', 'src/web/common/a.tsx', 'src/x/Manager.ts', 'src/misc.ts'])('%s is found', (path) => expect(places.nameProblems([path])).toHaveLength(1));
  it.each(['src/domains/security/common-passwords.ts', 'src/x/manage-accounts.ts'])('%s is let through', (path) => expect(places.nameProblems([path])).toEqual([]));
});
