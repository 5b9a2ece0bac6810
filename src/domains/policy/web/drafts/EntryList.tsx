import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Section } from '../../../../web/kit/index.ts';
import { draftKinds } from '../../contract/workbench.ts';
import { AddEntry } from './AddEntry.tsx';
import { useDesk, type DraftItem } from './desk.tsx';

/** Entries of the draft by kind, each with its faults counted. */
export function EntryList({ chosen, onChoose }: { readonly chosen: DraftItem | undefined; readonly onChoose: (entry: string) => void }) {
  const { t } = useTranslation('policy');
  const { draft, items } = useDesk();
  const [adding, setAdding] = useState(false);
  const faults = (item: DraftItem) => draft.findings.filter((f) => f.level === 'fault' && f.entry?.kind === item.kind && f.entry.id === item.id).length;
  return (
    <Section
      title={t('draft.entries')}
      extra={
        draft.may.edit && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('draft.add')}
          </Button>
        )
      }
    >
      {items.length === 0 && <EmptyState title={t('draft.noEntries')}>{t('draft.noEntriesNext')}</EmptyState>}
      {draftKinds
        .filter((kind) => items.some((i) => i.kind === kind))
        .map((kind) => (
          <div key={kind} className="dd-draft-kind">
            <h3>{t(`draft.kind.${kind}`)}</h3>
            <ul>
              {items
                .filter((i) => i.kind === kind)
                .map((item) => (
                  <li key={item.id}>
                    <button type="button" aria-current={item === chosen ? 'true' : undefined} onClick={() => onChoose(`${item.kind}/${item.id}`)}>
                      <span>{item.title || item.id}</span>
                      <small>
                        {item.base === null ? t('draft.isNew') : t('draft.isChange')}
                        {faults(item) > 0 && <b className="dd-draft-faults">{t('draft.faults', { count: faults(item) })}</b>}
                      </small>
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      {adding && <AddEntry onClose={() => setAdding(false)} onAdded={onChoose} />}
    </Section>
  );
}
