import { pinyin } from 'pinyin-pro';

export const ruleId = 'registry.name_in_latin';

type Syllables = readonly string[];

const plain = (syllables: Syllables): string[] => syllables.map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((s) => s !== '');

/** What the library says of a whole name: it knows surnames and words. */
export const syllablesOf = (name: string): string[] => plain(pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', v: true, nonZh: 'consecutive' }));

/** Character → its syllable where it has but one, else null. Nine of ten characters do, and they sound alike in every name. */
const alone = new Map<string, string | null>();
function syllableOf(character: string): string | null {
  let known = alone.get(character);
  if (known === undefined) {
    const readings = new Set(/^[\u4e00-\u9fa5]$/.test(character) ? plain(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })) : []);
    alone.set(character, (known = readings.size === 1 ? [...readings][0]! : null));
  }
  return known;
}

/** `张三` → pinyin `zhangsan`, initials `zs`. Surnames are read as surnames (单 shan, 解 xie). Other scripts stay, in lower case. */
export function nameInLatin(name: string): { readonly pinyin: string; readonly initials: string } {
  const characters = [...name].map(syllableOf);
  const syllables = characters.every((s) => s !== null) ? characters : syllablesOf(name);
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s[0]!).join('') };
}
