import { Button, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { FileDrop, Page, RefusalNotice, Section, useUnsaved } from '../../../web/kit/index.ts';
import { addList, importTemplate, listItems, readList } from '../contract.ts';
import { missingColumns } from '../rules/guess-columns.ts';
import { itemColumns, readLine, type ItemColumn, type LineTexts } from '../rules/read-line.ts';
import './supervision.css';

type Read = OutputOf<typeof readList>;
const PAGE = 50;

/** A list taken in: file, columns as guessed, bad cells marked and put right here, good lines in. */
export default function ImportPage() {
  const { t } = useTranslation('supervision');
  const [read, setRead] = useState<Read | null>(null);
  const [done, setDone] = useState<OutputOf<typeof addList> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reading = useCommand(readList, { onDone: (r) => { setDone(null); setRead(r); } });
  return (
    <Page title={t('import.title')} sub={t('import.sub')} breadcrumb={[{ title: t('nav.items'), to: '/supervision/items' }]} actions={<Button onClick={() => void download(importTemplate, {}).catch(setError)}>{t('import.template')}</Button>}>
      <div className="dd-sup-stack">
        {error !== null && <RefusalNotice error={error} />}
        {reading.error && <RefusalNotice error={reading.error} />}
        {done && (
          <Section title={t('import.done')}>
            <p>{t('import.result', { added: done.added, already: done.already, waiting: done.waiting, bad: done.bad.length })}</p>
            <p className="dd-sup-row"><Link to="/supervision/items">{t('import.toItems')}</Link>{done.waiting > 0 && <Link to="/supervision/items?waiting=1">{t('import.toWaiting')}</Link>}</p>
          </Section>
        )}
        <Section title={t('import.file')}>
          <FileDrop title={t('import.drop')} accept=".xlsx,.csv" onStored={(f) => reading.mutate({ body: { hash: f.hash } })} />
        </Section>
        {read && <Grid key={`${read.sheet} ${read.rows.length} ${read.rows[0]?.join('')}`} read={read} onDone={(r, left) => { setDone(r); setRead(left.length > 0 ? { ...read, rows: left } : null); }} />}
      </div>
    </Page>
  );
}

function Grid({ read, onDone }: { readonly read: Read; readonly onDone: (result: OutputOf<typeof addList>, left: string[][]) => void }) {
  const { t } = useTranslation('supervision');
  const [columns, setColumns] = useState<(ItemColumn | null)[]>(read.columns);
  const [rows, setRows] = useState<string[][]>(read.rows);
  const [onlyBad, setOnlyBad] = useState(false);
  const [page, setPage] = useState(0);
  useUnsaved(true);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const textsOf = (row: readonly string[]): LineTexts => Object.fromEntries(columns.flatMap((c, i) => (c && row[i] ? [[c, row[i]]] : [])));
  const checked = rows.map((row, at) => {
    const line = readLine(textsOf(row), today);
    return { row, at, faults: 'faults' in line ? line.faults : [] };
  });
  const missing = missingColumns(columns);
  const bad = checked.filter((c) => c.faults.length > 0);
  const shown = onlyBad ? bad : checked;
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const add = useCommand(addList, { invalidates: [listItems] });
  const edit = (at: number, column: number, value: string) => setRows((had) => had.map((r, i) => (i === at ? r.map((c, j) => (j === column ? value : c)) : r)));
  const send = async () => {
    const good = checked.filter((c) => c.faults.length === 0);
    const result = await add.mutateAsync({ body: { rows: good.map((c) => textsOf(c.row)) } });
    onDone(result, bad.map((c) => c.row));
  };
  return (
    <Section title={t('import.sheet', { sheet: read.sheet })} extra={<label><Switch checked={onlyBad} onChange={(on) => { setOnlyBad(on); setPage(0); }} /> {t('import.onlyBad', { count: bad.length })}</label>}>
      {add.error && <RefusalNotice error={add.error} />}
      {read.leftOut > 0 && <p>{t('import.leftOut', { count: read.leftOut })}</p>}
      {missing.length > 0 && <p role="alert">{t('import.missing', { columns: missing.map((c) => t(`column.${c}`)).join(t('and')) })}</p>}
      <div className="dd-sup-scroll" tabIndex={0} role="region" aria-label={t('import.sheet', { sheet: read.sheet })}>
        <table className="dd-sup-table dd-sup-grid">
          <thead>
            <tr>{read.head.map((h, i) => <th key={i} scope="col">{h || '—'}<br /><Select size="small" aria-label={t('import.meaning', { head: h })} allowClear popupMatchSelectWidth={false} style={{ minWidth: 110 }} value={columns[i] ?? null} placeholder={t('import.notUsed')} onChange={(v: ItemColumn | null | undefined) => setColumns((had) => had.map((c, j) => (j === i ? (v ?? null) : c === v ? null : c)))} options={itemColumns.map((value) => ({ value, label: t(`column.${value}`) }))} /></th>)}</tr>
          </thead>
          <tbody>
            {shown.slice(page * PAGE, (page + 1) * PAGE).map(({ row, at, faults }) => (
              <tr key={at}>
                {row.map((text, i) => {
                  const faulty = faults.find((f) => f.column === columns[i]);
                  return <td key={i} data-bad={faulty !== undefined}><Input size="small" aria-label={`${read.head[i] ?? ''} ${at + 1}`} value={text} disabled={columns[i] === null} onChange={(e) => edit(at, i, e.target.value)} />{faulty && <small>{t(`fault.${faulty.fault}`)}</small>}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dd-sup-row">
        {pages > 1 && <><Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('import.before')}</Button><span className="dd-num">{page + 1} / {pages}</span><Button size="small" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>{t('import.next')}</Button></>}
        <Button type="primary" loading={add.isPending} disabled={missing.length > 0 || bad.length === rows.length} onClick={() => void send()}>{t('import.send', { count: rows.length - bad.length })}</Button>
        {bad.length > 0 && <span className="dd-sup-quiet">{t('import.badStay', { count: bad.length })}</span>}
      </p>
    </Section>
  );
}
