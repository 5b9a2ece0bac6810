import '../registry.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { DataTable, EmptyState, Page } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { ExportRoster } from '../import/ExportRoster.tsx';
import { usePeopleColumns } from './columns.tsx';
import { ConditionBar } from './ConditionBar.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PersonCardBody } from '../parts/PersonCardBody.tsx';
import { PeopleCards } from './PeopleCards.tsx';
import { PeopleStatistics } from './PeopleStatistics.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { useConditions } from './use-conditions.ts';
import { useAsked, usePeople } from './use-people.ts';

const views = ['table', 'cards', 'statistics'] as const;
type View = (typeof views)[number];
/** More than four people side by side cannot be read. */
const MOST_COMPARED = 4;

/** 干部: search by conditions; the result as table, cards or figures; compare, export. */
export default function PeoplePage() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const view: View = (views as readonly string[]).includes(search.get('view') ?? '') ? (search.get('view') as View) : 'table';
  const [conditions, setConditions] = useConditions();
  const asked = useAsked(conditions);
  const people = usePeople(asked, view !== 'statistics');
  const columns = usePeopleColumns();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay('registry.people.write');
  const mayImport = useMay('registry.people.import');
  // A new region: nothing was asked for, and still nobody is there.
  const nobodyYet = !asked.text && asked.conditions.length === 0;
  const show = (next: View) =>
    setSearch((now) => {
      const address = new URLSearchParams(now);
      if (next === 'table') address.delete('view');
      else address.set('view', next);
      return address;
    });

  return (
    <Page
      title={t('nav.people')}
      sub={people.first?.totalIsAtLeast ? t('people.atLeast', { count: people.first.total ?? 0 }) : undefined}
      actions={
        <>
          <Segmented value={view} onChange={show} options={views.map((value) => ({ value, label: t(`people.view.${value}`) }))} aria-label={t('people.view.label')} />
          <SavedSearches asked={asked} />
          <ExportRoster people={keys} filter={asked} total={people.first?.total ?? undefined} />
          {mayAdd && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('people.new')}
            </Button>
          )}
        </>
      }
      bar={<ConditionBar conditions={conditions} onChange={setConditions} />}
    >
      {view === 'statistics' && <PeopleStatistics asked={asked} onPick={(c) => setConditions([...conditions.filter((old) => old.field !== c.field), c])} />}
      {view === 'cards' && <PeopleCards people={people} />}
      {view === 'table' && (
        <DataTable
          name="registry.people"
          label={t('nav.people')}
          columns={columns}
          rows={people.rows}
          rowKey={(p) => p.id}
          error={people.error}
          onRetry={() => void people.refetch()}
          server={{ total: people.first?.total ?? undefined, loadingMore: people.isFetchingNextPage, onEnd: () => people.hasNextPage && void people.fetchNextPage() }}
          onOpen={(p) => go(`/people/${p.id}`)}
          selection={{
            keys,
            onChange: setKeys,
            actions: (
              <Button size="small" disabled={keys.length < 2 || keys.length > MOST_COMPARED} title={t('compare.limit', { count: MOST_COMPARED })} onClick={() => go(`/people/compare?${keys.map((id) => `id=${id}`).join('&')}`)}>
                {t('compare.go')}
              </Button>
            ),
          }}
          rowTone={(p) => (p.withinEffectPeriod ? 'danger' : p.awaitingPost ? 'caution' : undefined)}
          card={(p) => (
            <span className="dd-person-card-inner">
              <PersonCardBody person={p} />
            </span>
          )}
          empty={nobodyYet ? <EmptyState title={t('people.nobody')}>{mayImport && <Link to="/imports">{t('people.nobodyNext')}</Link>}</EmptyState> : <EmptyState title={t('people.none')}>{t('people.noneNext')}</EmptyState>}
        />
      )}
      <NewPersonDialog open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
