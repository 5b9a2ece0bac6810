import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { House } from '../../../../platform/house/index.ts';
import { labelOf } from '../../roster/index.ts';
import type { OrganizationType } from '../../model.ts';
import { importPeople } from '../access.ts';
import type { ImportView } from '../contract/shapes.ts';
import type { Plan } from '../model.ts';
import { PERSON_FILE_SHEET, personFilePlan } from '../rules/person-file.ts';
import { unitIndex, type UnitIndex } from '../rules/find-unit.ts';
import { appliedBefore, findImport, listImports as listStored, type Import } from '../store/import.ts';
import { jobNow } from '../store/job.ts';
import { knownUnits } from '../store/on-file.ts';

const LISTED = 100;

const summaryOf = (i: Import) => ({
  id: i.id,
  kind: i.kind,
  fileName: i.fileName,
  state: i.state,
  createdBy: i.createdBy,
  createdAt: i.createdAt.toISOString(),
  appliedAt: i.appliedAt?.toISOString() ?? null,
  appliedBy: i.appliedBy,
  undoneAt: i.undoneAt?.toISOString() ?? null,
  undoneBy: i.undoneBy,
  undoneBecause: i.undoneBecause,
  counts: copied(i),
});

const copied = ({ counts: c }: Import): ImportView['counts'] => {
  const { refusedFiles, applied, skipped, ...plain } = c;
  return {
    ...plain,
    skipped: { ...skipped },
    ...(refusedFiles ? { refusedFiles: refusedFiles.map((f) => ({ ...f, params: { ...f.params } })) } : {}),
    ...(applied ? { applied: { ...applied, fields: { ...applied.fields }, organizationsCreated: [...applied.organizationsCreated] } } : {}),
  };
};

/** The last imports, newest first. */
export async function listImports(house: House, actor: Actor) {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => (await listStored(unit, LISTED)).map(summaryOf));
}

/** One import as its pages need it. */
export async function viewImport(house: House, actor: Actor, importId: string): Promise<ImportView> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await findImport(unit, importId);
    const job = i.jobId === null ? null : await jobNow(unit, i.jobId);
    const before = await appliedBefore(unit, i.fileHashes, i.id);
    const units = Object.keys(i.units).length === 0 ? null : unitIndex(await knownUnits(unit));
    const plans = new Map(i.plans.map((p) => [p.sheet, p]));
    return {
      ...summaryOf(i),
      revision: i.revision,
      sheets: i.found.sheets.map((s) => ({
        sheet: s.sheet,
        columns: s.guess.columns.map((c) => ({ ...c, samples: [...c.samples] })),
        use: plans.has(s.sheet),
        chosen: [...(plans.get(s.sheet)?.columns ?? s.guess.columns.map((c) => c.key))],
      })),
      leftOutSheets: [...i.found.leftOut],
      grid: (i.kind === 'roster' ? i.plans : [personFilePlan]).map(gridOf),
      units: units === null ? [] : unitsOf(i, units),
      job: job && { ...job, refusal: job.refusal && { ...job.refusal, because: [...job.refusal.because] } },
      appliedBefore: before?.toISOString() ?? null,
    };
  });
}

const gridOf = (plan: Plan): ImportView['grid'][number] => ({
  sheet: plan.sheet === PERSON_FILE_SHEET ? PERSON_FILE_SHEET : plan.sheet,
  columns: plan.columns.flatMap((key, column) => (key === null || key === 'problems' ? [] : [{ column, key, label: labelOf(key) }])),
});

function unitsOf(i: Import, index: UnitIndex): ImportView['units'] {
  return Object.entries(i.units)
    .map(([key, u]) => ({
      key,
      count: u.count,
      department: key.includes('/'),
      organizationId: u.organizationId ?? null,
      create: u.create ? { type: u.create.type as OrganizationType, parentId: u.create.parentId } : null,
      leaveOut: u.leaveOut ?? false,
      suggestions: index.suggest(key.split('/').at(-1)!).map((id) => ({ id, name: index.nameOf(id) ?? '' })),
    }))
    .sort((a, b) => Number(a.department) - Number(b.department) || b.count - a.count);
}
