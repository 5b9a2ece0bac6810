import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Label, MomentText, Page, ProgressPanel } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listPractices, practiceStatuses, runPracticeExamples, type PracticeLine } from '../../contract.ts';
import { practiceGroups, problems } from '../../model.ts';
import { PolicyBar, PracticeStatus, ProblemLabel, Tally, useBilingual } from '../parts.tsx';

type Data = OutputOf<typeof listPractices>;

/** 做法: the practices of the five documents, each with its source sentence and whether its example holds in this version. */
export default function PracticesPage() {
  const { t } = useTranslation('policy');
  const [running, setRunning] = useState(false);
  // Looked at again while examples run, be it this page, a colleague or the program itself that asked for them.
  const practices = useAnswer(listPractices, {}, running ? { pollMs: 4000 } : {});
  const now = practices.data?.running ?? null;
  if (practices.data && running !== (now !== null)) setRunning(now !== null);
  const mayRun = useMay('policy.practices.run');
  return (
    <Page title={t('part.practices')} bar={<PolicyBar />} sub={t('practice.sub')} actions={mayRun && !now && <RunButton />}>
      {now && <ProgressPanel title={t('practice.running')} progress={{ state: now.done > 0 ? 'running' : 'waiting', ...now }} />}
      <Answered answer={practices}>{(data) => <Catalogue data={data} />}</Answered>
    </Page>
  );
}

function Catalogue({ data }: { readonly data: Data }) {
  const { t } = useTranslation('policy');
  const [search, setSearch] = useSearchParams();
  const of = (key: string) => search.get(key);
  const set = (key: string, value: string | null | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const words = (of('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (p: PracticeLine) => {
    const text = `${p.id} ${p.title.zh} ${p.title.en} ${p.place} ${p.quote}`.toLowerCase();
    return (['place', 'problem', 'group', 'status'] as const).every((key) => !of(key) || p[key] === of(key)) && words.every((w) => text.includes(w));
  };
  const shown = data.practices.filter(fits);
  const count = (status: PracticeLine['status']) => data.practices.filter((p) => p.status === status).length;
  const filter = (key: string, label: string, options: { value: string; label: string }[], searchable = false) => (
    <Select allowClear placeholder={label} aria-label={label} value={of(key)} onChange={(v?: string | null) => set(key, v)} options={options} {...(searchable ? { showSearch: { optionFilterProp: 'label' }, style: { minWidth: 180 } } : {})} />
  );
  return (
    <>
      <Tally
        items={[
          { key: 'total', label: t('part.practices'), value: data.total },
          ...practiceStatuses.map((status) => ({ key: status, label: t(`practice.status.${status}`), value: count(status) })),
        ]}
      />
      <p>
        {data.run === null ? t('practice.neverRun') : data.run.current ? t('practice.ranAt') : t('practice.ranOther')} {data.run && <MomentText value={data.run.ranAt} />}
      </p>
      <div className="dd-filters" role="search">
        {filter('place', t('practice.place'), data.places.map((value) => ({ value, label: value })), true)}
        {filter('problem', t('measure.problem'), problems.map((value) => ({ value, label: t(`problem.${value}`) })))}
        {filter('group', t('practice.group'), practiceGroups.map((value) => ({ value, label: `${value} ${t(`group.${value}`)}` })), true)}
        {filter('status', t('practice.state'), practiceStatuses.map((value) => ({ value, label: t(`practice.status.${value}`) })))}
        <Input.Search allowClear placeholder={t('practice.search')} aria-label={t('practice.search')} style={{ width: 240 }} defaultValue={of('q') ?? ''} onSearch={(v) => set('q', v)} />
        <span className="dd-num">{t('practice.shown', { count: shown.length })}</span>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('practice.none')}>{t('practice.noneNext')}</EmptyState>
      ) : (
        <div className="dd-practices">
          {shown.map((p) => (
            <Card key={p.id} practice={p} />
          ))}
        </div>
      )}
    </>
  );
}

function Card({ practice: p }: { readonly practice: PracticeLine }) {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  return (
    <article className="dd-practice">
      <header>
        <span className="dd-num">{p.id}</span>
        <span>{p.place}</span>
      </header>
      <h2>
        <Link to={`/policy/practices/${p.id}`}>{say(p.title)}</Link>
      </h2>
      <blockquote>{p.quote}</blockquote>
      {p.settings.length > 0 && (
        <div className="dd-cite">
          {t('practice.settings')}
          {p.settings.map((s) => `${say(s.title)} ${String(s.value)} ${t(`unit.${s.unit}`, { defaultValue: s.unit })}`).join('；')}
        </div>
      )}
      <footer>
        <ProblemLabel problem={p.problem} />
        <Label>{p.group}</Label>
        <PracticeStatus status={p.status} />
        {p.route && p.status !== 'missing' && !p.route.includes(':') && <Link to={p.route}>{t('practice.open')}</Link>}
      </footer>
    </article>
  );
}

/** Runs every example again; the page then shows how far they are. */
function RunButton() {
  const { t } = useTranslation('policy');
  const start = useCommand(runPracticeExamples, { invalidates: [listPractices] });
  return (
    <Button loading={start.isPending} onClick={() => start.mutate({})}>
      {t('practice.run')}
    </Button>
  );
}
