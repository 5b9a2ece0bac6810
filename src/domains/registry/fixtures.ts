import type { AccessCase } from '../../../tests/support/access.ts';
import type { Day } from '../../kernel/period.ts';
import type { Unit } from '../../platform/house/index.ts';
import { coreAccessCases } from './access-cases.ts';
import { saveOrganizations, savePosts, type NewOrganization, type NewPost } from './commands/save-organizations.ts';
import { savePeople, type NewPerson } from './commands/save-people.ts';
import { accessCases as importAccessCases } from './importing/access-cases.ts';
import { saveRegion } from './store/organization.ts';

/** Access cases of every part of the registry; parts with endpoints of their own (import, export) add theirs here. */
export const accessCases: readonly AccessCase[] = [...coreAccessCases, ...importAccessCases];

/** An organization to save; say only what matters to the test. */
export const buildOrganization = (given: Partial<NewOrganization> = {}): NewOrganization => ({ name: '测试局', type: 'government_organ', ...given });

let serial = 0;
/** A synthetic person to save; say only what matters to the test. The identity number is made to be right. */
export function buildPerson(given: Partial<NewPerson> = {}): NewPerson {
  const n = ++serial;
  const born = given.bornOn ?? '1980-05-12';
  const day = born.length === 10 ? born : born.length === 7 ? `${born}-15` : `${born}-06-15`;
  return {
    name: `${surnames[n % surnames.length]!}${givenNames[Math.floor(n / surnames.length) % givenNames.length]!}`,
    sex: 'male',
    bornOn: born,
    ethnicity: '汉族',
    nativePlace: '湖南湘阴',
    birthPlace: '湖南湘阴',
    politicalStatus: '中共党员',
    partyJoinedOn: '2004-06',
    workStartedOn: '2002-07',
    staffCategory: 'civil_servant',
    idNumber: idNumberFor(day, given.sex === 'female' ? 2 : 1, n),
    ...given,
  };
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张'];
const givenNames = ['文博', '思远', '一鸣', '嘉禾', '若水', '清扬', '景行', '知行', '承志', '明德', '立新', '致远'];

/** A right identity number (GB 11643) for a birthday, sex (1 male, 2 female) and serial. The place is the synthetic test region. */
export function idNumberFor(born: Day, sex: 1 | 2, serialNumber: number): string {
  const order = String((serialNumber * 2 + (sex === 1 ? 1 : 0)) % 1000).padStart(3, '0');
  const first = `430624${born.replaceAll('-', '')}${order}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((s, w, i) => s + w * Number(first[i]), 0);
  return `${first}${'10X98765432'[sum % 11]!}`;
}

export interface SmallCounty {
  /** By short name: 县, 县委组织部, 县教育局, 县发改局, 城关镇, 南湖镇, 城发集团, 人事股. */
  readonly organizations: Readonly<Record<string, string>>;
  /** Paths by the same names. */
  readonly paths: Readonly<Record<string, string>>;
  /** Posts by `short name/title`. */
  readonly posts: Readonly<Record<string, string>>;
  /** People ids in the order they were made; `people[0]` is the head of the county's organization department. */
  readonly people: readonly string[];
  /** People ids by short name of their unit, the principal first. */
  readonly byOrganization: Readonly<Record<string, readonly string[]>>;
}

const units: readonly { short: string; name: string; type: NewOrganization['type']; parent: string | null; field: string | null; team: number }[] = [
  { short: '县', name: '试验县', type: 'region', parent: null, field: null, team: 0 },
  { short: '县委组织部', name: '中共试验县委组织部', type: 'party_organ', parent: '县', field: '党务', team: 5 },
  { short: '县教育局', name: '试验县教育局', type: 'government_organ', parent: '县', field: '教育', team: 5 },
  { short: '县发改局', name: '试验县发展和改革局', type: 'government_organ', parent: '县', field: '经济', team: 5 },
  { short: '城关镇', name: '试验县城关镇', type: 'town', parent: '县', field: null, team: 5 },
  { short: '南湖镇', name: '试验县南湖镇', type: 'town', parent: '县', field: null, team: 5 },
  { short: '城发集团', name: '试验县城发集团', type: 'state_firm', parent: '县', field: '城建', team: 4 },
  { short: '人事股', name: '试验县教育局人事股', type: 'department', parent: '县教育局', field: null, team: 1 },
];

/**
 * A county of 8 organizations and 30 people with posts, ranks, education and grades of three years, for tests of every domain.
 * The same every time; nobody in it lives.
 */
export async function seedSmallCounty(unit: Unit): Promise<SmallCounty> {
  await saveRegion(unit, { code: '990624', name: '试验县', level: '县' });
  const ids: Record<string, string> = {};
  const rows = units.map((u, i): NewOrganization => {
    ids[u.short] = stableId(unit.actor.regionId, 1, i);
    return { id: ids[u.short]!, name: u.name, shortName: u.short, type: u.type, field: u.field, parentId: u.parent === null ? null : ids[u.parent]!, level: u.type === 'department' ? '股级' : u.type === 'region' ? '县处级' : '乡科级', sortOrder: i };
  });
  await saveOrganizations(unit, rows);
  const postRows: (NewPost & { key: string })[] = [];
  for (const u of units) {
    if (u.team === 0) continue;
    const department = u.type === 'department';
    const principalTitle = department ? '股长' : u.type === 'town' ? '党委书记' : u.type === 'state_firm' ? '董事长' : u.type === 'party_organ' ? '部长' : '局长';
    const deputyTitle = u.type === 'town' ? '党委副书记' : u.type === 'state_firm' ? '副总经理' : u.type === 'party_organ' ? '副部长' : '副局长';
    const add = (title: string, category: NewPost['category'], level: string | null, establishment: number): void =>
      void postRows.push({ key: `${u.short}/${title}`, id: stableId(unit.actor.regionId, 2, postRows.length), organizationId: ids[u.short]!, title, category, leadershipLevel: level, establishment, principal: category === 'principal' && !department, sortOrder: postRows.length });
    add(principalTitle, department ? 'middle' : 'principal', department ? null : '乡科级正职', 1);
    if (!department) {
      add(deputyTitle, 'deputy', '乡科级副职', 2);
      add('干部', 'staff', null, u.team - 2);
    }
  }
  await savePosts(unit, postRows.map(({ key, ...p }) => (void key, p)));
  const posts = Object.fromEntries(postRows.map((p) => [p.key, p.id!]));
  const people: NewPerson[] = [];
  const byOrganization: Record<string, string[]> = {};
  for (const u of units) {
    const unitPosts = postRows.filter((p) => p.organizationId === ids[u.short]);
    for (let k = 0; k < u.team; k++) {
      const n = people.length;
      const post = unitPosts[Math.min(k === 0 ? 0 : k <= 2 ? 1 : 2, unitPosts.length - 1)]!;
      const id = stableId(unit.actor.regionId, 3, n);
      const year = 1970 + ((n * 7) % 28);
      const sex = n % 3 === 2 ? 'female' : 'male';
      const started = `${2016 + (n % 8)}-${String(1 + (n % 12)).padStart(2, '0')}`;
      const rankNames = ['二级主任科员', '四级主任科员', '一级科员'] as const;
      const rankName = rankNames[post.category === 'principal' ? 0 : post.category === 'deputy' ? 1 : 2]!;
      (byOrganization[u.short] ??= []).push(id);
      people.push({
        ...buildPerson({ sex, bornOn: `${year}-${String(1 + (n % 12)).padStart(2, '0')}-10` }),
        id,
        name: `${surnames[n % surnames.length]!}${givenNames[(n * 5 + Math.floor(n / surnames.length)) % givenNames.length]!}`,
        idNumber: idNumberFor(`${year}-${String(1 + (n % 12)).padStart(2, '0')}-10`, sex === 'male' ? 1 : 2, n + 100),
        phone: `139${String(10000000 + n * 137)}`,
        staffCategory: u.type === 'state_firm' ? 'enterprise' : 'civil_servant',
        workStartedOn: `${year + 22}-07`,
        partyJoinedOn: `${year + 24}-06`,
        appointments: [
          { organizationId: ids[u.short]!, postId: post.id!, title: `${u.name}${post.title}`, category: post.category, leadershipLevel: post.leadershipLevel ?? null, principal: post.principal ?? false, startedOn: started },
          ...(k === 1 ? [{ organizationId: ids['城关镇']!, title: '试验县城关镇干部', category: 'staff' as const, startedOn: `${year + 23}-03`, endedOn: started }] : []),
        ],
        ranks: u.type === 'state_firm' ? [] : [{ rank: rankName, startedOn: started }],
        educations: [{ mode: 'full_time', level: n % 4 === 0 ? '研究生' : n % 4 === 3 ? '大专' : '大学', degree: null, school: '湖南师范大学', major: ['汉语言文学', '土木工程', '经济学', '法学', '农学'][n % 5]!, graduatedOn: `${year + 22}-07` }],
        family: [{ relation: '妻子', name: '李某', bornOn: `${year + 1}`, politicalStatus: '群众', workplace: '试验县第一中学教师' }],
        grades: [2023, 2024, 2025].map((y, j) => ({ year: y, grade: (n + j) % 5 === 0 ? '优秀' : '称职', source: '年度考核' })),
      });
    }
  }
  await savePeople(unit, people);
  const paths = Object.fromEntries(units.map((u) => [u.short, pathOf(u.short)]));
  return { organizations: ids, paths, posts, people: people.map((p) => p.id!), byOrganization };
}

/** Organizations are numbered in the order of `units` in a fresh region. */
function pathOf(short: string): string {
  const i = units.findIndex((u) => u.short === short);
  const parent = units[i]!.parent;
  return parent === null ? String(i + 1) : `${pathOf(parent)}.${i + 1}`;
}

/** The same id in every run: the region's number, the kind and the serial. */
const stableId = (region: string, kind: number, n: number): string => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${region.slice(0, 6).padStart(6, '0')}${String(n).padStart(6, '0')}`;
