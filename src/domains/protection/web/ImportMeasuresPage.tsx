import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { refusalText } from '../../../web/i18n/index.ts';
import { FileDrop, Page, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { importMeasures, listMeasures, measureDifferences, measureTemplate, previewMeasures } from '../contract.ts';
import { measureColumns } from '../rules/read-measure-line.ts';
import './protection.css';

type Preview = OutputOf<typeof previewMeasures>;
const tones = { new: 'good', already: 'closed', bad: 'danger' } as const;

/** A list taken in: file, what it would do line by line with the reasons, then the good lines in. */
export default function ImportMeasuresPage() {
  const { t } = useTranslation('protection');
  const [file, setFile] = useState<string | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [done, setDone] = useState<OutputOf<typeof importMeasures> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = useCommand(previewMeasures, { onDone: (p) => { setDone(null); setPreview(p); } });
  const take = useCommand(importMeasures, { invalidates: [listMeasures, measureDifferences], onDone: (r) => { setPreview(null); setDone(r); } });
  return (
    <Page title={t('measures.import.title')} sub={t('measures.import.sub')} breadcrumb={[{ title: t('measures.title'), to: '/protection/measures' }]} actions={<Button onClick={() => void download(measureTemplate, {}).then(() => setError(null), setError)}>{t('measures.import.template')}</Button>}>
      <div className="dd-measure-stack">
        {[error, read.error, take.error].map((e, i) => (e ? <RefusalNotice key={i} error={e} /> : null))}
        {done && <Section title={t('measures.import.result')}><p>{t('measures.import.done', { ...done })}</p><p><Link to="/protection/measures">{t('measures.import.toList')}</Link></p></Section>}
        <Section title={t('measures.import.file')}>
          <FileDrop title={t('measures.import.drop')} accept=".xlsx,.csv" onStored={(f) => { setPreview(null); setFile(f.hash); read.mutate({ body: { hash: f.hash } }); }} />
        </Section>
        {preview && file && <Rows preview={preview} busy={take.isPending} onTake={() => take.mutate({ body: { hash: file } })} />}
      </div>
    </Page>
  );
}

function Rows({ preview, busy, onTake }: { readonly preview: Preview; readonly busy: boolean; readonly onTake: () => void }) {
  const { t } = useTranslation('protection');
  const [onlyBad, setOnlyBad] = useState(false);
  const count = (verdict: Preview['rows'][number]['verdict']) => preview.rows.filter((r) => r.verdict === verdict).length;
  const shown = preview.rows.filter((r) => !onlyBad || r.verdict === 'bad');
  const columns = measureColumns.filter((c) => preview.rows.some((r) => r.texts[c] || r.faults.some((f) => f.column === c)));
  return (
    <Section title={t('measures.import.preview', { sheet: preview.sheet })} extra={<label><Switch checked={onlyBad} onChange={setOnlyBad} /> {t('measures.import.onlyBad')}</label>}>
      <p className="dd-measure-row">
        <span>{t('measures.import.counts', { good: count('new'), already: count('already'), bad: count('bad') })}</span>
        <Button type="primary" loading={busy} disabled={count('new') === 0} onClick={onTake}>{t('measures.import.send', { count: count('new') })}</Button>
      </p>
      <div className="dd-measure-scroll" tabIndex={0} role="region" aria-label={t('measures.import.preview', { sheet: preview.sheet })}>
        <table className="dd-measure-table">
          <thead><tr><th scope="col" className="dd-num">{t('measures.import.row')}</th><th scope="col">{t('measures.import.result')}</th>{columns.map((c) => <th key={c} scope="col">{t(`measures.column.${c}`)}</th>)}</tr></thead>
          <tbody>
            {shown.map((r) => (
              <tr key={r.row}>
                <td className="dd-num">{r.row}</td>
                <td><StateTag tone={tones[r.verdict]}>{t(`measures.import.verdict.${r.verdict}`)}</StateTag>{r.asked.map((a, i) => <small key={i}>{refusalText(t, a.code, a.params)?.what}</small>)}</td>
                {columns.map((c) => <td key={c}>{r.texts[c] ?? ''}{r.faults.filter((f) => f.column === c).map((f) => <small key={f.fault}>{t(`measures.fault.${f.fault}`)}</small>)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
