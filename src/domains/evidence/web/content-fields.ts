import { frontLinePostTypes, governmentLevels, outcomes, placeTypes } from '../contract.ts';
import type { EntryKindName } from '../model.ts';

/** How a part of an entry's content is written and read; its name is the text `field.<name>`. */
export interface ContentField {
  readonly name: string;
  readonly input: 'line' | 'text' | 'day' | 'partial' | 'number' | 'choice' | 'organization' | 'entries' | 'hidden';
  /** Texts `choice.<name>.<value>`. */
  readonly choices?: readonly string[];
  readonly optional?: true;
  /** `entries`: which confirmed entries may be named, and whether one or several. */
  readonly of?: { readonly kind?: EntryKindName; readonly one?: true };
}

/** What each kind of entry says, in the order of the form. The server's schema (kinds.ts) has the last word. */
export const contentFields: Readonly<Record<EntryKindName, readonly ContentField[]>> = {
  deed: [{ name: 'description', input: 'text' }, { name: 'result', input: 'text', optional: true }],
  undertaking: [{ name: 'duty', input: 'text' }],
  matter_outcome: [{ name: 'outcome', input: 'choice', choices: outcomes }, { name: 'description', input: 'text' }],
  milestone: [{ name: 'milestone', input: 'line' }, { name: 'plannedOn', input: 'partial' }, { name: 'actualOn', input: 'partial' }],
  conduct: [{ name: 'sign', input: 'choice', choices: ['positive', 'negative'] }, { name: 'description', input: 'text' }],
  assignment: [{ name: 'postType', input: 'choice', choices: frontLinePostTypes }, { name: 'level', input: 'choice', choices: governmentLevels }, { name: 'post', input: 'line', optional: true }],
  assignment_end: [
    { name: 'assignmentId', input: 'entries', of: { kind: 'assignment', one: true } },
    { name: 'conduct', input: 'choice', choices: ['outstanding', 'competent', 'failing'], optional: true },
    { name: 'note', input: 'text', optional: true },
  ],
  observation: [{ name: 'placeType', input: 'choice', choices: placeTypes }, { name: 'place', input: 'line' }, { name: 'seenAt', input: 'line' }, { name: 'facts', input: 'text' }, { name: 'visitId', input: 'hidden' }],
  praise: [{ name: 'by', input: 'line' }, { name: 'description', input: 'text' }],
  problem: [{ name: 'foundBy', input: 'line' }, { name: 'description', input: 'text' }, { name: 'rectifyBy', input: 'day', optional: true }],
  satisfaction: [{ name: 'answered', input: 'number' }, { name: 'satisfied', input: 'number' }, { name: 'method', input: 'line' }],
  landmark: [{ name: 'description', input: 'text' }, { name: 'recognizedBy', input: 'line', optional: true }],
  task: [
    { name: 'task', input: 'line' },
    { name: 'target', input: 'line', optional: true },
    { name: 'deadline', input: 'day', optional: true },
    { name: 'completedOn', input: 'day', optional: true },
    { name: 'result', input: 'text', optional: true },
    { name: 'fileId', input: 'hidden', optional: true },
    { name: 'taskKey', input: 'hidden', optional: true },
  ],
  merit: [{ name: 'list', input: 'line' }, { name: 'nominatingOrganizationId', input: 'organization' }, { name: 'nominatedOn', input: 'day' }, { name: 'evidenceIds', input: 'entries', of: {} }],
  award: [{ name: 'award', input: 'line' }, { name: 'issuer', input: 'line' }, { name: 'level', input: 'choice', choices: governmentLevels, optional: true }],
  training: [{ name: 'course', input: 'line' }, { name: 'hours', input: 'number', optional: true }, { name: 'result', input: 'line' }, { name: 'outcome', input: 'text', optional: true }],
  correction: [{ name: 'reason', input: 'text' }],
};

/** Kinds that the general form offers: a visit has its own page, a withdrawal begins at the entry it withdraws. */
export const formKinds = (Object.keys(contentFields) as EntryKindName[]).filter((k) => k !== 'observation' && k !== 'correction');
/** Mirrors evidence.entry_requirements, which decides. */
export const needsMatter: readonly EntryKindName[] = ['undertaking', 'matter_outcome', 'milestone'];
export const needsEvent: readonly EntryKindName[] = ['conduct', 'assignment', 'assignment_end'];
export const mayNameNobody: readonly EntryKindName[] = ['matter_outcome', 'milestone', 'satisfaction'];
