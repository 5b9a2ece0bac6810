import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessWorld, type AccessWorld } from '../../../../tests/support/access.ts';
import { uploadFile } from '../../../platform/files/contract.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import * as contract from './contract.ts';

/** What people upload by mistake or on purpose, over real HTTP: a refusal that says what and what next, and nothing half-written. */
let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

const upload = (bytes: Uint8Array, name = '名册.xlsx') => world.as('officer', uploadFile, { query: { name }, upload: bytes });
/** Upload, then open; the first refusal on the way. */
async function bring(bytes: Uint8Array, kind: 'roster' | 'person_files' = 'roster', name?: string): Promise<[number, string | undefined]> {
  const stored = await upload(bytes, name);
  if (stored.status !== 200) return [stored.status, stored.code];
  const opened = await world.as('officer', contract.createImport, { body: { kind, files: [(stored.json as { hash: string }).hash] } });
  return [opened.status, opened.code];
}
const imports = async (): Promise<number> => ((await world.as('officer', contract.listImports, {})).json as unknown[]).length;
const sheet = (...rows: (string | null)[][]) => writeWorkbook({ sheets: [{ name: 's', columns: ['姓名', '性别', '身份证号', '备注'].map((header) => ({ header })), rows }] });
const text = (t: string) => new TextEncoder().encode(t);
/** The workbook with one part replaced. */
const forged = (parts: Record<string, Uint8Array>): Uint8Array =>
  zipSync({ '[Content_Types].xml': text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), 'xl/workbook.xml': text('<workbook/>'), ...parts });

describe('uploads that are no roster', () => {
  it('empty', async () => expect(await bring(new Uint8Array())).toEqual([400, 'files.empty']));
  it('above the limit of 200 MB', async () => expect(await bring(Buffer.alloc(201 * 1024 * 1024))).toEqual([413, 'request.too_large']), 60_000);
  it('above what is kept', async () => expect(await bring(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60 * 1024 * 1024)]))).toEqual([413, 'files.too_large']), 60_000);
  it('a program', async () => expect(await bring(new Uint8Array([0x4d, 0x5a, 0, 0, 0, 1]))).toEqual([400, 'files.type_not_accepted']));
  it('a picture with the name of a roster', async () => expect(await bring(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toEqual([400, 'sheets.not_a_spreadsheet']));
  it('cut off in the middle', async () => {
    const whole = await sheet(['张三', '男', null, null]);
    expect(await bring(whole.subarray(0, Math.floor(whole.length / 2)))).toEqual([400, 'sheets.corrupt']);
  });
  it('sealed with a password', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await bring(ole)).toEqual([400, 'sheets.password_protected']);
  });
  it('of Excel 97', async () => expect(await bring(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]))).toEqual([400, 'sheets.old_excel_format']));
  it('a zip bomb', async () => {
    const [status, code] = await bring(forged({ 'xl/worksheets/sheet1.xml': new Uint8Array(100 * 1024 * 1024) }));
    expect([status, code]).toEqual([413, 'sheets.zip_bomb']);
  }, 60_000);
  it('a cell of a million characters', async () => {
    const long = '长'.repeat(1_000_000);
    expect(await bring(await sheet(['张三', '男', null, long]))).toEqual([400, 'sheets.cell_too_long']);
  });
  it('without headings, with each sheet’s reason', async () => {
    const stored = await upload(await writeWorkbook({ sheets: [{ name: '通讯录', columns: [{ header: '部门' }, { header: '电话' }], rows: [['办公室', '123']] }] }));
    const opened = await world.as('officer', contract.createImport, { body: { kind: 'roster', files: [(stored.json as { hash: string }).hash] } });
    expect([opened.status, opened.code]).toEqual([400, 'registry.import_no_sheet']);
    expect((opened.json as { refusal: { because: unknown[] } }).refusal.because).toEqual([{ code: 'registry.import_sheet_no_header', params: { sheet: '通讯录' } }]);
  });
  it('none of them left an import behind', async () => expect(await imports()).toBe(0));
});

describe('requests that make no sense', () => {
  it.each([
    ['unknown file', { kind: 'roster', files: ['0'.repeat(64)] }, 404, 'files.not_found'],
    ['no hash', { kind: 'roster', files: ['x'] }, 400, 'request.invalid'],
    ['no files', { kind: 'roster', files: [] }, 400, 'request.invalid'],
    ['unknown kind', { kind: 'photos', files: ['0'.repeat(64)] }, 400, 'request.invalid'],
    ['nothing', undefined, 400, 'request.invalid'],
  ])('%s', async (_name, body, status, code) => {
    const answer = await world.as('officer', contract.createImport, { body });
    expect([answer.status, answer.code]).toEqual([status, code]);
  });
  it('an import that is not there', async () => {
    const answer = await world.as('officer', contract.getImport, { params: { importId: '00000000-0000-4000-8000-000000000000' } });
    expect([answer.status, answer.code]).toEqual([404, 'registry.import_not_found']);
  });
  it('columns that nobody knows are named', async () => {
    const stored = await upload(await sheet(['张三', '男', null, null]));
    const { importId } = (await world.as('officer', contract.createImport, { body: { kind: 'roster', files: [(stored.json as { hash: string }).hash] } })).json as { importId: string };
    const answer = await world.as('officer', contract.chooseColumns, { params: { importId }, body: { sheets: [{ sheet: 's', columns: ['hobby'] }] } });
    expect([answer.status, answer.code]).toEqual([400, 'request.invalid']);
    const other = await world.as('officer', contract.chooseColumns, { params: { importId }, body: { sheets: [{ sheet: '没有的表', columns: ['name'] }] } });
    expect([other.status, other.code]).toEqual([400, 'registry.import_no_sheet']);
  });
});
