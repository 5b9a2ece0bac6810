import { areaItems, type AreaItem } from '../model.ts';

/** What an area counts of itself. */
export interface AreaCounts {
  readonly shaped: boolean;
  readonly posts: number;
  readonly vacant: number;
  readonly credentials: number;
  readonly households: number;
  readonly told: number;
}
export interface ItemState {
  readonly item: AreaItem;
  readonly has: boolean;
  /** How many there are, of how many; null where it is proved by a file or a note. */
  readonly counted: { readonly have: number; readonly of: number } | null;
}

/**
 * 六有 (M231), item by item. Badges, cards and the resident account are counted and cannot be claimed; the map is there with its shape
 * or a proof; the organization chart once nobody is missing in it, or with a proof; chat groups only with a proof.
 */
export function areaItemStates(counts: AreaCounts, proved: ReadonlySet<AreaItem>): ItemState[] {
  const { posts, vacant, credentials, households, told } = counts;
  const full = (have: number, of: number): Pick<ItemState, 'has' | 'counted'> => ({ has: of > 0 && have === of, counted: { have, of } });
  const states: Record<AreaItem, Pick<ItemState, 'has' | 'counted'>> = {
    map: { has: counts.shaped || proved.has('map'), counted: null },
    chart: { has: (posts > 2 && vacant === 0) || proved.has('chart'), counted: { have: posts - vacant, of: posts } },
    badges: full(credentials, posts),
    cards: full(credentials, posts),
    chat_groups: { has: proved.has('chat_groups'), counted: null },
    resident_account: full(told, households),
  };
  return areaItems.map((item) => ({ item, ...states[item] }));
}
