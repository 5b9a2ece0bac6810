/** Lines by what `key` says of them, in their order. (`Map.groupBy` is not there on Node 20.) */
export function groupBy<T, K>(lines: readonly T[], key: (line: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const line of lines) {
    const found = groups.get(key(line));
    if (found) found.push(line);
    else groups.set(key(line), [line]);
  }
  return groups;
}
