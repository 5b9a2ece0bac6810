import type { Actor } from '../../../kernel/actor.ts';
import type { Body, Measure } from '../model.ts';

/** For which body somebody acts: officers and leaders for the organization department, supervisors for the discipline organ, the program for both; only grants for the whole region count. */
export function bodiesOf(actor: Pick<Actor, 'kind' | 'grants'>): ReadonlySet<Body> {
  if (actor.kind === 'system') return new Set<Body>(['organization', 'discipline']);
  return new Set(actor.grants.flatMap((g): Body[] => (g.organizationPath !== null ? [] : g.role === 'officer' || g.role === 'leader' ? ['organization'] : g.role === 'supervisor' ? ['discipline'] : [])));
}

/** A line as far as a body sees it. What is hidden is null. */
export interface SeenMeasure extends Pick<Measure, 'id' | 'body' | 'kind' | 'personId' | 'onDay' | 'restricted' | 'check'> {
  readonly hidden: boolean;
  readonly matter: string | null;
  readonly lead: string | null;
  readonly document: string | null;
  readonly differs: string | null;
  readonly caseId: string | null;
  readonly recordedBy: string | null;
  readonly withdrawn: { readonly on: string; readonly because: string | null } | null;
}

/** 访问控制 (M129): of a restricted line the other body sees that there was one, its kind and its day. */
export function seenBy(m: Measure, reader: ReadonlySet<Body>): SeenMeasure {
  const hidden = m.restricted && !reader.has(m.body);
  const open = { id: m.id, body: m.body, kind: m.kind, personId: m.personId, onDay: m.onDay, restricted: m.restricted, check: m.check, hidden };
  return hidden
    ? { ...open, matter: null, lead: null, document: null, differs: null, caseId: null, recordedBy: null, withdrawn: m.withdrawn && { on: m.withdrawn.on, because: null } }
    : { ...open, matter: m.matter, lead: m.lead, document: m.document, differs: m.differs, caseId: m.caseId, recordedBy: m.recordedBy, withdrawn: m.withdrawn };
}

/** Who confirms or disputes a line: somebody of the other body who is of no other. */
export const mayCheck = (m: Pick<Measure, 'body'>, reader: ReadonlySet<Body>): boolean => reader.size === 1 && !reader.has(m.body);
