import { percent, type Score } from '../../../../kernel/score.ts';
import type { ItemRating } from '../model.ts';

export const rule = { ruleId: 'assessment.rate_month_item', source: '湘潭市发改委“好差评”通报（M054），档线为工作参数' } as const;

/** Percent of the plan from which work counts as good, and as fair. */
export interface RatingLines {
  readonly good: number;
  readonly fair: number;
}

/** 完成率: done ÷ planned in percent, two decimals, cut and not rounded, so that 99.999% is not shown as the plan met. */
export const completion = (done: Score, planned: Score): Score => percent(done, planned, 2, 'truncate');

/** The rating that completion against plan proposes. Compared exactly, without the rounding of the printed rate. */
export function rateItem(done: Score, planned: Score, lines: RatingLines): ItemRating {
  const reaches = (line: number): boolean => BigInt(done) * 100n >= BigInt(planned) * BigInt(line);
  if (reaches(lines.good)) return 'good';
  return reaches(lines.fair) ? 'fair' : 'poor';
}
