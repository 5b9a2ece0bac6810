import { escapeMarkup } from '../../../../kernel/markup.ts';

/*
 * What GeoReport v2 sends, in both of its forms. XML has no schema and no namespace; JSON follows from it by the Spark convention: a list whose items
 * all have one name becomes an array, an element becomes an object, an empty element null.
 */
export type Value = string | number | boolean | null | Many | Fields;
export interface Fields {
  readonly [name: string]: Value;
}
/** A list: `service_requests` of `request`. */
export interface Many {
  readonly of: string;
  readonly rows: readonly (Fields | string)[];
}
export type Format = 'xml' | 'json';
const isMany = (v: Value): v is Many => typeof v === 'object' && v !== null && 'rows' in v && Array.isArray(v.rows);

const json = (v: Value | Fields): unknown => (isMany(v) ? v.rows.map((r) => (typeof r === 'string' ? r : json(r))) : typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v as Fields).map(([k, x]) => [k, json(x)])) : v);

const element = (name: string, v: Value): string => {
  const inner = isMany(v) ? v.rows.map((r) => element(v.of, r)).join('') : typeof v === 'object' && v !== null ? Object.entries(v).map(([k, x]) => element(k, x)).join('') : v === null ? '' : escapeMarkup(String(v));
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
};

/** The text of an answer and its type. */
export const written = (format: Format, root: string, value: Many | Fields): { readonly mediaType: string; readonly text: string } =>
  format === 'json'
    ? { mediaType: 'application/json; charset=utf-8', text: JSON.stringify(json(value)) }
    : { mediaType: 'text/xml; charset=utf-8', text: `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}` };
