import type { TableState } from './column.ts';

/**
 * A table's state in the address: `?sort=-born&f.sex=male&f.sex=female&q=张`.
 * `prefix` keeps two tables of one page apart (`a.sort`).
 */
export function readState(search: URLSearchParams, prefix = ''): TableState {
  const sort = search.get(`${prefix}sort`);
  const filters: Record<string, string[]> = {};
  const start = `${prefix}f.`;
  for (const [key, value] of search) {
    if (key.startsWith(start)) (filters[key.slice(start.length)] ??= []).push(value);
  }
  return {
    sort: sort ? { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    filters,
    text: search.get(`${prefix}q`) ?? '',
  };
}

/** Writes the state into a copy of the address, leaving everything else in it alone. */
export function writeState(search: URLSearchParams, state: TableState, prefix = ''): URLSearchParams {
  const next = new URLSearchParams();
  for (const [key, value] of search) {
    if (key !== `${prefix}sort` && key !== `${prefix}q` && !key.startsWith(`${prefix}f.`)) next.append(key, value);
  }
  if (state.text !== '') next.set(`${prefix}q`, state.text);
  if (state.sort) next.set(`${prefix}sort`, (state.sort.descending ? '-' : '') + state.sort.key);
  for (const [key, values] of Object.entries(state.filters)) for (const value of values) next.append(`${prefix}f.${key}`, value);
  return next;
}
