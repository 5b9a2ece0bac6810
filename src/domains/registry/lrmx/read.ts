import { Refusal } from '../../../kernel/refusal.ts';
import { decodeText } from './decode.ts';
import { lrmxLimits, type LrmxLimits } from './limits.ts';
import { emptyPersonFile, familyTags, personTags, type FamilyMember, type PersonFile, type UnknownElement, type XmlNode } from './model.ts';
import { parseXml } from './xml.ts';

const keyOf = new Map<string, string>(personTags);
const familyKeyOf = new Map<string, string>(familyTags);
const isBlank = (text: string): boolean => text.trim() === '';

/** Leading blank lines and trailing space mean nothing; inside, the lines stand as written. */
const trimmed = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

/** `张  三` → `张三`: the form spreads two-character names. Names of other peoples keep their single blanks and dots. */
export const tidyName = (name: string): string => {
  const t = name.trim();
  return /^\p{Script=Han}[\s\u3000]+\p{Script=Han}$/u.test(t) ? t.replace(/[\s\u3000]+/g, '') : t;
};

function textOf(node: XmlNode, limits: LrmxLimits): string {
  let text = '';
  for (const child of node.children) {
    if (typeof child !== 'string') throw new Refusal('invalid', 'registry.lrmx_nested', { element: node.name, inner: child.name });
    text += child;
  }
  if (node.name !== 'ZhaoPian' && text.length > limits.boxCharacters) {
    throw new Refusal('too_large', 'registry.lrmx_text_too_long', { element: node.name, length: text.length, limit: limits.boxCharacters });
  }
  return text;
}

/** Child elements in order; text between them would be lost, so it is refused. */
function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => {
    if (typeof child !== 'string') return true;
    if (!isBlank(child)) throw new Refusal('invalid', 'registry.lrmx_stray_text', { element: node.name, text: child.trim().slice(0, 40) });
    return false;
  });
}

function photoOf(base64: string): Uint8Array | null {
  const bare = base64.replace(/\s+/g, '').replace(/^data:image\/[\w+.-]{1,40};base64,/, '');
  if (bare === '') return null;
  const bytes = Buffer.from(bare, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== bare.replace(/=+$/, '')) throw new Refusal('invalid', 'registry.lrmx_photo', { element: 'ZhaoPian' });
  return new Uint8Array(bytes);
}

function readMember(item: XmlNode, limits: LrmxLimits): FamilyMember {
  const values: Record<string, string> = { relation: '', name: '', born: '', politicalStatus: '', workplace: '' };
  const unknown: UnknownElement[] = [];
  const seen = new Set<string>();
  let after: string | null = null;
  for (const node of elementsOf(item)) {
    const key = familyKeyOf.get(node.name);
    if (key === undefined) {
      unknown.push({ after, node });
      continue;
    }
    if (seen.has(key)) throw new Refusal('invalid', 'registry.lrmx_duplicate', { element: `Item/${node.name}` });
    seen.add(key);
    after = node.name;
    const text = textOf(node, limits);
    values[key] = key === 'name' ? tidyName(text) : text.trim();
  }
  return { ...(values as unknown as Omit<FamilyMember, 'unknown'>), unknown };
}

function readFamily(container: XmlNode, limits: LrmxLimits): Pick<PersonFile, 'family' | 'unknownInFamily'> {
  const family: FamilyMember[] = [];
  const unknownInFamily: UnknownElement[] = [];
  for (const node of elementsOf(container)) {
    if (node.name === 'Item') family.push(readMember(node, limits));
    else unknownInFamily.push({ after: `Item${family.length}`, node });
  }
  // Some editors pad the list with empty rows; they say nothing.
  while (family.length > 0 && isEmptyMember(family.at(-1)!)) family.pop();
  return { family, unknownInFamily };
}

const isEmptyMember = (m: FamilyMember): boolean => m.unknown.length === 0 && [m.relation, m.name, m.born, m.politicalStatus, m.workplace].every((v) => v === '');

/**
 * Bytes of one .lrmx file → the person file. UTF-8 with or without byte order mark, GBK and GB18030 are read.
 * Unknown elements are kept with their place. Refuses (`registry.lrmx_…`): empty, too_large, encoding, entities, malformed,
 * truncated, root, duplicate, nested, stray_text, text_too_long, photo — each naming the element.
 */
export function readPersonFile(bytes: Uint8Array, limits: LrmxLimits = lrmxLimits): PersonFile {
  if (bytes.length > limits.fileBytes) throw new Refusal('too_large', 'registry.lrmx_too_large', { bytes: bytes.length, limit: limits.fileBytes });
  const text = decodeText(bytes);
  if (isBlank(text.replaceAll('\0', ''))) throw new Refusal('invalid', 'registry.lrmx_empty');
  const root = parseXml(text);
  if (root.name !== 'Person') throw new Refusal('invalid', 'registry.lrmx_root', { element: root.name });

  const values: Record<string, unknown> = { ...emptyPersonFile(), version: '', rootAttributes: root.attributes };
  const unknown: UnknownElement[] = [];
  const seen = new Set<string>();
  let after: string | null = null;
  for (const node of elementsOf(root)) {
    const key = keyOf.get(node.name);
    if (key === undefined) {
      unknown.push({ after, node });
      continue;
    }
    if (seen.has(key)) throw new Refusal('invalid', 'registry.lrmx_duplicate', { element: node.name });
    seen.add(key);
    after = node.name;
    if (key === 'family') Object.assign(values, readFamily(node, limits));
    else if (key === 'photo') values[key] = photoOf(textOf(node, limits));
    else if (key === 'name') values[key] = tidyName(textOf(node, limits));
    else values[key] = trimmed(textOf(node, limits));
  }
  return { ...values, unknown } as unknown as PersonFile;
}
