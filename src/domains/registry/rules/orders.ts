import { codeTable } from '../codes/index.ts';
import type { CodeTable } from '../codes/model.ts';

export const ruleId = 'registry.orders';

const plain = (t: string): string => t.normalize('NFKC').replace(/\s+/g, '');

function positions(tables: readonly CodeTable[], position: (code: string, index: number) => number): Map<string, number> {
  const map = new Map<string, number>();
  for (const table of tables)
    for (const [i, e] of table.entries.entries()) for (const word of [e.name, ...(e.aliases ?? [])]) if (!map.has(plain(word))) map.set(plain(word), position(e.code, i));
  return map;
}

const levels = positions([codeTable('post_level')], (_code, i) => i + 1);
/** Beyond the last leadership level: none, or a word that the law does not know. */
export const NO_ORDER = 99;

/** 1 国家级正职 … 10 乡科级副职 (公务员法 第十八条); 99 where there is none. */
export const levelOrder = (level: string | null): number => (level === null ? NO_ORDER : (levels.get(plain(level)) ?? NO_ORDER));

/** The name in the law of a level however the file spells it (`正科级` → `乡科级正职`); null when unknown. */
export const levelName = (level: string | null): string | null => codeTable('post_level').entries[levelOrder(level) - 1]?.name ?? null;

const general = codeTable('rank_general');
const ranks = positions([general], (_code, i) => i + 1);
for (const id of ['rank_technical', 'rank_enforcement'] as const) {
  for (const e of codeTable(id).entries) {
    const counterpart = e.maps?.['rank_general'];
    const at = general.entries.findIndex((g) => g.code === counterpart);
    if (at >= 0) for (const word of [e.name, ...(e.aliases ?? [])]) ranks.set(plain(word), at + 1);
  }
}

/** 1 一级巡视员 … 12 二级科员 (公务员法 第十九条), ranks of the other two sequences by their counterpart; 99 where there is none. */
export const rankOrder = (rank: string | null): number => (rank === null ? NO_ORDER : (ranks.get(plain(rank)) ?? NO_ORDER));
/** The rank of the general sequence that stands for it; null when unknown. */
export const generalRank = (rank: string | null): string | null => general.entries[rankOrder(rank) - 1]?.name ?? null;

const rankNames = new Map((['rank_general', 'rank_technical', 'rank_enforcement'] as const).flatMap((id) => codeTable(id).entries).flatMap((e) => [e.name, ...(e.aliases ?? [])].map((word) => [plain(word), e.name] as const)));
/** The rank a word names in its own sequence (`四调` → `四级调研员`); null when it names none. */
export const rankName = (word: string): string | null => rankNames.get(plain(word)) ?? null;

/** ZB64 groups 研究生 (1*), 本科 (2*), 专科 (3, 31–34); everything else is below. GB/T 4658 names by their tens. */
const stepOfCode = (code: string): number => (code.startsWith('1') ? 4 : code.startsWith('2') ? 3 : /^3[1-4]?$/.test(code) ? 2 : 1);
const steps = positions([codeTable('education')], (code) => stepOfCode(code));
for (const e of codeTable('education_national').entries) {
  const step = e.code.startsWith('1') ? 4 : e.code.startsWith('2') ? 3 : e.code.startsWith('3') ? 2 : 1;
  for (const word of [e.name, ...(e.aliases ?? [])]) if (!steps.has(plain(word))) steps.set(plain(word), step);
}

/** 4 研究生, 3 大学本科, 2 大学专科, 1 below, 0 not known. */
export function educationStepOf(level: string | null): number {
  if (level === null) return 0;
  const word = plain(level);
  const known = steps.get(word);
  if (known !== undefined) return known;
  if (/研究生|博士|硕士/.test(word)) return 4;
  if (/本科|大学$/.test(word)) return 3;
  if (/专科|大专/.test(word)) return 2;
  return /中专|高中|技校|中技|初中|小学|职高/.test(word) ? 1 : 0;
}
