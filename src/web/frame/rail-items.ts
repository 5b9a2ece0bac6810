import type { NavItem } from '../screens.ts';

export interface RailItem {
  readonly item: NavItem;
  /** Stands under another one, shown because the reader is there. */
  readonly below: boolean;
  readonly current: boolean;
}

/** The rail at an address: all places, and of those that belong under another only where the reader is. One place is current: whose path says most of the address. */
export function railItems(items: readonly NavItem[], pathname: string): RailItem[] {
  const keys = new Set(items.map((i) => i.key));
  // Whoever may not go to the place above finds what is under it beside the others.
  const placeOf = (i: NavItem): string => (i.under !== undefined && keys.has(i.under) ? i.under : i.key);
  const current = items.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0];
  const open = current ? placeOf(current) : null;
  return items.flatMap((item) => {
    const below = placeOf(item) !== item.key;
    return below && placeOf(item) !== open ? [] : [{ item, below, current: item === current }];
  });
}
