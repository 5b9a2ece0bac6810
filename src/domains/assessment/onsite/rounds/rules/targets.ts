import type { OrganizationNow, PersonSummary } from '../../../../registry/index.ts';
import type { InspectionLevel, InspectionTarget } from '../model.ts';

export const rule = { ruleId: 'assessment.inspection_targets', source: '政治建设考察向机关内设机构延伸（M043）、全覆盖（M051）' } as const;

export interface RoundScope {
  readonly levels: readonly InspectionLevel[];
  /** Units with all below them; none: the whole region. */
  readonly unitIds: readonly string[];
  /** Kinds of unit; none: all. */
  readonly unitTypes: readonly string[];
}

type Organization = Pick<OrganizationNow, 'id' | 'name' | 'type' | 'path' | 'parentId'>;
type Person = Pick<PersonSummary, 'id' | 'name' | 'organizationId' | 'category'>;

/**
 * Whom a round is to inspect: teams of units, their leaders (正职、副职), internal sections. A unit without a leader in office has no team
 * to inspect; it comes back apart, so that nobody takes it for inspected. In: organizations and people in office of one day.
 */
export function targetsOf(scope: RoundScope, organizations: readonly Organization[], people: readonly Person[]): { targets: InspectionTarget[]; withoutTeam: string[] } {
  const byId = new Map(organizations.map((o) => [o.id, o]));
  const roots = scope.unitIds.map((id) => byId.get(id)?.path).filter((p) => p !== undefined);
  const inScope = (o: Organization): boolean => scope.unitIds.length === 0 || roots.some((p) => o.path === p || o.path.startsWith(`${p}.`));
  /** The unit an internal section belongs to, or the organization itself. */
  const unitOf = (o: Organization | undefined): Organization | undefined => (o?.type === 'department' && o.parentId !== null ? unitOf(byId.get(o.parentId)) : o);
  const covered = (o: Organization | undefined): o is Organization => {
    const unit = unitOf(o);
    return o !== undefined && unit !== undefined && unit.type !== 'region' && unit.type !== 'department' && inScope(o) && (scope.unitTypes.length === 0 || scope.unitTypes.includes(unit.type));
  };
  const leaders = people.filter((p) => (p.category === 'principal' || p.category === 'deputy') && p.organizationId !== null && covered(byId.get(p.organizationId)));
  const led = new Set(leaders.map((p) => unitOf(byId.get(p.organizationId!))!.id));
  const units = organizations.filter((o) => o.type !== 'department' && covered(o));
  const all: Record<InspectionLevel, () => InspectionTarget[]> = {
    team: () => units.filter((o) => led.has(o.id)).map((o) => ({ level: 'team', id: o.id, organizationId: o.id, name: o.name, unitName: o.name })),
    leader: () => leaders.map((p) => ({ level: 'leader', id: p.id, organizationId: p.organizationId!, name: p.name, unitName: byId.get(p.organizationId!)!.name })),
    section: () => organizations.filter((o) => o.type === 'department' && covered(o)).map((o) => ({ level: 'section', id: o.id, organizationId: o.id, name: o.name, unitName: unitOf(o)!.name })),
  };
  return { targets: scope.levels.flatMap((level) => all[level]()), withoutTeam: scope.levels.includes('team') ? units.filter((o) => !led.has(o.id)).map((o) => o.name) : [] };
}
