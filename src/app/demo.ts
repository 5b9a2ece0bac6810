import { systemActor } from '../kernel/actor.ts';
import { dayInChina } from '../kernel/clock.ts';
import type { PersonId, RegionId } from '../kernel/ids.ts';
import type { DemoAccount } from '../platform/http/index.ts';
import { diagnoseRegion } from '../domains/analysis/index.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../domains/policy/index.ts';
import { organizationsNow, peopleAt } from '../domains/registry/index.ts';
import { provisionAccounts, type NewAccount } from '../domains/security/index.ts';
import { loadRegion, openLiveBulletins, openLiveCases, openLiveChains, openLiveCharges, openLiveDemands, openLiveFronts, openLiveGrid, openLiveGuidance, openLiveLinks, openLiveManuals, openLiveMerits, openLivePledges, openLiveRace, openLiveTeams, openLiveWork, openLiveYear, recordMistake, regionHead, type RegionRequest, type Stage } from '../simulation/index.ts';
import { regionsOf } from './background.ts';
import { truthPath } from './cli/simulate.ts';
import type { Config } from './config.ts';
import { policiesFolder } from './paths.ts';
import { personalSteps } from './personal-steps.ts';
import type { OpenHouse } from './server.ts';

/** One password for all in a demonstration; it is printed at the start and shown on the sign-in page. */
export const DEMO_PASSWORD = 'Dandang-2026';
const DEMO_SEED = 1;
/** Roles of the demonstration in the order in which the sign-in page offers them. */
const DEMO_ACCOUNTS = ['officer', 'leader', 'liaison-organ', 'liaison-town', 'cadre', 'grid-head', 'area-head', 'supervisor', 'sysadmin', 'secadmin', 'auditor'] as const;

export interface Demo {
  /** Sign-ins to offer; null when the database holds something else than the demo region. */
  readonly accounts: readonly DemoAccount[] | null;
  readonly made: boolean;
}

/** Makes the demo county with an account for every role when the database is empty; says who can sign in when it is there already. */
export async function loadDemo(open: OpenHouse, config: Config, progress?: (stage: Stage, done: number) => void): Promise<Demo> {
  const { house } = open;
  readPoliciesFrom(diskSource(policiesFolder));
  const request: RegionRequest = { size: 'county', seed: DEMO_SEED, scale: 1, today: dayInChina(house.clock.now()) };
  const regionId = regionHead(request).code as RegionId;
  const regions = await regionsOf(house);
  if (regions.length > 0 && !regions.includes(regionId)) return { accounts: null, made: false };
  if (regions.length === 0) {
    await loadRegion(house, request, { truthPath: truthPath(config.dataFolder, request), pack: 'xiangyin', steps: personalSteps, ...(progress ? { progress } : {}), beforeAssessment: (actor) => recordMistake(house, actor, request.today), finish: async (actor) => {
      const accounts = await provisionDemoAccounts(open, actor.regionId);
      await openLiveYear(house, actor, request.today);
      await openLiveCases(house, actor, request.today);
      await openLiveMerits(house, actor, request.today);
      await openLiveWork(house, actor, request.today);
      await openLiveRace(house, actor, request.today);
      await openLiveTeams(house, actor, request.today);
      await openLiveChains(house, actor, request.today);
      await openLiveManuals(house, actor, request.today);
      await openLivePledges(house, actor, request.today);
      await openLiveCharges(house, actor, request.today);
      await openLiveFronts(house, actor, request.today);
      await openLiveGrid(house, actor, request.today, { neighbour: accounts.get('grid-head')!, area: accounts.get('area-head')! });
      await openLiveDemands(house, actor, request.today);
      await openLiveLinks(house, actor, request.today);
      await openLiveBulletins(house, actor, request.today);
      await openLiveGuidance(house, actor, request.today);
      // The map of problems is there from the first page on; it sees what any officer's diagnosis sees.
      await diagnoseRegion(house, actor, request.today);
    } });
  }
  return { accounts: DEMO_ACCOUNTS.map((accountName) => ({ accountName, password: DEMO_PASSWORD, title: `security:demo.${accountName}` })), made: regions.length === 0 };
}

async function provisionDemoAccounts(open: OpenHouse, regionId: RegionId): Promise<ReadonlyMap<string, string>> {
  const actor = systemActor(regionId, '演示账号');
  const places = await open.house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const organ = all.find((o) => o.type === 'government_organ' && o.tags.includes('project'))!;
    const town = all.find((o) => o.type === 'town')!;
    const supervision = all.find((o) => o.type === 'supervision_organ')!;
    const head = (await peopleAt(unit, [town.path])).find((p) => p.principal)!;
    return { organ, town, supervision, head };
  });
  const within = (o: { id: string; path: string }) => ({ organizationId: o.id, organizationPath: o.path });
  const account = (name: (typeof DEMO_ACCOUNTS)[number], displayName: string, grants: NewAccount['grants'], personId: PersonId | null = null): NewAccount => ({ name, displayName, password: DEMO_PASSWORD, personId, grants });
  const accounts = [
    account('officer', '县委组织部干部科', [{ role: 'officer' }]),
    account('leader', '县委组织部部领导', [{ role: 'leader' }]),
    account('liaison-organ', `${places.organ.shortName}政工`, [{ role: 'liaison', ...within(places.organ) }]),
    account('liaison-town', `${places.town.shortName}政工`, [{ role: 'liaison', ...within(places.town) }]),
    account('cadre', places.head.name, [{ role: 'cadre' }], places.head.id as PersonId),
    account('grid-head', '邻长', [{ role: 'grid_head', ...within(places.town) }]),
    account('area-head', '片长', [{ role: 'grid_head', ...within(places.town) }]),
    account('supervisor', '县纪委监委', [{ role: 'supervisor' }]),
    account('sysadmin', '系统管理员', [{ role: 'system_admin' }]),
    account('secadmin', '安全管理员', [{ role: 'security_admin' }]),
    account('auditor', '审计员', [{ role: 'auditor' }]),
  ];
  const ids = await provisionAccounts(open.house, actor, accounts);
  return new Map(accounts.map((a, i) => [a.name, ids[i]!]));
}
