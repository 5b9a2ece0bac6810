/**
 * Which people can be compared at all: two people are linked when one ballot rates both, directly or through others.
 * People in different subsets were judged by different ballots only, so their severities cannot be told from their merits.
 * Out: the number of the subset of each left and each right element, largest subset first; elements without an edge have −1.
 */
export function connectedSubsets(lefts: number, rights: number, left: Int32Array, right: Int32Array, used?: Uint8Array): { left: Int32Array; right: Int32Array; count: number } {
  const parent = Int32Array.from({ length: lefts + rights }, (_, i) => i);
  const find = (start: number): number => {
    let i = start;
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  const seen = new Uint8Array(lefts + rights);
  for (let o = 0; o < left.length; o++) {
    if (used && used[o] === 0) continue;
    const [a, b] = [left[o]!, lefts + right[o]!];
    seen[a] = seen[b] = 1;
    const [ra, rb] = [find(a), find(b)];
    if (ra !== rb) parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }
  const sizes = new Map<number, number>();
  for (let a = 0; a < lefts; a++) if (seen[a]) sizes.set(find(a), (sizes.get(find(a)) ?? 0) + 1);
  const order = [...sizes].sort(([ra, a], [rb, b]) => b - a || ra - rb);
  const number = new Map(order.map(([root], n) => [root, n]));
  const of = (i: number): number => (seen[i] ? number.get(find(i))! : -1);
  return { left: Int32Array.from({ length: lefts }, (_, i) => of(i)), right: Int32Array.from({ length: rights }, (_, i) => of(lefts + i)), count: order.length };
}
