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
    expect(classOf(scheme, category, type)).toBe(classKey);
    expect(groupOf(scheme, classKey, type)).toBe(group);
  });
  it('nobody guesses a category', () => expect(classOf(scheme, null, 'town')).toBeNull());
  it.each([
    ['staff/township', '干部·乡镇', 'Staff · Towns'],
    ['leader/court', '领导·court', 'Leaders · court'],
  ])('%s is called %s', (group, zh, en) => expect(groupName(buildScheme(), group)).toEqual({ zh, en }));
  it('everybody together is one group', () => {
    const all = change((d) => (d.groups.by = []));
    expect(groupOf(all, 'leader', 'town')).toBe('all');
    expect(groupName(all, 'all').zh).toBe('全部');
  });
});
