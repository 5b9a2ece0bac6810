import { Alert, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { KeyValue, RefusalNotice, Section, useDelayed } from '../../../web/kit/index.ts';
import { quickSearch } from '../../registry/contract.ts';
import { checkBatch, type BatchCheck } from '../contract.ts';
import { shareLevels, type ShareLevel } from '../model.ts';
import { FindingTag, ShareFigure } from './share-parts.tsx';

/** Warns before a batch that would break the floor; nothing is stored. */
export function BatchCheckForm() {
  const { t } = useTranslation('personnel');
  const [level, setLevel] = useState<ShareLevel>(shareLevels[1]);
  const [people, setPeople] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(quickSearch, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const [checked, setChecked] = useState<BatchCheck | null>(null);
  const check = useCommand(checkBatch, { onDone: setChecked });
  const change = (next: typeof people) => {
    setPeople(next);
    setChecked(null);
  };
  const hits = asked === '' ? [] : (found.data?.people ?? []);
  return (
    <Section title={t('batch.title')}>
      <p>{t('batch.sub')}</p>
      <div className="dd-pers-tools">
        <Select aria-label={t('batch.level')} style={{ width: 120 }} value={level} onChange={(v) => { setLevel(v); setChecked(null); }} options={shareLevels.map((l) => ({ value: l, label: t(`shareLevel.${l}`) }))} />
        <Select
          showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
          style={{ width: 280 }}
          value={null}
          placeholder={t('batch.search')}
          aria-label={t('batch.people')}
          notFoundContent={null}
          options={hits.map((p) => ({ value: p.id, label: `${p.name} ${[p.organizationName, p.title].filter(Boolean).join(' ')}` }))}
          onSelect={(id: string | null) => {
            const p = hits.find((h) => h.id === id);
            if (p && !people.some((o) => o.id === p.id)) change([...people, { id: p.id, name: p.name }]);
            setText('');
          }}
        />
        <Button type="primary" disabled={people.length === 0} loading={check.isPending} onClick={() => check.mutate({ body: { level, personIds: people.map((p) => p.id) } })}>{t('batch.check')}</Button>
      </div>
      <div className="dd-pers-batch">
        {people.map((p) => {
          const known = checked?.people.find((c) => c.id === p.id);
          return <Tag key={p.id} closable={{ 'aria-label': t('batch.remove', { name: p.name }) }} onClose={() => change(people.filter((o) => o.id !== p.id))}>{p.name}{known && ` · ${known.frontLine ? t('batch.with') : t('batch.without')}`}</Tag>;
        })}
      </div>
      {check.error && <RefusalNotice error={check.error} />}
      {checked && (
        <>
          <Alert role="status" showIcon type={checked.breaks ? 'warning' : 'success'} title={checked.breaks ? t('batch.breaks', { level: t(`shareLevel.${level}`) }) : t('batch.fine')} />
          <KeyValue columns={2} facts={[{ key: 'before', label: t('batch.before'), value: <><ShareFigure share={checked.before} /> <FindingTag share={checked.before} /></> }, { key: 'after', label: t('batch.after'), value: <><ShareFigure share={checked.after} /> <FindingTag share={checked.after} /></> }]} />
        </>
      )}
    </Section>
  );
}
