import type { NewEvidence } from '../../domains/evidence/index.ts';
import type { Day } from '../../kernel/period.ts';
import type { Presence } from './presence.ts';

export type Drafted = NewEvidence & { readonly id: string };
export type Content = NewEvidence['content'];
export type Role = 'plan' | 'do' | 'achieve' | 'subject';

export interface Part {
  readonly presence: Presence;
  readonly role: Role;
  readonly lead?: boolean;
  readonly share?: number;
}

/** Collects entries with what is the same in all of them. */
export interface Desk {
  readonly today: Day;
  readonly id: () => string;
  readonly drafted: Drafted[];
  add(entry: { title: string; on: Day; arena: NewEvidence['arena']; content: Content; organizationId: string; by: string; parts: readonly Part[]; matterId?: string; eventId?: string; sourceKind?: 'unit' | 'department' | 'public' | 'document'; figures?: NewEvidence['figures'] }): void;
}

export function desk(today: Day, id: () => string): Desk {
  const drafted: Drafted[] = [];
  return {
    today,
    id,
    drafted,
    add: (e) => {
      if (e.on > today) return;
      drafted.push({
        id: id(), title: e.title, occurredOn: e.on, arena: e.arena, content: e.content, organizationId: e.organizationId, matterId: e.matterId ?? null, criticalEventId: e.eventId ?? null,
        persons: e.parts.map((p) => ({ personId: p.presence.member.person.id, role: p.role, lead: p.lead ?? false, share: p.share ?? null })),
        source: { kind: e.sourceKind ?? 'unit', name: e.by }, ...(e.figures ? { figures: e.figures } : {}),
      });
    },
  };
}
