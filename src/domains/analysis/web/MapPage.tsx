import './analysis.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { openJob } from '../../../platform/jobs/contract.ts';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { HeatMap } from '../../../web/charts/index.ts';
import { Answered, DateText, EmptyState, Page, ProgressPanel, Section } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listFindings, openMap, startDiagnosis, type DiagnosisMap } from '../contract.ts';
import { problems } from '../model.ts';

/** 研判图: units × four problems; a cell opens its people. Abstentions are counted in the open. */
export default function MapPage() {
  const { t } = useTranslation('analysis');
  const map = useAnswer(openMap);
  return (
    <Page
      title={t('nav.insight')}
      sub={map.data?.run ? t('map.sub', { people: map.data.run.people, policy: map.data.run.policyVersion }) : undefined}
      actions={<StartButton />}
    >
      <Answered answer={map}>{(data) => (data.run ? <Map data={data} asOf={data.run.asOf} /> : <EmptyState title={t('map.none')}>{t('map.noneNext')}</EmptyState>)}</Answered>
    </Page>
  );
}

/** One person in a unit of five is no pattern: shares are taken as if each unit had so many more people without findings. */
const STEADY = 12;

function Map({ data, asOf }: { readonly data: DiagnosisMap; readonly asOf: string }) {
  const { t } = useTranslation('analysis');
  const go = useNavigate();
  const found = (u: DiagnosisMap['units'][number]) => u.cells.reduce((sum, c) => sum + c.suspected + c.confirmed, 0);
  const units = data.units.toSorted((a, b) => found(b) / (b.people + STEADY) - found(a) / (a.people + STEADY) || b.people - a.people);
  const worst = units[0];
  const worstCell = worst?.cells.toSorted((a, b) => b.suspected + b.confirmed - a.suspected - a.confirmed)[0];
  return (
    <>
      <div className="dd-problem-cards">
        {data.total.map((c) => (
          <Section key={c.problem} title={t(`problem.${c.problem}`)}>
            <p className="dd-num">
              {t('map.totals', { suspected: c.suspected, confirmed: c.confirmed, rejected: c.rejected, abstained: c.abstained })}
            </p>
            <Button size="small" onClick={() => go(`/insight/findings?problem=${c.problem}&state=undecided`)}>
              {t('map.open')}
            </Button>
          </Section>
        ))}
      </div>
      <Section title={t('map.title')} extra={<DateText value={asOf} />}>
        <p>{t('map.reading')}</p>
        <HeatMap
          summary={worst && worstCell && found(worst) > 0 ? t('map.summary', { unit: worst.name, people: worst.people, problem: t(`problem.${worstCell.problem}`), count: worstCell.suspected + worstCell.confirmed }) : t('map.calm')}
          rowTitle={t('map.unit')}
          rows={units.map((u) => ({ key: u.organizationId, name: `${u.name}（${u.people}）` }))}
          columns={problems.map((p) => ({ key: p, name: t(`problem.${p}`) }))}
          most={0.15}
          cell={(row, column) => {
            const u = units.find((x) => x.organizationId === row)!;
            const c = u.cells.find((x) => x.problem === column)!;
            // A unit in which nobody could be judged is hatched, not white.
            if (c.abstained === u.people) return { value: null, note: t('map.cellAbstained', { count: c.abstained }) };
            return { value: (c.suspected + c.confirmed) / (u.people + STEADY), text: String(c.suspected + c.confirmed), note: t('map.cell', { suspected: c.suspected, confirmed: c.confirmed, abstained: c.abstained, people: u.people }) };
          }}
          onPick={(row, column) => go(`/insight/findings?organizationId=${row}&problem=${column}`)}
        />
      </Section>
    </>
  );
}

/** Starts a new diagnosis and shows its progress; the map is read again when it is done. */
function StartButton() {
  const { t } = useTranslation('analysis');
  const may = useMay('analysis.runs.start');
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useCommand(startDiagnosis, { onDone: (answer) => setJobId(answer.jobId) });
  // Who only reads sees no button, rather than being told what he may not do.
  if (!may) return null;
  return jobId ? <Watch jobId={jobId} onDone={() => setJobId(null)} /> : (
    <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ body: {} })}>
      {t('map.start')}
    </Button>
  );
}

function Watch({ jobId, onDone }: { readonly jobId: string; readonly onDone: () => void }) {
  const { t } = useTranslation('analysis');
  const job = useAnswer(openJob, { params: { id: jobId } }, { pollMs: 800 });
  const refresh = useCommand(openJob, { invalidates: [openMap, listFindings], onDone });
  if (job.data?.state === 'done' && refresh.isIdle) refresh.mutate({ params: { id: jobId } });
  return <ProgressPanel title={t('map.running')} progress={job.data ?? { state: 'waiting', done: 0, total: null }} error={job.data?.refusal} />;
}
