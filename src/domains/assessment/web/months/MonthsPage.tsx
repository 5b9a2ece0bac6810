import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { download, useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { organizationTree } from '../../../registry/contract.ts';
import '../assessment.css';
import { bulletinPaper } from '../../papers/contract.ts';
import { listBulletins, type BulletinView, type ListEntryView } from '../../months/contract.ts';
import { PaperButton } from '../papers/PaperButton.tsx';
import { UnitMonth } from './UnitMonth.tsx';
import { ratingTone } from './tones.ts';

/** 好差评通报与红黑榜: what hangs out of a month, and for those who run it the month of one unit. Month and unit stand in the address. */
export default function MonthsPage() {
  const { t } = useTranslation('months');
  const [address, setAddress] = useSearchParams();
  const [fallback] = useState(() => dayjs().subtract(1, 'month').format('YYYY-MM'));
  const month = address.get('month') ?? fallback;
  const unitId = address.get('unit');
  const mayRun = useMay('assessment.months.read');
  const set = (key: 'month' | 'unit', value: string | null) =>
    setAddress((old) => {
      const next = new URLSearchParams(old);
      if (value === null) next.delete(key);
      else next.set(key, value);
      return next;
    });
  return (
    <Page
      title={t('title')}
      sub={t('sub')}
      actions={
        <>
          <DatePicker picker="month" aria-label={t('month')} allowClear={false} value={dayjs(`${month}-01`)} onChange={(d) => d && set('month', d.format('YYYY-MM'))} />
          {mayRun && <UnitSelect value={unitId} onChange={(id) => set('unit', id)} />}
        </>
      }
    >
      <div className="dd-assess-stack">
        {mayRun && unitId !== null && <UnitMonth key={`${unitId} ${month}`} unitId={unitId} month={month} />}
        <Out month={month} />
      </div>
    </Page>
  );
}

function UnitSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }) {
  const { t } = useTranslation('months');
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  return <Select<string | null> aria-label={t('runUnit')} placeholder={t('runUnit')} style={{ minWidth: 220 }} showSearch={{ optionFilterProp: 'label' }} allowClear loading={tree.isPending} value={value} onChange={(id) => onChange(id ?? null)} options={(tree.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />;
}

function Out({ month }: { readonly month: string }) {
  const { t } = useTranslation('months');
  const answer = useAnswer(listBulletins, { query: { month } });
  return (
    <Answered answer={answer}>
      {({ bulletins, red, black, removed }) =>
        bulletins.length === 0 ? (
          <EmptyState title={t('none', { month })}>{t('noneNext')}</EmptyState>
        ) : (
          <>
            <Section title={t('lists')}>
              <p>{t('listsWords')}</p>
              <ul className="dd-reasons">
                {[...red, ...black, ...removed].map((e) => (
                  <Entry key={e.id} entry={e} />
                ))}
              </ul>
              {red.length + black.length + removed.length === 0 && <p>{t('listsEmpty')}</p>}
            </Section>
            {bulletins.map((b) => (
              <Bulletin key={b.unitId} bulletin={b} />
            ))}
          </>
        )
      }
    </Answered>
  );
}

function Entry({ entry }: { readonly entry: ListEntryView }) {
  const { t } = useTranslation('months');
  const tone = entry.state === 'removed' ? 'closed' : entry.list === 'red' ? 'good' : 'danger';
  return (
    <li>
      <StateTag tone={tone}>{entry.state === 'removed' ? t('state.removed') : t(`list.${entry.list}`)}</StateTag> {entry.section} · {entry.reasons.map((r) => t('reasonLine', { title: r.title, percent: r.percent })).join(t('separator'))}
      {entry.rectification !== null && ` · ${entry.rectification}`}
    </li>
  );
}

function Bulletin({ bulletin }: { readonly bulletin: BulletinView }) {
  const { t } = useTranslation(['months', 'papers']);
  return (
    <Section
      title={t('bulletin', { unit: bulletin.unitName, month: bulletin.month })}
      extra={<PaperButton size="small" papers={[{ key: 'bulletin', title: t('papers:bulletin'), get: (format) => download(bulletinPaper, { query: { unitId: bulletin.unitId, month: bulletin.month, format } }) }]} />}
    >
      <div className="dd-assess-scroll">
        <table className="dd-assess-tree">
          <thead>
            <tr>
              {(['section', 'item', 'plan', 'done', 'percent', 'rating', 'reason'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bulletin.sections.flatMap((s) =>
              s.items.map((i) => (
                <tr key={i.id}>
                  <th scope="row">{s.name}</th>
                  <td>{i.title}</td>
                  <td className="dd-num">{`${i.planned} ${i.measure}`}</td>
                  <td className="dd-num">{i.done}</td>
                  <td className="dd-num">{`${i.percent}%`}</td>
                  <td>
                    <StateTag tone={ratingTone[i.rating]}>{t(`rating.${i.rating}`)}</StateTag>
                  </td>
                  <td>{i.reason}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
