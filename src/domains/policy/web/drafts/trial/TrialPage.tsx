import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { download, useAnswer, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Page, Section, StateTag, ThingLink, dateText, momentText, type Column } from '../../../../../web/kit/index.ts';
import { exportTrial, openTrial, type TrialAnswer, type TrialChange } from '../../../contract/workbench.ts';
import { Cite, PolicyBar, useBilingual, useRuleTitle } from '../../parts.tsx';
import { shown } from '../shown.ts';
import { TrialSummary } from './TrialSummary.tsx';
import '../drafts.css';

/** Who would fare differently by a draft, one line each: as recorded, without the draft, with it, and the row and article that say so. */
export default function TrialPage() {
  const { t } = useTranslation('policy');
  const { trialId = '' } = useParams();
  const trial = useAnswer(openTrial, { params: { id: trialId } });
  return (
    <Page
      title={trial.data ? t('trial.of', { title: trial.data.title }) : t('trial.title')}
      {...(trial.data ? { sub: t('trial.sub', { name: trial.data.triedBy, at: momentText(trial.data.triedAt) }) } : {})}
      breadcrumb={[{ title: t('part.drafts'), to: '/policy/drafts' }, ...(trial.data ? [{ title: trial.data.title, to: `/policy/drafts/${trial.data.draftId}?tab=trial` }] : [])]}
      bar={<PolicyBar />}
    >
      <Answered answer={trial}>{(data) => <Trial trial={data} />}</Answered>
    </Page>
  );
}

function Trial({ trial }: { readonly trial: OutputOf<typeof openTrial> }) {
  const { t, i18n } = useTranslation('policy');
  const say = useBilingual();
  const ruleTitle = useRuleTitle();
  const parts = new Map(trial.summary.parts.map((p) => [p.part, p.part === 'decisions' ? t('trial.decisions') : say(p.title)]));
  const status = (a: TrialAnswer) => (a.status === 'refused' ? t('trial.refused') : shown(a, t));
  const why = (a: TrialAnswer) =>
    a.why.map((w) => (
      <div key={w.row}>
        {t('rule.row', { row: w.row })} {say(w.reason)} <Cite source={w.source} />
      </div>
    ));
  const rules = [...new Set(trial.changes.map((c) => c.rule))];
  const kindOf = (c: TrialChange) => (c.subject.kind === 'person' || c.subject.kind === 'organization' ? c.subject.kind : null);
  const subject = (c: TrialChange) => {
    const kind = kindOf(c);
    return kind ? <ThingLink kind={kind} id={c.subject.id} name={c.subject.label} /> : c.subject.label;
  };
  const outcomes = [...new Set(trial.changes.map((c) => status(c.withDraft)))].slice(0, 30);
  const columns: Column<TrialChange>[] = [
    { key: 'subject', title: t('trial.subject'), width: 150, pinned: true, render: subject, sortBy: (c) => c.subject.label },
    { key: 'on', title: t('trial.on'), width: 105, render: (c) => dateText(c.on), sortBy: (c) => c.on },
    { key: 'part', title: t('trial.part'), width: 150, render: (c) => parts.get(c.part) ?? c.part, sortBy: (c) => c.part, filter: { choices: [...parts].map(([value, label]) => ({ value, label })), valueOf: (c) => c.part } },
    { key: 'rule', title: t('rule.title'), width: 150, optional: rules.length < 2, render: (c) => <Link to={`/policy/rules/${c.rule}`}>{ruleTitle(c.rule)}</Link>, filter: { choices: rules.map((value) => ({ value, label: ruleTitle(value) })), valueOf: (c) => c.rule } },
    { key: 'recorded', title: t('trial.recorded'), width: 150, optional: true, render: (c) => (c.recorded ? status(c.recorded) : '') },
    { key: 'without', title: t('trial.without'), width: 180, render: (c) => status(c.without) },
    { key: 'with', title: t('trial.with'), width: 180, render: (c) => <b>{status(c.withDraft)}</b>, filter: { choices: outcomes.map((value) => ({ value, label: value })), valueOf: (c) => status(c.withDraft) } },
    { key: 'why', title: t('trial.why'), width: 320, grow: true, render: (c) => why(c.withDraft) },
  ];
  return (
    <>
      <Section title={t('trial.result')} extra={<StateTag tone={trial.current ? 'good' : 'caution'}>{t(trial.current ? 'trial.current' : 'trial.outdated')}</StateTag>}>
        <TrialSummary summary={trial.summary} trialId={trial.id} />
      </Section>
      <DataTable
        name="policy.trial"
        label={t('trial.list')}
        columns={columns}
        rows={trial.changes}
        rowKey={(c) => `${c.part} ${c.rule} ${c.subject.id} ${c.on}`}
        searchHint={t('trial.search')}
        searchBy={(c) => c.subject.label}
        onExport={() => download(exportTrial, { params: { id: trial.id }, query: { language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        empty={<EmptyState title={t('trial.noChange')}>{t('trial.noChangeNext')}</EmptyState>}
        card={(c) => (
          <>
            <b>{subject(c)}</b> {dateText(c.on)} · {parts.get(c.part) ?? c.part}
            <p>
              {status(c.without)} → <b>{status(c.withDraft)}</b>
            </p>
            {why(c.withDraft)}
          </>
        )}
      />
    </>
  );
}
