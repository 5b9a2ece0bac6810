import type { PartialDate } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';

/** Whose 到龄年月 is asked for. `limit`: 改革前任职年龄界限 in years where his file states one. */
export interface RetirementAsked {
  readonly personId: string;
  readonly born: PartialDate;
  readonly limit: number | null;
}

/** 到龄年月 `YYYY-MM` by the policy in force; null where no rule says it for this person. */
export type RetirementMonthOf = (unit: Unit, asked: RetirementAsked) => Promise<string | null>;

let known: RetirementMonthOf = async () => null;

/** The application says how 到龄年月 is worked out: the registry knows no policy. */
export const declareRetirementMonth = (of: RetirementMonthOf): void => void (known = of);

const LIMIT = /(\d{2})(?=周?岁)/;

/** The box 到龄时间 of the form: what his file says, else what the policy gives, else empty for a hand to fill. */
export async function retirementBox(unit: Unit, personId: string, born: PartialDate | null, boxes: { readonly retirementMonth: string | null; readonly ageLimitBeforeReform: string | null }): Promise<string> {
  if (boxes.retirementMonth) return boxes.retirementMonth;
  if (born === null) return '';
  const limit = LIMIT.exec(boxes.ageLimitBeforeReform ?? '')?.[1];
  return (await known(unit, { personId, born, limit: limit === undefined ? null : Number(limit) })) ?? '';
}
