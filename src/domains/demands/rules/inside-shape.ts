/** A place as GeoJSON gives it: longitude, latitude. */
export type Point = readonly [number, number];

type Ring = readonly Point[];
const isPolygon = (shape: unknown): shape is { type: 'Polygon'; coordinates: readonly Ring[] } => typeof shape === 'object' && shape !== null && (shape as { type?: unknown }).type === 'Polygon';
const isMany = (shape: unknown): shape is { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] } => typeof shape === 'object' && shape !== null && (shape as { type?: unknown }).type === 'MultiPolygon';

/** Crossings of a line to the east: odd inside. */
function inRing([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
const inPolygon = (at: Point, [outer, ...holes]: readonly Ring[]): boolean => outer !== undefined && inRing(at, outer) && !holes.some((h) => inRing(at, h));

/** Whether a place lies in a GeoJSON Polygon or MultiPolygon; null where there is no such shape to ask. */
export function insideShape(at: Point, shape: unknown): boolean | null {
  if (isPolygon(shape)) return inPolygon(at, shape.coordinates);
  if (isMany(shape)) return shape.coordinates.some((p) => inPolygon(at, p));
  return null;
}

export interface Outlined {
  readonly id: string;
  readonly shape: unknown;
}
/**
 * Where a demand belongs that names a place: `own` where the place lies in the area it was brought to, or nobody can tell; another area's id where it
 * lies in that one; `outside` where it lies in none. The own area is asked first: outlines drawn by hand overlap.
 */
export function placeOf(at: Point, areas: readonly Outlined[], ownAreaId: string | null): 'own' | 'outside' | { readonly areaId: string } {
  const own = areas.find((a) => a.id === ownAreaId);
  if (own && insideShape(at, own.shape) !== false) return 'own';
  const other = areas.find((a) => a.id !== ownAreaId && insideShape(at, a.shape) === true);
  if (other) return { areaId: other.id };
  // Without one outline there is no telling; where some areas have none, the place may lie in one of those.
  return areas.length > 0 && areas.every((a) => insideShape(at, a.shape) !== null) ? 'outside' : 'own';
}
