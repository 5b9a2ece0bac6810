import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readAudit } from '../access.ts';

export const auditLine = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  accountId: z.string().nullable(),
  actorName: z.string(),
  address: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  /** Of a person, a unit or an account: what it is called today. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditLine = z.infer<typeof auditLine>;

/** Of which days, by whom, about what. */
export const auditFilter = z.object({
  from: day.optional(),
  to: day.optional(),
  actor: z.string().trim().max(60).optional(),
  accountId: z.uuid().optional(),
  action: z.string().trim().max(100).optional(),
  subjectKind: z.string().trim().max(60).optional(),
  subjectId: z.string().trim().max(100).optional(),
});

export const listAudit = endpoint({
  name: 'security.audit',
  method: 'GET',
  path: '/audit',
  summary: 'Who did or saw what, newest first, page by page (`after` is the `next` of the answer before). Looking at it is audited too (GB/T 22239-2019 8.1.4.3).',
  query: auditFilter.extend({
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ lines: z.array(auditLine), next: z.string().nullable() }),
  permission: readAudit,
  refusals: ['security.page_unknown'],
});

export const exportAudit = endpoint({
  name: 'security.export_audit',
  method: 'GET',
  path: '/audit/export',
  summary: 'The same question as an xlsx, marked with who took it out and when. Taking it out is audited.',
  query: auditFilter.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  answers: 'file',
  permission: readAudit,
  refusals: ['security.audit_too_long'],
});
