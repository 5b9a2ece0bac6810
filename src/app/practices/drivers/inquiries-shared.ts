import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { openCaseFile } from '../../../domains/cases/contract.ts';
import { addMeasure, checkMeasureLine, importMeasures, listMeasures, measureDifferences } from '../../../domains/protection/contract.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { driver } from '../driver.ts';

const asked = z.object({ by: z.enum(['organization', 'discipline']), person: z.string(), kind: z.enum(['explanation', 'inquiry', 'reminder']), matter: z.string(), lead: z.string().optional(), restricted: z.boolean().default(false), differs: z.string().optional() });
const line = z.object({ name: z.string(), unit: z.string(), kind: z.string(), onDay: z.string(), matter: z.string() });

/** M129: both bodies ask through the program, who asks twice is refused with the record named; a list is taken in once; differences by month. */
export const inquiriesShared = driver(
  z.object({ day: z.string(), unit: z.string(), asked: z.array(asked), list: z.array(line), confirmed: z.array(z.string()), disputed: z.record(z.string(), z.string()) }),
  async ({ day, unit, asked: given, list, confirmed, disputed }, world) => {
    world.setDay(day);
    const [office] = await world.organizations([unit], { type: 'town', validFrom: '2000-01-01' });
    const names = [...new Set([...given.map((a) => a.person), ...list.filter((l) => l.kind !== '处分').map((l) => l.name)])];
    const ids = await world.people(names, office!);
    const idOf = (name: string): PersonId => ids[names.indexOf(name)]! as PersonId;
    const supervisor = world.actor('supervisor');
    const refused: string[] = [];
    const namedOnRefusal: string[] = [];
    for (const [n, a] of given.entries()) {
      try {
        if (a.by === 'discipline') await world.send(addMeasure, { body: { personId: idOf(a.person), kind: a.kind, onDay: day, matter: a.matter, lead: a.lead ?? null, document: null, restricted: a.restricted, differs: a.differs ?? null } }, supervisor);
        else await world.send(openCaseFile, { body: { type: 'inquiry', opening: a.kind === 'explanation' ? 'written' : 'letter', title: '说明有关情况', organizationId: office!, parties: [{ role: 'subject', personId: idOf(a.person) }], facts: { matter: a.matter, ...(a.kind === 'inquiry' ? { letterReason: '前后不一' } : {}), ...(a.lead ? { lead: a.lead } : {}), ...(a.differs ? { differs: a.differs } : {}) } } }, world.actor(a.kind === 'explanation' ? 'officer' : 'leader'));
      } catch (error) {
        if (!isRefusal(error) || error.code !== 'protection.asked_before') throw error;
        refused.push(`第${n + 1}条 ${a.by}`);
        namedOnRefusal.push(...error.because.map((r) => `${r.params!['body']} ${r.params!['kind']} ${r.params!['matter'] ?? '限制查看'}`));
      }
    }
    const csv = ['姓名,单位职务,方式,日期,问题', ...list.map((l) => [l.name, l.unit, l.kind, l.onDay, l.matter].join(','))].join('\n');
    const { hash } = await world.unit((u) => saveFile(u, '清单.csv', Buffer.from(csv)));
    const first = await world.send(importMeasures, { body: { hash } }, supervisor);
    const again = await world.send(importMeasures, { body: { hash } }, supervisor);
    const { measures } = await world.send(listMeasures, { query: {} });
    const named = (matter: string): string => measures.find((m) => m.body === 'discipline' && m.matter === matter)!.id;
    for (const matter of confirmed) await world.send(checkMeasureLine, { params: { id: named(matter) }, body: { finding: 'confirmed', reason: null } });
    for (const [matter, reason] of Object.entries(disputed)) await world.send(checkMeasureLine, { params: { id: named(matter) }, body: { finding: 'disputed', reason } });
    const { months } = await world.send(measureDifferences, { query: { year: Number(day.slice(0, 4)) } });
    const both = (n: { organization: number; discipline: number }): string => `${n.organization}/${n.discipline}`;
    return {
      refused,
      namedOnRefusal,
      added: first.added,
      wrongLines: first.bad,
      addedAgain: again.added,
      seenByOrganization: measures.length,
      restrictedMatters: measures.filter((m) => m.restricted && m.matter !== null).length,
      statedToDiffer: measures.flatMap((m) => (m.differs === null ? [] : [m.differs])),
      months: Object.fromEntries(months.map((m) => [m.month, `记录${both(m.records)} 未确认${both(m.unconfirmed)} 异议${both(m.disputed)} 重复${m.doubles}`])),
    };
  },
);
