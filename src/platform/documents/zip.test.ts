import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { readZip, zipLimits } from './zip.ts';

const text = (s: string): Uint8Array => new TextEncoder().encode(s);
function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('zip', () => {
  it('reads stored and packed entries with Chinese names', () => {
    const zip = zipSync({ '甲.lrmx': text('甲'.repeat(500)), 'dir/': new Uint8Array(), 'dir/b.txt': [text('b'), { level: 0 }], empty: new Uint8Array() });
    expect(readZip(zip).map((e) => [e.name, new TextDecoder().decode(e.bytes())])).toEqual([
      ['甲.lrmx', '甲'.repeat(500)],
      ['dir/b.txt', 'b'],
      ['empty', ''],
    ]);
  });

  it('reads names in GBK', () => {
    const zip = zipSync({ '\u00bc\u00d7.txt': text('x') });
    // fflate writes 0xBC 0xD7 as two-byte UTF-8; put the GBK bytes of 甲 in both headers by hand.
    const raw = zipSync({ 'XX.txt': text('x') });
    for (let i = 0; i < raw.length - 1; i++) if (raw[i] === 0x58 && raw[i + 1] === 0x58) raw.set([0xbc, 0xd7], i);
    expect(readZip(raw)[0]?.name).toBe('甲.txt');
    expect(readZip(zip)).toHaveLength(1);
  });

  it('refuses bombs before unpacking', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(20_000_000) }, { level: 9 });
    expect(refusal(() => readZip(bomb))).toMatchObject({ code: 'documents.zip_bomb', kind: 'too_large' });
    const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}`, text('x')])));
    expect(refusal(() => readZip(many, { ...zipLimits, entries: 10 }))).toMatchObject({ code: 'documents.zip_entries', params: { count: 11, limit: 10 } });
    const big = zipSync({ a: [new Uint8Array(600), { level: 0 }], b: [new Uint8Array(600), { level: 0 }] });
    expect(refusal(() => readZip(big, { ...zipLimits, totalBytes: 1000 })).params).toMatchObject({ name: 'b' });
  });

  it('refuses entries that lie about their size, are encrypted or damaged', () => {
    const zip = zipSync({ 'a.txt': text('hello hello hello hello hello') });
    const directory = zip.findIndex((_, i) => zip[i] === 0x50 && zip[i + 1] === 0x4b && zip[i + 2] === 1);
    const patched = (at: number, value: number): Uint8Array => Uint8Array.from(zip, (b, i) => (i === at ? value : b));
    expect(refusal(() => readZip(patched(directory + 24, 5))[0]!.bytes()).code).toBe('documents.zip_damaged');
    expect(refusal(() => readZip(patched(directory + 8, 1))[0]!.bytes()).code).toBe('documents.zip_encrypted');
    expect(refusal(() => readZip(patched(directory + 10, 99))[0]!.bytes()).code).toBe('documents.zip_method');
    expect(refusal(() => readZip(patched(directory + 16, 0))[0]!.bytes()).code).toBe('documents.zip_damaged');
    expect(refusal(() => readZip(text('PK, not'))).code).toBe('documents.zip_damaged');
  });

  it('never fails with anything but a refusal, however it is damaged', () => {
    const zip = zipSync({ 'a.txt': text('hello hello hello'), 'b.txt': text('other') });
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const bytes = cut ? zip.slice(0, at) : Uint8Array.from(zip, (b, i) => (i === at ? value : b));
        try {
          readZip(bytes).map((e) => e.bytes());
        } catch (error) {
          expect(isRefusal(error)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
