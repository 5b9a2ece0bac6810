import { describe, expect, it } from 'vitest';
import { targetsOf, type RoundScope } from './targets.ts';

const organization = (id: string, type: 'region' | 'government_organ' | 'town' | 'department', path: string, parentId: string | null) => ({ id, name: id, type, path, parentId });
const organizations = [
  organization('县', 'region', '1', null),
  organization('发改局', 'government_organ', '1.2', '县'),
  organization('项目科', 'department', '1.2.3', '发改局'),
  organization('股', 'department', '1.2.3.9', '项目科'),
  organization('柳林镇', 'town', '1.4', '县'),
  organization('党政办', 'department', '1.4.5', '柳林镇'),
  organization('空局', 'government_organ', '1.6', '县'),
];
const people = [
  { id: '局长', name: '局长', organizationId: '发改局', category: 'principal' as const },
  { id: '兼科长的副局长', name: '副局长', organizationId: '项目科', category: 'deputy' as const },
  { id: '科长', name: '科长', organizationId: '项目科', category: 'middle' as const },
  { id: '镇长', name: '镇长', organizationId: '柳林镇', category: 'principal' as const },
  { id: '县长', name: '县长', organizationId: '县', category: 'principal' as const },
  { id: '待分配', name: '待分配', organizationId: null, category: 'deputy' as const },
];
const everything: RoundScope = { levels: ['team', 'leader', 'section'], unitIds: [], unitTypes: [] };

describe('whom a round is to inspect', () => {
  it.each<[string, Partial<RoundScope>, string[], string[]]>([
    ['the whole region', {}, ['team 发改局', 'team 柳林镇', 'leader 局长', 'leader 兼科长的副局长', 'leader 镇长', 'section 项目科', 'section 股', 'section 党政办'], ['空局']],
    ['sections only', { levels: ['section'] }, ['section 项目科', 'section 股', 'section 党政办'], []],
    ['one unit with what stands under it', { unitIds: ['发改局'] }, ['team 发改局', 'leader 局长', 'leader 兼科长的副局长', 'section 项目科', 'section 股'], []],
    ['one kind of unit, sections by the unit they belong to', { unitTypes: ['town'] }, ['team 柳林镇', 'leader 镇长', 'section 党政办'], []],
    ['a unit that is not there that day', { unitIds: ['撤销的局'] }, [], []],
  ])('%s', (_name, change, targets, withoutTeam) => {
    const found = targetsOf({ ...everything, ...change }, organizations, people);
    expect(found.targets.map((t) => `${t.level} ${t.id}`)).toEqual(targets);
    expect(found.withoutTeam).toEqual(withoutTeam);
  });
});
