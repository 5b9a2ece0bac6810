import '../../registry.css';
import { Alert, Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call, useCommand } from '../../../../../web/api/index.ts';
import { Page, RefusalNotice, Section, useDraft, useUnsaved } from '../../../../../web/kit/index.ts';
import { getOrganization, getPerson, getTeam, listPeople, mergeOrganizations, organizationTree, previewMerger } from '../../../contract.ts';
import { FrameStep } from './FrameStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import { emptyDraft, isFramed, planOf, type MergeDraft } from './plan.ts';
import { useMerging } from './use-merging.ts';

/** 机构合并: frame, mapping, what would happen, done. The draft survives a reload until it is carried out. */
export default function MergePage() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  const kept = useDraft<MergeDraft>('registry.merger');
  const [draft, setDraft] = useState<MergeDraft>(() => kept.read() ?? emptyDraft);
  const [step, setStep] = useState(0);
  const merging = useMerging(draft);
  const preview = useCommand(previewMerger);
  const merge = useCommand(mergeOrganizations, {
    invalidates: [organizationTree, getOrganization, getTeam, getPerson, listPeople],
    onDone: () => {
      kept.clear();
      setStep(3);
    },
  });
  const change = (some: Partial<MergeDraft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    kept.write(next);
  };
  useUnsaved(step > 0 && step < 3);
  const look = (now = draft) => {
    setStep(2);
    preview.mutate({ body: planOf(now, merging.posts, merging.targets, merging.departments) });
  };
  const confirmPerson = async (personId: string) => {
    // The preview names the person; the post held before stands in the file.
    const file = await call(getPerson, { params: { personId } });
    const posts = new Set(merging.posts.map((p) => p.id));
    const held = file.appointments.find((a) => a.state === 'in_office' && a.postId !== null && (posts.has(a.postId) || merging.targets.some((x) => x.id === a.postId)));
    if (!held?.postId) return;
    const next = { ...draft, confirmed: [...draft.confirmed, { personId, postId: held.postId }] };
    change(next);
    look(next);
  };
  return (
    <Page title={t('merge.title')} breadcrumb={[{ title: t('nav.organizations'), to: '/organizations' }, { title: t('merge.title') }]}>
      <Steps current={step} items={(['frame', 'mapping', 'preview', 'done'] as const).map((key) => ({ title: t(`merge.step.${key}`) }))} />
      {step === 0 && (
        <Section>
          <FrameStep draft={draft} change={change} />
          <Button type="primary" disabled={!isFramed(draft)} onClick={() => setStep(1)}>
            {t('merge.next')}
          </Button>
        </Section>
      )}
      {step === 1 && (
        <>
          <MappingStep draft={draft} merging={merging} change={change} />
          <div className="dd-page-actions">
            <Button onClick={() => setStep(0)}>{t('merge.back')}</Button>
            <Button type="primary" disabled={merging.loading} onClick={() => look()}>
              {t('merge.look')}
            </Button>
          </div>
        </>
      )}
      {step === 2 && (
        <>
          {preview.error && <RefusalNotice error={preview.error} />}
          {merge.error && <RefusalNotice error={merge.error} />}
          {preview.data && (
            <>
              <Alert type="info" showIcon title={t('merge.previewWords')} />
              <OutcomeView outcome={preview.data} onConfirm={(id) => void confirmPerson(id)} />
            </>
          )}
          <div className="dd-page-actions">
            <Button onClick={() => setStep(1)}>{t('merge.back')}</Button>
            {draft.confirmed.length > 0 && <Button onClick={() => { const next = { ...draft, confirmed: [] }; change(next); look(next); }}>{t('merge.unconfirmAll')}</Button>}
            <Button type="primary" disabled={!preview.isSuccess} loading={preview.isPending || merge.isPending} onClick={() => merge.mutate({ body: planOf(draft, merging.posts, merging.targets, merging.departments) })}>
              {t('merge.go')}
            </Button>
          </div>
        </>
      )}
      {step === 3 && merge.data && (
        <>
          <Alert type="success" showIcon title={t('merge.doneWords')} action={merge.data.intoOrganizationId && <Button onClick={() => go(`/organizations/${merge.data.intoOrganizationId}`)}>{t('merge.openUnit')}</Button>} />
          <OutcomeView outcome={merge.data} />
        </>
      )}
    </Page>
  );
}
