import type { PolicyView } from '../../policy/index.ts';
import { organizationTypes } from '../../registry/index.ts';
import type { Prohibition, Surroundings } from '../rules/check-sources.ts';
import { sourceProviders } from '../sources.ts';

/** The decision table on indicators that must not be used for a kind of unit (M199, P12). A region whose pack has none forbids nothing. */
export const PROHIBITED_RULE = 'prohibited-indicators';

/** Kinds of unit in the words of the policy (fact 被考核单位类型). */
export const unitTypeWords: Readonly<Record<string, string>> = {
  region: '地方', party_organ: '党委部门', congress: '人大', government_organ: '政府部门', consultative_conference: '政协', supervision_organ: '纪委监委', court: '法院', procuratorate: '检察院', mass_organization: '群团',
  town: '乡镇', subdistrict: '街道', park: '园区', institution: '事业单位', school: '学校', hospital: '医院', state_firm: '国有企业', village: '村', community: '社区', department: '内设机构',
};

/** What a scheme meets under a policy: providers of today, ballot forms, facts of the vocabulary, prohibited indicators. */
export function surroundingsOf(policy: PolicyView, ballots: Surroundings['ballots']): Surroundings {
  const table = policy.has(PROHIBITED_RULE) ? policy.compile(PROHIBITED_RULE) : null;
  const forbids = (name: string, unitType: string): Prohibition | null => {
    const decision = table?.decide({ 考核指标名称: name, 被考核单位类型: unitTypeWords[unitType] ?? unitType });
    const row = decision?.trace.find((t) => t.state === 'lit');
    return row ? { reason: row.reason, unitType: unitTypeWords[unitType] ?? unitType, source: policy.cite(row.source), instead: String(decision!.collected[0]?.['转向职责'] ?? '') } : null;
  };
  return {
    providers: sourceProviders(),
    ballots,
    facts: [...policy.pack.vocabulary.values()].filter((f) => f.type === 'number' && f.suppliedBy === 'registry').map((f) => f.name),
    unitTypes: organizationTypes,
    forbids,
  };
}
