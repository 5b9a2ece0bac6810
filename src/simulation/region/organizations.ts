import type { OrganizationType } from '../../domains/registry/index.ts';
import type { Level, SimOrganization } from '../model.ts';
import { countyUnits, townSections, townships, villageWords, type UnitPlan } from '../tables/units.ts';
import type { Field } from '../tables/schools.ts';
import type { BlockPlan } from './plan.ts';

export interface Unit {
  readonly organization: SimOrganization;
  readonly kind: 'organ' | 'town';
  /** Null for towns, whose team has its own table. */
  readonly plan: UnitPlan | null;
  readonly size: number;
  readonly field: Field;
  readonly hard: boolean;
  /** What an entry from here arises from most often. */
  readonly bent: 'project' | 'village' | 'emergency' | 'window' | 'office';
}

export interface Organizations {
  readonly all: readonly SimOrganization[];
  readonly units: readonly Unit[];
  readonly organs: Readonly<Record<'party' | 'congress' | 'government' | 'consultative' | 'supervision' | 'court' | 'procuratorate', SimOrganization>>;
}

const bentOf = (tags: readonly string[], type: OrganizationType): Unit['bent'] =>
  tags.includes('project') ? 'project' : tags.includes('emergency') ? 'emergency' : tags.includes('window') ? 'window' : tags.includes('village') || type === 'town' ? 'village' : 'office';

const FOUNDED = '1984-01-01';

/** The tree of one county: organs, institutions, firms, towns with their villages. */
export function makeOrganizations(plan: BlockPlan): Organizations {
  const all: SimOrganization[] = [];
  const short = plan.name.slice(0, -1);
  let number = plan.alone ? 0 : plan.index * 1000 + 1;
  let order = 0;
  const add = (parent: SimOrganization | null, name: string, shortName: string, type: OrganizationType, field: string, level: Level | null, tags: readonly string[] = [], establishment: number | null = null): SimOrganization => {
    number++;
    const organization: SimOrganization = {
      id: plan.id(), number, parentId: parent?.id ?? null, path: parent ? `${parent.path}.${number}` : String(number), name, shortName, type, level, field, sortOrder: ++order, tags, establishment, validFrom: FOUNDED,
    };
    all.push(organization);
    return organization;
  };
  const top = plan.alone ? null : { ...placeholder(plan), id: regionRootId(plan) };
  const county = add(top, plan.name, short, 'region', '综合管理', '县处级正职');
  const organs = {
    party: add(county, `中共${plan.name}委员会`, '县委', 'party_organ', '党务政工', '县处级正职'),
    congress: add(county, `${plan.name}人民代表大会常务委员会`, '县人大', 'congress', '综合管理', '县处级正职'),
    government: add(county, `${plan.name}人民政府`, '县政府', 'government_organ', '综合管理', '县处级正职'),
    consultative: add(county, `政协${plan.name}委员会`, '县政协', 'consultative_conference', '综合管理', '县处级正职'),
  };
  const kept = countyUnits.slice(0, Math.max(12, Math.ceil(countyUnits.length * plan.shrink)));
  // The firms, the park and the petition office are what the demo walks through; a shrunken county keeps them.
  const special = countyUnits.filter((u) => !kept.includes(u) && u.tags?.some((t) => t === 'merger' || t === 'petition' || t === 'front_line'));
  const units: Unit[] = [];
  // Units that are kept whatever the scale weigh more in a small county; the others make room for them.
  const smaller = plan.shrink ** 1.25;
  for (const u of [...kept, ...special]) {
    const named = u.type === 'state_firm' || u.type === 'hospital' || u.type === 'school' || u.type === 'park' ? `${short}县${u.name}` : u.type === 'party_organ' ? `中共${plan.name}${u.name}` : `${plan.name}${u.name}`;
    const size = Math.max(2 + Math.min(1, u.deputies), Math.round(u.size * smaller));
    const tags = u.tags ?? [];
    const organization = add(county, named, u.short, u.type, u.field, u.level, tags, Math.round(size * 1.06));
    units.push({ organization, kind: 'organ', plan: u, size, field: u.field, hard: tags.includes('hard'), bent: bentOf(tags, u.type) });
  }
  const towns = townships.filter((_, i) => i < Math.max(4, Math.ceil(townships.length * plan.shrink)) || i >= townships.length - 1);
  const villagesEach = Math.max(3, Math.round(12 * plan.shrink));
  const words = plan.chance.fork('villages').sample(villageWords, villageWords.length);
  for (const [t, town] of towns.entries()) {
    const street = town.kind === '街道';
    const size = Math.max(8, Math.round((street ? 60 : town.kind === '乡' ? 48 : 56) * smaller));
    const tags = ['front_line', ...(town.hard ? ['hard'] : [])];
    const organization = add(county, `${plan.name}${town.name}${town.kind}`, `${town.name}${town.kind}`, street ? 'subdistrict' : 'town', '综合管理', '乡科级正职', tags, Math.round(size * 1.08));
    units.push({ organization, kind: 'town', plan: null, size, field: '综合管理', hard: town.hard, bent: 'village' });
    for (let v = 0; v < villagesEach; v++) {
      const word = words[(t * 7 + v) % words.length]!;
      add(organization, `${organization.shortName}${word}${street ? '社区' : '村'}`, `${word}${street ? '社区' : '村'}`, street ? 'community' : 'village', '社会治理', null, ['front_line']);
    }
  }
  const of = (name: string): SimOrganization => units.find((u) => u.plan?.short === name)?.organization ?? organs.party;
  return { all, units, organs: { ...organs, supervision: of('纪委监委'), court: of('法院'), procuratorate: of('检察院') } };
}

/** The root above the counties of a city or province: the same identifier in every block, made from the request alone. */
export const regionRootId = (plan: BlockPlan): string => `00000000-0000-7000-8000-${plan.root.code.padStart(12, '0')}`;

export const placeholder = (plan: BlockPlan): SimOrganization => ({
  id: regionRootId(plan), number: 1, parentId: null, path: '1', name: plan.root.name, shortName: plan.root.name.slice(0, -1), type: 'region', level: null, field: '综合管理', sortOrder: 0, tags: [], establishment: null, validFrom: FOUNDED,
});

export const sectionNames = (unit: Unit): readonly { readonly name: string; readonly field: Field }[] =>
  unit.plan ? unit.plan.sections.map((name) => ({ name, field: unit.plan!.field })) : townSections;
