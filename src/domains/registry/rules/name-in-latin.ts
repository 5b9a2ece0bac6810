import { pinyin } from 'pinyin-pro';

export const ruleId = 'registry.name_in_latin';

/** `张三` → pinyin `zhangsan`, initials `zs`. Surnames are read as surnames (单 shan, 解 xie). Other scripts stay, in lower case. */
export function nameInLatin(name: string): { readonly pinyin: string; readonly initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', v: true, nonZh: 'consecutive' }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((s) => s !== '');
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s[0]!).join('') };
}
