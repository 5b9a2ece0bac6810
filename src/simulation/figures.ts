import type { Chance } from './chance.ts';
import type { Member } from './people/member.ts';

/**
 * The figures of the documents, carried by people of the county as tags until the domains that own them are built:
 * 000 湘阴县: 4 township heads and 8 backbones chosen by 六比六看 (T18), 12 exempted (T19), 5 merit cadres of whom 1 was once disciplined
 * and 3 re-used (T20), 三百工程 82 + 56 + 31 (T21); 003 湘潭: 四类干部库 267 + 28 + 80 + 45 (T25), 18 sent out of whom 3 on the list 三牛四敢 (M006, T29).
 */
export const figures = {
  chosenTownHeads: 4, chosenBackbones: 8, exempted: 12, meritCadres: 5, meritOnceDisciplined: 1, reused: 3,
  youngReserve: 82, ruralReserve: 56, economyReserve: 31, poolYoung: 267, poolNonParty: 28, poolProfessional: 80, poolPrincipal: 45, sentOut: 18, sanNiuSiGan: 3,
} as const;

export const tags = {
  chosen: '六比六看比选', exempted: '容错免责', merit: '功臣', reused: '影响期满再使用', young: '三百工程·年轻干部', rural: '三百工程·乡村振兴', economy: '三百工程·工业经济',
  poolYoung: '四类干部库·年轻干部', poolNonParty: '四类干部库·党外干部', poolProfessional: '四类干部库·专业型干部', poolPrincipal: '四类干部库·党政正职后备', sentOut: '选派干部', sanNiuSiGan: '三牛四敢',
} as const;

/** Gives the tags out; a county too small for a figure gets what it has people for, never more. */
export function markFigures(chance: Chance, members: readonly Member[], year: number): void {
  const give = (from: readonly Member[], n: number, tag: string): Member[] => {
    const chosen = chance.sample(from, n);
    for (const m of chosen) m.person.tags.push(tag);
    return chosen;
  };
  const good = (m: Member): boolean => m.person.hidden.problems.length === 0;
  const sanctioned = members.filter((m) => m.person.rewards.some((r) => r.kind === 'discipline'));
  const over = sanctioned.filter((m) => good(m) && m.person.rewards.every((r) => r.kind === 'reward' || (r.effectUntil ?? '') < `${year}-01-01`));
  const clean = members.filter((m) => good(m) && !sanctioned.includes(m));
  const age = (m: Member): number => year - Number(m.person.bornOn.slice(0, 4));
  const townHeads = clean.filter((m) => /镇长|乡长|办事处主任/.test(m.slot.post.title) && m.slot.post.principal);
  give(townHeads, figures.chosenTownHeads, tags.chosen);
  const park = clean.filter((m) => m.slot.organization.type === 'park' && (m.slot.post.category === 'middle' || m.slot.post.category === 'staff'));
  give([...park.filter((m) => m.slot.post.category === 'middle'), ...park.filter((m) => m.slot.post.category === 'staff')].slice(0, 16), figures.chosenBackbones, tags.chosen);
  give(clean.filter((m) => m.slot.levels >= 1), figures.exempted, tags.exempted);
  give(over, figures.meritOnceDisciplined, tags.merit);
  give(clean.filter((m) => m.slot.levels >= 1 && m.slot.levels <= 3), figures.meritCadres - figures.meritOnceDisciplined, tags.merit);
  give(over.filter((m) => !m.person.tags.includes(tags.merit)), figures.reused, tags.reused);
  give(clean.filter((m) => age(m) <= 36 && m.slot.levels <= 2), figures.youngReserve, tags.young);
  give(clean.filter((m) => m.studied === '农林' || m.slot.field === '农林'), figures.ruralReserve, tags.rural);
  give(clean.filter((m) => ['产业', '经济'].includes(m.studied)), figures.economyReserve, tags.economy);
  // One person may stand in more than one of the four pools: 420 entries, not 420 people.
  give(clean.filter((m) => age(m) <= 40 && m.slot.levels <= 2), figures.poolYoung, tags.poolYoung);
  give(clean.filter((m) => !['中共党员', '预备党员', '共青团员'].includes(m.person.politicalStatus)), figures.poolNonParty, tags.poolNonParty);
  give(clean.filter((m) => !m.mismatch && m.slot.post.requirement.majors !== undefined), figures.poolProfessional, tags.poolProfessional);
  give(clean.filter((m) => m.slot.levels === 2), figures.poolPrincipal, tags.poolPrincipal);
  const sent = give(clean.filter((m) => m.slot.levels <= 1 && m.slot.organization.type === 'government_organ'), figures.sentOut, tags.sentOut);
  give(sent, figures.sanNiuSiGan, tags.sanNiuSiGan);
}
