import type { Day } from '../../../../../kernel/period.ts';
import type { Finding, Inspection, InspectionReply } from '../model.ts';

export const rule = { ruleId: 'assessment.inspection_reply_terms', source: '不利情况先听取本人或单位说明' } as const;

/** Inspections with a finding that is not sound whose term to speak still runs and who have not spoken to the version in force. */
export function replyTermsOpen<I extends Pick<Inspection, 'id' | 'version' | 'replyUntil'>>(
  inspections: readonly I[],
  findings: readonly Pick<Finding, 'inspectionId' | 'verdict'>[],
  replies: readonly Pick<InspectionReply, 'inspectionId' | 'version'>[],
  today: Day,
): I[] {
  const adverse = new Set(findings.filter((f) => f.verdict !== 'sound').map((f) => f.inspectionId));
  return inspections.filter((i) => adverse.has(i.id) && today <= i.replyUntil && !replies.some((r) => r.inspectionId === i.id && r.version === i.version));
}
