import { XMLParser } from 'fast-xml-parser';
import { Refusal } from '../../kernel/refusal.ts';
import { unpack, type ZipEntry } from './zip-directory.ts';

export interface PartsSheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** Sheet names, visibility and date system, from the two small parts that hold them. */
export interface WorkbookParts {
  readonly sheets: readonly PartsSheet[];
  readonly date1904: boolean;
}

type Node = Record<string, unknown>;

// Entities beyond XML's five are never expanded, and a DOCTYPE is refused outright.
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, processEntities: true, parseAttributeValue: false, isArray: (name) => name === 'sheet' || name === 'Relationship' });

function parsePart(bytes: Uint8Array, entry: ZipEntry | undefined): Node {
  if (!entry) throw new Refusal('invalid', 'sheets.corrupt', { why: 'workbook' });
  const xml = new TextDecoder().decode(unpack(bytes, entry));
  if (/<!DOCTYPE/i.test(xml)) throw new Refusal('invalid', 'sheets.corrupt', { why: 'doctype' });
  try {
    return parser.parse(xml) as Node;
  } catch {
    throw new Refusal('invalid', 'sheets.corrupt', { why: entry.name });
  }
}

const child = (node: unknown, name: string): Node => {
  const found = (node as Node | undefined)?.[name];
  return typeof found === 'object' && found !== null ? (found as Node) : {};
};
const list = (node: Node, name: string): Node[] => (Array.isArray(node[name]) ? (node[name] as Node[]) : []);
const attribute = (node: Node, name: string): string => (typeof node[name] === 'string' ? (node[name] as string) : '');

/** Follows the package's relationships from its root, since not every producer uses `xl/workbook.xml`. */
export function readWorkbookParts(bytes: Uint8Array, entries: readonly ZipEntry[]): WorkbookParts {
  const byName = new Map(entries.map((e) => [e.name, e]));
  const rels = (path: string) => list(child(parsePart(bytes, byName.get(path)), 'Relationships'), 'Relationship');
  const root = rels('_rels/.rels').find((r) => attribute(r, 'Type').endsWith('/officeDocument'));
  const workbookPath = attribute(root ?? {}, 'Target').replace(/^\//, '') || 'xl/workbook.xml';
  const workbook = child(parsePart(bytes, byName.get(workbookPath)), 'workbook');
  const sheets = list(child(workbook, 'sheets'), 'sheet').map((s) => ({
    name: attribute(s, 'name'),
    hidden: attribute(s, 'state') === 'hidden' || attribute(s, 'state') === 'veryHidden',
  }));
  const flag = attribute(child(workbook, 'workbookPr'), 'date1904');
  return { sheets, date1904: flag === '1' || flag === 'true' };
}
