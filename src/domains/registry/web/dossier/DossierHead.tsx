import { useTranslation } from 'react-i18next';
import { monthsBetween } from '../../../../kernel/period.ts';
import { dateText, OrganizationLink, StateTag, Label } from '../../../../web/kit/index.ts';
import type { Dossier } from '../../contract.ts';
import { Portrait } from '../parts/Portrait.tsx';
import { useKeyWords } from '../parts/words.ts';
import { useFileView } from './use-view.ts';

/** Grades of so many years are said in the head; all of them stand under the band. */
const YEARS = 3;

/** Photograph, name and post, what binds the person now, the official line, and how long in post. */
export function DossierHead({ file }: { readonly file: Dossier }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const [{ on, known }] = useFileView();
  const { head } = file;
  const spent = (since: string | null) => {
    if (!since) return null;
    const months = Math.max(0, monthsBetween(since, file.validAt));
    return { whole: Math.floor(months / 12), rest: months % 12, since };
  };
  const stays = [
    ['post', spent(head.postSince)],
    ['level', spent(head.levelSince)],
    ['rank', spent(head.rankSince)],
    ['service', spent(head.workStartedOn)],
  ] as const;
  const grades = file.grades.toSorted((a, b) => b.year - a.year).slice(0, YEARS);
  return (
    <section className="dd-section dd-dossier-head" aria-label={t('dossier.head')}>
      <Portrait name={head.name} size="large" photo={{ personId: head.id, hash: head.photoHash, ...(on ? { validAt: on } : {}), ...(known ? { knownAt: known } : {}) }} />
      <div className="dd-dossier-words">
        <div className="dd-dossier-name">
          <span className="dd-dossier-post">
            {head.titles || t('people.notInOffice')}
            {head.organizationId && <small><OrganizationLink id={head.organizationId} name={head.organizationName ?? ''} permission="registry.organizations.read" /></small>}
          </span>
        </div>
        <Bindings file={file} />
        <p className="dd-dossier-line" lang="zh-CN">{head.officialLine}</p>
        <dl className="dd-stays">
          {stays.map(([key, stay]) => (
            <div key={key}>
              <dt>{t(`stay.${key}`)}</dt>
              <dd title={stay ? t('stay.since', { date: dateText(stay.since) }) : undefined}>
                {stay === null ? '—' : (
                  <>
                    {(stay.whole > 0 || stay.rest === 0) && <><b className="dd-num">{stay.whole}</b> {t('stay.years')}</>}
                    {stay.rest > 0 && key !== 'service' && <> <b className="dd-num">{stay.rest}</b> {t('stay.months')}</>}
                  </>
                )}
                {key === 'level' && head.leadershipLevel && <small>{word('level', head.leadershipLevel)}</small>}
                {key === 'rank' && head.rank && <small>{word('rank', head.rank)}</small>}
                {key === 'post' && stay && <small>{t('stay.since', { date: dateText(stay.since) })}</small>}
                {key === 'service' && stay && <small>{t('stay.since', { date: dateText(stay.since) })}</small>}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('stay.grades')}</dt>
            <dd className="dd-stay-grades">
              {grades.length === 0 ? '—' : grades.map((g) => <span key={g.id}><b>{word('lastGrade', g.grade)}</b><small className="dd-num">{g.year}</small></span>)}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

/** What binds or protects the person now, with its last day. */
function Bindings({ file }: { readonly file: Dossier }) {
  const { t } = useTranslation('registry');
  const { head } = file;
  const held = file.appointments.filter((a) => a.state === 'in_office');
  const trials = held.filter((a) => a.kind === 'trial' && a.trialUntil);
  const away = held.filter((a) => a.kind === 'secondment');
  const proposed = file.appointments.filter((a) => a.state === 'proposed');
  if (file.effectPeriods.length + trials.length + away.length + proposed.length + head.tags.length === 0 && !head.awaitingPost && head.inOffice) return null;
  return (
    <div className="dd-person-marks" data-testid="bindings">
      {file.effectPeriods.map((e, i) => (
        <StateTag key={i} tone="danger">{t('dossier.effectUntil', { title: e.title, until: dateText(e.until) })}</StateTag>
      ))}
      {head.awaitingPost && <StateTag tone="caution">{t('mark.awaitingPost')}</StateTag>}
      {trials.map((a) => (
        <StateTag key={a.id} tone="caution">{t('dossier.trialUntil', { until: dateText(a.trialUntil) })}</StateTag>
      ))}
      {away.map((a) => (
        <StateTag key={a.id} tone="running">{t('dossier.secondedTo', { title: a.title })}</StateTag>
      ))}
      {proposed.map((a) => (
        <StateTag key={a.id} tone="waiting">{t('dossier.proposedFor', { title: a.title })}</StateTag>
      ))}
      {!head.inOffice && <StateTag tone="closed">{t('people.notInOffice')}</StateTag>}
      {head.tags.map((tag) => (
        <Label key={tag}>{tag}</Label>
      ))}
    </div>
  );
}
