import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { qualifiers } from '../../../../kernel/quantity.ts';
import type { FigureRow } from './entry-values.ts';

interface Props {
  readonly value?: readonly FigureRow[];
  readonly onChange?: (rows: FigureRow[]) => void;
}

/** Figures with the words 余、近、左右 kept, their source and who reported them (M019). */
export function FiguresField({ value = [], onChange }: Props) {
  const { t } = useTranslation('evidence');
  const set = (at: number, change: Partial<FigureRow>) => onChange?.(value.map((f, i) => (i === at ? { ...f, ...change } : f)));
  const line = (at: number, name: 'indicator' | 'value' | 'unit' | 'period' | 'source' | 'reporter', hint?: string) => (
    <label>
      <span>{t(`figure.${name}`)}</span>
      <Input value={value[at]?.[name] ?? ''} {...(hint ? { placeholder: hint } : {})} {...(name === 'value' ? { inputMode: 'decimal' as const } : {})} onChange={(e) => set(at, { [name]: e.target.value })} />
    </label>
  );
  return (
    <div className="dd-evidence-figures">
      {value.map((f, i) => (
        <fieldset key={i}>
          <legend>{t('figure.number', { number: i + 1 })}</legend>
          {line(i, 'indicator')}
          <label>
            <span>{t('figure.qualifier')}</span>
            <Select value={f.qualifier} options={qualifiers.map((q) => ({ value: q, label: t(`qualifier.${q}`) }))} onChange={(qualifier) => set(i, { qualifier })} aria-label={t('figure.qualifier')} />
          </label>
          {line(i, 'value', '1112.13')}
          {line(i, 'unit')}
          {line(i, 'period', '2026')}
          {line(i, 'source')}
          {line(i, 'reporter')}
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('figure.remove', { number: i + 1 })} onClick={() => onChange?.(value.filter((_, at) => at !== i))} />
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, { qualifier: 'exact' }])}>
        {t('figure.add')}
      </Button>
      {value.length > 0 && <p className="dd-evidence-quiet">{t('figure.note')}</p>}
    </div>
  );
}
