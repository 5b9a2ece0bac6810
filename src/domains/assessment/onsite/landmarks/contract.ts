import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { day } from '../../../../kernel/period.ts';
import { decideLandmarks, declareLandmarks, judgeLandmarks, readLandmarks, useLandmarks } from '../../access.ts';
import { grades } from '../../model.ts';
import { landmarkStates, landmarkUses, useStates } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const attachment = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
const named = z.object({ id: z.string(), name: z.string() });

export const declareLandmark = endpoint({
  name: 'assessment.declare_landmark',
  method: 'POST',
  path: '/assessment/landmarks',
  summary: 'A section declares a landmark result (标志性成果, M053) with proof: files or entries of the ledger, and who had which part in it.',
  body: z.object({
    organizationId: z.uuid(),
    title: text(200),
    description: text(4000),
    achievedOn: day,
    people: z.array(z.object({ personId: z.uuid(), share: z.int().min(0).max(10_000).nullable().default(null) })).min(1).max(50),
    attachments: z.array(attachment).max(20).default([]),
    evidenceIds: z.array(z.uuid()).max(50).default([]),
  }),
  output: z.object({ id: z.string() }),
  permission: declareLandmarks,
  refusals: ['registry.no_such_organization', 'registry.no_such_person', 'assessment.landmark_no_proof', 'assessment.landmark_ahead', 'assessment.landmark_shares', 'assessment.landmark_person_elsewhere'],
});

const head = z.object({ id: z.string(), section: named, title: z.string(), achievedOn: z.string(), state: z.enum(landmarkStates), declaredAt: z.string(), declaredBy: z.string(), opinions: z.number(), uses: z.record(z.enum(landmarkUses), z.number()) });

export const listLandmarks = endpoint({
  name: 'assessment.list_landmarks',
  method: 'GET',
  path: '/assessment/landmarks',
  summary: 'Landmark results within reach, latest first, with how each was used.',
  output: z.array(head),
  permission: readLandmarks,
  refusals: [],
});

export const openLandmark = endpoint({
  name: 'assessment.open_landmark',
  method: 'GET',
  path: '/assessment/landmarks/:id',
  summary: 'One landmark: proof, part of each person, every judge’s opinion, the decision, and its use as three linked records: appraisal grade, commendation, selection.',
  params: id,
  output: z.object({
    landmark: head,
    description: z.string(),
    people: z.array(named.extend({ share: z.number().nullable() })),
    attachments: z.array(attachment),
    evidence: z.array(z.object({ id: z.string(), title: z.string() })),
    opinions: z.array(z.object({ judge: z.string(), favourable: z.boolean(), opinion: z.string(), at: z.string() })),
    minimum: z.object({ judges: z.number(), source: z.string() }),
    decision: z.object({ by: z.string(), reason: z.string() }).nullable(),
    entryId: z.string().nullable(),
    uses: z.array(z.object({ id: z.string(), kind: z.enum(landmarkUses), person: named.nullable(), state: z.enum(useStates), reason: z.string(), by: z.string(), at: z.string(), year: z.number().nullable(), grade: z.enum(grades).nullable() })),
  }),
  permission: readLandmarks,
  refusals: ['assessment.no_such_landmark'],
});

export const judgeLandmark = endpoint({
  name: 'assessment.judge_landmark',
  method: 'POST',
  path: '/assessment/landmarks/:id/opinions',
  summary: 'A judge gives an opinion, once. Whoever declared the landmark or had a part in it does not judge it.',
  params: id,
  body: z.object({ favourable: z.boolean(), opinion: text(1000) }),
  output: z.object({ opinions: z.number() }),
  permission: judgeLandmarks,
  refusals: ['assessment.no_such_landmark', 'assessment.landmark_decided', 'assessment.landmark_own', 'assessment.landmark_judged'],
});

export const decideLandmark = endpoint({
  name: 'assessment.decide_landmark',
  method: 'POST',
  path: '/assessment/landmarks/:id/decision',
  summary: 'Recognizes a landmark or not, with the reason, once enough people judged it. A recognized one becomes a confirmed entry of the ledger.',
  params: id,
  body: z.object({ recognize: z.boolean(), reason: text(1000) }),
  output: z.object({ entryId: z.string().nullable() }),
  permission: decideLandmarks,
  refusals: ['assessment.no_such_landmark', 'assessment.landmark_decided', 'assessment.landmark_own', 'assessment.landmark_few_judges'],
});

export const useLandmark = endpoint({
  name: 'assessment.use_landmark',
  method: 'POST',
  path: '/assessment/landmarks/:id/uses',
  summary: 'Records a use of a recognized landmark. Its weight in an appraisal grade is recorded here; commendation and selection are proposed to those who decide them (event), and shown as proposed.',
  params: id,
  body: z.object({ kind: z.enum(landmarkUses), personId: z.uuid().nullable().default(null), runId: z.uuid().nullable().default(null), reason: text(1000) }),
  output: z.object({ id: z.string(), state: z.enum(useStates) }),
  permission: useLandmarks,
  refusals: ['assessment.no_such_landmark', 'assessment.landmark_not_recognized', 'assessment.landmark_person_needed', 'assessment.landmark_no_part', 'assessment.landmark_run_needed', 'assessment.no_such_result', 'assessment.no_such_run', 'assessment.landmark_used', 'assessment.landmark_closed'],
});

export const landmarkFile = endpoint({
  name: 'assessment.landmark_file',
  method: 'GET',
  path: '/assessment/landmarks/:id/files/:hash',
  summary: 'A file that proves a landmark. Reading it is audited.',
  params: z.object({ id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.unknown(),
  answers: 'file',
  permission: readLandmarks,
  refusals: ['assessment.no_such_landmark', 'assessment.no_such_file'],
});
