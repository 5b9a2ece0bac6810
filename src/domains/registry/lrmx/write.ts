import { Refusal } from '../../../kernel/refusal.ts';
import { familyTags, optionalKeys, personTags, type FamilyMember, type PersonFile, type UnknownElement } from './model.ts';
import { escapeText, printAttributes, printNode } from './xml.ts';

// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function box(tag: string, value: string, indent: string): string {
  const bad = UNWRITABLE.exec(value);
  if (bad) throw new Refusal('invalid', 'registry.lrmx_character', { element: tag, code: `U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
  return `${indent}<${tag}>${escapeText(value.replace(/\r\n?/g, '\n')).replace(/\n/g, '\r\n')}</${tag}>`;
}

const unknownAfter = (unknown: readonly UnknownElement[], after: string | null, indent: string): string[] =>
  unknown.filter((u) => u.after === after).map((u) => indent + printNode(u.node));

function member(m: FamilyMember): string[] {
  return [
    '    <Item>',
    ...unknownAfter(m.unknown, null, '      '),
    ...familyTags.flatMap(([tag, key]) => [box(tag, m[key], '      '), ...unknownAfter(m.unknown, tag, '      ')]),
    '    </Item>',
  ];
}

function familyList(file: PersonFile): string[] {
  if (file.family.length === 0 && file.unknownInFamily.length === 0) return ['  <JiaTingChengYuan></JiaTingChengYuan>'];
  // An unknown element behind a padding row that was dropped moves up to the last real row.
  const place = (u: UnknownElement): number => Math.min(Number(u.after?.slice('Item'.length) ?? 0) || 0, file.family.length);
  const unknownAt = (n: number): string[] => file.unknownInFamily.filter((u) => place(u) === n).map((u) => `    ${printNode(u.node)}`);
  return ['  <JiaTingChengYuan>', ...unknownAt(0), ...file.family.flatMap((m, i) => [...member(m), ...unknownAt(i + 1)]), '  </JiaTingChengYuan>'];
}

/**
 * The person file → bytes of an .lrmx file: UTF-8 with byte order mark, elements in the order of the standard, CRLF.
 * What `readPersonFile` gave comes back value for value, unknown elements in their places.
 * Refuses `registry.lrmx_character` for a character XML cannot carry.
 */
export function writePersonFile(file: PersonFile): Uint8Array {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<Person${printAttributes(file.rootAttributes)}>`, ...unknownAfter(file.unknown, null, '  ')];
  for (const [tag, key] of personTags) {
    if (key === 'family') lines.push(...familyList(file));
    else if (key === 'photo') lines.push(box(tag, file.photo === null ? '' : Buffer.from(file.photo).toString('base64'), '  '));
    else if (!(optionalKeys.includes(key) && file[key] === null)) lines.push(box(tag, file[key] ?? '', '  '));
    lines.push(...unknownAfter(file.unknown, tag, '  '));
  }
  lines.push('</Person>', '');
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}`);
}
