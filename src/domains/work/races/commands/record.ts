import type { Unit } from '../../../../platform/house/index.ts';
import { appendEvidence, evidenceById, type NewEvidence } from '../../../evidence/index.ts';
import { organizationNames } from '../../../registry/index.ts';
import type { Award, Lane, Race } from '../model.ts';
import type { AwardDecision } from './awards.ts';

/** What stands in the dossier: 奔跑奖 as an award, 蜗牛奖 as a problem with the day by which it is to be mended. */
const titles = { running: '奔跑奖', snail: '蜗牛奖' } as const;
const quarterText = (quarter: string): string => `${quarter.slice(0, 4)}年第${['一', '二', '三', '四'][(Number(quarter.slice(5, 7)) - 1) / 3]}季度`;

export async function putOnRecord(unit: Unit, of: { readonly race: Race; readonly lane: Lane; readonly award: Award; readonly decision: AwardDecision }): Promise<string[]> {
  const { race, lane, award, decision } = of;
  const by = (await organizationNames(unit, [lane.organizationId])).get(lane.organizationId) ?? unit.actor.name;
  return appendEvidence(unit, [
    {
      ...common(unit, lane, `${quarterText(race.quarter)}${titles[award.kind]} · ${race.title}`),
      persons: lane.personId === null ? [] : [{ personId: lane.personId, role: award.kind === 'running' ? 'achieve' : 'subject', share: 10_000 }],
      content: award.kind === 'running' ? { kind: 'award', award: `${quarterText(race.quarter)}${titles.running}`, issuer: unit.actor.name.slice(0, 200) } : { kind: 'problem', foundBy: `${race.title}（${by}）`.slice(0, 200), description: decision.reason, ...(decision.consequence.kind === 'remediation' ? { rectifyBy: decision.consequence.dueOn } : {}) },
    },
  ]);
}

/** Takes the entries of an award back after a review; one that is out of force already stays so. */
export async function withdrawRecords(unit: Unit, of: { readonly race: Race; readonly lane: Lane; readonly award: Award; readonly opinion: string }): Promise<void> {
  const standing = (await evidenceById(unit, [...of.award.evidenceIds])).filter((e) => e.state !== 'withdrawn');
  if (standing.length === 0) return;
  await appendEvidence(unit, standing.map((e) => ({ ...common(unit, of.lane, `撤销：${quarterText(of.race.quarter)}${titles[of.award.kind]}`), persons: e.persons.map((p) => ({ personId: p.personId, role: p.role })), content: { kind: 'correction' as const, reason: of.opinion }, correctsId: e.id })));
}

const common = (unit: Unit, lane: Lane, title: string): Pick<NewEvidence, 'title' | 'occurredOn' | 'arena' | 'organizationId' | 'source' | 'state' | 'reportedBy'> => ({
  title: title.slice(0, 200),
  occurredOn: unit.today,
  arena: 'project',
  organizationId: lane.organizationId,
  source: { kind: 'department', name: unit.actor.name.slice(0, 200) },
  state: 'confirmed',
  reportedBy: { name: unit.actor.name.slice(0, 100) },
});
