import { divide, score, WEIGHT_SCALE } from '../../../kernel/score.ts';
import type { SourceDefinition } from '../scheme-format.ts';
import { tenThousandths } from './weights.ts';

export const rule = { ruleId: 'assessment.count_evidence', source: '湘阴县实绩档案；考核方案“实绩计分”设定' } as const;

/** What the rule needs of an evidence entry. */
export interface CountableEvidence {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly occurredOn: string;
  readonly state: string;
  readonly arena: string | null;
  /** A figure of the entry is in doubt: the entry waits, it does not count. */
  readonly flagged: boolean;
  readonly persons: readonly { readonly personId: string; readonly role: string; readonly shareTenThousandths: number | null }[];
}

/** One counted entry: points × arena × share. */
export interface CountedEntry {
  readonly evidenceId: string;
  readonly title: string;
  readonly occurredOn: string;
  readonly points: string;
  /** Ten-thousandths. */
  readonly arena: number;
  readonly share: number;
  /** Millionths of a point. */
  readonly value: number;
  /** Tolerated or found untrue (容错免责、澄清): named, and not held against the person. */
  readonly shielded?: true;
}

/**
 * The kind by which a scheme lists an entry: kinds that can turn out either way carry how they turned out, so that an
 * open task or a goal that was missed never counts as an achievement.
 */
export function countableKind(content: Readonly<Record<string, unknown>> & { readonly kind: string }): string {
  switch (content.kind) {
    case 'task':
      return content['completedOn'] == null ? 'task.open' : 'task.completed';
    case 'matter_outcome':
      return `matter_outcome.${String(content['outcome'])}`;
    case 'conduct':
      return `conduct.${String(content['sign'])}`;
    default:
      return content.kind;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

type EvidenceSource = Extract<SourceDefinition, { from: 'evidence' }>;

/**
 * Points of one person's entry, or null when it does not count: only confirmed entries without a flagged figure do,
 * and only kinds that the scheme lists. The share stands in the entry, else by role; without either the points are not his.
 */
export function countEntry(source: EvidenceSource, entry: CountableEvidence, personId: string): CountedEntry | null {
  const points = source.kinds[entry.kind];
  if (points === undefined || entry.state !== 'confirmed' || entry.flagged) return null;
  const part = entry.persons.find((p) => p.personId === personId);
  if (!part) return null;
  const share = part.shareTenThousandths ?? tenThousandths(source.roles?.[part.role]);
  if (share === 0) return null;
  const arena = tenThousandths(entry.arena === null ? 100 : (source.arenas?.[entry.arena] ?? 100));
  const value = Number(divide(BigInt(score(points)) * BigInt(arena) * BigInt(share), BigInt(WEIGHT_SCALE * WEIGHT_SCALE), 'half_up'));
  return { evidenceId: entry.id, title: entry.title, occurredOn: entry.occurredOn, points, arena, share, value };
}

/** All entries that count for one person, by day and id, so that the order of reading changes nothing. Shielded ones stand there with nothing. */
export const countEvidence = (source: EvidenceSource, entries: readonly CountableEvidence[], personId: string, shielded: ReadonlySet<string> = NOTHING): CountedEntry[] =>
  entries
    .flatMap((e) => countEntry(source, e, personId) ?? [])
    .map((e): CountedEntry => (shielded.has(e.evidenceId) ? { ...e, value: 0, shielded: true } : e))
    .sort((a, b) => (a.occurredOn === b.occurredOn ? (a.evidenceId < b.evidenceId ? -1 : 1) : a.occurredOn < b.occurredOn ? -1 : 1));
