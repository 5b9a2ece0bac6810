import { DownloadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useAnswer } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { organizationTree } from '../../../registry/contract.ts';
import type { RunView } from '../../contract.ts';
import { grades, type Grade } from '../../model.ts';
import { registrationForms, resultRoster } from '../../papers/contract.ts';
import { rosterColumns, type PaperFormat, type RosterColumn } from '../../papers/model.ts';
import { useGradeWord } from '../words.tsx';

const USUAL: readonly RosterColumn[] = ['unit', 'name', 'title', 'group', 'score', 'place', 'grade'];
/** Of people only: a team has no birthday. */
const OF_PEOPLE: readonly RosterColumn[] = ['name', 'sex', 'born', 'title', 'rank_held', 'view'];

/** 导出: the roster of a year's results, or the registration forms of many. */
export function ExportButton({ run, group }: { readonly run: RunView; readonly group: string | undefined }) {
  const { t } = useTranslation('papers');
  const may = useMay('assessment.papers.print');
  const [open, setOpen] = useState(false);
  if (!may || run.computation === 0) return null;
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('export.button')}
      </Button>
      {open && <ExportDialog run={run} group={group} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ run, group, onClose }: { readonly run: RunView; readonly group: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('papers');
  const word = useGradeWord(run.subject);
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  const offered = run.subject === 'team' ? rosterColumns.filter((c) => !OF_PEOPLE.includes(c)) : rosterColumns;
  const [kind, setKind] = useState<'roster' | 'forms'>('roster');
  const [columns, setColumns] = useState<RosterColumn[]>(USUAL.filter((c) => offered.includes(c)));
  const [format, setFormat] = useState<PaperFormat>('docx');
  const [organizationId, setOrganizationId] = useState<string | undefined>();
  const [grade, setGrade] = useState<Grade | undefined>();
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async () => {
    setBusy(true);
    setError(null);
    const whom = { ...(group ? { group } : {}), ...(organizationId ? { organizationId } : {}), ...(grade ? { grade } : {}), purpose };
    try {
      const params = { id: run.id };
      // Columns leave in the order offered, whatever the order of the ticks.
      if (kind === 'roster') await download(resultRoster, { params, body: { ...whom, columns: offered.filter((c) => columns.includes(c)) } });
      else await download(registrationForms, { params, body: { ...whom, format } });
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const forms = run.purpose === 'annual' && run.subject === 'person';
  return (
    <Modal open width={640} title={t('export.title', { year: run.year })} okText={t('export.go')} confirmLoading={busy} okButtonProps={{ disabled: purpose.trim().length < 2 || (kind === 'roster' && columns.length === 0) }} onOk={() => void take()} onCancel={onClose} mask={{ closable: false }}>
      {error !== null && <RefusalNotice error={error} />}
      <div className="dd-assess-stack">
        <Radio.Group value={kind} onChange={(e) => setKind(e.target.value as 'roster')} options={[{ value: 'roster', label: t('export.roster') }, ...(forms ? [{ value: 'forms', label: t('export.forms') }] : [])]} />
        {kind === 'roster' ? (
          <fieldset className="dd-paper-columns">
            <legend>{t('export.columns')}</legend>
            <Checkbox.Group value={columns} onChange={setColumns} options={offered.map((c) => ({ value: c, label: t(`column.${c}`) }))} />
          </fieldset>
        ) : (
          <Radio.Group value={format} onChange={(e) => setFormat(e.target.value as PaperFormat)} options={[{ value: 'docx', label: 'Word' }, { value: 'pdf', label: 'PDF' }]} />
        )}
        <div className="dd-assess-actions">
          <Select<string> allowClear showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 240, flex: 1 }} placeholder={t('export.allUnits')} aria-label={t('export.unit')} loading={tree.isPending} {...(organizationId ? { value: organizationId } : {})} onChange={(v?: string) => setOrganizationId(v)} options={(tree.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />
          <Select<Grade> allowClear style={{ minWidth: 140 }} placeholder={t('export.allGrades')} aria-label={t('export.grade')} {...(grade ? { value: grade } : {})} onChange={(v?: Grade) => setGrade(v)} options={grades.map((g) => ({ value: g, label: word(g) }))} />
        </div>
        <label htmlFor="paper-purpose">
          {t('export.purpose')}
          <Input id="paper-purpose" value={purpose} maxLength={200} placeholder={t('export.purposeHint')} onChange={(e) => setPurpose(e.target.value)} />
        </label>
        <small>{t('export.watermark')}</small>
      </div>
    </Modal>
  );
}
