import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { cellAddress, cellText, daySerial, defaultSheetLimits, openWorkbook, writeWorkbook, type CellValue } from './index.ts';

const text = (s: string) => new TextEncoder().encode(s);

async function refusalOf(bytes: Uint8Array, limits = defaultSheetLimits): Promise<string> {
  try {
    await openWorkbook(bytes, limits);
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
  return 'opened';
}

async function rowsOf(bytes: Uint8Array, sheet?: string): Promise<(readonly CellValue[])[]> {
  const book = await openWorkbook(bytes);
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of book.batches(sheet ?? book.sheets[0]!.name)) rows.push(...batch.map((r) => r.values));
  return rows;
}

interface Part { name: string; body: Uint8Array; claim?: number; flag?: number; packed?: Uint8Array }

/** A zip by hand, so that its directory can lie. */
function zip(parts: Part[], shared = false): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let first = 0;
  parts.forEach((p, i) => {
    const packed = p.packed ?? deflateRawSync(p.body);
    const name = Buffer.from(p.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(p.flag ?? 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(p.claim ?? p.body.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(shared ? first : at, 42);
    directory.push(central, name);
    if (shared && i > 0) return;
    first = at;
    chunks.push(local, name, Buffer.from(packed));
    at += 30 + name.length + packed.length;
  });
  const dir = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(dir.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...chunks, dir, end]));
}

const WORKBOOK = text('<workbook/>');
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('refusals before anything is unpacked', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(0), 'sheets.empty'],
    ['200 MB', () => new Uint8Array(200 * 1024 * 1024), 'sheets.too_large'],
    ['sealed by a password', () => writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'x', spinCount: 10 } }), 'sheets.password_protected'],
    ['encrypted zip entry', () => zip([{ name: 'xl/workbook.xml', body: WORKBOOK, flag: 1 }]), 'sheets.password_protected'],
    ['Excel 97', () => new Uint8Array([...OLE, ...new Uint8Array(600)]), 'sheets.old_excel_format'],
    ['a web page called .xls', () => text('<html><table><tr><td>姓名</td></tr></table>'), 'sheets.not_a_spreadsheet'],
    ['a PDF', () => text('%PDF-1.7 ...'), 'sheets.not_a_spreadsheet'],
    ['a Word file', () => zip([{ name: 'word/document.xml', body: WORKBOOK }]), 'sheets.not_a_spreadsheet'],
    ['a plain zip', () => zip([{ name: 'a.txt', body: text('a') }]), 'sheets.not_a_spreadsheet'],
    ['binary', () => new Uint8Array([1, 2, 0, 4, 5, 6]), 'sheets.not_a_spreadsheet'],
    ['a zip without its end', () => text('PK\u0003\u0004 and then nothing'), 'sheets.corrupt'],
    ['100 MB of zeros', () => zip([{ name: 'xl/workbook.xml', body: WORKBOOK }, { name: 'xl/worksheets/sheet1.xml', body: new Uint8Array(100 * 1024 * 1024) }]), 'sheets.zip_bomb'],
    ['declares more than the limit', () => zip([{ name: 'xl/workbook.xml', body: WORKBOOK, claim: 0x7fffffff }]), 'sheets.zip_bomb'],
    ['claims to unpack to nothing', () => zip([{ name: 'xl/workbook.xml', body: WORKBOOK, claim: 0 }]), 'sheets.zip_bomb'],
    ['one body listed many times', () => zip(Array.from({ length: 300 }, (_, i) => ({ name: i ? `xl/${i}.xml` : 'xl/workbook.xml', body: new Uint8Array(Buffer.from('ab'.repeat(999) + Math.PI)), packed: new Uint8Array(900) })), true), 'sheets.zip_bomb'],
    ['a lie about its size', () => zip([{ name: '_rels/.rels', body: text(`<Relationships>${' '.repeat(5000)}</Relationships>`), claim: 100 }, { name: 'xl/workbook.xml', body: WORKBOOK }]), 'sheets.corrupt'],
    ['an entity declared', () => zip([{ name: '_rels/.rels', body: text('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Relationships>&e;</Relationships>') }, { name: 'xl/workbook.xml', body: WORKBOOK }]), 'sheets.corrupt'],
  ])('%s', async (_name, bytes, code) => {
    expect(await refusalOf(await bytes())).toBe(code);
  });

  it('too many parts', async () => {
    expect(await refusalOf(zip([{ name: 'a', body: WORKBOOK }, { name: 'b', body: WORKBOOK }]), { ...defaultSheetLimits, entries: 1 })).toBe('sheets.zip_bomb');
  });

  it('a million-character cell is named', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['x'], [null, null, 'y'.repeat(1_000_000)]] }] });
    await expect(openWorkbook(bytes)).rejects.toMatchObject({ code: 'sheets.cell_too_long', params: { cell: 'C2', characters: 1_000_000 } });
  });

  it('two cells at far corners do not fill the memory', async () => {
    const good = await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], stringMode: 'inline' });
    const book = await openWorkbook(good);
    expect(book.sheets[0]!.rowCount).toBe(1);
    const far = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const rels = (type: string, target: string) => text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`);
    const bytes = zip([
      { name: '[Content_Types].xml', body: text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>') },
      { name: '_rels/.rels', body: rels('officeDocument', 'xl/workbook.xml') },
      { name: 'xl/workbook.xml', body: text('<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>') },
      { name: 'xl/_rels/workbook.xml.rels', body: rels('worksheet', 'worksheets/sheet1.xml') },
      { name: 'xl/worksheets/sheet1.xml', body: text(far) },
    ]);
    expect(await refusalOf(bytes)).toBe('sheets.too_many_cells');
  });

  it('any cut or flipped file is refused or read, never a crash', async () => {
    const good = await writeWorkbook({ sheets: [{ name: 'a', columns: [{ header: 'h' }], rows: [['x'], [1]] }] });
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, cut) => {
        const bytes = cut ? good.slice(0, at) : good.map((b, i) => (i === at ? b ^ mask : b));
        expect(await refusalOf(bytes)).toMatch(/^(opened|sheets\.)/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('writing', () => {
  it('text stays text, whatever it starts with', async () => {
    const nasty = ['=1+1', '+86', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '430102197503081234', '007'];
    const bytes = await writeWorkbook({ watermark: '张三 & 2026', sheets: [{ name: 'a', columns: nasty.map((_, i) => ({ header: `h${i}`, ...(i > 4 ? { format: 'text' as const } : {}) })), rows: [nasty] }] });
    expect((await rowsOf(bytes))[1]).toEqual(nasty);
    const { readXlsx } = await import('hucre/xlsx');
    const sheet = (await readXlsx(bytes)).sheets[0]!;
    expect([...(sheet.cells?.values() ?? [])].filter((c) => c.formula)).toEqual([]);
    expect(sheet.headerFooter?.oddFooter).toContain('张三 && 2026');
    expect(sheet.freezePane?.rows).toBe(1);
  });

  it('drop-downs, comments and colours survive', async () => {
    const bytes = await writeWorkbook({ sheets: [{ name: 'a', columns: [{ header: '民族', choices: Array.from({ length: 56 }, (_, i) => `第${i}个名称很长的选项`) }], rows: [['汉']], marks: [{ row: 0, column: 0, tone: 'problem', note: '不在代码表里' }] }] });
    const { readXlsx } = await import('hucre/xlsx');
    const book = await readXlsx(bytes, { readStyles: true });
    expect(book.sheets[0]!.dataValidations?.[0]).toMatchObject({ type: 'list', formula1: '_choices!$A$1:$A$56' });
    expect(book.sheets[0]!.cells?.get('1,0')?.comment?.text).toBe('不在代码表里');
    expect((await openWorkbook(bytes)).sheets.map((s) => s.hidden)).toEqual([false, true]);
  });

  it('what is written is read back', async () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: -1e9, max: 1e9 }), fc.stringMatching(/^[\u4e00-\u9fa5a-z0-9=+@<&">' ]{1,20}$/));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (rows) => {
        const bytes = await writeWorkbook({ sheets: [{ name: 'a', columns: [{ header: 'x' }, { header: 'y' }, { header: 'z' }], rows: [...rows, ['end', 'end', 'end']] }] });
        expect((await rowsOf(bytes)).slice(1, -1)).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});

describe('csv', () => {
  it.each([
    ['UTF-8', text('姓名,性别\n张三,男\n')],
    ['UTF-8 with mark', text('\ufeff姓名,性别\n张三,男\n')],
    ['GB 18030', new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xc4, 0xd0])],
  ])('%s', async (_name, bytes) => {
    expect((await rowsOf(bytes)).slice(0, 2)).toEqual([['姓名', '性别'], ['张三', '男']]);
  });
});

it('names cells and days as Excel does', () => {
  expect([cellAddress(0, 0), cellAddress(6, 2), cellAddress(0, 26), cellAddress(0, 701), cellAddress(0, 702)]).toEqual(['A1', 'C7', 'AA1', 'ZZ1', 'AAA1']);
  expect([daySerial(27461, false), daySerial(25999, true), daySerial(1, false), daySerial(61, false), daySerial(-1, false)]).toEqual(['1975-03-08', '1975-03-08', '1900-01-01', '1900-03-01', null]);
  expect(cellText(430102197503081000)).toBe('430102197503081000');
});

it('an aborted reading stops with its reason', async () => {
  const bytes = await writeWorkbook({ sheets: [{ name: 'a', columns: [{ header: 'h' }], rows: Array.from({ length: 2000 }, (_, i) => [i]) }] });
  const book = await openWorkbook(bytes);
  const stop = new AbortController();
  let seen = 0;
  const run = async () => {
    for await (const batch of book.batches('a', { signal: stop.signal })) {
      seen += batch.length;
      stop.abort(new Error('cancelled'));
    }
  };
  await expect(run()).rejects.toThrow('cancelled');
  expect(seen).toBe(500);
});
