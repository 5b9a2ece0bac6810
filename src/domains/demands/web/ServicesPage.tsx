import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Page, Section, type Column } from '../../../web/kit/index.ts';
import { readServices } from '../contract.ts';
import { DemandBar } from './parts.tsx';

type Head = OutputOf<typeof readServices>['heads'][number];

/** 微服务 (M237): who helped how often, in how many households, with how many kinds of help. */
export default function ServicesPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readServices);
  const figure = (key: 'services' | 'households' | 'kinds'): Column<Head> => ({ key, title: t(`small.${key}`), width: 120, align: 'end', sortBy: (h) => h[key], render: (h) => <span className="dd-num">{h[key]}</span> });
  const columns: Column<Head>[] = [{ key: 'name', title: t('small.head'), width: 200, grow: true, pinned: true, sortBy: (h) => h.headName, render: (h) => h.headName }, figure('services'), figure('households'), figure('kinds')];
  return (
    <Page title={t('nav.services')} sub={t('small.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {({ heads }) => (
          <Section title={t('small.list')} flush>
            <DataTable name="demands.services" label={t('small.list')} columns={columns} rows={heads} rowKey={(h) => h.headId} searchHint={t('small.search')} searchBy={(h) => h.headName} empty={<EmptyState title={t('small.none')} />} card={(h) => <span className="dd-demand-card"><strong>{h.headName}</strong><span className="dd-demand-quiet">{t('small.card', h)}</span></span>} />
          </Section>
        )}
      </Answered>
    </Page>
  );
}
