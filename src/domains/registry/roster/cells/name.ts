import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, note, type Cleaned } from '../model.ts';
import { tidy } from './plain-text.ts';

const PLAIN = /^[\u4e00-\u9fff]{2,6}$/;
const DOTS = /[•・．‧∙●⋅᛫.●]/g;
const HAN = /\p{Script=Han}/u;
const NAME = /^(?:[\p{Script=Han}〇\ue000-\uf8ff](?:[\p{Script=Han}〇·\ue000-\uf8ff]{0,38})[\p{Script=Han}〇\ue000-\uf8ff]|[A-Za-z][A-Za-z .'-]{1,59})$/u;

/** A person's name: spaces put in to fill the column are taken out, the dot of names such as 阿依古丽·买买提 is made one character. */
export function cleanName(value: CellValue): Cleaned {
  if (value === null || value === '') return EMPTY;
  if (typeof value === 'string' && PLAIN.test(value)) return { value };
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  let text = tidy(original);
  if (text === '') return EMPTY;
  if (HAN.test(text)) text = text.replace(/\s+/g, '').replace(DOTS, '·');
  if (/[?？□■�]/.test(text)) return bad('roster.name_character_missing', { original });
  if (/[（(【[]/.test(text)) return bad('roster.name_with_note', { original });
  if (!NAME.test(text)) return bad('roster.name_unreadable', { original });
  // Characters from a font of the old household registers show as blanks elsewhere; the file says which person all the same.
  if (/[\ue000-\uf8ff]/.test(text)) return { value: text, note: note('warning', 'roster.name_private_character', { original }) };
  return { value: text };
}
