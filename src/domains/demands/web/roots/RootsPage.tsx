import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, MomentText, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { readRootsList } from '../../roots/contract.ts';
import { DemandBar } from '../parts.tsx';

type Root = OutputOf<typeof readRootsList>['roots'][number];

/** What many demands come of, and how far the cause is removed. */
export default function RootsPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readRootsList);
  const number = (key: 'demands' | 'open'): Column<Root> => ({ key, title: t(`root.${key}`), width: 90, align: 'end', sortBy: (r) => r[key], render: (r) => <span className="dd-num">{r[key]}</span> });
  const columns: Column<Root>[] = [
    { key: 'title', title: t('root.title'), width: 280, grow: true, pinned: true, render: (r) => <Link to={`/demands/roots/${r.id}`}>{r.title}</Link> },
    { key: 'state', title: t('root.state'), width: 170, sortBy: (r) => r.doneOn ?? '', render: (r) => <RootTag root={r} /> },
    number('demands'),
    number('open'),
    { key: 'unit', title: t('root.unit'), width: 180, sortBy: (r) => r.unitName, render: (r) => r.unitName },
    { key: 'opened', title: t('root.opened'), width: 160, sortBy: (r) => r.openedAt, render: (r) => <MomentText value={r.openedAt} /> },
  ];
  return (
    <Page title={t('nav.roots')} sub={t('root.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {({ roots }) => (
          <Section title={t('root.list')} flush>
            <DataTable name="demands.roots" label={t('root.list')} columns={columns} rows={roots} rowKey={(r) => r.id} searchHint={t('root.search')} searchBy={(r) => `${r.title} ${r.unitName}`} empty={<EmptyState title={t('root.none')} />} card={(r) => <span className="dd-demand-card"><Link to={`/demands/roots/${r.id}`}><strong>{r.title}</strong></Link><span className="dd-demand-quiet">{r.unitName}</span><span className="dd-demand-row"><RootTag root={r} /><span className="dd-num">{r.open}/{r.demands}</span></span></span>} />
          </Section>
        )}
      </Answered>
    </Page>
  );
}

export function RootTag({ root }: { readonly root: Pick<Root, 'doneOn'> }) {
  const { t } = useTranslation('demands');
  return <StateTag tone={root.doneOn === null ? 'running' : 'good'}>{root.doneOn === null ? t('root.waits') : t('root.done', { day: dateText(root.doneOn) })}</StateTag>;
}
