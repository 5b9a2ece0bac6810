import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { DataTable, Page, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import { listFacts } from '../../contract.ts';
import { PolicyBar, useBilingual } from '../parts.tsx';

type Line = OutputOf<typeof listFacts>[number];
const tones: Record<Line['told'], Tone> = { all: 'good', some: 'waiting', none: 'danger' };

/** 事实: what the tables in force and the measures ask for, who tells it, and what nobody tells yet. */
export default function FactsPage() {
  const { t, i18n } = useTranslation('policy');
  const say = useBilingual();
  const facts = useAnswer(listFacts);
  const name = (l: Line) => (i18n.language === 'en' ? l.en : l.name);
  const told = (l: Line) => <StateTag tone={tones[l.told]}>{t(`facts.state.${l.told}`)}</StateTag>;
  const by = (l: Line) => (l.supplies.length === 0 ? '—' : [...new Set(l.supplies.map((s) => t(`facts.how.${s.how}`, { domain: t(`facts.domain.${s.by}`) })))].join(' · '));
  const askers = (l: Line) =>
    l.askers.map((a, i) => (
      <span key={a.id}>
        {i > 0 && ' · '}
        {a.kind === 'rule' ? <Link to={`/policy/rules/${a.id}`}>{say(a.title)}</Link> : say(a.title)}
        {l.told === 'some' && ` (${t(`facts.state.${a.told ? 'all' : 'none'}`)})`}
      </span>
    ));
  const columns: Column<Line>[] = [
    { key: 'name', title: t('facts.name'), width: 200, pinned: true, render: (l) => <span title={say(l.meaning)}>{name(l)}</span>, sortBy: name },
    { key: 'told', title: t('facts.told'), width: 110, render: told, sortBy: (l) => l.told },
    { key: 'by', title: t('facts.by'), width: 230, render: by },
    { key: 'expected', title: t('facts.expected'), width: 120, render: (l) => t(`facts.domain.${l.expectedFrom}`), sortBy: (l) => l.expectedFrom },
    { key: 'askers', title: t('facts.askers'), width: 360, grow: true, render: askers },
  ];
  return (
    <Page title={t('part.facts')} bar={<PolicyBar />} sub={t('facts.sub')}>
      <DataTable
        name="policy.facts"
        label={t('part.facts')}
        columns={columns}
        rows={facts.data}
        rowKey={(l) => l.name}
        error={facts.error}
        onRetry={() => void facts.refetch()}
        card={(l) => (
          <>
            <b>{name(l)}</b> {told(l)}
            <p>
              {t('facts.by')} {by(l)}
            </p>
            <p>{askers(l)}</p>
          </>
        )}
      />
    </Page>
  );
}
