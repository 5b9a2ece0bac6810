import { beforeAll, describe, expect, it } from 'vitest';
import { ageOn, contains } from '../kernel/period.ts';
import { regionDigest } from './digest.ts';
import { figures, tags } from './figures.ts';
import { makeBlock } from './generate.ts';
import type { Block, SimPerson } from './model.ts';
import { rankLadder } from './people/rank.ts';
import { blockPlan, type RegionRequest } from './region/plan.ts';

const TODAY = '2026-11-20';
const request = (seed: number, scale = 1): RegionRequest => ({ size: 'county', seed, today: TODAY, scale });
let county: Block;
beforeAll(() => {
  county = makeBlock(request(1), 0);
}, 60_000);
const each = (check: (p: SimPerson) => string | null): string[] => county.people.flatMap((p) => check(p) ?? []);
const LEVELS = ['乡科级副职', '乡科级正职', '县处级副职', '县处级正职'];

describe('a region', { timeout: 120_000 }, () => {
  it('names every county of a province once', () => {
    const names = Array.from({ length: 167 }, (_, i) => blockPlan({ size: 'province', seed: 1, today: TODAY, scale: 1 }, i).name);
    expect(new Set(names).size).toBe(167);
  });
  it('is decided by its seed', () => {
    expect(regionDigest(request(7, 0.08))).toBe(regionDigest(request(7, 0.08)));
    expect(regionDigest(request(7, 0.08))).not.toBe(regionDigest(request(8, 0.08)));
  });
  it('keeps its blocks apart: counties of a city share no identifier and no number', () => {
    const city: RegionRequest = { size: 'city', seed: 3, today: TODAY, scale: 0.2 };
    const [a, b] = [makeBlock(city, 0), makeBlock(city, 1)];
    const ids = (x: Block): string[] => [...x.organizations, ...x.posts, ...x.people, ...x.matters].map((r) => r.id).concat(x.entries.map((e) => e.entry.id));
    expect(new Set([...ids(a), ...ids(b)]).size).toBe(ids(a).length + ids(b).length);
    expect(new Set([...a.organizations, ...b.organizations].map((o) => o.number)).size).toBe(a.organizations.length + b.organizations.length);
    expect(a.name).not.toBe(b.name);
  });
});

describe('the county', () => {
  it('has the size and shape of one', () => {
    expect(county.people.length).toBeGreaterThan(2800);
    expect(county.people.length).toBeLessThan(3500);
    expect(county.entries.length).toBeGreaterThan(34_000);
    expect(county.entries.length).toBeLessThan(48_000);
    const type = (t: string): number => county.organizations.filter((o) => o.type === t).length;
    expect(type('town') + type('subdistrict')).toBe(17);
    expect(type('village') + type('community')).toBe(204);
    expect(type('state_firm')).toBe(3);
    const women = county.people.filter((p) => p.sex === 'female').length / county.people.length;
    expect(women).toBeGreaterThan(0.26);
    expect(women).toBeLessThan(0.36);
  });
  it('never puts more people on a post than it has places', () => {
    const held = new Map<string, number>();
    for (const p of county.people) for (const a of p.appointments) if (a.postId && a.endedOn === null && a.main) held.set(a.postId, (held.get(a.postId) ?? 0) + 1);
    expect(county.posts.filter((post) => (held.get(post.id) ?? 0) > post.establishment)).toEqual([]);
  });
  it('never had two heads of one unit at once', () => {
    const terms = new Map<string, [string, string][]>();
    for (const p of county.people) for (const a of p.appointments) if (a.principal && a.postId) terms.set(a.postId, [...(terms.get(a.postId) ?? []), [a.startedOn, a.endedOn ?? '9999']]);
    for (const list of terms.values()) {
      list.sort();
      for (let i = 1; i < list.length; i++) expect(list[i]![0] >= list[i - 1]![1]).toBe(true);
    }
  });
});

describe('lives', () => {
  it('begin work at 16 or later and are in office before retirement', () => {
    expect(each((p) => (ageOn(p.bornOn, `${p.workStartedOn}-01`) < 16 || ageOn(p.bornOn, TODAY) > 60 ? p.id : null))).toEqual([]);
    expect(each((p) => (p.appointments.some((a) => a.startedOn < `${p.workStartedOn}-01`) ? p.id : null))).toEqual([]);
  });
  it('join the Party at 18 or later', () => {
    expect(each((p) => (p.partyJoinedOn && ageOn(p.bornOn, `${p.partyJoinedOn}-01`) < 18 ? p.id : null))).toEqual([]);
    expect(each((p) => ((p.politicalStatus === '中共党员') !== (p.partyJoinedOn !== null) && p.politicalStatus !== '预备党员' ? p.id : null))).toEqual([]);
  });
  it('hold exactly one main appointment today and never two at once', () => {
    const wrong = each((p) => {
      const main = p.appointments.filter((a) => a.main).sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
      if (main.filter((a) => a.endedOn === null).length !== 1) return p.id;
      return main.some((a, i) => i > 0 && (main[i - 1]!.endedOn ?? '9999') > a.startedOn) ? p.id : null;
    });
    expect(wrong).toEqual([]);
  });
  it('climb the ladder one step at a time', () => {
    const wrong = each((p) => {
      let last = -1;
      for (const a of p.appointments.filter((x) => x.main)) {
        const step = a.level === null ? -1 : LEVELS.indexOf(a.level);
        // A step served outside the county is in the résumé only, so a gap of one is possible; going down is not.
        if (step < last) return p.id;
        last = step;
      }
      return null;
    });
    expect(wrong).toEqual([]);
    const young = each((p) => (p.appointments.some((a) => a.level === '乡科级正职' && ageOn(p.bornOn, a.startedOn) < 27) ? p.id : null));
    expect(young).toEqual([]);
  });
  it('hold ranks one after another, upward, not before they existed, none below what the post asks', () => {
    const wrong = each((p) => {
      for (const [i, r] of p.ranks.entries()) {
        const before = p.ranks[i - 1];
        if (r.startedOn < '2019-06-01') return p.id;
        if (before && (before.endedOn !== r.startedOn || rankLadder.indexOf(before.rank as never) <= rankLadder.indexOf(r.rank as never))) return p.id;
      }
      const level = p.appointments.find((a) => a.main && a.endedOn === null)!.level;
      const rank = p.ranks.at(-1)?.rank;
      const floor = level === '乡科级正职' ? '二级主任科员' : level === '乡科级副职' ? '四级主任科员' : null;
      return rank && floor && rankLadder.indexOf(rank as never) > rankLadder.indexOf(floor) ? p.id : null;
    });
    expect(wrong).toEqual([]);
  });
  it('have identity numbers of the fictional address, right in date, sex and check character, each once', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    const wrong = each((p) => {
      const n = p.idNumber;
      // ISO 7064: the weighted sum of all eighteen, X being ten, leaves 1.
      const sum = [...n].reduce((s, c, i) => s + (c === 'X' ? 10 : Number(c)) * weights[i]!, 0);
      const ok = n.length === 18 && n.startsWith('990624') && n.slice(6, 14) === p.bornOn.replaceAll('-', '') && (Number(n[16]) % 2 === 1) === (p.sex === 'male') && sum % 11 === 1;
      return ok ? null : n;
    });
    expect(wrong).toEqual([]);
    expect(new Set(county.people.map((p) => p.idNumber)).size).toBe(county.people.length);
  });
});

describe('records', () => {
  it('keep 优秀 within a fifth of those graded, unit by unit and year by year', () => {
    const units = new Map<string, [number, number]>();
    for (const p of county.people) {
      const main = p.appointments.find((a) => a.main && a.endedOn === null)!;
      for (const g of p.grades) {
        const key = `${main.level?.startsWith('县') ? 'county' : main.organizationId}/${g.year}`;
        const [best, all] = units.get(key) ?? [0, 0];
        units.set(key, [best + (g.grade === '优秀' ? 1 : 0), all + (/不定等次|不进行考核/.test(g.grade) ? 0 : 1)]);
      }
    }
    expect([...units].filter(([, [best, all]]) => best > all * 0.2)).toEqual([]);
    expect(each((p) => (new Set(p.grades.map((g) => g.year)).size !== p.grades.length || p.grades.some((g) => g.year > 2025) ? p.id : null))).toEqual([]);
  });
  it('carry the figures of the documents', () => {
    const count = (tag: string): number => county.people.filter((p) => p.tags.includes(tag)).length;
    expect([count(tags.chosen), count(tags.exempted), count(tags.merit), count(tags.reused)]).toEqual([figures.chosenTownHeads + figures.chosenBackbones, 12, 5, 3]);
    expect(county.people.filter((p) => p.tags.includes(tags.merit) && p.rewards.some((r) => r.kind === 'discipline')).length).toBe(1);
    expect([count(tags.young), count(tags.rural), count(tags.economy)]).toEqual([82, 56, 31]);
    expect(county.people.filter((p) => p.tags.includes(tags.sentOut) && p.tags.includes(tags.sanNiuSiGan)).length).toBe(3);
    expect([count(tags.sentOut), count(tags.sanNiuSiGan)]).toEqual([18, 3]);
  });
  it('are about people who were there, and not from the future', () => {
    const byId = new Map(county.people.map((p) => [p.id, p]));
    for (const { entry } of county.entries) {
      expect(entry.occurredOn <= TODAY).toBe(true);
      for (const part of entry.persons) expect(byId.has(part.personId)).toBe(true);
      const shares = entry.persons.reduce((s: number, p) => s + (p.share ?? 0), 0);
      expect(shares).toBeLessThanOrEqual(10_000);
    }
    const events = new Map(county.events.map((e) => [e.id, e]));
    for (const { entry } of county.entries) if (entry.criticalEventId) expect(contains({ from: events.get(entry.criticalEventId)!.from, to: events.get(entry.criticalEventId)!.to }, entry.occurredOn)).toBe(true);
  });
});

describe('scale', { timeout: 120_000 }, () => {
  it.each([0.1, 0.3, 2])('%s times a county has about that many people', (scale) => {
    const asked = request(4, scale);
    let people = 0;
    for (let i = 0; i < (scale > 1 ? scale : 1); i++) people += makeBlock(asked, i).people.length;
    expect(people / county.people.length / scale).toBeGreaterThan(0.8);
    expect(people / county.people.length / scale).toBeLessThan(1.25);
  });
});
