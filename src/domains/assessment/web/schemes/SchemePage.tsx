import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { useTexts } from '../../../../web/i18n/index.ts';
import { Answered, Gate, KeyValue, Page, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { listDrafts, openScheme, startDraft } from '../../contract.ts';
import '../assessment.css';
import { useGradeWord, useName } from '../words.tsx';
import { SchemeTree } from './SchemeTree.tsx';

/** A version of a scheme: the tree with weights that show their sum, for one class of people at a time. */
export default function SchemePage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { schemeId = '' } = useParams();
  const answer = useAnswer(openScheme, { params: { id: schemeId } });
  const scheme = answer.data?.scheme;
  const go = useNavigate();
  const copy = useCommand(startDraft, { invalidates: [listDrafts], onDone: ({ id }) => void go(`/assessment/schemes/drafts/${id}`) });
  return (
    <Page
      title={scheme ? name(scheme.title) : t('schemes.title')}
      sub={scheme && t('scheme.version', { version: scheme.version })}
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('schemes.title'), to: '/assessment/schemes' }, { title: scheme ? name(scheme.title) : '' }]}
      actions={
        <>
          <Link to={`/assessment/schemes/${schemeId}/compare`}>{t('changes.title')}</Link>
          <Gate permission="assessment.schemes.manage">
            <Button type="primary" loading={copy.isPending} onClick={() => copy.mutate({ body: { from: schemeId } })}>
              {t('editor.copy')}
            </Button>
          </Gate>
        </>
      }
    >
      {copy.error && <RefusalNotice error={copy.error} />}
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: OutputOf<typeof openScheme> }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { definition } = detail;
  const word = useGradeWord(detail.scheme.subject);
  const [classKey, setClassKey] = useState(definition.classes[0]!.key);
  const say = useTexts();
  const { thresholds, rounding, groups } = definition;
  return (
    <>
      <div className="dd-assess-scroll">
        <Segmented aria-label={t('scheme.class')} value={classKey} onChange={setClassKey} options={definition.classes.map((c) => ({ value: c.key, label: name(c.name) }))} />
      </div>
      <Section flush>
        <SchemeTree definition={definition} sums={detail.sums} classKey={classKey} />
      </Section>
      {(definition.adjustments ?? []).length > 0 && (
        <Section title={t('adjustment.title')}>
          <ul className="dd-reasons">
            {definition.adjustments!.map((a) => (
              <li key={a.key}>
                <StateTag tone={a.kind === 'bonus' ? 'good' : a.kind === 'veto' ? 'danger' : 'caution'}>{t(`adjustment.${a.kind}`)}</StateTag> {name(a.name)}{' '}
                {a.kind === 'veto' ? t('adjustment.vetoText', { from: a.from, grade: word(a.ceiling) }) : t('adjustment.pointsText', { each: a.each, cap: a.cap })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section>
        <KeyValue
          facts={[
            { key: 'purpose', label: t('settings.purpose'), value: `${t(`purpose.${definition.purpose ?? 'annual'}`)} · ${t(`subject.${detail.scheme.subject}`)}` },
            { key: 'assessed', wide: true, label: t('settings.assessed'), value: [...(definition.scope?.unitTypes ?? []).map((u) => say(`registry.unitType.${u}`)), ...(definition.scope?.categories ?? []).map((c) => t(`category.${c}`)), ...(definition.scope?.units ? [t('scheme.someUnits', { count: definition.scope.units.length })] : [])].join(t('list.comma')) || t(detail.scheme.subject === 'team' ? 'settings.everyTeam' : 'settings.everybody') },
            { key: 'groups', wide: true, label: t('scheme.groups'), value: `${groups.by.map((b) => t(`scheme.by.${b}`)).join(' × ')} · ${groups.unitGroups.map((g) => name(g.name)).join(t('list.comma'))} · ${t('scheme.groupsMinimum', { minimum: groups.minimum })}` },
            { key: 'thresholds', label: t('scheme.thresholds'), value: t('scheme.thresholdsText', { outstanding: thresholds.outstanding, competent: thresholds.competent, basically: thresholds.basically_competent }) },
            { key: 'share', label: t('scheme.share'), value: t(`scheme.shareWithin.${definition.shareWithin}`) },
            { key: 'rounding', label: t('scheme.rounding'), value: t('scheme.roundingText', { places: rounding.places, mode: t(`scheme.${rounding.mode}`) }) },
            { key: 'basis', wide: true, label: t('scheme.basis'), value: detail.basis.map((b) => (b.verified ? b.text : `${b.text} (${t('scheme.unverified')})`)).join(t('list.comma')) },
          ]}
        />
      </Section>
    </>
  );
}
