import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import type { SchemeDefinition } from '../scheme-format.ts';
import { classOf, groupName, groupOf } from './class-of.ts';

const change = (edit: (d: SchemeDefinition) => void): SchemeDefinition => {
  const definition = structuredClone(buildScheme());
  edit(definition);
  return definition;
};

describe('class and group', () => {
  const scheme = change((d) => d.classes.push({ key: 'town_leader', name: { zh: '乡镇领导', en: 'Town leaders' }, categories: ['principal'], unitTypes: ['town'] }));
  it.each([
    ['principal', 'town', 'town_leader', 'town_leader/township'],
    ['principal', 'court', 'leader', 'leader/court'],
    ['deputy', 'town', 'leader', 'leader/township'],
    ['staff', 'subdistrict', 'staff', 'staff/township'],
  ] as const)('%s of a %s', (category, type, classKey, group) => {
    expect(classOf(scheme, { category, unitType: type })).toBe(classKey);
    expect(groupOf(scheme, classKey, type)).toBe(group);
  });
  it('nobody guesses a category', () => expect(classOf(scheme, { category: null, unitType: 'town' })).toBeNull());
  it('what says most goes first: the unit, then the level, then the kind of unit', () => {
    const fine = change((d) =>
      d.classes.push(
        { key: 'chief', name: { zh: '乡科级正职', en: 'Chiefs' }, categories: ['principal'], levels: ['乡科级正职'] },
        { key: 'towns', name: { zh: '乡镇', en: 'Towns' }, categories: ['principal'], unitTypes: ['town'] },
        { key: 'one', name: { zh: '柳林镇', en: 'Liulin' }, categories: ['principal'], units: ['u1'] },
      ),
    );
    const of = (o: Partial<Parameters<typeof classOf>[1]>) => classOf(fine, { category: 'principal', unitType: 'town', ...o });
    expect([of({}), of({ level: '乡科级正职' }), of({ level: '乡科级正职', units: ['u9', 'u1'] }), of({ level: '县处级副职' }), of({ unitType: 'court', level: '乡科级正职' }), of({ unitType: 'court', level: null })]).toEqual(['towns', 'chief', 'one', 'towns', 'chief', 'leader']);
  });
  it('a team needs no category', () => {
    const teams = change((d) => {
      d.purpose = 'team';
      d.classes = [{ key: 'all', name: { zh: '班子', en: 'Teams' }, categories: [] }, { key: 'firm', name: { zh: '国企', en: 'Firms' }, categories: [], unitTypes: ['state_firm'] }];
    });
    expect([classOf(teams, { category: null, unitType: 'town' }), classOf(teams, { category: null, unitType: 'state_firm' })]).toEqual(['all', 'firm']);
  });
  it.each([
    ['staff/township', '干部·乡镇', 'Staff · Towns'],
    ['leader/court', '领导·法院', 'Leaders · Court'],
  ])('%s is called %s', (group, zh, en) => expect(groupName(buildScheme(), group)).toEqual({ zh, en }));
  it('everybody together is one group', () => {
    const all = change((d) => (d.groups.by = []));
    expect(groupOf(all, 'leader', 'town')).toBe('all');
    expect(groupName(all, 'all').zh).toBe('全部');
  });
});
