import '../evidence.css';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { download, useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, OrganizationLink, Page, PersonLink, ThingLink, type Column } from '../../../../web/kit/index.ts';
import { exportMerits, listMerits } from '../../contract.ts';
import { EvidenceTabs } from '../parts/Tabs.tsx';

type Member = OutputOf<typeof listMerits>['members'][number];

/** 荣誉名册 (M006): who stands on which list, nominated by whom, resting on which deeds. */
export default function MeritsPage() {
  const { t, i18n } = useTranslation('evidence');
  const [search, setSearch] = useSearchParams();
  const answer = useAnswer(listMerits);
  const members = answer.data?.members;
  const counts = new Map<string, number>();
  for (const m of members ?? []) counts.set(m.list, (counts.get(m.list) ?? 0) + 1);
  const asked = search.get('list');
  const list = asked !== null && counts.has(asked) ? asked : null;
  const choose = (next: string | null) =>
    setSearch(
      (now) => {
        const params = new URLSearchParams(now);
        if (next === null) params.delete('list');
        else params.set('list', next);
        return params;
      },
      { replace: true },
    );
  const columns: Column<Member>[] = [
    { key: 'name', title: t('merit.person'), width: 110, pinned: true, sortBy: (m) => m.name, render: (m) => <PersonLink id={m.personId} name={m.name} permission="registry.people.read" /> },
    { key: 'list', title: t('merit.list'), width: 200, grow: true, sortBy: (m) => m.list, render: (m) => m.list },
    { key: 'unit', title: t('merit.unit'), width: 180, grow: true, sortBy: (m) => m.organizationName ?? '', render: (m) => m.organizationName ?? '—' },
    { key: 'by', title: t('field.nominatingOrganizationId'), width: 180, grow: true, sortBy: (m) => m.nominatingOrganization.name, render: (m) => <OrganizationLink id={m.nominatingOrganization.id} name={m.nominatingOrganization.name} /> },
    { key: 'on', title: t('field.nominatedOn'), width: 120, sortBy: (m) => m.nominatedOn, render: (m) => <DateText value={m.nominatedOn} /> },
    { key: 'deeds', title: t('field.evidenceIds'), width: 280, grow: true, render: (m) => <Deeds member={m} /> },
    { key: 'entry', title: t('merit.entry'), width: 110, render: (m) => <ThingLink kind="evidence" id={m.entryId} name={t('observe.openEntry')} /> },
  ];
  return (
    <Page title={t('part.merits')} sub={t('merit.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.merits') }]}>
      <DataTable
        name="evidence.merits"
        label={t('part.merits')}
        columns={columns}
        rows={members?.filter((m) => list === null || m.list === list)}
        rowKey={(m) => `${m.entryId} ${m.personId}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        searchHint={t('merit.search')}
        searchBy={(m) => `${m.name} ${m.list} ${m.organizationName ?? ''} ${m.nominatingOrganization.name} ${m.evidence.map((e) => e.title).join(' ')}`}
        onExport={() => download(exportMerits, { query: { ...(list === null ? {} : { list }), language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        empty={<EmptyState title={t('merit.none')}>{t('merit.noneNext')}</EmptyState>}
        tools={
          counts.size > 1 && (
            <Segmented
              value={list ?? ''}
              onChange={(v) => choose(v === '' ? null : String(v))}
              options={[{ value: '', label: t('view.counted', { name: t('merit.all'), shown: members!.length }) }, ...[...counts].map(([value, n]) => ({ value, label: t('view.counted', { name: value, shown: n }) }))]}
            />
          )
        }
        card={(m) => (
          <div className="dd-evidence-card">
            <PersonLink id={m.personId} name={m.name} permission="registry.people.read" /> <span className="dd-evidence-quiet">{m.organizationName}</span>
            <div>{m.list} · <DateText value={m.nominatedOn} /></div>
            <Deeds member={m} />
          </div>
        )}
      />
    </Page>
  );
}

const Deeds = ({ member }: { readonly member: Member }) => (
  <span className="dd-evidence-persons">
    {member.evidence.map((e) => (
      <ThingLink key={e.id} kind="evidence" id={e.id} name={e.title} />
    ))}
  </span>
);
