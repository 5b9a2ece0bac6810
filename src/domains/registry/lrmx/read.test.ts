import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { buildFamilyMember, buildPersonFile, onePixelJpeg } from './fixtures.ts';
import { emptyPersonFile, personTags, type PersonFile } from './model.ts';
import { readPersonFile } from './read.ts';
import { writePersonFile } from './write.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('reading', () => {
  it.each([
    ['UTF-8 without byte order mark', utf8('<Person><XingMing>示例</XingMing></Person>')],
    ['UTF-8 with byte order mark', utf8('\ufeff<?xml version="1.0" encoding="utf-8"?><Person><XingMing>示例</XingMing></Person>')],
    ['declared GBK', iconv.encode('<?xml version="1.0" encoding="GBK"?><Person><XingMing>示例</XingMing></Person>', 'gbk')],
    ['GBK that declares nothing', iconv.encode('<Person><XingMing>示例</XingMing></Person>', 'gbk')],
    ['GBK that declares UTF-8', iconv.encode('<?xml version="1.0" encoding="utf-8"?><Person><XingMing>示例</XingMing></Person>', 'gbk')],
    ['UTF-8 that declares GB2312', utf8('<?xml version="1.0" encoding="GB2312"?><Person><XingMing>示例</XingMing></Person>')],
    ['UTF-16 with byte order mark', iconv.encode('<Person><XingMing>示例</XingMing></Person>', 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', iconv.encode('<Person><XingMing>示例</XingMing></Person>', 'utf-16be', { addBOM: true })],
  ])('takes %s', (_what, bytes) => {
    expect(readPersonFile(bytes).name).toBe('示例');
  });

  it('reads rare characters of GB18030', () => {
    expect(readPersonFile(iconv.encode('<?xml version="1.0" encoding="GB18030"?><Person><XingMing>李𬳵</XingMing></Person>', 'gb18030')).name).toBe('李𬳵');
  });

  it('trims empty boxes, joins spread names and keeps lines', () => {
    const file = readPersonFile(
      utf8('<Person><XingMing>\n 张　 三 </XingMing><NiRenZhiWu>\r\n  </NiRenZhiWu><NiMianZhiWu/><JianLi>\r\n2001.01--2002.02  甲&#xD;\n                  乙\r\n</JianLi></Person>'),
    );
    expect(file.name).toBe('张三');
    expect([file.proposedPost, file.relievedPost, file.version]).toEqual(['', '', '']);
    expect(file.resume).toBe('2001.01--2002.02  甲\n                  乙');
    expect(file.retirementMonth).toBeNull();
  });

  it('keeps the blank in names of other peoples', () => {
    expect(readPersonFile(utf8('<Person><XingMing>阿依 古丽</XingMing></Person>')).name).toBe('阿依 古丽');
  });

  it('reads CDATA and the five entities, and takes a wrapped photo', () => {
    const wrapped = Buffer.from(onePixelJpeg).toString('base64').replace(/(.{40})/g, '$1\r\n');
    const file = readPersonFile(utf8(`<Person><XianRenZhiWu>甲&amp;乙 &lt;丙&gt; &#x4E01;<![CDATA[&amp;<戊>]]></XianRenZhiWu><ZhaoPian>${wrapped}</ZhaoPian></Person>`));
    expect(file.currentPost).toBe('甲&乙 <丙> 丁&amp;<戊>');
    expect(file.photo).toEqual(onePixelJpeg);
  });

  it.each<[string, string | Uint8Array, string, Record<string, unknown>]>([
    ['nothing', '', 'registry.lrmx_empty', {}],
    ['blanks', ' \r\n', 'registry.lrmx_empty', {}],
    ['another root', '<People/>', 'registry.lrmx_root', { element: 'People' }],
    ['no XML', '姓名,性别', 'registry.lrmx_malformed', {}],
    ['a document type', '<!DOCTYPE Person [<!ENTITY x SYSTEM "file:///etc/passwd">]><Person><XingMing>&x;</XingMing></Person>', 'registry.lrmx_entities', {}],
    ['an entity nobody declared', '<Person><XingMing>&who;</XingMing></Person>', 'registry.lrmx_entities', { entity: 'who' }],
    ['broken off between boxes', '<Person><XingMing>示例</XingMing>', 'registry.lrmx_truncated', { element: 'Person' }],
    ['broken off in a box', '<Person><XingMing>示例</XingMing><JianLi>2001.', 'registry.lrmx_truncated', { element: 'JianLi' }],
    ['broken off in a tag', '<Person><XingMing>示例</XingM', 'registry.lrmx_truncated', { element: 'XingMing' }],
    ['crossed tags', '<Person><XingMing>示例</XingBie></Person>', 'registry.lrmx_malformed', { line: 1 }],
    ['two people', '<Person></Person><Person></Person>', 'registry.lrmx_malformed', {}],
    ['a box twice', '<Person><MinZu>汉族</MinZu><MinZu>回族</MinZu></Person>', 'registry.lrmx_duplicate', { element: 'MinZu' }],
    ['a box in a box', '<Person><MinZu><b>汉族</b></MinZu></Person>', 'registry.lrmx_nested', { element: 'MinZu', inner: 'b' }],
    ['loose text', '<Person>汉族<MinZu/></Person>', 'registry.lrmx_stray_text', { element: 'Person' }],
    ['a photo that is none', '<Person><ZhaoPian>见附件!</ZhaoPian></Person>', 'registry.lrmx_photo', { element: 'ZhaoPian' }],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><Person/>', 'registry.lrmx_encoding', { encoding: 'klingon' }],
    ['names that would reach into objects', '<Person><__proto__>1</__proto__></Person>', 'registry.lrmx_malformed', {}],
    ['a million characters', `<Person><JianLi>${'长'.repeat(1_000_000)}</JianLi></Person>`, 'registry.lrmx_text_too_long', { element: 'JianLi' }],
    ['nine million bytes', new Uint8Array(9_000_000), 'registry.lrmx_too_large', {}],
  ])('refuses %s', (_what, content, code, params) => {
    const r = refusal(() => readPersonFile(typeof content === 'string' ? utf8(content) : content));
    expect(r.code).toBe(code);
    expect(r.params).toMatchObject(params);
  });

  it('answers a long broken file at once', () => {
    const started = performance.now();
    refusal(() => readPersonFile(utf8(`<Person><JianLi>${'a'.repeat(2_000_000)}</JianLi><X></Person>`)));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('never fails with anything but a refusal, wherever a file is cut or damaged', () => {
    const whole = writePersonFile(buildPersonFile());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.option(fc.nat(255)), (at, byte) => {
        const bytes = byte === null ? whole.slice(0, at) : Uint8Array.from(whole, (b, i) => (i === at ? byte : b));
        try {
          readPersonFile(bytes);
        } catch (error) {
          expect(isRefusal(error)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing', () => {
  it('has a byte order mark, CRLF and the order of the standard', () => {
    const text = textOf(writePersonFile(buildPersonFile({ retirementMonth: '203503', ageLimitBeforeReform: '改革前任职年龄界限为60岁' })));
    expect(writePersonFile(buildPersonFile())[0]).toBe(0xef);
    expect(text.replace(/\r\n/g, '')).not.toContain('\n');
    const places = personTags.map(([tag]) => text.indexOf(`\n  <${tag}>`));
    expect(places.every((p) => p > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('leaves out the boxes of 2025 when the file had none', () => {
    expect(textOf(writePersonFile(buildPersonFile()))).not.toContain('DaoLingNianYue');
  });

  it('brings unknown elements back in their places, value for value', () => {
    const source =
      '<Person xmlns:q="urn:q"><Qian a="1&quot;2">前 <b/>后&amp;</Qian><XingMing>示例</XingMing><RenMian><x>1</x>\n<x> 2 </x></RenMian><JiaTingChengYuan><Note>n</Note><Item><ChengWei>妻子</ChengWei><Phone>0</Phone></Item><Tail/></JiaTingChengYuan><Version>3.2.1.6</Version><Hou/></Person>';
    const first = readPersonFile(utf8(source));
    const again = readPersonFile(writePersonFile(first));
    expect(again).toEqual(first);
    expect(first.unknown.map((u) => [u.after, u.node.name])).toEqual([
      [null, 'Qian'],
      ['XingMing', 'RenMian'],
      ['Version', 'Hou'],
    ]);
    const text = textOf(writePersonFile(first));
    expect(text).toContain('<Qian a="1&quot;2">前 <b></b>后&amp;</Qian>');
    expect(text.indexOf('<Phone>')).toBeGreaterThan(text.indexOf('<ChengWei>'));
    expect(text).toContain('<Person xmlns:q="urn:q">');
  });

  it('refuses what XML cannot carry, naming the box', () => {
    const r = refusal(() => writePersonFile(buildPersonFile({ reason: '工作\u0007需要' })));
    expect([r.code, r.params['element'], r.params['code']]).toEqual(['registry.lrmx_character', 'RenMianLiYou', 'U+0007']);
  });

  it('round-trips any file', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}<>&"'。；\u{20000}-\u{20010}]{0,12}$/u);
    const lines = fc.array(word, { maxLength: 4 }).map((parts) => parts.filter((p) => p !== '').join('\n'));
    const textKeys = personTags.map(([, key]) => key).filter((k) => k !== 'family' && k !== 'photo');
    const file = fc
      .tuple(
        fc.record(Object.fromEntries(textKeys.map((k) => [k, lines]))),
        fc.array(fc.tuple(word, word), { maxLength: 12 }),
        fc.option(fc.uint8Array({ minLength: 1, maxLength: 90 })),
        fc.boolean(),
      )
      .map(([texts, family, photo, recent]): PersonFile => {
        const made = { ...emptyPersonFile(), ...(texts as Partial<PersonFile>) };
        return {
          ...made,
          name: made.name.replaceAll('\n', ''),
          retirementMonth: recent ? made.retirementMonth : null,
          family: family.map(([name, workplace]) => buildFamilyMember({ name, workplace })),
          photo,
        };
      });
    fc.assert(
      fc.property(file, (f) => {
        expect(readPersonFile(writePersonFile(f))).toEqual(f);
      }),
    );
  });
});
