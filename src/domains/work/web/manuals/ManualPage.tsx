import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, KeyValue, Page, ReasonList, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { listManuals, publishManual, readManual, retireManual } from '../../manuals/contract.ts';
import type { ManualContent } from '../../manuals/model.ts';
import { StartMatterDialog } from './StartMatterDialog.tsx';
import { StepChart } from './parts.tsx';

type View = OutputOf<typeof readManual>;
const again = { invalidates: [readManual, listManuals] };

/** A manual: the version in force or an older one, the draft for those who write it. */
export default function ManualPage() {
  const { t } = useTranslation('manuals');
  const { manualId } = useParams();
  const answer = useAnswer(readManual, { params: { id: manualId! } });
  const [asking, ask] = useState<'start' | 'retire' | null>(null);
  const retire = useCommand(retireManual, again);
  const view = answer.data;
  const actions = view && (
    <>
      {view.can.write && <Button onClick={() => ask('retire')}>{t('act.retire')}</Button>}
      {view.can.write && <Link to={`/manuals/${manualId}/edit`}><Button>{t(view.draft ? 'act.editDraft' : 'act.newDraft')}</Button></Link>}
      {view.can.run && <Button type="primary" onClick={() => ask('start')}>{t('act.start')}</Button>}
    </>
  );
  return (
    <Page title={view?.manual.title ?? t('nav.manuals')} sub={view && `${view.manual.kind} · ${view.manual.organizationName}`} breadcrumb={[{ title: t('nav.manuals'), to: '/manuals' }]} actions={actions}>
      <Answered answer={answer}>
        {(v) => (
          <div className="dd-work-stack">
            {v.manual.retiredOn && <Section title={t('retired')}><p className="dd-work-text">{t('retiredOn', { day: dateText(v.manual.retiredOn), reason: v.manual.retiredBecause })}</p></Section>}
            {v.draft && <Draft view={v} />}
            {v.versions.length === 0 ? !v.draft && <EmptyState title={t('nothingWritten')} /> : <Versions view={v} />}
            {asking === 'start' && <StartMatterDialog view={v} onClose={() => ask(null)} />}
            <ConfirmWithReason open={asking === 'retire'} title={t('act.retire')} confirmText={t('act.retire')} least={2} danger onConfirm={(reason) => retire.mutateAsync({ params: { id: v.manual.id }, body: { reason } })} onClose={() => ask(null)}>{t('retireLead')}</ConfirmWithReason>
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Draft({ view: { manual, draft, units } }: { readonly view: View }) {
  const { t } = useTranslation('manuals');
  const publish = useCommand(publishManual, again);
  const d = draft!;
  return (
    <Section title={t('draft.heading')} extra={!d.own && d.faults.length === 0 && <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ params: { id: manual.id }, body: { seen: d.revision } })}>{t('act.publish')}</Button>}>
      {publish.error && <RefusalNotice error={publish.error} />}
      <div className="dd-work-card">
        <span className="dd-work-row"><StateTag tone="waiting">{t('draft.revision', { number: d.revision })}</StateTag><span className="dd-work-quiet">{t('draft.by', { name: d.writtenBy, day: dateText(d.writtenOn) })}</span></span>
        <span className="dd-work-quiet">{t(d.own ? 'draft.own' : 'draft.others')}</span>
        {d.faults.length > 0 && <><strong>{t('draft.faults', { count: d.faults.length })}</strong><ReasonList reasons={d.faults.map(({ code, params }) => ({ code, ...(params ? { params } : {}) }))} refusals /></>}
        <StepChart steps={d.content.steps} />
        <Steps content={d.content} units={new Map(units.map((o) => [o.id, o.name]))} />
      </div>
    </Section>
  );
}

function Versions({ view }: { readonly view: View }) {
  const { t } = useTranslation('manuals');
  const [chosen, choose] = useState(view.versions[0]!.number);
  const v = view.versions.find((x) => x.number === chosen) ?? view.versions[0]!;
  const facts = [
    { key: 'published', label: t('manual.publishedOn'), value: t('publishedBy', { day: dateText(v.publishedOn), name: v.publishedBy }) },
    { key: 'written', label: t('manual.writtenBy'), value: v.writtenBy },
    ...(v.content.basis ? [{ key: 'basis', label: t('manual.basis'), value: v.content.basis, wide: true }] : []),
    ...(v.content.change ? [{ key: 'change', label: t('manual.change'), value: v.content.change, wide: true }] : []),
  ];
  const pick = <Select aria-label={t('manual.version')} value={v.number} onChange={choose} options={view.versions.map((x, i) => ({ value: x.number, label: i === 0 ? t('versionInForce', { number: x.number }) : t('version', { number: x.number }) }))} style={{ minWidth: 140 }} />;
  return (
    <>
      <Section title={t('flow')} extra={pick}><KeyValue facts={facts} /><StepChart steps={v.content.steps} /></Section>
      <Section title={t('steps')}><Steps content={v.content} units={new Map(view.units.map((o) => [o.id, o.name]))} /></Section>
    </>
  );
}

/** The steps in words. */
function Steps({ content, units }: { readonly content: ManualContent; readonly units: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('manuals');
  const roleOf = (name: string): string => {
    const id = content.roles.find((r) => r.name === name)?.organizationId;
    return id && units.has(id) ? t('roleOf', { role: name, unit: units.get(id) }) : name;
  };
  return (
    <ol className="dd-work-list">
      {content.steps.map((s, i) => (
        <li key={s.title} className="dd-manual-step">
          <span className="dd-work-row"><strong>{i + 1}. {s.title}</strong><span>{roleOf(s.role)}</span><span className="dd-num">{t('limit', { days: s.days })}</span>{s.after.length > 0 && <span className="dd-work-quiet">{t('afterOnes', { numbers: s.after.join(t('sep')) })}</span>}</span>
          {s.guide && <p>{s.guide}</p>}
          {s.fields.length > 0 && <span className="dd-work-quiet">{t('formOf', { fields: s.fields.map((f) => t(f.required ? 'fieldNeeded' : 'field', { title: f.title, kind: t(`fieldKind.${f.kind}`) })).join(t('sep')) })}</span>}
        </li>
      ))}
    </ol>
  );
}
