import { describe, expect, it } from 'vitest';
import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import { checkPacks } from './check.ts';
import { memorySource } from './disk.ts';
import { loadLibrary } from './load.ts';

/** A sound library of two packs; each case below plants one fault in it, by replacing one text of one file. */
const sound: Readonly<Record<string, string>> = {
  'facts.yaml': `facts:
  - {name: 年限, type: number, unit: 年, en: years, meaning: {zh: 满几年, en: whole years}, suppliedBy: registry}
  - {name: 等次, type: string, values: [优秀, 称职, 不称职], en: grade, meaning: {zh: 等次, en: grade}, suppliedBy: assessment}
  - {name: 试用, type: boolean, en: probation, meaning: {zh: 是否试用, en: on probation}, suppliedBy: registry}
`,
  'upper/pack.yaml': `id: upper
title: {zh: 上级, en: Upper}
place: {code: "430000", name: 上级}
documents:
  - {id: law, title: 法, issuedOn: 2018-12-29, effectiveFrom: 2019-06-01, issuer: 机关, verified: true}
  - {id: rules, title: 办法, issuedOn: 2020-01-05, effectiveFrom: 2020-02-01, issuer: 机关, basis: [law], verified: true}
`,
  'upper/parameters/least-years.yaml': `id: least-years
name: 最低年限
title: {zh: 最低年限, en: Fewest years}
unit: year
values:
  - {from: 2020-02-01, value: 3, source: {document: rules, article: 第一条}, verified: true}
  - {from: 2024-01-01, value: 2, source: {document: rules, article: 待核}, verified: false}
`,
  'upper/parameters/most-days.yaml': `id: most-days
name: 最长天数
title: {zh: 最长天数, en: Most days}
unit: day
values:
  - {from: 2020-02-01, value: 60, source: {document: rules, article: 第五条}, verified: true}
`,
  'upper/rules/fit.yaml': `id: fit
title: {zh: 资格, en: Fitness}
effectiveFrom: 2020-02-01
hitPolicy: unique
uses: [least-years]
inputs: [{name: 年限, type: number}, {name: 等次, type: string}]
outputs: [{name: 结论, type: string, values: [可以, 不可以]}, {name: 缺年数, type: number}]
rows:
  - {when: ['>= 最低年限', '"优秀","称职"'], then: {结论: 可以, 缺年数: 0}, reason: {zh: 够, en: enough}, source: {document: rules, article: 第二条}, verified: true}
  - {when: ['< 最低年限', '"优秀","称职"'], then: {结论: 不可以, 缺年数: = 最低年限 - 年限}, reason: {zh: 不够, en: too few}, source: {document: rules, article: 第二条}, verified: true}
  - {when: ['-', '"不称职"'], then: {结论: 不可以, 缺年数: 0}, reason: {zh: 不称职, en: incompetent}, source: {document: rules, article: 第三条}, verified: true}
`,
  'upper/rules/steps.yaml': `id: steps
title: {zh: 先后, en: Order}
effectiveFrom: 2020-02-01
hitPolicy: first
inputs: [{name: 试用, type: boolean}, {name: 年限, type: number}]
outputs: [{name: 步骤, type: number}]
rows:
  - {when: ['true', '-'], then: {步骤: 1}, reason: {zh: 试用, en: probation}, source: {document: law, article: 第一条}, verified: true}
  - {when: ['-', '< 5'], then: {步骤: 2}, reason: {zh: 不满五年, en: under five}, source: {document: law, article: 第一条}, verified: true}
  - {when: ['-', '-'], then: {步骤: 3}, reason: {zh: 其余, en: the rest}, source: {document: law, article: 第一条}, verified: true}
`,
  'upper/examples/fit.yaml': `rule: fit
cases:
  - {name: 满三年, on: 2021-01-01, facts: {年限: 3, 等次: 称职}, expected: {status: decided, outputs: {结论: 可以}}}
  - {name: 新办法两年, on: 2024-01-01, facts: {年限: 2, 等次: 称职}, expected: {status: decided, outputs: {结论: 可以}}}
`,
  'upper/examples/steps.yaml': 'rule: steps\ncases:\n  - {name: 五年, on: 2021-01-01, facts: {试用: false, 年限: 5}, expected: {status: decided, outputs: {步骤: 3}}}\n',
  'upper/measures.yaml': `measures:
  - id: praise
    title: {zh: 表扬, en: Praise}
    problem: motivation
    lever: incentive
    beneficiaries: []
    conditions: [{fact: 等次, test: '"优秀"', text: {zh: 优秀, en: outstanding}, source: {document: rules, article: 第四条}}]
    delivery: {zh: 大会表扬, en: in assembly}
    owner: 组织部
    practice: M001
    source: {document: rules, article: 第四条}
    verified: true
`,
  'near/pack.yaml': 'id: near\ntitle: {zh: 本地, en: Near}\nplace: {code: "430624", name: 本地}\nextends: upper\ndocuments: []\n',
  'near/practices.yaml': `practices:
  - {id: M001, place: 本地, document: rules, title: {zh: 甲, en: A}, problem: motivation, group: A, quote: 原文, figures: —, requirement: do it, settings: [least-years]}
`,
};

/** What \`policy check all\` says: the faults by code and place. */
async function faultsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const say = (r: Reason): string => `${r.code} ${r.at}`;
  try {
    return checkPacks(await loadLibrary(memorySource(files)), null).faults.map(say);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.because.map(say);
  }
}

type Planted = readonly [name: string, file: string, from: string, to: string, fault: string];
const planted: readonly Planted[] = [
  ['broken YAML', 'upper/pack.yaml', 'documents:', 'documents: [', 'policy.pack_yaml upper/pack.yaml'],
  ['a field nobody knows', 'upper/parameters/least-years.yaml', 'unit: year', 'unit: year\ncolour: red', 'policy.pack_field upper/parameters/least-years.yaml#(file)'],
  ['a bad place code', 'near/pack.yaml', '"430624"', '"43062"', 'policy.pack_field near/pack.yaml#place.code'],
  ['a day that is none', 'upper/parameters/least-years.yaml', '2024-01-01', '2024-02-30', 'policy.pack_field upper/parameters/least-years.yaml#values[1].from'],
  ['verified though the article is 待核', 'upper/parameters/least-years.yaml', 'verified: false', 'verified: true', 'policy.pack_field upper/parameters/least-years.yaml#values[1].verified'],
  ['an id held twice', 'upper/rules/steps.yaml', 'id: steps', 'id: fit', 'policy.pack_id_twice upper/rules/steps.yaml'],
  ['an id that is not the folder', 'near/pack.yaml', 'id: near', 'id: nears', 'policy.pack_id_differs near/pack.yaml#id'],
  ['a fact held twice', 'facts.yaml', 'name: 试用', 'name: 等次', 'policy.pack_id_twice facts.yaml'],
  ['a circle of extends', 'upper/pack.yaml', 'documents:', 'extends: near\ndocuments:', 'policy.pack_circle near/pack.yaml#extends'],
  ['a base that is not there', 'near/pack.yaml', 'extends: upper', 'extends: gone', 'policy.pack_not_found near/pack.yaml#extends'],
  ['a circle of citations', 'upper/pack.yaml', 'issuedOn: 2018-12-29, effectiveFrom: 2019-06-01, issuer: 机关', 'effectiveFrom: 2019-06-01, issuer: 机关, basis: [rules]', 'policy.citation_circle upper/pack.yaml#law'],
  ['a document that is not declared', 'upper/rules/fit.yaml', 'document: rules, article: 第三条', 'document: decree, article: 第三条', 'policy.document_unknown upper/rules/fit.yaml#row 3'],
  ['a basis that is not declared', 'upper/pack.yaml', 'basis: [law]', 'basis: [decree]', 'policy.document_unknown upper/pack.yaml#rules'],
  ['a basis issued later', 'upper/pack.yaml', 'issuedOn: 2018-12-29, effectiveFrom: 2019-06-01', 'issuedOn: 2020-12-29', 'policy.basis_newer upper/pack.yaml#rules'],
  ['in force before it was issued', 'upper/pack.yaml', 'issuedOn: 2018-12-29', 'issuedOn: 2019-07', 'policy.in_force_before_issued upper/pack.yaml#law'],
  ['a value older than its document', 'upper/parameters/least-years.yaml', 'from: 2020-02-01', 'from: 2020-01-31', 'policy.before_its_document upper/parameters/least-years.yaml#values[0]'],
  ['a rule older than its document', 'upper/rules/steps.yaml', 'effectiveFrom: 2020-02-01', 'effectiveFrom: 2019-05-31', 'policy.before_its_document upper/rules/steps.yaml#row 1'],
  ['dates out of order', 'upper/parameters/least-years.yaml', '2024-01-01', '2020-02-01', 'policy.dates_out_of_order upper/parameters/least-years.yaml#values[1]'],
  ['a value of another type', 'upper/parameters/least-years.yaml', 'value: 2,', 'value: "2",', 'policy.parameter_types_differ upper/parameters/least-years.yaml#values[1]'],
  ['a parameter that shadows a fact', 'upper/parameters/most-days.yaml', 'name: 最长天数', 'name: 试用', 'policy.parameter_shadows_fact upper/parameters/most-days.yaml#name'],
  ['two parameters of one name', 'upper/parameters/most-days.yaml', 'name: 最长天数', 'name: 最低年限', 'policy.parameter_name_twice upper/parameters/most-days.yaml#name'],
  ['a parameter the pack lacks', 'upper/rules/steps.yaml', 'hitPolicy: first', 'hitPolicy: first\nuses: [few-years]', 'policy.parameter_not_found upper/rules/steps.yaml#uses'],
  ['a parameter that nothing reads', 'upper/rules/steps.yaml', 'hitPolicy: first', 'hitPolicy: first\nuses: [least-years]', 'policy.parameter_unused upper/rules/steps.yaml#uses'],
  ['a practice set by an unknown parameter', 'near/practices.yaml', 'settings: [least-years]', 'settings: [few-years]', 'policy.parameter_not_found near/practices.yaml#M001'],
  ['an unknown fact in a test', 'upper/rules/steps.yaml', "'< 5'", "'< 工龄'", 'policy.fact_unknown upper/rules/steps.yaml#row 2'],
  ['an unknown fact in a measure', 'upper/measures.yaml', 'fact: 等次', 'fact: 等级', 'policy.fact_unknown upper/measures.yaml#praise'],
  ['an input of another type', 'upper/rules/steps.yaml', '{name: 年限, type: number}', '{name: 年限, type: string}', 'policy.input_type upper/rules/steps.yaml#inputs[1]'],
  ['a test that cannot be read', 'upper/rules/steps.yaml', "'< 5'", "'< 5 5'", 'policy.cell_malformed upper/rules/steps.yaml#row 2'],
  ['a test that FEEL cannot work out', 'upper/rules/steps.yaml', "'< 5'", "'< < 5'", 'policy.example_differs upper/examples/steps.yaml#五年'],
  ['a row of the wrong width', 'upper/rules/steps.yaml', "['true', '-']", "['true']", 'policy.row_width upper/rules/steps.yaml#row 1'],
  ['a word that is never held', 'upper/rules/fit.yaml', `'"不称职"'`, `'"不称职","很差"'`, 'policy.word_never_held upper/rules/fit.yaml#row 3'],
  ['an output of another type', 'upper/rules/steps.yaml', '步骤: 2', '步骤: 二', 'policy.output_type upper/rules/steps.yaml#row 2'],
  ['an output word nobody knows', 'upper/rules/fit.yaml', '{结论: 不可以, 缺年数: 0}', '{结论: 不行, 缺年数: 0}', 'policy.output_word upper/rules/fit.yaml#row 3'],
  ['an output not given', 'upper/rules/fit.yaml', '{结论: 不可以, 缺年数: 0}', '{结论: 不可以}', 'policy.output_missing upper/rules/fit.yaml#row 3'],
  ['a row that is never reached', 'upper/rules/steps.yaml', "['-', '-']", "['-', '[2..4]']", 'policy.row_unreachable upper/rules/steps.yaml#row 3'],
  ['a row that contradicts itself', 'upper/rules/steps.yaml', "'< 5'", "'? < 5 and ? > 9'", 'policy.row_contradicts_itself upper/rules/steps.yaml#row 2'],
  ['rows that overlap at a bound', 'upper/rules/fit.yaml', "'< 最低年限'", "'<= 最低年限'", 'policy.rows_overlap upper/rules/fit.yaml#row 2'],
  ['a practice no pack has', 'upper/measures.yaml', 'practice: M001', 'practice: M002', 'policy.practice_unknown upper/measures.yaml#praise'],
  ['an example of an unknown rule', 'upper/examples/fit.yaml', 'rule: fit', 'rule: fitness', 'policy.rule_not_found upper/examples/fit.yaml'],
  ['an example that comes out otherwise', 'upper/examples/fit.yaml', '年限: 3', '年限: 2.9', 'policy.example_differs upper/examples/fit.yaml#满三年'],
  ['an example before its rule', 'upper/examples/fit.yaml', 'on: 2021-01-01', 'on: 2020-01-31', 'policy.example_differs upper/examples/fit.yaml#满三年'],
];

describe('policy check', () => {
  it('finds nothing in the sound packs, not even to look at', async () => {
    const { faults, warnings, packs } = checkPacks(await loadLibrary(memorySource(sound)), null);
    expect({ faults, warnings, examples: packs.map((p) => `${p.pack.id} ${p.examples}`) }).toEqual({ faults: [], warnings: [], examples: ['near 0', 'upper 3'] });
  });

  it.each(planted)('names the one fault, and where: %s', async (_, file, from, to, fault) => {
    expect(sound[file]!.split(from).length).toBeGreaterThan(1);
    expect(await faultsOf({ ...sound, [file]: sound[file]!.replace(from, to) })).toEqual([fault]);
  });

  it('says that a case falls through, without calling it a fault', async () => {
    const file = 'upper/rules/fit.yaml';
    const { faults, warnings } = checkPacks(await loadLibrary(memorySource({ ...sound, [file]: sound[file]!.replace(`'"不称职"'`, `'"优秀"'`).replace(`'>= 最低年限', '"优秀","称职"'`, `'>= 最低年限', '"称职"'`).replace(`'< 最低年限', '"优秀","称职"'`, `'< 最低年限', '"称职"'`) })), null);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([{ code: 'policy.rows_leave_gap', params: { facts: '年限 2；等次 不称职' }, at: file }, { code: 'policy.rows_leave_gap', params: { facts: '年限 1；等次 不称职' }, at: file }]);
  });
});
