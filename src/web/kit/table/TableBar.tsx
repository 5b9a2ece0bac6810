import { CloseOutlined, DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { grouped } from '../Figure.tsx';
import { useDelayed } from '../use-delayed.ts';
import type { Column, TableState } from './column.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { filterLabel, hasFilters } from './use-table-state.ts';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly changed: boolean;
  readonly choose: (keys: readonly string[] | null) => void;
  readonly state: TableState;
  readonly setState: (next: Partial<TableState>) => void;
  readonly searchHint?: string | undefined;
  readonly total: number | undefined;
  readonly onExport?: (() => Promise<unknown>) | undefined;
  readonly tools?: ReactNode;
}

/** Over the table: search, active filters as chips, how many rows, export, columns. */
export function TableBar<Row>({ columns, shown, changed, choose, state, setState, searchHint, total, onExport, tools }: Props<Row>) {
  const { t } = useTranslation();
  const [exporting, setExporting] = useState(false);
  return (
    <div className="dd-table-bar">
      {searchHint !== undefined && <SearchField hint={searchHint} text={state.text} onText={(text) => setState({ text })} />}
      {tools}
      {hasFilters(state) && (
        <div className="dd-chips">
          {columns.flatMap((column) =>
            (state.filters[column.key] ?? []).map((value) => (
              <button
                key={`${column.key}=${value}`}
                type="button"
                className="dd-chip"
                title={t('table.removeFilter')}
                onClick={() => setState({ filters: { ...state.filters, [column.key]: (state.filters[column.key] ?? []).filter((v) => v !== value) } })}
              >
                {t('table.chip', { column: column.title, value: filterLabel(column, value) })} <CloseOutlined />
              </button>
            )),
          )}
          <Button type="link" size="small" onClick={() => setState({ filters: {} })}>
            {t('table.clearAll')}
          </Button>
        </div>
      )}
      <span className="dd-table-count dd-num" role="status">
        {total === undefined ? '' : t('table.rows', { count: total, total: grouped(String(total)) })}
      </span>
      {onExport && (
        <Button icon={<DownloadOutlined />} loading={exporting} onClick={() => { setExporting(true); void onExport().finally(() => setExporting(false)); }}>
          <span className="dd-wide-only">{t('table.export')}</span>
        </Button>
      )}
      <ColumnChooser columns={columns} shown={shown} changed={changed} choose={choose} />
    </div>
  );
}

function SearchField({ hint, text, onText }: { hint: string; text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const settled = useDelayed(typed, 250);
  // The address may change from outside (back button, a link); then the field follows.
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (settled !== text && settled === typed) onText(settled);
    // oxlint-disable-next-line exhaustive-deps -- only what was typed may change the address
  }, [settled]);
  return (
    <Input
      className="dd-table-search"
      allowClear
      prefix={<SearchOutlined />}
      placeholder={hint}
      aria-label={hint}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
    />
  );
}
