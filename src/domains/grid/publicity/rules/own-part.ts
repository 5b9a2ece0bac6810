/** What of a patch the rule needs: the way from the area down to it. */
export interface Placed {
  readonly id: string;
  readonly organizationId: string;
  /** Ids of the patches above it and of itself. */
  readonly line: readonly string[];
}
/**
 * grid.publicity_part (M246): what a head answers for of an item: his patch where it lies in the item's place, the item's place where it lies in his
 * patch, nothing where neither holds. `place` null is the whole village or community.
 */
export function ownPart(own: Placed, item: { readonly organizationId: string; readonly place: Placed | null }): string | null {
  if (own.organizationId !== item.organizationId) return null;
  if (item.place === null || own.line.includes(item.place.id)) return own.id;
  return item.place.line.includes(own.id) ? item.place.id : null;
}
