import { FunctionOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scalar } from '../../../model.ts';
import type { ColumnBody, RowBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';
import { ScalarField } from '../fields.tsx';

/** A conclusion: a value of its type, or `= expression`. */
export function OutputField({ output, row, label, onChange }: { readonly output: ColumnBody; readonly row: RowBody; readonly label: string; readonly onChange: (row: RowBody) => void }) {
  const { t } = useTranslation('policy');
  const { draft, library } = useDesk();
  const value = row.then[output.name];
  const expression = typeof value === 'string' && value.startsWith('=');
  const set = (next: Scalar | undefined) => {
    const { [output.name]: _old, ...others } = row.then;
    onChange({ ...row, then: next === undefined ? others : { ...others, [output.name]: next } });
  };
  if (!draft.may.edit) return <>{typeof value === 'boolean' ? t(value ? 'yes' : 'no') : value}</>;
  return (
    <span className="dd-draft-output">
      {expression ? (
        <Input aria-label={label} value={value} maxLength={300} className="dd-code" onChange={(e) => set(e.target.value.startsWith('=') ? e.target.value : `= ${e.target.value}`)} />
      ) : (
        <ScalarField type={output.type} label={label} value={value} values={library.facts.get(output.name)?.values ?? []} onChange={set} />
      )}
      <Button type="text" size="small" icon={<FunctionOutlined />} aria-pressed={expression} aria-label={`${t('draft.expression')} ${label}`} title={t(expression ? 'draft.plainValue' : 'draft.expression')} onClick={() => set(expression ? undefined : '= ')} />
    </span>
  );
}
