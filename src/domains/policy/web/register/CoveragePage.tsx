import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { HeatMap } from '../../../../web/charts/index.ts';
import { Answered, EmptyState, Page, Section } from '../../../../web/kit/index.ts';
import { openCoverage } from '../../contract.ts';
import { levers, problems } from '../../model.ts';
import { PolicyBar, Tally } from '../parts.tsx';

/** 覆盖: problem × lever, then unit × problem; a gap is a problem that no measure in force answers (M001). */
export default function CoveragePage() {
  const { t } = useTranslation('policy');
  const coverage = useAnswer(openCoverage);
  return (
    <Page title={t('part.coverage')} bar={<PolicyBar />} sub={coverage.data && t('coverage.sub', { version: coverage.data.version })}>
      <Answered answer={coverage}>{(data) => <Coverage data={data} />}</Answered>
    </Page>
  );
}

function Coverage({ data }: { readonly data: OutputOf<typeof openCoverage> }) {
  const { t } = useTranslation('policy');
  const go = useNavigate();
  const gaps = data.units.filter((u) => u.uncovered.length > 0);
  const cells = new Map(data.matrix.map((c) => [`${c.problem} ${c.lever}`, c.measures]));
  const least = data.matrix.filter((c) => c.problem !== 'cross_cutting' && c.measures.length === 0);
  // Units with a gap first; where there is none, the list is long and all alike.
  const units = data.units.toSorted((a, b) => b.uncovered.length - a.uncovered.length);
  return (
    <>
      <Tally
        items={[
          { key: 'measures', label: t('coverage.measures'), value: data.measures },
          { key: 'problems', label: t('coverage.problemsCovered'), value: `${4 - data.uncoveredProblems.length} / 4` },
          { key: 'units', label: t('coverage.unitsWithGap'), value: `${gaps.length} / ${data.units.length}` },
        ]}
      />
      {data.uncoveredProblems.length > 0 && <Alert type="warning" showIcon title={t('coverage.uncovered', { problems: data.uncoveredProblems.map((p) => t(`problem.${p}`)).join('、') })} style={{ marginBlockEnd: 12 }} />}
      <Section title={t('coverage.matrix')}>
        <HeatMap
          summary={least.length === 0 ? t('coverage.full') : t('coverage.empty', { cells: least.map((c) => `${t(`problem.${c.problem}`)} × ${t(`lever.${c.lever}`)}`).join('、') })}
          rowTitle={t('measure.problem')}
          rows={problems.map((p) => ({ key: p, name: t(`problem.${p}`) }))}
          columns={levers.map((l) => ({ key: l, name: t(`lever.${l}`) }))}
          cell={(row, column) => {
            const measures = cells.get(`${row} ${column}`) ?? [];
            return { value: measures.length, text: String(measures.length), note: measures.map((m) => m.title.zh).join('；') };
          }}
          onPick={(row, column) => void go(`/policy/measures?problem=${row}&lever=${column}`)}
        />
      </Section>
      <Section title={t('coverage.units')}>
        {units.length === 0 ? (
          <EmptyState title={t('coverage.noUnits')}>{t('coverage.noUnitsNext')}</EmptyState>
        ) : (
          <HeatMap
            summary={gaps.length === 0 ? t('coverage.unitsFull') : t('coverage.unitsGap', { count: gaps.length, first: gaps[0]!.name, problems: gaps[0]!.uncovered.map((p) => t(`problem.${p}`)).join('、') })}
            rowTitle={t('coverage.unit')}
            rows={units.map((u) => ({ key: u.id, name: u.name }))}
            columns={problems.map((p) => ({ key: p, name: t(`problem.${p}`) }))}
            cell={(row, column) => {
              const n = units.find((u) => u.id === row)!.counts[column as (typeof problems)[number]] ?? 0;
              return { value: n, text: n === 0 && column !== 'cross_cutting' ? t('coverage.gap') : String(n) };
            }}
            onPick={(_row, column) => void go(`/policy/measures?problem=${column}`)}
          />
        )}
      </Section>
    </>
  );
}
