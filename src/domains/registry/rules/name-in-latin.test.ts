import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameInLatin, syllablesOf } from './name-in-latin.ts';

it.each([
  ['张三', 'zhangsan', 'zs'], ['单雄信', 'shanxiongxin', 'sxx'], ['解文', 'xiewen', 'xw'], ['仇和', 'qiuhe', 'qh'], ['任重', 'renzhong', 'rz'], ['曾国', 'zengguo', 'zg'], ['欧阳修', 'ouyangxiu', 'oyx'], ['吕布', 'lvbu', 'lb'], ['买买提·艾力', 'maimaitiaili', 'mmtal'], ['John 王', 'johnwang', 'jw'], ['', '', ''],
])('%s', (name, pinyin, initials) => expect(nameInLatin(name)).toEqual({ pinyin, initials }));

const COMPOUND = '欧阳 司马 上官 诸葛 令狐 皇甫 尉迟 公孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 西门 南宫 第五 澹台 太叔 申屠 濮阳 单于 宇文 长孙 万俟 赫连 闻人 东方 独孤 钟离 淳于 夏侯 轩辕'.split(' ');
it('says of every name what the library says of it as a whole', () => {
  const whole = (name: string): string => syllablesOf(name).join('');
  for (const surname of COMPOUND) for (const given of ['明', '建国']) expect(nameInLatin(surname + given).pinyin, surname + given).toBe(whole(surname + given));
  const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCharCode(c));
  fc.assert(fc.property(fc.array(character, { minLength: 1, maxLength: 4 }), (characters) => nameInLatin(characters.join('')).pinyin === whole(characters.join(''))), { numRuns: 500 });
});
