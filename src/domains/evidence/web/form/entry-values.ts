import type { NewEntry } from '../../model.ts';
import type { EntryDetail } from '../../contract.ts';
import type { Arena, EntryKindName, PersonRole } from '../../model.ts';
import type { Qualifier } from '../../../../kernel/quantity.ts';
import { contentFields } from '../content-fields.ts';

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly sub?: string;
  readonly role: PersonRole;
  readonly lead: boolean;
  /** Percent with at most two decimals; null while open. */
  readonly percent: number | null;
}
export interface FigureRow {
  readonly indicator?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly qualifier: Qualifier;
  readonly period?: string;
  readonly source?: string;
  readonly reporter?: string;
}
export interface AttachmentRow {
  readonly hash: string;
  readonly name: string;
  readonly size?: number;
}

/** What stands in the form and in the kept draft. */
export interface EntryValues {
  kind?: EntryKindName;
  title?: string;
  occurredOn?: string;
  arena?: Arena;
  content?: Record<string, unknown>;
  organizationId?: string | undefined;
  persons?: PersonRow[];
  matterId?: string | undefined;
  criticalEventId?: string | undefined;
  source?: { kind?: NewEntry['source']['kind']; name?: string; document?: string };
  figures?: FigureRow[];
  attachments?: AttachmentRow[];
}

/** Percent as ten-thousandths; 33.33 must not become 3332.9999. */
const toShare = (percent: number | null): number | null => (percent === null ? null : Math.round(percent * 100));

/** How much is given out and what is left, in percent. */
export function shareSum(persons: readonly PersonRow[]): { readonly sum: number; readonly left: number; readonly open: number } {
  const sum = persons.reduce((s, p) => s + (toShare(p.percent) ?? 0), 0);
  return { sum: sum / 100, left: (10_000 - sum) / 100, open: persons.filter((p) => p.percent === null).length };
}

/** Only what the kind asks for, without empty fields: what was typed under another kind stays behind. */
function contentOf(kind: EntryKindName, content: Record<string, unknown>): NewEntry['content'] {
  const said: Record<string, unknown> = { kind };
  for (const { name, optional } of contentFields[kind]) {
    const value = content[name];
    if (value !== undefined && value !== null && value !== '') said[name] = value;
    else if (kind === 'task' && name === 'completedOn') said[name] = null;
    else if (kind === 'merit' && name === 'evidenceIds') said[name] = [];
    else if (!optional) said[name] = value;
  }
  return said as NewEntry['content'];
}

const filled = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined && v !== '')) as T;

/** The form as the server takes it. `correctsId` names the entry that this one replaces. */
export function toNewEntry(v: EntryValues, correctsId: string | null, organizations: NewEntry['organizations'] = []): NewEntry {
  return {
    title: v.title ?? '',
    occurredOn: v.occurredOn ?? '',
    arena: v.arena!,
    content: contentOf(v.kind!, v.content ?? {}),
    organizationId: v.organizationId ?? null,
    organizations,
    persons: (v.persons ?? []).map((p) => ({ personId: p.personId, role: p.role, lead: p.lead, share: toShare(p.percent) })),
    matterId: v.matterId ?? null,
    criticalEventId: v.criticalEventId ?? null,
    correctsId,
    source: filled({ kind: v.source?.kind ?? 'unit', name: v.source?.name ?? '', document: v.source?.document }) as NewEntry['source'],
    figures: (v.figures ?? []).map((f) => ({
      ...(filled({ indicator: f.indicator ?? '', period: f.period, source: f.source ?? '', reporter: f.reporter ?? '' }) as { indicator: string; source: string; reporter: string }),
      quantity: { value: f.value ?? '', unit: f.unit ?? '', qualifier: f.qualifier },
      verification: 'unverified' as const,
    })),
    attachments: (v.attachments ?? []).map(({ hash, name }) => ({ hash, name })),
  };
}

/** An entry on record as the form's first values, for the entry that replaces it. */
export function fromEntry(e: EntryDetail): EntryValues {
  const { kind, ...content } = e.content;
  return {
    kind,
    content,
    title: e.title,
    occurredOn: e.occurredOn,
    arena: e.arena,
    organizationId: e.organization?.id,
    persons: e.persons.map((p) => ({ personId: p.personId, name: p.name, role: p.role, lead: p.lead, percent: p.share === null ? null : p.share / 100 })),
    matterId: e.matter?.id,
    criticalEventId: e.criticalEvent?.id,
    source: { kind: e.source.kind, name: e.source.name, ...(e.source.document ? { document: e.source.document } : {}) },
    figures: e.figures.map((f) => ({ indicator: f.indicator, value: f.quantity.value, unit: f.quantity.unit, qualifier: f.quantity.qualifier, ...(f.period ? { period: f.period } : {}), source: f.source, reporter: f.reporter })),
    attachments: e.attachments.map((a) => ({ ...a })),
  };
}
