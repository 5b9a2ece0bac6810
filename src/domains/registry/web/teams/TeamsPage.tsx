import '../registry.css';
import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Count, DataTable, EmptyState, Page, StateTag, type Column } from '../../../../web/kit/index.ts';
import { organizationTree } from '../../contract.ts';
import { organizationTypes } from '../../model.ts';
import type { TreeOrganization } from '../parts/tree.ts';
import { useKeyWords } from '../parts/words.ts';

/** Inner departments, the region itself and units without any post have no team of their own. */
const hasTeam = (o: TreeOrganization): boolean => o.type !== 'department' && o.type !== 'region' && o.people + o.places > 0;

/** 班子: every unit that has a leading team, found by name or kind. */
export default function TeamsPage() {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const tree = useAnswer(organizationTree);
  const type = search.get('type');
  const text = search.get('name') ?? '';
  const teams = useMemo(() => tree.data?.filter(hasTeam), [tree.data]);
  const rows = teams?.filter((o) => (type === null || o.type === type) && (o.name.includes(text) || o.shortName.includes(text)));
  const types = organizationTypes.filter((k) => teams?.some((o) => o.type === k));
  const set = (key: string, value: string | null | undefined) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true });
  const columns: Column<TreeOrganization>[] = [
    { key: 'name', title: t('unit.name'), width: 220, pinned: true, grow: true, sortBy: (o) => o.name, render: (o) => <Link to={`/teams/${o.id}`}>{o.name}</Link> },
    { key: 'type', title: t('unit.type'), width: 130, sortBy: (o) => organizationTypes.indexOf(o.type), render: (o) => word('unitType', o.type) },
    { key: 'level', title: t('unit.level'), width: 110, sortBy: (o) => o.level, render: (o) => word('level', o.level) },
    { key: 'field', title: t('unit.field'), width: 110, sortBy: (o) => o.field, render: (o) => o.field ?? '—' },
    { key: 'people', title: t('unit.inOffice'), width: 110, align: 'end', sortBy: (o) => o.people, render: (o) => <Count value={o.people} /> },
    { key: 'places', title: t('unit.places'), width: 110, align: 'end', sortBy: (o) => o.places, render: (o) => <Count value={o.places} /> },
    { key: 'open', title: t('unit.openPlaces'), width: 120, sortBy: (o) => o.places - o.people, render: (o) => (o.places > o.people ? <StateTag tone="caution">{t('unit.open', { count: o.places - o.people })}</StateTag> : o.people > o.places && o.places > 0 ? <StateTag tone="danger">{t('unit.over', { count: o.people - o.places })}</StateTag> : '—') },
  ];
  return (
    <Page title={t('nav.teams')}>
      <DataTable
        name="registry.teams"
        label={t('nav.teams')}
        columns={columns}
        rows={rows}
        rowKey={(o) => o.id}
        error={tree.error}
        onRetry={() => void tree.refetch()}
        onOpen={(o) => go(`/teams/${o.id}`)}
        empty={<EmptyState title={t('unit.noMatch')} />}
        card={(o) => (
          <>
            <b>{o.name}</b>
            <div className="dd-muted">{word('unitType', o.type)} · {t('unit.inOffice')} {o.people} / {o.places}</div>
          </>
        )}
        tools={
          <>
            <Input allowClear className="dd-table-search" placeholder={t('unit.searchHint')} aria-label={t('unit.searchHint')} value={text} onChange={(e) => set('name', e.target.value)} />
            <Select allowClear style={{ width: 180 }} placeholder={t('unit.type')} aria-label={t('unit.type')} value={type} onChange={(v) => set('type', v)} options={types.map((value) => ({ value, label: word('unitType', value) }))} />
          </>
        }
      />
    </Page>
  );
}
