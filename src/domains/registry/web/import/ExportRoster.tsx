import './import.css';
import { Alert, Button, Checkbox, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import type { PeopleFilter } from '../../contract.ts';
import { exportPersonFiles, exportRoster } from '../../exporting/contract.ts';
import { rosterFields } from '../../roster/model.ts';
import { useFieldName } from './import-words.ts';

const KEPT = 'dandang.export-roster.columns';
const USUAL = ['sequence', 'name', 'sex', 'birth', 'ethnicity', 'politicalStatus', 'startedWorkOn', 'fullTimeEducation', 'inServiceEducation', 'organization', 'position', 'positionSince', 'positionLevel', 'rank'];
const SENSITIVE = ['idNumber', 'phone', 'health'];

interface Props {
  /** Selected people; none means everyone the search finds. */
  readonly people: readonly string[];
  readonly filter: PeopleFilter;
  /** How many the search finds, for the words of the dialog. */
  readonly total?: number | undefined;
}

/** A button for lists of people: a roster with chosen columns, or person files. Shown to those who may take people out. */
export function ExportRoster({ people, filter, total }: Props) {
  const { t } = useTranslation('import');
  const may = useMay('registry.people.export');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('export.button')}</Button>
      {open && <ExportDialog people={people} filter={filter} total={total} onClose={() => setOpen(false)} />}
    </>
  );
}

const remembered = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return Array.isArray(kept) ? kept.filter((k): k is string => typeof k === 'string') : USUAL;
  } catch {
    return USUAL;
  }
};

function ExportDialog({ people, filter, total, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('import');
  const name = useFieldName();
  const year = new Date().getFullYear();
  const keys = [...Object.keys(rosterFields).filter((k) => !['assessment', 'problems', 'department', 'highestEducation', 'highestDegree'].includes(k)), ...[1, 2, 3].map((n) => `assessment.${year - n}`)];
  const [kind, setKind] = useState<'roster' | 'files'>('roster');
  const [columns, setColumns] = useState(remembered);
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const whom = people.length > 0 ? { people: [...people] } : { filter };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      // Columns leave in the order of the form, whatever the order of the ticks.
      const ordered = keys.filter((k) => columns.includes(k));
      if (kind === 'roster') await download(exportRoster, { body: { ...whom, columns: ordered as never, purpose } });
      else await download(exportPersonFiles, { body: { ...whom, purpose } });
      localStorage.setItem(KEPT, JSON.stringify(ordered));
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const sensitive = kind === 'files' || columns.some((c) => SENSITIVE.includes(c));
  return (
    <Modal open title={t('export.title')} width={720} okText={t('export.go')} confirmLoading={busy} okButtonProps={{ disabled: purpose.trim() === '' || (kind === 'roster' && columns.length === 0) }} onOk={() => void run()} onCancel={onClose} mask={{ closable: false }}>
      {error !== null && <RefusalNotice error={error} />}
      <p>{people.length > 0 ? t('export.chosen', { count: people.length }) : t('export.found', { count: total ?? 0 })}</p>
      <Radio.Group value={kind} onChange={(e) => setKind(e.target.value as 'roster')} options={[{ value: 'roster', label: t('export.roster') }, { value: 'files', label: t('export.files') }]} />
      {kind === 'roster' && (
        <Checkbox.Group className="imp-pick" value={columns} onChange={(v) => setColumns(v as string[])}>
          {keys.map((k) => (
            <Checkbox key={k} value={k}>
              {name(k)}
            </Checkbox>
          ))}
        </Checkbox.Group>
      )}
      {sensitive && <Alert type="warning" showIcon title={t('export.sensitive')} style={{ marginBlock: 8 }} />}
      <label htmlFor="export-purpose">{t('export.purpose')}</label>
      <Input id="export-purpose" value={purpose} maxLength={200} placeholder={t('export.purposeHint')} onChange={(e) => setPurpose(e.target.value)} />
      <p className="imp-quiet">{t('export.watermark')}</p>
    </Modal>
  );
}
