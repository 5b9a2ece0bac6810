import type { Day } from '../../../../kernel/period.ts';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';

export const PARTIES = [1, 2, 3] as const;
export interface Opinion {
  readonly position: number;
  readonly round: number;
  readonly agreed: boolean;
  readonly kind: string | null;
  readonly givenOn: Day;
}

/** work.joint_review (M028): the state of a round by its opinions. Until all three have spoken nothing is decided; then one rejection returns it. */
export function reviewState(opinions: readonly Pick<Opinion, 'position' | 'agreed'>[]): 'in_review' | 'returned' | 'passed' {
  const spoken = new Set(opinions.map((o) => o.position));
  if (PARTIES.some((p) => !spoken.has(p))) return 'in_review';
  return opinions.every((o) => o.agreed) ? 'passed' : 'returned';
}

export interface ReviewAccount {
  /** Per party: opinions given, of those rejections, and the working days they took together. */
  readonly parties: readonly { readonly position: number; readonly given: number; readonly rejected: number; readonly days: number }[];
  readonly reasons: readonly { readonly kind: string; readonly count: number }[];
}
/** work.review_account (M028): what the parties took in working days from the opening of the round, and why they rejected. */
export function reviewAccount(rounds: readonly { readonly round: number; readonly openedOn: Day; readonly opinions: readonly Opinion[] }[]): ReviewAccount {
  const all = rounds.flatMap((r) => r.opinions.map((o) => ({ ...o, days: workingDaysBetween(r.openedOn, o.givenOn) })));
  const kinds = [...new Set(all.flatMap((o) => (o.kind === null ? [] : [o.kind])))];
  return {
    parties: PARTIES.map((position) => {
      const own = all.filter((o) => o.position === position);
      return { position, given: own.length, rejected: own.filter((o) => !o.agreed).length, days: own.reduce((n, o) => n + o.days, 0) };
    }),
    reasons: kinds.map((kind) => ({ kind, count: all.filter((o) => o.kind === kind).length })).sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind, 'zh')),
  };
}
