import type { Reason } from '../../../../../kernel/refusal.ts';
import type { Landmark, LandmarkUseKind, Opinion } from '../model.ts';

export const rule = { ruleId: 'assessment.landmark_judgement', source: '考核评价、评先评优、选人用人体系与标志性成果（M053）' } as const;

/** Why a landmark cannot be decided now: judged already, too few have judged, or the one who decides declared it. The count decides nothing by itself. */
export function mayDecide(landmark: Pick<Landmark, 'state' | 'declarerAccountId'>, opinions: readonly Pick<Opinion, 'judge'>[], minimum: number, deciderAccountId: string | null): Reason | null {
  if (landmark.state !== 'declared') return { code: 'assessment.landmark_decided' };
  if (deciderAccountId !== null && deciderAccountId === landmark.declarerAccountId) return { code: 'assessment.landmark_own' };
  const judges = new Set(opinions.map((o) => o.judge)).size;
  return judges < minimum ? { code: 'assessment.landmark_few_judges', params: { judges, minimum } } : null;
}

/** Why a recognized landmark cannot be used so: selection and appraisal are for a person who had a part in it; commendation may be the section's. */
export function mayUse(landmark: Pick<Landmark, 'state' | 'people'>, kind: LandmarkUseKind, personId: string | null): Reason | null {
  if (landmark.state !== 'recognized') return { code: 'assessment.landmark_not_recognized' };
  if (personId === null) return kind === 'commendation' ? null : { code: 'assessment.landmark_person_needed' };
  return landmark.people.some((p) => p.personId === personId) ? null : { code: 'assessment.landmark_no_part' };
}
