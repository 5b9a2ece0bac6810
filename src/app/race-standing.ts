import { shieldedEntries, standsAgainst } from '../domains/protection/index.ts';
import { declareStanding } from '../domains/work/index.ts';

/** What a race must respect of what protection knows: nobody under a hold or a sanction is given 奔跑奖, and nothing tolerated is counted against anybody. */
export const wireRaces = (): void =>
  declareStanding({
    againstAward: async (unit, personIds) => new Map([...(await standsAgainst(unit, personIds, 'award', unit.today))].map(([id, reasons]) => [id, reasons.map((r) => `${r.params?.['basis'] ?? r.code}（${r.source ?? '—'}，至 ${r.params?.['until'] ?? '—'}）`)])),
    shielded: (unit, personIds) => shieldedEntries(unit, personIds, unit.today),
  });
