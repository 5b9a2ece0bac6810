import { join } from 'node:path';
import { diskSource, packOf, usePolicies as readPacksFrom, viewOf, type Facts } from '../src/domains/policy/index.ts';

/** The ladder of ranks from the top, as the table names them. */
const LADDER = ['一级巡视员', '二级巡视员', '一级调研员', '二级调研员', '三级调研员', '四级调研员', '一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员', '一级科员', '二级科员'] as const;
const LEVELS = ['无', '乡科级副职', '乡科级正职', '县处级副职', '县处级正职', '厅局级副职'] as const;
const GRADES = ['优秀', '称职', '称职', '称职', '基本称职', '不定等次'] as const;
/** What people are promoted to by their leadership level. */
const BY_LEVEL: Readonly<Record<string, (typeof LADDER)[number]>> = { 乡科级副职: '三级主任科员', 乡科级正职: '一级主任科员', 县处级副职: '三级调研员', 县处级正职: '一级调研员', 厅局级副职: '一级巡视员' };

const BARRED = -1;
const NOT_YET = 0;
const MET = 1;

export interface Candidate extends Facts {
  readonly 处分影响期内: boolean;
  readonly 是否立案未结: boolean;
  readonly 上年度考核等次: string;
  readonly 拟晋升职级: (typeof LADDER)[number];
  readonly 职级: string;
  readonly 任现职级月数: number;
  readonly 领导职务层次: string;
  readonly 任现职务层次月数: number;
  readonly 任现职级以来优秀次数: number;
  readonly 任现职级以来不计年限年度数: number;
}

/** So many different people; the same for the same number. */
function people(size: number): Candidate[] {
  let state = 20_261_121;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return Array.from({ length: size }, () => {
    const held = 1 + upTo(LADDER.length - 1);
    const level = LEVELS[upTo(LEVELS.length)]!;
    return {
      处分影响期内: upTo(50) === 0,
      是否立案未结: upTo(200) === 0,
      上年度考核等次: GRADES[upTo(GRADES.length)]!,
      拟晋升职级: upTo(2) === 0 ? LADDER[held - 1]! : (BY_LEVEL[level] ?? LADDER[held - 1]!),
      职级: LADDER[held]!,
      任现职级月数: upTo(90),
      领导职务层次: level,
      任现职务层次月数: upTo(180),
      任现职级以来优秀次数: upTo(4),
      任现职级以来不计年限年度数: upTo(8) === 0 ? 1 : 0,
    };
  });
}

/** The same rules as somebody would write them by hand in an afternoon: years as they stand in the parameters, a switch over the ladder. */
function handWritten(years: Readonly<Record<string, number>>, shortening: number): (c: Candidate) => number {
  return (c) => {
    if (c.处分影响期内 || c.是否立案未结 || c.上年度考核等次 === '基本称职' || c.上年度考核等次 === '不称职') return BARRED;
    const at = LADDER.indexOf(c.拟晋升职级);
    const months = 12 * years[c.拟晋升职级]! - shortening * c.任现职级以来优秀次数 + 12 * c.任现职级以来不计年限年度数;
    if (c.职级 === LADDER[at + 1] && c.任现职级月数 >= months) return MET;
    switch (c.拟晋升职级) {
      case '一级巡视员':
        return c.领导职务层次 === '厅局级副职' && c.任现职务层次月数 >= months ? MET : NOT_YET;
      case '一级调研员':
        return c.领导职务层次 === '县处级正职' && c.任现职务层次月数 >= months ? MET : NOT_YET;
      case '三级调研员':
        return c.领导职务层次 === '县处级副职' && c.任现职务层次月数 >= months ? MET : NOT_YET;
      case '一级主任科员':
        return c.领导职务层次 === '乡科级正职' && c.任现职务层次月数 >= months ? MET : NOT_YET;
      case '三级主任科员':
        return c.领导职务层次 === '乡科级副职' && c.任现职务层次月数 >= months ? MET : NOT_YET;
      default:
        return NOT_YET;
    }
  };
}

export interface EligibilityFigures {
  readonly people: number;
  /** Nanoseconds a decision. */
  readonly figureNs: number;
  readonly baselineNs: number;
  readonly interpretedCells: number;
}

/** Calls of the plain function that one pass is measured over. */
const PLAIN_CALLS = 1_000_000;

/**
 * Eligibility of so many people by the table in force, compiled once, against a million calls of the plain function; the
 * fastest of several turns of each. Every answer of the two must be equal.
 */
export async function benchEligibility(size: number, turns = 5): Promise<EligibilityFigures> {
  readPacksFrom(diskSource(join(import.meta.dirname, '..', 'policies')));
  const view = viewOf(await packOf('national'), '2026-11-21');
  const table = view.compile('rank-promotion');
  const rows = view.pack.rules.get('rank-promotion')!.at(-1)!.rows;
  const meanings = { 受限: BARRED, 未达年限: NOT_YET, 符合年限: MET } as const;
  const meaning = Int8Array.from(rows, (r) => meanings[r.then['结论'] as keyof typeof meanings]);
  const years = Object.fromEntries(rows.flatMap((r) => {
    const uses = /晋升(.+)年限 -/.exec(r.when.join(' '))?.[1];
    const parameter = [...view.pack.parameters.values()].find((p) => p.name === `晋升${uses}年限`);
    return uses && parameter ? [[uses, view.number(parameter.id)]] : [];
  })) as Record<string, number>;
  const plain = handWritten(years, view.number('rank-shortening-per-outstanding'));
  const all = people(size);
  for (const c of all.slice(0, 1000)) table.check(c);
  for (const [i, c] of all.entries()) {
    const row = table.rowOf(c);
    if (row < 0 || meaning[row] !== plain(c)) throw new Error(`person ${i}: row ${row + 1} of the table, ${plain(c)} by hand: ${JSON.stringify(c)}`);
  }
  let [figureNs, baselineNs, sum] = [Infinity, Infinity, 0];
  for (let turn = 0; turn < turns; turn++) {
    let start = performance.now();
    for (let i = 0, at = 0; i < PLAIN_CALLS; i++) {
      sum += plain(all[at]!);
      if (++at === size) at = 0;
    }
    baselineNs = Math.min(baselineNs, ((performance.now() - start) * 1e6) / PLAIN_CALLS);
    start = performance.now();
    for (const c of all) sum += meaning[table.rowOf(c)]!;
    figureNs = Math.min(figureNs, ((performance.now() - start) * 1e6) / size);
  }
  if (!Number.isFinite(sum)) throw new Error('no answers');
  return { people: size, figureNs, baselineNs, interpretedCells: table.interpretedCells };
}
