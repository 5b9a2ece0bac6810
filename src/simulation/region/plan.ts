import type { Day } from '../../kernel/period.ts';
import { addMonths } from '../../kernel/period.ts';
import { chance, type Chance } from '../chance.ts';
import { idMaker } from '../ids.ts';
import { yearOf } from '../calendar.ts';
import type { Size } from '../model.ts';

/** What decides a region entirely: the same request gives the same rows. `today` is the last day that exists in it. */
export interface RegionRequest {
  readonly size: Size;
  readonly seed: number;
  readonly today: Day;
  /** Multiplies the number of cadres; below the size of one county the county itself shrinks. */
  readonly scale: number;
}

export interface RegionHead {
  readonly code: string;
  readonly name: string;
  readonly level: Size;
  readonly blocks: number;
}

/** Codes of the 99 group are in no edition of GB/T 2260. */
const HEADS: Readonly<Record<Size, { readonly code: string; readonly name: string; readonly blocks: number }>> = {
  county: { code: '990624', name: '青澜县', blocks: 1 },
  city: { code: '990600', name: '澜江市', blocks: 10 },
  province: { code: '990000', name: '沧澜省', blocks: 167 },
};

export function regionHead(request: RegionRequest): RegionHead {
  const head = HEADS[request.size];
  return { code: head.code, name: head.name, level: request.size, blocks: Math.max(1, Math.round(head.blocks * request.scale)) };
}

/** How a block is made: one county with its own streams of chance, so that blocks can be made one after another or alone. */
export interface BlockPlan {
  readonly index: number;
  readonly name: string;
  /** Address code in identity numbers. */
  readonly code: string;
  readonly root: RegionHead;
  /** The county is the whole region: its organization is the root. */
  readonly alone: boolean;
  readonly today: Day;
  /** Evidence covers the two years up to today. */
  readonly from: Day;
  readonly year: number;
  /** Share of the county that is made, as a share of its units times a share of each unit's people. */
  readonly shrink: number;
  readonly chance: Chance;
  readonly id: () => string;
}

/** Names no county has, each once among the 167 of a province. */
const FIRST = [...'青云白南松望平石龙桃清安和永金锦瑞丰宁嘉'];
const SECOND = [...'澜岚汀岫屿濛泠漪峤'];

export function blockPlan(request: RegionRequest, index: number): BlockPlan {
  const root = regionHead(request);
  const alone = root.blocks === 1;
  const own = chance(`${request.size}:${request.seed}:${request.today}:${index}`);
  const name = alone && request.size === 'county' ? root.name : `${FIRST[index % FIRST.length]!}${SECOND[(Math.floor(index / FIRST.length) + index % FIRST.length) % SECOND.length]!}县`;
  return {
    index,
    name,
    code: request.size === 'county' && alone ? root.code : String(990_000 + 600 + (index % 399)),
    root,
    alone,
    today: request.today,
    from: addMonths(request.today, -24),
    year: yearOf(request.today),
    shrink: Math.sqrt(Math.min(1, HEADS[request.size].blocks * request.scale)),
    chance: own,
    // A stretch of ten minutes of identifiers for every block keeps them apart and in order.
    id: idMaker(own.fork('ids'), Date.parse(`${request.today}T00:00:00Z`) - 200_000_000_000 + index * 600_000),
  };
}
