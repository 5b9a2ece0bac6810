import { z } from 'zod';
import { adoptScheme, checkScheme, compareVersions, openResult, partsOfTotals, personResults, verifyRun } from '../../../domains/assessment/contract.ts';
import { teamGradeWords } from '../../../domains/assessment/model.ts';
import { choosePack } from '../../../domains/policy/index.ts';
import { assess, bilingual, dimension, indicator, scheme } from '../assessment-steps.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const figures = z.record(z.string(), z.string());
const byUnit = z.record(z.string(), figures);

/** Units by name, in the order given. */
async function unitsOf(world: World, names: readonly string[], type: 'government_organ' | 'state_firm' | 'town' | 'subdistrict' = 'government_organ'): Promise<Map<string, string>> {
  const ids = await world.organizations(names, { type });
  return new Map(names.map((name, i) => [name, ids[i]!]));
}
const keyed = (units: ReadonlyMap<string, string>, values: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, Record<string, string>> => Object.fromEntries(Object.entries(values).map(([name, of]) => [units.get(name)!, { ...of }]));

/** M038: an indicator set in two versions, values by unit and year, scores that come out the same from the stored inputs. */
export const indicatorSystem = driver(
  z.object({ indicators: z.array(z.object({ key: z.string(), name: z.string(), weights: z.tuple([z.number(), z.number()]), target: z.string() })), years: z.tuple([z.int(), z.int()]), values: byUnit }),
  async ({ indicators, years, values }, world) => {
    const units = await unitsOf(world, Object.keys(values));
    const version = (n: 0 | 1) =>
      scheme('high-quality-development', '高质量发展监测评价', [dimension('development', '高质量发展', 100, indicators.map((i) => indicator(i.key, i.name, i.weights[n], { scoring: { method: 'attainment', target: i.target, cap: '100' } })))], { purpose: 'team', scope: { unitTypes: ['government_organ'] } });
    const first = await assess(world, version(0), { year: years[0] }, keyed(units, values));
    const second = await assess(world, version(1), { year: years[1] }, keyed(units, values));
    const { changes } = await world.send(compareVersions, { params: { id: second.schemeId }, query: { from: first.schemeId } });
    const again = [await world.send(verifyRun, { params: { id: first.runId } }), await world.send(verifyRun, { params: { id: second.runId } })];
    const scores = (a: typeof first) => Object.fromEntries(a.rows.map((r) => [r.name, r.score]));
    return { versions: [first.version, second.version], weightsChanged: changes.map((c) => `${c.params['name']} ${c.params['from']}→${c.params['to']}`), scores: [scores(first), scores(second)], reproduced: again.map((v) => `${v.same}/${v.people}`), inputsUntouched: again.every((v) => v.inputsHashHolds) };
  },
);

/** M039: three papers with weights; each paper, the combined grade and the weakest paper of every team. */
export const threePapers = driver(z.object({ year: z.int(), papers: z.array(z.object({ key: z.string(), name: z.string(), weight: z.number() })), teams: byUnit }), async ({ year, papers, teams }, world) => {
  const units = await unitsOf(world, Object.keys(teams));
  const { rows } = await assess(world, scheme('three-papers', '三张考卷', papers.map((p) => dimension(p.key, p.name, p.weight, [indicator(`${p.key}_score`, p.name, 100)])), { purpose: 'team', papers: true, scope: { unitTypes: ['government_organ'] } }), { year }, keyed(units, Object.fromEntries(Object.entries(teams).map(([team, of]) => [team, Object.fromEntries(Object.entries(of).map(([k, v]) => [`${k}_score`, v]))]))));
  return Object.fromEntries(rows.map((r) => [r.name, { papers: r.dimensions, combined: r.score, grade: teamGradeWords[r.proposedGrade!], weakest: r.weakest.map((w) => w.zh) }]));
});

/** M042: one theme with its own indicators and period beside the annual assessment of the same year; the result can be cited from the person. */
export const specialAssessment = driver(
  z.object({ theme: z.string(), year: z.int(), periodFrom: z.string(), periodTo: z.string(), people: byUnit, annual: figures }),
  async ({ theme, year, periodFrom, periodTo, people, annual }, world) => {
    const [unit] = await world.organizations(['示例县扶贫办']);
    const names = Object.keys(people);
    const ids = await world.people(names, unit!);
    const id = new Map(names.map((n, i) => [n, ids[i]!]));
    const all = (of: Readonly<Record<string, Readonly<Record<string, string>>>>) => Object.fromEntries(Object.entries(of).map(([n, v]) => [id.get(n)!, { ...v }]));
    const yearly = await assess(world, scheme('annual-example', '年度考核', [dimension('work', '绩', 100, [indicator('result', '年度实绩', 100)])]), { year }, all(Object.fromEntries(Object.entries(annual).map(([n, v]) => [n, { result: v }]))));
    const special = await assess(world, scheme('special-example', `${theme}专项考核`, [dimension('theme', theme, 100, [indicator('lifted', '脱贫成效', 60), indicator('posted', '驻村履职', 40)])], { purpose: 'special', topic: bilingual(theme) }), { year, periodFrom, periodTo }, all(people));
    const cited = await world.send(personResults, { params: { personId: ids[0]! } });
    return {
      runsOfTheYear: new Set([yearly.runId, special.runId]).size,
      special: Object.fromEntries(special.rows.map((r) => [r.name, r.score])),
      annual: Object.fromEntries(yearly.rows.map((r) => [r.name, r.score])),
      citable: cited.map((c) => `${c.scheme.title.zh} ${c.row.score}`).sort(),
    };
  },
);

/** M049: a deduction for verified false reporting, with its effect on each total. */
export const achievementViewDeduction = driver(z.object({ year: z.int(), each: z.string(), cap: z.string(), people: z.record(z.string(), z.object({ result: z.string(), falseReports: z.string().optional() })) }), async ({ year, each, cap, people }, world) => {
  const [unit] = await world.organizations(['示例镇'], { type: 'town' });
  const names = Object.keys(people);
  const ids = await world.people(names, unit!);
  const definition = scheme('performance-with-view', '绩效考核（含政绩观）', [dimension('work', '绩效', 100, [indicator('result', '工作实绩', 100)])], {
    adjustments: [{ kind: 'deduction', key: 'false_reports', name: bilingual('虚报浮夸（经核实）'), source: { from: 'typed', unit: '件' }, each, cap, missing: { policy: 'neutral', score: '0' } }],
  });
  const made = await assess(world, definition, { year }, Object.fromEntries(names.map((n, i) => [ids[i]!, { result: people[n]!.result, ...(people[n]!.falseReports === undefined ? {} : { false_reports: people[n]!.falseReports }) }])));
  const parts = await world.send(partsOfTotals, { params: { id: made.runId }, query: { keys: 'false_reports' as never } });
  return { totals: Object.fromEntries(made.rows.map((r) => [r.name, r.score])), effect: Object.fromEntries(parts.rows.map((r) => [r.name, r.points])) };
});

/** M052: grid indicators in three schemes with separate weights, and the share of each unit's score they make. */
export const gridInThree = driver(z.object({ year: z.int(), schemes: z.array(z.object({ key: z.string(), name: z.string(), gridWeight: z.number() })), units: z.record(z.string(), z.object({ coverage: z.string(), settlement: z.string(), satisfaction: z.string(), other: z.string() })) }), async ({ year, schemes, units: given }, world) => {
  const units = await unitsOf(world, Object.keys(given), 'subdistrict');
  const shares: Record<string, Record<string, string | null>> = {};
  for (const s of schemes) {
    const definition = scheme(s.key, s.name, [dimension('grid', '三长制', s.gridWeight, [indicator('coverage', '覆盖率', 30), indicator('settlement', '办结率', 40), indicator('satisfaction', '满意度', 30)]), dimension('rest', '其他', 100 - s.gridWeight, [indicator('other', '其他工作', 100)])], { purpose: 'team', scope: { unitTypes: ['subdistrict'] } });
    const { runId } = await assess(world, definition, { year }, keyed(units, given));
    const parts = await world.send(partsOfTotals, { params: { id: runId }, query: { keys: 'grid' as never } });
    for (const r of parts.rows) (shares[r.name] ??= {})[s.name] = r.percent;
  }
  return { schemes: schemes.length, gridShare: shares };
});

/** M056 (with T02): a common set and an individual set for each subsidiary; hard indicators decide the grade; a share that the scheme truncates. */
export const commonAndIndividual = driver(
  z.object({ year: z.int(), common: z.array(z.string()), individual: z.array(z.string()), hardMinimum: z.string(), subsidiaries: z.record(z.string(), z.object({ common: z.array(z.string()), individual: z.array(z.string()).optional() })), managers: z.string(), kept: z.string() }),
  async ({ year, common, individual, hardMinimum, subsidiaries, managers, kept }, world) => {
    const units = await unitsOf(world, Object.keys(subsidiaries), 'state_firm');
    const own = Object.entries(subsidiaries).filter(([, s]) => s.individual !== undefined).map(([name]) => units.get(name)!);
    const third = (n: number): number => [34, 33, 33][n]!;
    const definition = scheme(
      'subsidiaries',
      '子公司经营业绩考核',
      [
        dimension('common', '共性指标', { with_own: 60, all: 100 }, common.map((name, n) => indicator(`common_${n}`, name, third(n), n === 0 ? { hard: { minimum: hardMinimum, ceiling: 'basically_competent' } } : {}))),
        dimension('individual', '个性指标', { with_own: 40 }, individual.map((name, n) => indicator(`own_${n}`, name, { with_own: third(n) }, { kind: 'individual' }))),
      ],
      { purpose: 'team', scope: { unitTypes: ['state_firm'] }, classes: [{ key: 'all', name: bilingual('只考共性'), categories: [] }, { key: 'with_own', name: bilingual('共性加个性'), categories: [], units: own }] },
    );
    const values = Object.fromEntries(Object.entries(subsidiaries).map(([name, s]) => [units.get(name)!, Object.fromEntries([...s.common.map((v, n) => [`common_${n}`, v]), ...(s.individual ?? []).map((v, n) => [`own_${n}`, v])])]));
    const made = await assess(world, definition, { year }, values);
    const share = scheme('trial-posts', '试岗精减', [dimension('reform', '三项制度改革', 100, [indicator('managers', '参加试岗的中层', 0), indicator('kept', '正式聘用', 0), indicator('cut', '精减率', 100, { source: { from: 'computed', formula: 'percent(managers - kept, managers)' } })])], { purpose: 'team', rounding: { places: 1, mode: 'truncate' }, scope: { units: [[...units.values()][0]!] } });
    const cut = await assess(world, share, { year }, { [[...units.values()][0]!]: { managers, kept } });
    const rounded = await assess(world, { ...share, key: 'trial-posts-rounded', rounding: { places: 1, mode: 'half_up' } }, { year }, { [[...units.values()][0]!]: { managers, kept } });
    return {
      results: Object.fromEntries(made.rows.map((r) => [r.name, { score: r.score, scheme: r.className.zh, grade: teamGradeWords[r.proposedGrade!], heldDownByHard: r.reasons.some((x) => x.code === 'assessment.reason.hard_indicator') }])),
      reduction: `${cut.rows[0]!.score}%`,
      reductionIfRounded: `${rounded.rows[0]!.score}%`,
    };
  },
);

/** M057: content and weights by kind of unit and rank level; a scheme that does not total 100% is refused; everybody's applied scheme with the score. */
export const layeredAppraisal = driver(
  z.object({ year: z.int(), wrongWeights: z.tuple([z.number(), z.number()]), classes: z.array(z.object({ name: z.string(), unit: z.enum(['国有企业', '机关']), level: z.enum(['正职', '中层']), work: z.number() })), people: z.record(z.string(), z.object({ class: z.string(), work: z.string(), conduct: z.string() })), managers: z.int(), passing: z.int() }),
  async ({ year, wrongWeights, classes, people, managers, passing }, world) => {
    const category = { 正职: 'principal', 中层: 'middle' } as const;
    const type = { 国有企业: 'state_firm', 机关: 'government_organ' } as const;
    const parts = classes.map((c, i) => ({ ...c, key: `class_${i}` }));
    const definition = scheme(
      'layered',
      '分层分类考核',
      [dimension('work', '业绩', Object.fromEntries([['rest', 50], ...parts.map((c) => [c.key, c.work])]), [indicator('work_result', '业绩', 100)]), dimension('conduct', '作风', Object.fromEntries([['rest', 50], ...parts.map((c) => [c.key, 100 - c.work])]), [indicator('conduct_result', '作风', 100)])],
      { classes: [...parts.map((c) => ({ key: c.key, name: bilingual(c.name), categories: [category[c.level]], unitTypes: [type[c.unit]] })), { key: 'rest', name: bilingual('其他'), categories: ['principal' as const, 'deputy' as const, 'middle' as const, 'staff' as const] }] },
    );
    const wrong = { ...definition, dimensions: definition.dimensions.map((d, i) => ({ ...d, weight: wrongWeights[i]! })) };
    const refused = await outcome('assessment.weights_of_dimensions', () => world.send(adoptScheme, { body: { definition: wrong } }));
    const { problems } = await world.send(checkScheme, { body: { definition: wrong } });
    const firm = (await world.organizations(['示例公司'], { type: 'state_firm' }))[0]!;
    const organ = (await world.organizations(['示例机关']))[0]!;
    const values: Record<string, Record<string, string>> = {};
    for (const [name, p] of Object.entries(people)) {
      const of = parts.find((c) => c.name === p.class)!;
      const [id] = await world.people([name], of.unit === '国有企业' ? firm : organ, { category: category[of.level], principal: of.level === '正职' });
      values[id!] = { work_result: p.work, conduct_result: p.conduct };
    }
    const crowd = await world.people(Array.from({ length: managers }, (_x, n) => `中层${n + 1}`), firm, { category: 'middle' });
    crowd.forEach((id, n) => (values[id] = n < passing ? { work_result: '80', conduct_result: '80' } : { work_result: '55', conduct_result: '55' }));
    const made = await assess(world, definition, { year }, values);
    const named = made.rows.filter((r) => r.name in people);
    const kept = made.rows.filter((r) => crowd.includes(r.personId) && Number(r.score) >= 70).length;
    const one = await world.send(openResult, { params: { id: made.runId, personId: named[0]!.personId } });
    return { refused, sumNamed: problems[0]?.params?.['sum'] ?? null, applied: Object.fromEntries(named.map((r) => [r.name, { scheme: r.className.zh, score: r.score }])), schemeVersion: one.scheme.version, kept, notKept: managers - kept };
  },
);

/** M199: schemes checked under a policy that removes an indicator for one kind of unit. */
export const prohibitedIndicators = driver(z.object({ pack: z.string(), from: z.string(), schemes: z.array(z.object({ name: z.string(), indicator: z.string(), unit: z.enum(['街道', '乡镇']) })) }), async ({ pack, from, schemes }, world) => {
  await choosePack(world.house, world.officer, { packId: pack, from, reason: '示例' });
  const types = { 街道: 'subdistrict', 乡镇: 'town' } as const;
  const rejected: Record<string, string> = {};
  let accepted = 0;
  for (const [n, s] of schemes.entries()) {
    const definition = scheme(`checked-${n + 1}`, s.name, [dimension('work', '工作', 100, [indicator('result', s.indicator, 100)])], { purpose: 'team', scope: { unitTypes: [types[s.unit]] } });
    const result = await outcome('assessment.indicator_prohibited', () => world.send(adoptScheme, { body: { definition } }));
    if (result === 'accepted') accepted++;
    else rejected[s.name] = String((await world.send(checkScheme, { body: { definition } })).problems.find((p) => p.code === 'assessment.indicator_prohibited')?.params?.['instead'] ?? '');
  }
  return { checked: schemes.length, accepted, rejected: Object.keys(rejected), instead: [...new Set(Object.values(rejected).flatMap((t) => t.split('、')))] };
});
