import { CaretDownOutlined, CaretUpOutlined, FilterFilled } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column, TableState } from './column.ts';

interface Props<Row> {
  readonly column: Column<Row>;
  readonly index: number;
  readonly state: TableState;
  readonly setState: (next: Partial<TableState>) => void;
}

/** Title, sort (a click: up, down, none) and filter of one column. */
export function HeaderCell<Row>({ column, index, state, setState }: Props<Row>) {
  const { t } = useTranslation();
  const sorted = state.sort?.key === column.key ? (state.sort.descending ? 'descending' : 'ascending') : 'none';
  const chosen = state.filters[column.key] ?? [];
  const cycle = () =>
    setState({ sort: sorted === 'none' ? { key: column.key, descending: false } : sorted === 'ascending' ? { key: column.key, descending: true } : null });
  const filterBy = (values: readonly string[]) => {
    const { [column.key]: _, ...others } = state.filters;
    setState({ filters: values.length > 0 ? { ...others, [column.key]: values } : others });
  };
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={column.sortBy ? sorted : undefined}
      className={`dd-th dd-align-${column.align ?? 'start'}${column.pinned ? ' dd-pinned' : ''}`}
    >
      {column.sortBy ? (
        <button type="button" className="dd-th-sort" onClick={cycle} title={t('table.sort')}>
          {column.title}
          <span className={`dd-sort dd-sort-${sorted}`} aria-hidden="true">
            <CaretUpOutlined />
            <CaretDownOutlined />
          </span>
        </button>
      ) : (
        <span className="dd-th-title">{column.title}</span>
      )}
      {column.filter && (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <div className="dd-filter">
              <Checkbox.Group value={[...chosen]} onChange={(values) => filterBy(values as string[])} options={column.filter.choices.map(({ value, label }) => ({ value, label }))} />
              {chosen.length > 0 && (
                <Button size="small" type="link" onClick={() => filterBy([])}>
                  {t('table.clear')}
                </Button>
              )}
            </div>
          }
        >
          <button type="button" className={chosen.length > 0 ? 'dd-th-filter dd-on' : 'dd-th-filter'} aria-label={t('table.filterBy', { column: column.title })}>
            <FilterFilled />
          </button>
        </Popover>
      )}
    </div>
  );
}
