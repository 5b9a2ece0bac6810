import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, note, type Cleaned, type RosterContext, type RosterTable, type TableEntry } from '../model.ts';
import { saysNothing, tidy } from './plain-text.ts';

/**
 * Short and everyday words → names as code tables write them, tried in order. A word the table knows itself never comes here.
 */
const WORDS: Partial<Record<RosterTable, Readonly<Record<string, readonly string[]>>>> = {
  sex: { 男性: ['男', '男性'], 女性: ['女', '女性'], M: ['男', '男性'], F: ['女', '女性'], 男: ['男性'], 女: ['女性'] },
  political_status: {
    党员: ['中共党员', '中国共产党党员'], 中共: ['中共党员', '中国共产党党员'], 共产党员: ['中共党员', '中国共产党党员'], 中共正式党员: ['中共党员', '中国共产党党员'], 正式党员: ['中共党员', '中国共产党党员'], 中国共产党党员: ['中共党员'], 中共党员: ['中国共产党党员'],
    预备党员: ['中共预备党员', '中国共产党预备党员'], 中共预备: ['中共预备党员', '预备党员'], 中共预备党员: ['预备党员', '中国共产党预备党员'],
    团员: ['共青团员', '中国共产主义青年团团员'], 共青团: ['共青团员'], 共青团员: ['中国共产主义青年团团员'],
    民革: ['民革党员', '民革会员'], 民盟: ['民盟盟员'], 民建: ['民建会员'], 民进: ['民进会员'], 农工党: ['农工党党员'], 农工: ['农工党', '农工党党员'], 致公党: ['致公党党员'], 致公: ['致公党', '致公党党员'], 九三: ['九三学社', '九三学社社员'], 九三学社: ['九三', '九三学社社员'], 台盟: ['台盟盟员'],
    无党派: ['无党派人士', '无党派民主人士'], 无党派人士: ['无党派', '无党派民主人士'], 非党: ['群众'], 非党员: ['群众'], 无: ['群众'], 普通群众: ['群众'],
  },
  education: {
    本科: ['大学', '大学本科', '大学本科毕业'], 大学本科: ['大学', '本科', '大学本科毕业'], 全日制本科: ['大学', '大学本科', '大学本科毕业'], 在职大学: ['大学', '大学本科'], 大学: ['大学本科', '大学本科毕业'], 大本: ['大学', '大学本科'], 函授本科: ['大学', '大学本科'], 自考本科: ['大学', '大学本科'],
    专科: ['大专', '大学专科', '大学专科毕业'], 大学专科: ['大专', '专科', '大学专科毕业'], 大专: ['大学专科', '专科', '大学专科毕业'],
    硕士研究生: ['研究生', '硕士研究生毕业', '硕士毕业'], 硕士: ['研究生', '硕士研究生毕业', '硕士毕业'], 博士研究生: ['研究生', '博士研究生毕业', '博士毕业'], 博士: ['研究生', '博士研究生毕业', '博士毕业'], 在职研究生: ['研究生', '硕士研究生毕业'], 研究生: ['研究生教育', '硕士研究生毕业'],
    省委党校本科: ['省委党校大学'], 中央党校本科: ['中央党校大学'], 党校研究生: ['省委党校研究生'], 党校大学: ['省委党校大学'], 党校本科: ['省委党校大学'], 省委党校在职研究生: ['省委党校研究生'], 中央党校在职研究生: ['中央党校研究生'],
    中专: ['中专毕业', '中等专科'], 中等专科: ['中专'], 中师: ['中专'], 技校: ['中技', '技工学校毕业'], 高中: ['普通高中毕业', '普通高中'], 初中: ['初中毕业'], 小学: ['小学毕业'],
  },
  degree: { 学士学位: ['学士'], 硕士学位: ['硕士'], 博士学位: ['博士'], 文学士: ['文学学士'], 理学士: ['理学学士'], 工学士: ['工学学士'], 法学士: ['法学学士'], MBA: ['工商管理硕士', '工商管理硕士专业学位'], MPA: ['公共管理硕士', '公共管理硕士专业学位'], 公共管理硕士: ['公共管理硕士专业学位'], 工商管理硕士: ['工商管理硕士专业学位'], 法律硕士: ['法律硕士专业学位'] },
  position_level: {
    正厅级: ['厅局级正职'], 正厅: ['厅局级正职'], 正局级: ['厅局级正职'], 正地级: ['厅局级正职'], 副厅级: ['厅局级副职'], 副厅: ['厅局级副职'], 副局级: ['厅局级副职'],
    正处级: ['县处级正职'], 正处: ['县处级正职'], 正县级: ['县处级正职'], 正县: ['县处级正职'], 正县处级: ['县处级正职'], 副处级: ['县处级副职'], 副处: ['县处级副职'], 副县级: ['县处级副职'], 副县: ['县处级副职'], 副县处级: ['县处级副职'],
    正科级: ['乡科级正职'], 正科: ['乡科级正职'], 正乡科级: ['乡科级正职'], 副科级: ['乡科级副职'], 副科: ['乡科级副职'], 副乡科级: ['乡科级副职'], 科员: ['科员级'], 办事员: ['办事员级'], 股级: ['科员级'],
  },
};

const simple = (text: string): string => text.normalize('NFKC').replace(/[\s()（）]/g, '');

/** Finds the table's entry for a word as people write it, or undefined. */
export function findEntry(table: RosterTable, text: string, context: RosterContext): TableEntry | undefined {
  const direct = context.lookup(table, text);
  if (direct) return direct;
  const word = simple(text);
  const known = WORDS[table];
  // A cell may say `valueOf`: only words of our own list count.
  const tries = [word, ...(known && Object.hasOwn(known, word) ? (known[word] ?? []) : [])];
  if (table === 'ethnicity' && !word.endsWith('族')) tries.push(`${word}族`);
  for (const t of tries) {
    const entry = context.lookup(table, t);
    if (entry) return entry;
  }
  return undefined;
}

/** A word of a code table; the value is the code. What the table does not know is never guessed silently. */
export function cleanCode(table: RosterTable, field: string, value: CellValue, context: RosterContext): Cleaned {
  if (value === null || value === '') return EMPTY;
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  const text = tidy(original).replaceAll('\n', '');
  if (text === '') return EMPTY;
  // 政治面貌 "无" does mean something: 群众.
  if (table !== 'political_status' && saysNothing(text)) return EMPTY;
  const entry = findEntry(table, text, context);
  if (entry) return { value: entry.code };
  if (saysNothing(text)) return EMPTY;
  // Professional degrees newer than the table have no code and stay text.
  if (table === 'degree' && /(学士|硕士|博士)$/.test(text)) return { value: text, note: note('warning', 'roster.code_kept_as_text', { field, original }) };
  const meant = context.suggest?.(table, text)[0];
  return bad('roster.code_unknown', { field, original, ...(meant ? { suggestion: meant.name } : {}) });
}
