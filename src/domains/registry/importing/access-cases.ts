import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import * as exports_ from '../exporting/contract.ts';
import { checkCharacter } from '../rules/id-number.ts';
import { applyImport } from './commands/apply-import.ts';
import { chooseColumns } from './commands/choose-columns.ts';
import { createImport } from './commands/create-import.ts';
import * as contract from './contract.ts';
import { importOptions, runImportJobs, storeFile } from './fixtures.ts';
import { viewImport } from './queries/import-view.ts';

const number = (first17: string): string => first17 + checkCharacter(first17);
let serial = 101;

/** A roster of one good row, two with the same fault, and one of a unit that nobody knows. The region stands in it, so that no two regions share a file. */
async function fileOf(place: Place): Promise<string> {
  const row = (name: string, born: string, month: string, unit: string) => [name, '男', number(`${born}${String((serial += 2) % 1000).padStart(3, '0')}`), month, unit, `${unit}科员`, '2010.01'];
  // Names that never repeat, so that nobody is taken for somebody of an earlier case.
  const name = (): string => `访${[...String(serial)].map((d) => '零一二三四五六七八九'[Number(d)]).join('')}`;
  const rows = [row(name(), '43012119800101', '1980.01', '甲局'), row(name(), '43012119780801', '一九七八年八月', '甲局'), row(name(), '43012119780802', '一九七八年八月', '甲局'), row(name(), '43012119810101', '1981.01', '未知局')];
  const named = rows.map((r) => r.map((c) => (c === '甲局' ? `${place.regionId === '990624' ? '清河县' : '白石县'}甲局` : c)));
  const bytes = await writeWorkbook({ sheets: [{ name: `名册${place.regionId}-${serial}`, columns: ['姓名', '性别', '身份证号', '出生年月', '工作单位', '现任职务', '任现职时间'].map((header) => ({ header })), rows: named }] });
  return storeFile(place.house, systemActor(place.regionId), '名册.xlsx', bytes);
}

type Stage = 'opened' | 'read' | 'applied';

/** An import of the place's region as far as that. */
async function importAt(place: Place, stage: Stage): Promise<string> {
  const actor = systemActor(place.regionId);
  const { importId } = await createImport(place.house, actor, { kind: 'roster', files: [await fileOf(place)] }, importOptions);
  if (stage === 'opened') return importId;
  const { sheets } = await viewImport(place.house, actor, importId);
  await chooseColumns(place.house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
  await runImportJobs(place.house, actor);
  if (stage === 'read') return importId;
  await applyImport(place.house, actor, importId, { leaveOutProblems: true });
  await runImportJobs(place.house, actor);
  return importId;
}

const allowed = ['officer'] as const;
const on = (endpoint: AccessCase['endpoint'], stage: Stage, rest: (place: Place, importId: string) => object | Promise<object> = () => ({})): AccessCase => ({
  endpoint,
  allowed,
  scoped: 'region',
  input: async (place) => {
    const importId = await importAt(place, stage);
    return { params: { importId }, ...(await rest(place, importId)) };
  },
});

/** Imports and exports: officers of the whole region, and nobody else. */
export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.listImports, allowed, input: () => ({}) },
  { endpoint: contract.rosterTemplate, allowed, input: () => ({}) },
  { endpoint: contract.createImport, allowed, scoped: 'region', input: async (place) => ({ body: { kind: 'roster', files: [await fileOf(place)] } }) },
  on(contract.getImport, 'opened'),
  on(contract.chooseColumns, 'opened', async (place, importId) => {
    const { sheets } = await viewImport(place.house, systemActor(place.regionId), importId);
    return { body: { sheets: sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen })) } };
  }),
  on(contract.readImport, 'read'),
  on(contract.compareImport, 'read'),
  on(contract.importRows, 'read'),
  on(contract.editCells, 'read', () => ({ body: { edits: [{ n: 0, column: 0, value: '访问戊' }] } })),
  on(contract.listFixes, 'read'),
  on(contract.applyFix, 'read', () => ({ body: { id: 'birth|roster.date_unreadable|rewrite_date|九年九月' } })),
  on(contract.decideRows, 'read', () => ({ body: { rows: [0], leaveOut: true } })),
  on(contract.settleUnits, 'read', (place) => ({ body: { units: [{ key: '未知局', organizationId: place.organizationId }] } })),
  on(contract.applyImport, 'read', () => ({ body: { leaveOutProblems: true } })),
  on(contract.rejectFile, 'read'),
  on(contract.undoImport, 'applied', () => ({ body: { reason: '选错了文件' } })),
  on(contract.abandonImport, 'read'),
  { endpoint: exports_.exportRoster, allowed, scoped: 'region', input: (place) => ({ body: { people: [place.personId], columns: ['name', 'idNumber'], purpose: '核对' } }) },
  { endpoint: exports_.exportPersonFiles, allowed, scoped: 'region', input: (place) => ({ body: { people: [place.personId], purpose: '核对' } }) },
  { endpoint: exports_.appointmentForm, allowed, scoped: 'region', input: (place) => ({ params: { personId: place.personId }, query: { format: 'docx' } }) },
];
