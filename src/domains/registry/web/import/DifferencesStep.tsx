import { Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswerPages, useCommand } from '../../../../web/api/index.ts';
import { EmptyState, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { applyImport, decideRows, getImport, importRows, type ImportView } from '../../importing/contract.ts';
import { useFieldName } from './import-words.ts';
import { PersonDifferences } from './PersonDifferences.tsx';
import { Figures } from './Figures.tsx';

const PAGE = 50;

/** What taking over would change, person by person and field by field; then the one press that does it. */
export function DifferencesStep({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const name = useFieldName();
  const params = { importId: view.id };
  const { counts } = view;
  const [asking, setAsking] = useState(false);
  const [leaveOut, setLeaveOut] = useState(false);
  const [fields, setFields] = useState<string[]>([]);
  const apply = useCommand(applyImport, { invalidates: [getImport], onDone: () => setAsking(false) });
  const decide = useCommand(decideRows, { invalidates: [getImport, importRows] });
  const open = counts.problems + counts.ambiguous;
  const comeIn = counts.new + counts.changed + counts.same;
  return (
    <>
      <Section
        title={t('differences.title')}
        extra={
          <Button type="primary" disabled={comeIn === 0} onClick={() => setAsking(true)}>
            {t('differences.apply')}
          </Button>
        }
      >
        <Figures view={view} />
        {open > 0 && <p>{t('differences.open', { problems: counts.problems, ambiguous: counts.ambiguous })}</p>}
        {counts.changed > 1 && (
          <div className="imp-tools">
            <span>{t('differences.bulk')}</span>
            <Select
              mode="multiple"
              aria-label={t('differences.bulk')}
              style={{ minWidth: 220 }}
              value={fields}
              onChange={setFields}
              options={[...new Set(view.grid.flatMap((g) => g.columns.map((c) => c.key)))].map((value) => ({ value, label: name(value) }))}
            />
            <Button size="small" disabled={fields.length === 0} loading={decide.isPending} onClick={() => decide.mutate({ params, body: { filter: 'changed', reject: fields as never } })}>
              {t('differences.rejectAll')}
            </Button>
            <Button size="small" disabled={fields.length === 0} onClick={() => decide.mutate({ params, body: { filter: 'changed', accept: fields as never } })}>
              {t('differences.acceptAll')}
            </Button>
          </div>
        )}
        {decide.error && <RefusalNotice error={decide.error} />}
      </Section>
      {counts.ambiguous > 0 && <People view={view} filter="ambiguous" title={t('differences.ambiguous')} />}
      {counts.changed > 0 && <People view={view} filter="changed" title={t('differences.changed')} />}
      {counts.changed + counts.ambiguous === 0 && (
        <EmptyState title={t(counts.new + open === 0 ? 'differences.nothing' : 'differences.none')}>{counts.new > 0 && t('differences.noneNext', { count: counts.new })}</EmptyState>
      )}
      <Modal
        open={asking}
        title={t('differences.ask')}
        okText={t('differences.confirm')}
        confirmLoading={apply.isPending}
        okButtonProps={{ disabled: open > 0 && !leaveOut }}
        onOk={() => apply.mutate({ params, body: { leaveOutProblems: open > 0 } })}
        onCancel={() => setAsking(false)}
      >
        {apply.error && <RefusalNotice error={apply.error} />}
        <p>{t('differences.askWords', { created: counts.new, changed: counts.changed, same: counts.same })}</p>
        {open > 0 && (
          <Checkbox checked={leaveOut} onChange={(e) => setLeaveOut(e.target.checked)}>
            {t('differences.leaveOut', { count: open })}
          </Checkbox>
        )}
        <p className="imp-quiet">{t('differences.undoable')}</p>
      </Modal>
    </>
  );
}

function People({ view, filter, title }: { readonly view: ImportView; readonly filter: 'changed' | 'ambiguous'; readonly title: string }) {
  const { t } = useTranslation('import');
  const pages = useAnswerPages(importRows, {
    inputAt: (offset: number | undefined) => ({ params: { importId: view.id }, query: { filter, offset: offset ?? 0, limit: PAGE } }),
    next: () => undefined,
    rows: (a) => a.rows,
  });
  const [more, setMore] = useState(1);
  const total = pages.first?.total ?? 0;
  return (
    <Section title={title}>
      {(pages.rows ?? []).map((row) => (
        <PersonDifferences key={row.n} row={row} importId={view.id} />
      ))}
      {Array.from({ length: more - 1 }, (_, i) => (
        <NextPeople key={i} view={view} filter={filter} offset={(i + 1) * PAGE} />
      ))}
      {more * PAGE < total && <Button onClick={() => setMore(more + 1)}>{t('differences.more', { count: total - more * PAGE })}</Button>}
    </Section>
  );
}

function NextPeople({ view, filter, offset }: { readonly view: ImportView; readonly filter: 'changed' | 'ambiguous'; readonly offset: number }) {
  const pages = useAnswerPages(importRows, { inputAt: () => ({ params: { importId: view.id }, query: { filter, offset, limit: PAGE } }), next: () => undefined, rows: (a) => a.rows });
  return (pages.rows ?? []).map((row) => <PersonDifferences key={row.n} row={row} importId={view.id} />);
}
