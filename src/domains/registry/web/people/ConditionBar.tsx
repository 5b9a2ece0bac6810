import { CloseOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed, useTableState } from '../../../../web/kit/index.ts';
import type { Condition } from '../../contract.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { conditionGroups, newDraft, type ConditionField } from './conditions.ts';
import { useChipWords } from './use-chip-words.ts';

interface Props {
  readonly conditions: readonly Condition[];
  readonly onChange: (next: readonly Condition[]) => void;
}

/** One press each: what is asked for every day and needs no number. */
const frequent: readonly Condition[] = [
  { field: 'inOffice', is: true },
  { field: 'principal', is: true },
  { field: 'sex', is: 'female' },
  { field: 'withinEffectPeriod', is: true },
  { field: 'awaitingPost', is: true },
];

/** 条件查询: a search field, the conditions as chips that open and go, and the menu of all others. */
export function ConditionBar({ conditions, onChange }: Props) {
  const { t } = useTranslation('registry');
  const words = useChipWords(conditions);
  const [open, setOpen] = useState<number | null>(null);
  const replace = (at: number, c: Condition) => {
    onChange(conditions.map((old, i) => (i === at ? c : old)));
    setOpen(null);
  };
  const offered = frequent.filter((f) => !conditions.some((c) => c.field === f.field));
  return (
    <div className="dd-conditions" role="search" aria-label={t('people.conditions')}>
      <RosterSearch />
      <div className="dd-conditions-chips">
        {conditions.map((c, i) => (
          <span key={`${c.field}${i}`} className="dd-condition" data-testid={`condition-${c.field}`}>
            <Popover trigger="click" open={open === i} onOpenChange={(on) => setOpen(on ? i : null)} placement="bottomLeft" destroyOnHidden content={<ConditionEditor start={c as never} onDone={(next) => replace(i, next)} />}>
              <button type="button" className="dd-condition-words" title={t('condition.change')}>
                {words(c)}
              </button>
            </Popover>
            <button type="button" className="dd-condition-remove" aria-label={t('condition.remove', { condition: words(c) })} onClick={() => onChange(conditions.filter((_, at) => at !== i))}>
              <CloseOutlined />
            </button>
          </span>
        ))}
        <AddCondition onAdd={(c) => onChange([...conditions, c])} />
        {offered.length > 0 && (
          <span className="dd-conditions-offered">
            {offered.map((c) => (
              <button key={c.field} type="button" className="dd-condition-offer" onClick={() => onChange([...conditions, c])}>
                {words(c)}
              </button>
            ))}
          </span>
        )}
        {conditions.length > 1 && (
          <Button type="link" size="small" onClick={() => onChange([])}>
            {t('condition.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

function AddCondition({ onAdd }: { readonly onAdd: (c: Condition) => void }) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<ConditionField | null>(null);
  const change = (on: boolean) => {
    setOpen(on);
    if (on) setField(null);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={change}
      placement="bottomLeft"
      destroyOnHidden
      content={
        field ? (
          <ConditionEditor
            key={field}
            start={newDraft(field)}
            onDone={(c) => {
              onAdd(c);
              setOpen(false);
            }}
          />
        ) : (
          <div className="dd-condition-menu">
            {conditionGroups.map((group) => (
              <div key={group.key}>
                <div className="dd-condition-group">{t(`condition.group.${group.key}`)}</div>
                {group.fields.map((f) => (
                  <button key={f} type="button" className="dd-condition-field" onClick={() => setField(f)}>
                    {t(`condition.${f}`)}
                  </button>
                ))}
              </div>
            ))}
          </div>
        )
      }
    >
      <Button size="small" type="dashed" icon={<PlusOutlined />} data-testid="add-condition">
        {t('condition.add')}
      </Button>
    </Popover>
  );
}

/** Name, pinyin, initials, post or unit. */
function RosterSearch() {
  const { t } = useTranslation('registry');
  const [table, setTable] = useTableState();
  const [typed, setTyped] = useState(table.text);
  const settled = useDelayed(typed, 250);
  useEffect(() => setTyped(table.text), [table.text]);
  useEffect(() => {
    if (settled !== table.text && settled === typed) setTable({ text: settled });
    // oxlint-disable-next-line exhaustive-deps -- only what was typed may change the address
  }, [settled]);
  return <Input size="large" className="dd-roster-search" allowClear maxLength={60} prefix={<SearchOutlined />} placeholder={t('people.searchHint')} aria-label={t('people.searchHint')} value={typed} onChange={(e) => setTyped(e.target.value)} />;
}
