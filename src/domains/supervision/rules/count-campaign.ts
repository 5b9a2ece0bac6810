import type { Day } from '../../../kernel/period.ts';
import type { Campaign, Problem } from '../model.ts';

type Counted = Pick<Problem, 'id' | 'organizationId' | 'type' | 'foundOn' | 'dueOn' | 'state'>;
export interface ProblemCount {
  readonly found: number;
  readonly closed: number;
  readonly overdue: number;
  /** In hundredths of the found, rounded down; null when nothing was found. */
  readonly closedPercent: number | null;
  /** Found after the end in a unit that had one of the same type in the campaign. */
  readonly repeats: number;
}
export interface CampaignCount extends ProblemCount {
  readonly newAfter: number;
  readonly units: readonly (ProblemCount & { readonly organizationId: string })[];
  readonly types: readonly (ProblemCount & { readonly type: string })[];
  readonly repeated: readonly string[];
}

/** What a campaign found and closed (M092). Those found after its end do not enter the closure rate: they are repeats, or new. */
export function countCampaign(campaign: Pick<Campaign, 'types' | 'endsOn'>, problems: readonly Counted[], today: Day): CampaignCount {
  const during = problems.filter((p) => p.foundOn <= campaign.endsOn);
  const after = problems.filter((p) => p.foundOn > campaign.endsOn);
  const had = new Set(during.map((p) => `${p.organizationId} ${p.type}`));
  const repeated = after.filter((p) => had.has(`${p.organizationId} ${p.type}`));
  const count = (keep: (p: Counted) => boolean): ProblemCount => {
    const found = during.filter(keep);
    const closed = found.filter((p) => p.state === 'closed').length;
    return { found: found.length, closed, overdue: found.filter((p) => p.state !== 'closed' && p.dueOn < today).length, closedPercent: found.length === 0 ? null : Math.floor((closed * 100) / found.length), repeats: repeated.filter(keep).length };
  };
  return {
    ...count(() => true),
    newAfter: after.length - repeated.length,
    units: [...new Set(problems.map((p) => p.organizationId))].map((organizationId) => ({ organizationId, ...count((p) => p.organizationId === organizationId) })).sort((a, b) => b.found - a.found || (a.organizationId < b.organizationId ? -1 : 1)),
    types: campaign.types.map((type) => ({ type, ...count((p) => p.type === type) })),
    repeated: repeated.map((p) => p.id),
  };
}
