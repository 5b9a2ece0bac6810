import type { TFunction } from 'i18next';
import { dateText } from '../../../../../web/kit/index.ts';
import type { FactType } from '../../../model.ts';
import { readCell, type Operand } from './cell-form.ts';

const said = (operand: Operand): string => (operand.kind === 'day' ? dateText(operand.text) : operand.text);
const signs = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝', '!=': '≠' } as const;

/** A condition in words; raw text as it stands. */
export function cellWords(cell: string, type: FactType, t: TFunction<'policy'>): string {
  const form = readCell(cell, type);
  switch (form.kind) {
    case 'any':
      return t('rule.any');
    case 'words': {
      const words = form.words.join('、');
      return form.negated ? t('rule.not', { words }) : words;
    }
    case 'boolean':
      return t(form.value ? 'yes' : 'no');
    case 'compare':
      return `${signs[form.operator]} ${said(form.with)}`;
    case 'between':
      return `${said(form.low)} ${form.lowIn ? '≤' : '＜'} … ${form.highIn ? '≤' : '＜'} ${said(form.high)}`;
    case 'raw':
      return form.text;
  }
}
