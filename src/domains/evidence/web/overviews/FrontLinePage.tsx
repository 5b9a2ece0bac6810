import '../evidence.css';
import { Button, Checkbox, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { download, useAnswer, useAnswerPages, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, DateText, EmptyState, Page, PersonLink, type Column } from '../../../../web/kit/index.ts';
import { exportFrontLine, listEntries, searchFrontLine } from '../../contract.ts';
import { arenas, type Arena } from '../../model.ts';
import { UnitSelect } from '../parts/choosers.tsx';
import { DayInput } from '../parts/DayInput.tsx';
import { EvidenceTabs } from '../parts/Tabs.tsx';

type Candidate = OutputOf<typeof searchFrontLine>['candidates'][number];
const PAGE = 100;
const DEEDS = 50;

/** 一线识人 (M014): candidates by confirmed evidence, the front line weighing more; each opens to the deeds that count. */
export default function FrontLinePage() {
  const { t, i18n } = useTranslation('evidence');
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<Candidate | null>(null);
  const set = (key: string, value: string | null | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        // An empty beginning is a choice, too: all years.
        if (value || (key === 'from' && value === '')) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const from = search.get('from') ?? `${new Date().getFullYear() - 2}-01-01`;
  const to = search.get('to') ?? '';
  const asked = search.get('arena') ?? '';
  const arena = (arenas as readonly string[]).includes(asked) ? (asked as Arena) : null;
  const unit = search.get('unit');
  const frontOnly = search.get('office') !== '1';
  const query = { frontOnly: frontOnly ? 'true' : 'false', ...(from ? { from } : {}), ...(to ? { to } : {}), ...(arena ? { arena } : {}), ...(unit ? { organizationId: unit } : {}) };
  const pages = useAnswerPages(searchFrontLine, {
    inputAt: (offset: number | undefined) => ({ query: { ...query, limit: PAGE, offset: offset ?? 0 } }),
    next: (answer) => answer.next,
    rows: (answer) => answer.candidates,
  });
  const weights = pages.first;
  const columns: Column<Candidate>[] = [
    { key: 'name', title: t('merit.person'), width: 110, pinned: true, render: (c) => <PersonLink id={c.personId} name={c.name} permission="registry.people.read" /> },
    { key: 'unit', title: t('merit.unit'), width: 200, grow: true, render: (c) => c.organizationName ?? '—' },
    { key: 'weight', title: t('frontLine.weight'), width: 90, align: 'end', render: (c) => <b className="dd-num">{c.weight}</b> },
    { key: 'front', title: t('frontLine.front'), width: 90, align: 'end', render: (c) => <span className="dd-num">{c.frontLineEntries}</span> },
    { key: 'office', title: t('frontLine.office'), width: 90, align: 'end', render: (c) => <span className="dd-num">{c.officeEntries}</span> },
    ...arenas.filter((a) => a !== 'office').map((a): Column<Candidate> => ({ key: a, title: t(`arena.${a}`), width: 100, align: 'end', optional: true, render: (c) => <span className="dd-num">{c.byArena[a] ?? 0}</span> })),
    { key: 'deeds', title: t('part.entries'), width: 110, render: (c) => <Button type="link" size="small" onClick={() => setOpened(c)}>{t('frontLine.deeds')}</Button> },
  ];
  return (
    <Page title={t('part.frontLine')} sub={t('frontLine.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.frontLine') }]}>
      {weights && <p className="dd-evidence-quiet">{t('frontLine.weights', { front: weights.frontWeight, office: weights.officeWeight, count: weights.total })}</p>}
      <DataTable
        name="evidence.front-line"
        label={t('part.frontLine')}
        columns={columns}
        rows={pages.rows}
        rowKey={(c) => c.personId}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        onOpen={setOpened}
        server={{ onEnd: () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()), loadingMore: pages.isFetchingNextPage, ...(weights ? { total: weights.total } : {}) }}
        onExport={() => download(exportFrontLine, { query: { ...query, language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        empty={<EmptyState title={t('frontLine.none')}>{t('frontLine.noneNext')}</EmptyState>}
        card={(c) => (
          <div className="dd-evidence-card">
            <b>{c.name}</b> <span className="dd-evidence-quiet">{c.organizationName}</span>
            <div className="dd-num">{t('frontLine.line', { weight: c.weight, front: c.frontLineEntries, office: c.officeEntries })}</div>
          </div>
        )}
        tools={
          <>
            <DayInput label={t('list.from')} value={from} onChange={(v) => set('from', v ?? '')} />
            <DayInput label={t('list.to')} value={to} onChange={(v) => set('to', v)} />
            <Select allowClear style={{ width: 130 }} placeholder={t('field.arena')} aria-label={t('field.arena')} value={arena} onChange={(v: Arena | null | undefined) => set('arena', v)} options={arenas.map((a) => ({ value: a, label: t(`arena.${a}`) }))} />
            <span className="dd-evidence-unit"><UnitSelect label={t('frontLine.unit')} {...(unit ? { value: unit } : {})} onChange={(v) => set('unit', v)} /></span>
            <Checkbox checked={!frontOnly} onChange={(e) => set('office', e.target.checked ? '1' : null)}>{t('frontLine.withOffice')}</Checkbox>
          </>
        }
      />
      <Drawer open={opened !== null} onClose={() => setOpened(null)} title={opened && t('frontLine.deedsOf', { name: opened.name })} size="min(560px, 100vw)">
        {opened && <Deeds of={opened} from={from} to={to} />}
      </Drawer>
    </Page>
  );
}

/** The confirmed entries of the period behind a weight, newest first. */
function Deeds({ of, from, to }: { readonly of: Candidate; readonly from: string; readonly to: string }) {
  const { t } = useTranslation('evidence');
  const found = useAnswer(listEntries, { query: { personId: of.personId, state: 'confirmed', limit: DEEDS, ...(from ? { from } : {}), ...(to ? { to } : {}) } });
  return (
    <Answered answer={found}>
      {({ entries, nextCursor }) => (
        <>
          <ul className="dd-evidence-deeds">
            {entries.map((e) => (
              <li key={e.id}>
                <DateText value={e.occurredOn} /> <Link to={`/evidence/${e.id}`}>{e.title}</Link> <span className="dd-evidence-quiet">{t(`arena.${e.arena}`)}</span>
              </li>
            ))}
          </ul>
          {nextCursor && <p className="dd-evidence-quiet">{t('frontLine.more', { count: DEEDS })}</p>}
        </>
      )}
    </Answered>
  );
}
