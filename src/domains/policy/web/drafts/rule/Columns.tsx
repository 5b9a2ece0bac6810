import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factTypes, type FactType } from '../../../model.ts';
import type { ColumnBody, RuleBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';

/** Which facts the table asks and which conclusions it gives. An input is picked from the facts there are. */
export function Columns({ body, onChange }: { readonly body: RuleBody; readonly onChange: (body: RuleBody) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const [name, setName] = useState('');
  const [type, setType] = useState<FactType>('string');
  const inputs = body.inputs ?? [];
  const outputs = body.outputs ?? [];
  const rows = body.rows ?? [];
  const addInput = (fact: string) => {
    const known = library.facts.get(fact);
    if (!known) return;
    onChange({ ...body, inputs: [...inputs, { name: known.name, type: known.type }], rows: rows.map((row) => ({ ...row, when: [...row.when, '-'] })) });
  };
  const removeInput = (at: number) => onChange({ ...body, inputs: inputs.filter((_, i) => i !== at), rows: rows.map((row) => ({ ...row, when: row.when.filter((_, i) => i !== at) })) });
  const addOutput = () => {
    onChange({ ...body, outputs: [...outputs, { name: name.trim(), type } satisfies ColumnBody] });
    setName('');
  };
  const removeOutput = (output: string) =>
    onChange({
      ...body,
      outputs: outputs.filter((o) => o.name !== output),
      rows: rows.map((row) => {
        const { [output]: _gone, ...then } = row.then;
        return { ...row, then };
      }),
    });
  return (
    <details className="dd-draft-columns" open={inputs.length === 0 || outputs.length === 0}>
      <summary>{t('draft.columns', { inputs: inputs.length, outputs: outputs.length })}</summary>
      <div className="dd-draft-columnlist">
        <b>{t('draft.inputs')}</b>
        {inputs.map((input, i) => (
          <Tag key={i} closable closeIcon={<DeleteOutlined aria-label={t('draft.removeColumn', { name: input.name })} />} onClose={(e) => { e.preventDefault(); removeInput(i); }}>
            {input.name} · {t(`draft.type.${input.type}`)}
          </Tag>
        ))}
        <Select
          size="small"
          aria-label={t('draft.addInput')}
          placeholder={t('draft.addInput')}
          showSearch={{ filterOption: (typed, option) => `${option?.value ?? ''} ${option?.label ?? ''}`.includes(typed) }}
          value={null}
          onChange={(v: string | null) => v && addInput(v)}
          options={[...library.facts.values()].filter((f) => !inputs.some((i) => i.name === f.name)).map((f) => ({ value: f.name, label: `${f.label}（${t(`draft.type.${f.type}`)}）` }))}
          style={{ minWidth: 220 }}
          popupMatchSelectWidth={360}
        />
      </div>
      <div className="dd-draft-columnlist">
        <b>{t('draft.outputs')}</b>
        {outputs.map((output) => (
          <Tag key={output.name} closable closeIcon={<DeleteOutlined aria-label={t('draft.removeColumn', { name: output.name })} />} onClose={(e) => { e.preventDefault(); removeOutput(output.name); }}>
            {output.name} · {t(`draft.type.${output.type}`)}
          </Tag>
        ))}
        <Input size="small" aria-label={t('draft.outputName')} placeholder={t('draft.outputName')} value={name} maxLength={40} onChange={(e) => setName(e.target.value)} style={{ width: 140 }} />
        <Select size="small" aria-label={t('draft.valueType')} value={type} onChange={setType} options={factTypes.filter((f) => f !== 'strings' && f !== 'numbers').map((value) => ({ value, label: t(`draft.type.${value}`) }))} style={{ minWidth: 90 }} />
        <Button size="small" icon={<PlusOutlined />} disabled={name.trim() === '' || outputs.some((o) => o.name === name.trim())} onClick={addOutput}>
          {t('draft.addOutput')}
        </Button>
      </div>
    </details>
  );
}
