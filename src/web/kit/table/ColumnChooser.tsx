import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly changed: boolean;
  readonly choose: (keys: readonly string[] | null) => void;
}

/** Which columns and in which order; remembered. */
export function ColumnChooser<Row>({ columns, shown, changed, choose }: Props<Row>) {
  const { t } = useTranslation();
  const keys = shown.map((column) => column.key);
  const hidden = columns.filter((column) => !keys.includes(column.key));
  const move = (key: string, by: number) => {
    const at = keys.indexOf(key);
    const next = keys.toSpliced(at, 1).toSpliced(at + by, 0, key);
    choose(next);
  };
  const list = (
    <div className="dd-chooser">
      <ul>
        {[...shown, ...hidden].map((column, i) => {
          const on = keys.includes(column.key);
          return (
            <li key={column.key}>
              <Checkbox
                checked={on}
                disabled={column.pinned ?? false}
                onChange={() => choose(on ? keys.filter((key) => key !== column.key) : [...keys, column.key])}
              >
                {column.title}
              </Checkbox>
              {on && !column.pinned && (
                <span>
                  <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('table.up', { column: column.title })} disabled={i === 0 || shown[i - 1]?.pinned === true} onClick={() => move(column.key, -1)} />
                  <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('table.down', { column: column.title })} disabled={i >= shown.length - 1} onClick={() => move(column.key, 1)} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {changed && (
        <Button size="small" block onClick={() => choose(null)}>
          {t('table.reset')}
        </Button>
      )}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list} title={t('table.columns')}>
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />
    </Popover>
  );
}
