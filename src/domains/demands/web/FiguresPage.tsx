import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Figure, Page, Section, type Column } from '../../../web/kit/index.ts';
import { readFigures } from '../contract.ts';
import { DemandBar } from './parts.tsx';

type Figures = OutputOf<typeof readFigures>;
type Row = Figures['byClass'][number];

/** How demands stand, by class, unit and source; each rate says what it counts. */
export default function FiguresPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readFigures, { query: {} });
  return (
    <Page title={t('nav.figures')} sub={t('figures.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {(f) => (
          <div className="dd-demand-stack">
            <Table name="unit" rows={f.byUnit} nameOf={(r) => r.name ?? '—'} />
            <Table name="class" rows={f.byClass} nameOf={(r) => (r.key ? t(`class.${r.key}`) : t('figures.noClass'))} />
            <Table name="source" rows={f.bySource} nameOf={(r) => t(`source.${r.key}`)} />
            {f.adoption.length > 0 && <Adoption rows={f.adoption} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Table({ name, rows, nameOf }: { readonly name: string; readonly rows: readonly Row[]; readonly nameOf: (r: Row) => string }) {
  const { t } = useTranslation('demands');
  const number = (key: 'received' | 'closed' | 'open' | 'overdueOpen'): Column<Row> => ({ key, title: t(`figures.${key}`), width: 110, align: 'end', sortBy: (r) => r[key], render: (r) => <span className="dd-num">{r[key]}</span> });
  const rate = (key: 'inTime' | 'resolved'): Column<Row> => ({ key, title: t(`total.${key}`), width: 170, align: 'end', sortBy: (r) => (r[key] === null ? null : Number(r[key])), render: (r) => (r[key] === null ? '—' : <Figure value={r[key]} unit="%" explanation={r.explanation ?? undefined} title={`${nameOf(r)} · ${t(`total.${key}`)}`} />) });
  const columns: Column<Row>[] = [{ key: 'name', title: t(`figures.${name}`), width: 180, grow: true, pinned: true, sortBy: nameOf, render: nameOf }, number('received'), number('closed'), number('open'), number('overdueOpen'), rate('inTime'), rate('resolved')];
  return <Section title={t(`figures.by_${name}`)} flush><DataTable name={`demands.figures.${name}`} label={t(`figures.by_${name}`)} columns={columns} rows={rows} rowKey={(r) => r.key ?? '-'} empty={<EmptyState title={t('board.none')} />} card={(r) => <span className="dd-demand-card"><strong>{nameOf(r)}</strong><span className="dd-demand-row"><span>{t('figures.closed')} <span className="dd-num">{r.closed}/{r.received}</span></span><span>{t('total.inTime')} {r.inTime === null ? '—' : <Figure value={r.inTime} unit="%" explanation={r.explanation ?? undefined} />}</span></span></span>} /></Section>;
}

function Adoption({ rows }: { readonly rows: Figures['adoption'] }) {
  const { t } = useTranslation('demands');
  const number = (key: 'received' | 'adopted' | 'declined'): Column<Figures['adoption'][number]> => ({ key, title: t(`adoption.${key}`), width: 110, align: 'end', sortBy: (r) => r[key], render: (r) => <span className="dd-num">{r[key]}</span> });
  return <Section title={t('adoption.title')} flush><DataTable name="demands.adoption" label={t('adoption.title')} columns={[{ key: 'theme', title: t('adoption.theme'), width: 180, grow: true, pinned: true, render: (r) => r.theme || t('adoption.noTheme') }, number('received'), number('adopted'), number('declined')]} rows={rows} rowKey={(r) => r.theme} empty={<EmptyState title={t('board.none')} />} card={(r) => <span className="dd-demand-card"><strong>{r.theme || t('adoption.noTheme')}</strong><span className="dd-num">{r.adopted}/{r.received}</span></span>} /></Section>;
}
