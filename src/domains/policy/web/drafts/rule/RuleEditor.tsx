import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../../../web/kit/index.ts';
import { hitPolicies } from '../../../model.ts';
import { put, replaced, type RowBody, type RuleBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';
import { DayField, WordsField } from '../fields.tsx';
import { Columns } from './Columns.tsx';
import { withUses } from './names-used.ts';
import { rowChanges } from './row-changes.ts';
import { RowCards } from './RowCards.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import { TableGrid, type RowHandling } from './TableGrid.tsx';

interface Props {
  readonly id: string;
  readonly body: RuleBody;
  readonly base: RuleBody | null;
  readonly onChange: (body: RuleBody) => void;
}

/** A decision table, edited as a table: rows, conditions and conclusions, what differs from the table that stands marked. */
export function RuleEditor({ id, body, base, onChange }: Props) {
  const { t } = useTranslation('policy');
  const { draft, library } = useDesk();
  const phone = usePhone();
  const [open, setOpen] = useState<number | null>(null);
  const rows = body.rows ?? [];
  const set = (next: RuleBody) => onChange(withUses(next, library.parameters));
  const setRows = (next: readonly RowBody[]) => set({ ...body, rows: next });
  const compared = useMemo(() => rowChanges(base, body), [base, body]);
  const findings = draft.findings.filter((f) => f.entry?.kind === 'rule' && f.entry.id === id);
  const emptyRow = (): RowBody => ({ when: (body.inputs ?? []).map(() => '-'), then: {}, verified: false });
  const handling: RowHandling = {
    body,
    changes: compared.rows,
    findings,
    onRows: setRows,
    onRow: (i, row) => setRows(replaced(rows, i, row)),
    onOpen: setOpen,
  };
  const uses = library.parameters.filter((p) => body.uses?.includes(p.id)).map((p) => p.name);
  return (
    <>
      <div className="dd-draft-grid">
        <label className="dd-draft-field dd-draft-wide">
          <span>{t('rule.title')}</span>
          <WordsField label={t('rule.title')} value={body.title} onChange={(title) => set(put(body, { title }))} />
        </label>
        <label className="dd-draft-field">
          <span>{t('from')}</span>
          <DayField label={t('from')} value={body.effectiveFrom} onChange={(effectiveFrom) => set(put(body, { effectiveFrom }))} />
        </label>
        <label className="dd-draft-field">
          <span>{t('rule.hitPolicy')}</span>
          <Select aria-label={t('rule.hitPolicy')} value={body.hitPolicy ?? null} onChange={(hitPolicy: string) => set({ ...body, hitPolicy })} options={hitPolicies.map((value) => ({ value, label: t(`hitPolicy.${value}`) }))} />
        </label>
      </div>
      {uses.length > 0 && (
        <p>
          {t('rule.uses')}：{uses.join('、')}
        </p>
      )}
      {draft.may.edit && <Columns body={body} onChange={set} />}
      {phone ? <RowCards {...handling} /> : <TableGrid {...handling} />}
      {draft.may.edit && (
        <Button icon={<PlusOutlined />} disabled={(body.inputs ?? []).length === 0 || (body.outputs ?? []).length === 0} onClick={() => setRows([...rows, emptyRow()])}>
          {t('draft.addRow')}
        </Button>
      )}
      {compared.removed.length > 0 && (
        <div className="dd-draft-removed">
          <h3 className="dd-draft-h">{t('draft.removedRows', { count: compared.removed.length })}</h3>
          <ul>
            {compared.removed.map((row, i) => (
              <li key={i}>
                <del>{row.reason?.zh ?? row.when.join(' · ')}</del>{' '}
                {draft.may.edit && (
                  <Button size="small" type="link" onClick={() => setRows([...rows, { ...row, when: (body.inputs ?? []).map((input) => row.when[base!.inputs!.findIndex((b) => b.name === input.name)] ?? '-') }])}>
                    {t('draft.bringBack')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {open !== null && rows[open] && <RowDrawer row={rows[open]} number={open + 1} onChange={(row) => setRows(replaced(rows, open, row))} onClose={() => setOpen(null)} />}
    </>
  );
}
