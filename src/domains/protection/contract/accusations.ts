import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { idOf } from '../../../kernel/ids.ts';
import { handleAccusations, nameReaders, openReporter, ownAccusations, readAccusations, sealReporter, watchLooks } from '../access.ts';

const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const done = z.object({});
const identity = z.object({ name: z.string(), contact: z.string(), personId: z.string().nullable() });
const reader = z.object({ accountId: z.string(), name: z.string(), reason: z.string(), grantedBy: z.string(), at: z.string(), ended: z.boolean() });
const concerned = ['cases.no_such_case', 'protection.avoid'];

export const reporterSeal = endpoint({
  name: 'protection.reporter_seal',
  method: 'GET',
  path: '/protection/reports/:id/reporter',
  summary: 'Whether it is on record who made a report, who may open the record and who did; never what it says. Readers and looks are shown to those who name readers and to readers.',
  params: id,
  output: z.object({ sealed: z.boolean(), mayOpen: z.boolean(), maySeal: z.boolean(), mayName: z.boolean(), mayExamine: z.boolean(), examinedBy: z.string().nullable(), readers: z.array(reader), looks: z.array(z.object({ account: z.string(), reason: z.string(), at: z.string() })), colleagues: z.array(z.object({ id: z.string(), name: z.string() })) }),
  permission: openReporter,
  refusals: ['cases.no_such_case'],
});

export const sealReporterIdentity = endpoint({
  name: 'protection.seal_reporter',
  method: 'POST',
  path: '/protection/reports/:id/reporter',
  summary: 'Writes down who made a report, once, encrypted; whoever received it is the first who may open it (检举控告工作规则：保密).',
  params: id,
  body: z.object({ name: z.string().trim().min(1).max(100), contact: z.string().trim().max(200), personId: idOf('person').nullable() }),
  output: done,
  permission: sealReporter,
  refusals: [...concerned, 'protection.reporter_recorded', 'registry.no_such_person'],
});

export const nameReporterReader = endpoint({
  name: 'protection.name_reader',
  method: 'POST',
  path: '/protection/reports/:id/reporter/readers',
  summary: 'Names an account that may open the identity, with the reason; nobody names himself.',
  params: id,
  body: z.object({ accountId: z.uuid(), reason }),
  output: done,
  permission: nameReaders,
  refusals: [...concerned, 'protection.no_reporter', 'protection.reader_himself', 'cases.no_such_account', 'protection.reader_named', 'protection.names_the_reporter'],
});

export const dismissReporterReader = endpoint({
  name: 'protection.dismiss_reader',
  method: 'POST',
  path: '/protection/reports/:id/reporter/readers/:accountId/end',
  summary: 'Takes an account off the list of those who may open the identity.',
  params: z.object({ id: z.uuid(), accountId: z.uuid() }),
  output: done,
  permission: nameReaders,
  refusals: ['cases.no_such_case', 'protection.no_reader'],
});

export const openReporterIdentity = endpoint({
  name: 'protection.open_reporter',
  method: 'POST',
  path: '/protection/reports/:id/reporter/looks',
  summary: 'Opens the identity for an account that is named, with the reason; the look is on record before the answer is given and shown to the supervisor.',
  params: id,
  body: z.object({ reason }),
  output: identity,
  permission: openReporter,
  refusals: [...concerned, 'protection.no_reporter', 'protection.not_named', 'protection.names_the_reporter'],
});

export const reporterLooks = endpoint({
  name: 'protection.reporter_looks',
  method: 'GET',
  path: '/protection/reporter-looks',
  summary: 'Every look at the identity of somebody who reported: who, when, why, in which report.',
  output: z.array(z.object({ reportId: z.string(), number: z.string(), account: z.string(), reason: z.string(), at: z.string() })),
  permission: watchLooks,
  refusals: [],
});

export const examineReport = endpoint({
  name: 'protection.examine_report',
  method: 'POST',
  path: '/protection/reports/:id/accusation',
  summary: 'Opens the examination whether an untrue report was a false accusation; once for a report, only with its reporter on record (刑法 第二百四十三条).',
  params: id,
  body: z.object({ grounds: reason }),
  output: z.object({ id: z.string(), number: z.string() }),
  permission: handleAccusations,
  refusals: [...concerned, 'protection.no_reporter', 'protection.report_not_untrue', 'protection.accusation_once', 'protection.names_the_reporter'],
});

const notice = z.object({ id: z.string(), action: z.string(), servedAt: z.string(), delivery: z.enum(['in_program', 'in_person', 'post']).nullable(), deliveredAt: z.string().nullable() });
const finding = z.object({ foundOn: z.string(), basis: z.string(), approvedBy: z.string(), effectiveFrom: z.string().nullable(), effectiveUntil: z.string().nullable(), endedOn: z.string().nullable(), standing: z.enum(['pending', 'appealed', 'in_effect', 'reversed', 'expired', 'removed']) });

export const accusationFile = endpoint({
  name: 'protection.accusation',
  method: 'GET',
  path: '/protection/accusations/:id',
  summary: 'Elements with how much evidence each has, notices with their delivery, and the finding with its term. No name.',
  params: id,
  output: z.object({ reportId: z.string(), elements: z.array(z.object({ key: z.string(), title: z.object({ zh: z.string(), en: z.string() }), proofs: z.number() })), notices: z.array(notice), finding: finding.nullable() }),
  permission: readAccusations,
  refusals: ['cases.no_such_case'],
});

export const proveAccusationDelivery = endpoint({
  name: 'protection.prove_accusation_notice',
  method: 'POST',
  path: '/protection/accusation-notices/:id/proof',
  summary: 'Records delivery to the reporter outside the program with the paper that proves it.',
  params: id,
  body: z.object({ delivery: z.enum(['in_person', 'post']), proof: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: done,
  permission: handleAccusations,
  refusals: ['protection.avoid', 'cases.no_such_notice', 'cases.notice_delivered', 'files.not_found'],
});

export const accusationFindings = endpoint({
  name: 'protection.accusation_findings',
  method: 'GET',
  path: '/protection/accusations',
  summary: 'Findings of false accusation with basis, term, end and removal, and how many examinations ended without one. Nothing leaves the program (decision 0012), no name stands in it.',
  output: z.object({ findings: z.array(finding.extend({ caseId: z.string(), number: z.string() })), mistaken: z.number(), unproven: z.number() }),
  permission: readAccusations,
  refusals: [],
});

export const ownAccusationFiles = endpoint({
  name: 'protection.own_accusations',
  method: 'GET',
  path: '/me/accusations',
  summary: 'What concerns the caller as the one who reported, once a notice was served: elements with evidence, basis, reasons, term, and what he may do.',
  output: z.array(z.object({ id: z.string(), number: z.string(), state: z.string(), revision: z.number(), elements: z.array(z.string()), basis: z.string(), said: z.array(z.object({ action: z.string(), reason: z.string(), at: z.string() })), notices: z.array(notice), finding: finding.nullable(), can: z.enum(['reply', 'appeal']).nullable() })),
  permission: ownAccusations,
  refusals: ['cases.account_without_person'],
});

export const takeOwnAccusationStep = endpoint({
  name: 'protection.own_accusation_step',
  method: 'POST',
  path: '/me/accusations/:id/steps',
  summary: 'Reply or appeal of the reporter himself; file and audit know him as the sealed reporter only.',
  params: id,
  body: z.object({ action: z.enum(['reply', 'appeal']), text: z.string().trim().min(2).max(8000), revision: z.int().min(0) }),
  output: z.object({ state: z.string(), revision: z.number() }),
  permission: ownAccusations,
  refusals: ['cases.account_without_person', 'cases.no_such_case', 'cases.moved_meanwhile', 'cases.not_from_here', 'cases.clock_stands', 'protection.appealed_once', 'protection.names_the_reporter'],
});

export const acknowledgeOwnAccusationNotice = endpoint({
  name: 'protection.acknowledge_accusation_notice',
  method: 'POST',
  path: '/me/accusation-notices/:id/receipt',
  summary: 'The reporter acknowledges a notice served on him.',
  params: id,
  output: done,
  permission: ownAccusations,
  refusals: ['cases.account_without_person', 'cases.no_such_notice', 'cases.no_such_case'],
});
