import type { PartialDate } from '../../../../kernel/period.ts';
import { parseFileDate } from '../../lrmx/index.ts';

export const ruleId = 'registry.import_reward_sentences';
/** 处分的种类: 警告、记过、记大过、降级、撤职、开除；党纪: 警告、严重警告、撤销党内职务、留党察看、开除党籍。 */
export const source = '公务员法（2018年修订） 第六十二条；中国共产党纪律处分条例（2023年修订） 第十条；公职人员政务处分法 第七条';

export interface RewardSentence {
  readonly kind: 'reward' | 'discipline';
  readonly title: string;
  readonly issuer: string | null;
  readonly issuedOn: PartialDate | null;
}

const DISCIPLINE = /处分|警告|记过|记大过|降级|撤职|撤销党内职务|留党察看|开除|诫勉|通报批评/;
const LIFTED = /(?:未|没有)受(?:过|到)?(?:过|任何)?[^，。]*处分/;
const NOTHING = /^(?:无|暂无|没有|未受(?:过)?奖惩)[。.]?$/;

/**
 * 奖惩情况 as written in one cell → one entry per sentence, in its own words; `无` gives none. A measure is told from a
 * reward by the names the law gives it; until when it has effect is for an officer to enter.
 */
export function rewardSentences(text: string): RewardSentence[] {
  return text
    .split(/[；;。\n]/)
    .map((s) => s.replace(/^\s*\d{1,2}(?:[、)）]|\.(?!\d))\s*/, '').trim())
    .filter((s) => s !== '' && !NOTHING.test(s) && !LIFTED.test(s))
    .map((title) => {
      const date = /((?:19|20)\d\d)(?:[年./-](\d{1,2})月?)?/.exec(title);
      const issuer = /(?:经|被|获|荣获|受)([^，,。经被获]{2,40}?)(?:批准|授予|评为|表彰|记|嘉奖|给予|处以)/.exec(title)?.[1] ?? null;
      return { kind: DISCIPLINE.test(title) ? ('discipline' as const) : ('reward' as const), title: title.slice(0, 300), issuer, issuedOn: date ? parseFileDate(date[0].replace(/[月年]$/, '')) : null };
    });
}
