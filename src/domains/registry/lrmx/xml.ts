import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refusal } from '../../../kernel/refusal.ts';
import type { XmlNode } from './model.ts';

const malformed = (line: number, detail: string): Refusal => new Refusal('invalid', 'registry.lrmx_malformed', { line, detail });

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and character numbers; anything else would need a DTD, and those are refused. */
const unescape = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([^;\s&<]{0,64}));?/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (!whole.endsWith(';')) throw new Refusal('invalid', 'registry.lrmx_malformed', { line: 0, detail: '&' });
    if (name !== undefined) {
      const value = Object.hasOwn(named, name) ? named[name] : undefined;
      if (value === undefined) throw new Refusal('invalid', 'registry.lrmx_entities', { entity: name });
      return value;
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw malformed(0, whole);
    return String.fromCodePoint(code);
  });

/** Control characters have no place in XML and no meaning in a form; old editors left some behind. */
// oxlint-disable-next-line no-control-regex
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
const cleanText = (text: string): string => withoutControls(text.replace(/\r\n?/g, '\n'));

type Raw = Readonly<Record<string, unknown>>;

function toNode(raw: Raw, depth: number): XmlNode | string | null {
  const name = Object.keys(raw).find((k) => k !== ':@');
  if (name === undefined) return null;
  if (name === '#text') return cleanText(unescape(String(raw['#text']).replace(/\r\n?/g, '\n')));
  const inner = (Array.isArray(raw[name]) ? raw[name] : []) as readonly Raw[];
  if (name === '#cdata') return cleanText(inner.map((r) => String(r['#text'] ?? '')).join(''));
  if (name.startsWith('?')) return null;
  if (depth > 20) throw malformed(0, name);
  const attributes = Object.fromEntries(Object.entries((raw[':@'] ?? {}) as Record<string, unknown>).map(([k, v]) => [k, cleanText(unescape(String(v)))]));
  return { name, attributes, children: inner.map((r) => toNode(r, depth + 1)).filter((n) => n !== null) };
}

/** The innermost element left open, from the validator's list of open tags. */
const openElement = (message: string): string | undefined => message.match(/"([^"]+)"/g)?.at(-1)?.slice(1, -1);

/** The element in which the text breaks off, or nothing when it ends with a whole closing tag. */
function elementCutOff(text: string): string | undefined {
  const last = text.lastIndexOf('<');
  const whole = text.includes('>', last);
  const at = whole ? last : text.lastIndexOf('<', last - 1);
  return /^<\/?([\w.-]{1,100})/.exec(whole && text[last + 1] === '/' ? '' : text.slice(at, at + 120))?.[1];
}

/**
 * Text of an XML document → its root element. DTDs and entities of one's own are refused (`registry.lrmx_entities`):
 * they are the way into files of the server. Refuses `registry.lrmx_truncated` and `registry.lrmx_malformed` with the place.
 */
export function parseXml(text: string): XmlNode {
  if (/<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) throw new Refusal('invalid', 'registry.lrmx_entities', { entity: 'DOCTYPE' });
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { msg, line, code } = verdict.err;
    const open = code === 'InvalidXml' ? openElement(msg) : /^Unclosed tag '([^']+)'/.exec(msg)?.[1];
    if (open !== undefined) throw new Refusal('invalid', 'registry.lrmx_truncated', { element: open });
    const cut = elementCutOff(text);
    if (cut !== undefined) throw new Refusal('invalid', 'registry.lrmx_truncated', { element: cut });
    throw malformed(line, msg);
  }
  let parsed: readonly Raw[];
  try {
    parsed = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      processEntities: false,
      cdataPropName: '#cdata',
    }).parse(text) as readonly Raw[];
  } catch (error) {
    throw malformed(0, error instanceof Error ? error.message : String(error));
  }
  const roots = parsed.map((r) => toNode(r, 0)).filter((n): n is XmlNode => n !== null && typeof n !== 'string');
  const root = roots[0];
  if (root === undefined) throw new Refusal('invalid', 'registry.lrmx_root', { element: '' });
  if (roots.length > 1) throw malformed(0, roots[1]!.name);
  return root;
}

/** Escapes what XML reserves; `>` too, so that `]]>` never appears. */
export const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

export const printAttributes = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([k, v]) => ` ${k}="${escapeAttribute(v)}"`)
    .join('');

/** An element back to text; line ends become CRLF as the format has them. */
export function printNode(node: XmlNode): string {
  const inner = node.children.map((c) => (typeof c === 'string' ? escapeText(c).replace(/\n/g, '\r\n') : printNode(c))).join('');
  return `<${node.name}${printAttributes(node.attributes)}>${inner}</${node.name}>`;
}
