import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { call, download } from '../../../../web/api/index.ts';
import { Section, useToast } from '../../../../web/kit/index.ts';
import { editCells, getImport, importRows, listFixes, rejectFile, rowFilters, type ImportView } from '../../importing/contract.ts';
import { FixesPanel } from './FixesPanel.tsx';
import { CellGrid, type CellChange } from './grid/CellGrid.tsx';
import type { RowFilter } from './grid/use-rows.ts';
import { RefusedFiles } from './RefusedFiles.tsx';
import { UnitsPanel } from './UnitsPanel.tsx';

/** The sheet with its bad cells marked, corrected in place; units nobody knows and repeated faults beside it. */
export function SheetStep({ view, onNext }: { readonly view: ImportView; readonly onNext: () => void }) {
  const { t, i18n } = useTranslation('import');
  const client = useQueryClient();
  const toast = useToast();
  const { counts } = view;
  const size = (f: RowFilter): number => (f === 'all' ? counts.rows : counts[f]);
  const [filter, setFilter] = useState<RowFilter>(counts.problems > 0 ? 'problems' : 'all');
  const change = async (c: CellChange) => {
    const { rows } = await call(editCells, { params: { importId: view.id }, body: { edits: c.edits ?? [], accept: c.accept ?? [], undo: c.undo ?? [] } });
    await Promise.all([client.invalidateQueries({ queryKey: [getImport.name] }), client.invalidateQueries({ queryKey: [listFixes.name] })]);
    return rows;
  };
  const choose = (next: RowFilter) => {
    void client.invalidateQueries({ queryKey: [importRows.name, view.id, next] });
    setFilter(next);
  };
  return (
    <>
      <RefusedFiles view={view} />
      {view.units.length > 0 && <UnitsPanel view={view} />}
      {counts.problems > 1 && <FixesPanel importId={view.id} />}
      <Section
        title={t('sheet.title')}
        extra={
          <Button type="primary" onClick={onNext}>
            {t('sheet.next')}
          </Button>
        }
      >
        <div className="imp-tools">
          <div className="imp-scroll">
            <Segmented
              aria-label={t('filter.label')}
              value={filter}
              onChange={(v) => choose(v as RowFilter)}
              options={rowFilters.filter((f) => f === 'all' || f === 'problems' || size(f) > 0).map((value) => ({ value, label: `${t(`class.${value}`)} ${size(value)}` }))}
            />
          </div>
          <span className="imp-spare" />
          {counts.problems + counts.ambiguous + counts.leftOut > 0 && (
            <Button onClick={() => void download(rejectFile, { params: { importId: view.id }, query: { language: i18n.language === 'en' ? 'en' : 'zh-CN' } }).catch(() => toast.failed(t('sheet.rejectsFailed')))}>{t('sheet.rejects')}</Button>
          )}
        </div>
        <CellGrid key={`${view.id}-${filter}`} view={view} filter={filter} readOnly={view.state !== 'checked'} onChange={change} />
      </Section>
    </>
  );
}
