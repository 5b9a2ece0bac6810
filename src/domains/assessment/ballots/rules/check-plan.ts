import type { Reason } from '../../../../kernel/refusal.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { ElectionPlan, VoterGroup } from '../contract/elections.ts';
import { itemsOf, weightText } from './check-form.ts';

/** Groups that hold voters: those without groups below. */
export const leavesOf = <G extends Pick<VoterGroup, 'key' | 'parent'>>(groups: readonly G[]): G[] => groups.filter((g) => !groups.some((o) => o.parent === g.key));

/** The group and all above it, nearest first. Stops at a ring (`checkPlan` refuses those). */
export function lineOf<G extends Pick<VoterGroup, 'key' | 'parent'>>(groups: readonly G[], key: string): G[] {
  const line: G[] = [];
  for (let at = groups.find((g) => g.key === key); at && !line.includes(at); ) {
    line.push(at);
    const { parent } = at;
    at = groups.find((g) => g.key === parent);
  }
  return line;
}

/** What is wrong with the plan of an election, each place named. */
export function checkPlan(plan: ElectionPlan, form: FormDefinition): Reason[] {
  const problems: Reason[] = [];
  if (plan.closesAt <= plan.opensAt || Date.parse(plan.closesAt) <= Date.parse(plan.opensAt)) problems.push({ code: 'assessment.election_backwards', at: 'closesAt' });
  plan.subjects.forEach((s, i) => plan.subjects.findIndex((o) => o.id === s.id) < i && problems.push({ code: 'assessment.subject_twice', at: `subjects.${i}` }));
  plan.groups.forEach((g, i) => {
    if (plan.groups.findIndex((o) => o.key === g.key) < i) problems.push({ code: 'assessment.ballot_key_twice', params: { key: g.key }, at: `groups.${i}.key` });
    if (g.key === 'total') problems.push({ code: 'assessment.group_key_taken', params: { key: g.key }, at: `groups.${i}.key` });
    if (g.parent !== null && !plan.groups.some((o) => o.key === g.parent)) problems.push({ code: 'assessment.group_parent_missing', params: { parent: g.parent }, at: `groups.${i}.parent` });
    if (lineOf(plan.groups, g.key).at(-1)?.parent != null && plan.groups.some((o) => o.key === g.parent)) problems.push({ code: 'assessment.group_ring', params: { group: g.name.zh }, at: `groups.${i}.parent` });
  });
  for (const parent of new Set(plan.groups.map((g) => g.parent))) {
    const total = plan.groups.filter((g) => g.parent === parent).reduce((sum, g) => sum + g.weight, 0);
    if (total !== 10_000) problems.push({ code: 'assessment.group_weights', params: { parent: plan.groups.find((g) => g.key === parent)?.name.zh ?? '—', sum: weightText(total) }, at: parent === null ? 'groups' : `groups.${plan.groups.findIndex((g) => g.key === parent)}` });
  }
  for (const [m, mark] of (plan.binding?.marks ?? []).entries()) {
    if (mark.result !== 'score' && !itemsOf(form).some((p) => p.item.key === mark.result && (p.item.kind === 'choice' || p.item.kind === 'score') && p.section.about === 'person')) problems.push({ code: 'assessment.binding_no_item', params: { item: mark.result }, at: `binding.marks.${m}.result` });
    mark.raters.forEach((r, i) => plan.groups.some((g) => g.key === r.group) || problems.push({ code: 'assessment.binding_no_group', params: { group: r.group }, at: `binding.marks.${m}.raters.${i}` }));
  }
  return problems;
}
