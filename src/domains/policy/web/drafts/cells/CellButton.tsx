import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactType } from '../../../model.ts';
import { useDesk } from '../desk.tsx';
import { readCell } from './cell-form.ts';
import { CellPicker } from './CellPicker.tsx';
import { cellWords } from './cell-words.ts';

interface Props {
  readonly cell: string;
  readonly input: { readonly name: string; readonly type: FactType };
  readonly label: string;
  readonly onChange: (cell: string) => void;
}

/** A condition as it reads; a click opens the ways to pick it. */
export function CellButton({ cell, input, label, onChange }: Props) {
  const { t } = useTranslation('policy');
  const { draft } = useDesk();
  const [open, setOpen] = useState(false);
  const form = readCell(cell, input.type);
  const state = form.kind === 'any' ? 'dd-cell-any' : form.kind === 'raw' ? 'dd-cell-raw' : '';
  return (
    <Popover open={open} onOpenChange={(next) => setOpen(next && draft.may.edit)} trigger="click" placement="bottomLeft" destroyOnHidden title={label} content={<CellPicker cell={cell} input={input} onChange={onChange} onClose={() => setOpen(false)} />}>
      <button type="button" className={`dd-cell ${state}`} title={cell} aria-label={`${label}：${cellWords(cell, input.type, t)}`} aria-expanded={open}>
        {cellWords(cell, input.type, t) || '…'}
      </button>
    </Popover>
  );
}
