import { z } from 'zod';
import { qualifiers } from '../../../kernel/quantity.ts';
import { appendEvidence, type NewEvidence } from '../../../domains/evidence/index.ts';
import { declareEvent, getEvent } from '../../../domains/evidence/contract.ts';
import { savePeople } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { levelOf, levelWord, postTypeOf, postTypeWord } from '../words.ts';

/** People put on file at a time, and the most one dispatch may name. */
const BATCH = 4000;
const TEAM = 200;

/**
 * M016: tens of thousands sent to the front of an epidemic, by post type and level; some have come back.
 * Those who come back were sent one by one, the others in teams.
 */
export const frontLineStrength = driver(
  z.object({ assigned: z.object({ value: z.int(), qualifier: z.enum(qualifiers) }), postTypes: z.array(z.string()), levels: z.array(z.string()), alsoWithdrawn: z.int() }),
  async ({ assigned, postTypes, levels, alsoWithdrawn }, world) => {
    const { id } = await world.send(declareEvent, { body: { name: '疫情防控', kind: 'epidemic', from: '2020-01-23', to: null } });
    const people: string[] = [];
    while (people.length < assigned.value) {
      const names = Array.from({ length: Math.min(BATCH, assigned.value - people.length) }, (_p, n) => `干部${people.length + n + 1}`);
      people.push(...(await world.unit((u) => savePeople(u, names.map((name) => ({ name }))))));
    }
    const entry = (personIds: readonly string[], occurredOn: string, content: NewEvidence['content']): NewEvidence => ({
      title: '一线派遣',
      occurredOn,
      arena: 'emergency',
      criticalEventId: id,
      persons: personIds.map((personId) => ({ personId, role: 'subject' })),
      source: { kind: 'unit', name: '示例单位' },
      content,
      state: 'confirmed',
    });
    const placeOf = (n: number) => ({ postType: postTypeOf[postTypes[n % postTypes.length]!]!, level: levelOf[levels[Math.floor(n / postTypes.length) % levels.length]!]! });
    const teams = new Map<string, { place: ReturnType<typeof placeOf>; personIds: string[] }[]>();
    for (const [n, personId] of people.entries()) {
      const place = placeOf(n);
      const key = n < alsoWithdrawn ? personId : `${place.postType} ${place.level}`;
      const own = teams.get(key) ?? [];
      teams.set(key, own);
      if (own.length === 0 || own.at(-1)!.personIds.length === TEAM) own.push({ place, personIds: [] });
      own.at(-1)!.personIds.push(personId);
    }
    const sent = [...teams.values()].flat();
    const ids = await world.unit((u) => appendEvidence(u, sent.map((t) => entry(t.personIds, '2020-02-01', { kind: 'assignment', ...t.place }))));
    const back = sent.flatMap((t, i) => (t.personIds.length === 1 && teams.has(t.personIds[0]!) ? [entry(t.personIds, '2020-04-01', { kind: 'assignment_end', assignmentId: ids[i]!, conduct: 'competent' })] : []));
    await world.unit((u) => appendEvidence(u, back));
    const { strength } = await world.send(getEvent, { params: { id }, query: {} });
    const inWords = (rows: readonly { key: string; people: number }[], word: (key: string) => string) => Object.fromEntries(rows.map((r) => [word(r.key), r.people]));
    return {
      // The source says 余: what is on file is at least the figure, and is printed with that word.
      strength: { value: strength.people, qualifier: assigned.qualifier },
      people: strength.people,
      byPostType: inWords(strength.byPostType, postTypeWord),
      byLevel: inWords(strength.byLevel, levelWord),
      currentAfterWithdrawal: strength.current,
    };
  },
);
