import type { PartialDate } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';

/** Whose 到龄年月 is asked for. `limit`: 改革前任职年龄界限 in years where his file states one. */
export interface RetirementAsked {
  readonly personId: string;
  readonly born: PartialDate;
  readonly limit: number | null;
}

/** 到龄年月 `YYYY-MM` by person, by the policy in force; who is not in the answer is one for whom no rule says it. */
export type RetirementMonths = (unit: Unit, asked: readonly RetirementAsked[]) => Promise<ReadonlyMap<string, string>>;

let known: RetirementMonths = async () => new Map();

/** The application says how 到龄年月 is worked out: the registry knows no policy. */
export const declareRetirementMonths = (of: RetirementMonths): void => void (known = of);

/** 到龄年月 of people whose birth is known. */
export const retirementMonths = (unit: Unit, people: readonly { readonly id: string; readonly bornOn: PartialDate | null }[]): Promise<ReadonlyMap<string, string>> =>
  known(unit, people.flatMap((p) => (p.bornOn === null ? [] : [{ personId: p.id, born: p.bornOn, limit: null }])));

const LIMIT = /(\d{2})(?=周?岁)/;

/** The box 到龄时间 of the form: what his file says, else what the policy gives, else empty for a hand to fill. */
export async function retirementBox(unit: Unit, personId: string, born: PartialDate | null, boxes: { readonly retirementMonth: string | null; readonly ageLimitBeforeReform: string | null }): Promise<string> {
  if (boxes.retirementMonth) return boxes.retirementMonth;
  if (born === null) return '';
  const limit = LIMIT.exec(boxes.ageLimitBeforeReform ?? '')?.[1];
  return (await known(unit, [{ personId, born, limit: limit === undefined ? null : Number(limit) }])).get(personId) ?? '';
}
