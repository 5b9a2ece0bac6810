import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, Count, DataTable, EmptyState, Figure, grouped, Page, Section, type Column } from '../../../web/kit/index.ts';
import { readFirms } from '../contract.ts';
import { DemandBar } from './parts.tsx';

type Firm = OutputOf<typeof readFirms>['firms'][number];

/** 进园区进企业 (M224): who serves whom, what was asked and answered, what it brought. */
export default function FirmsPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readFirms);
  const columns: Column<Firm>[] = [
    { key: 'name', title: t('firm.name'), width: 220, grow: true, pinned: true, sortBy: (f) => f.name, render: (f) => f.name },
    { key: 'kind', title: t('firm.kind'), width: 90, render: (f) => t(`firm.${f.kind}`) },
    { key: 'cadres', title: t('firm.cadres'), width: 200, grow: true, render: (f) => f.cadres || '—' },
    { key: 'demands', title: t('figures.received'), width: 110, align: 'end', sortBy: (f) => f.demands, render: (f) => <span className="dd-num">{f.demands}</span> },
    { key: 'open', title: t('figures.open'), width: 110, align: 'end', sortBy: (f) => f.open, render: (f) => <span className="dd-num">{f.open}</span> },
  ];
  return (
    <Page title={t('nav.firms')} sub={t('firm.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {({ totals, demands, firms }) => (
          <div className="dd-demand-stack">
            <Section title={t('board.totals')}>
              <div className="dd-demand-totals">
                {([['firms', totals.firms + totals.parks], ['cadresServing', totals.cadres], ['asked', demands.received], ['answered', demands.answered], ['stillOpen', demands.open], ['technologies', totals.technologies]] as const).map(([k, v]) => <div key={k}><span className="dd-demand-quiet">{t(`firm.${k}`)}</span><Count value={v} /></div>)}
                <div><span className="dd-demand-quiet">{t('firm.rate')}</span><Figure value={demands.rate ?? '—'} {...(demands.rate === null ? {} : { unit: '%' })} explanation={demands.explanation ?? undefined} /></div>
                {(['orders', 'financing'] as const).map((k) => <div key={k}><span className="dd-demand-quiet">{t(`firm.${k}`)}</span><span className="dd-num">{grouped(totals[k])}</span></div>)}
              </div>
            </Section>
            <Section title={t('firm.list')} flush><DataTable name="demands.firms" label={t('firm.list')} columns={columns} rows={firms} rowKey={(f) => f.id} searchHint={t('firm.search')} searchBy={(f) => `${f.name} ${f.cadres}`} empty={<EmptyState title={t('firm.none')} />} card={(f) => <span className="dd-demand-card"><strong>{f.name}</strong><span className="dd-demand-quiet">{f.cadres}</span><span className="dd-num">{f.open}/{f.demands}</span></span>} /></Section>
          </div>
        )}
      </Answered>
    </Page>
  );
}
