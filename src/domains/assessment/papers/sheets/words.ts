import type { Day, PartialDate } from '../../../../kernel/period.ts';

/** `1975-03` → `1975.03`, as forms write dates. */
export const dotted = (d: PartialDate | null): string => (d === null ? '' : d.slice(0, 7).replace('-', '.'));
/** `2026-11-20` → `2026年11月20日`. */
export const inWords = (d: Day): string => `${Number(d.slice(0, 4))}年${Number(d.slice(5, 7))}月${Number(d.slice(8, 10))}日`;
/** `2026-10` → `2026年10月`. */
export const monthInWords = (m: string): string => `${m.slice(0, 4)}年${Number(m.slice(5, 7))}月`;
/** Where somebody still has to sign by hand. */
export const toSign = (who: string, on: Day | null): string => `${who}：　　　　　　${on === null ? '　　　年　　月　　日' : inWords(on)}`;
export const sexWords = { male: '男', female: '女' } as const;
/** The office that assesses; the region's own name stands before it. */
export const office = (region: string): string => `中共${region}委组织部`;
