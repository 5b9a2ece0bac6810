import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateText, OrganizationLink, PersonLink, StateTag } from '../../../web/kit/index.ts';
import type { ItemView, SubjectView } from '../contract.ts';
import type { Validity } from '../model.ts';

const tones = { valid: 'caution', expired: 'closed', withdrawn: 'closed' } as const;
export function ValidityTag({ validity }: { readonly validity: Validity }) {
  const { t } = useTranslation('supervision');
  return <StateTag tone={tones[validity]}>{t(`validity.${validity}`)}</StateTag>;
}

/** Whom a name means, or that a person has to say. */
export function SubjectName({ subject: s }: { readonly subject: Pick<SubjectView, 'kind' | 'state' | 'subjectId' | 'name' | 'named' | 'namedUnit' | 'organizationName'> }) {
  const { t } = useTranslation('supervision');
  const written = s.namedUnit ? t('subject.written', { name: s.named, unit: s.namedUnit }) : s.named;
  if (s.state !== 'matched' || s.subjectId === null) return <span>{written} <StateTag tone={s.state === 'open' ? 'waiting' : 'closed'}>{t(`match.${s.state}`)}</StateTag></span>;
  return s.kind === 'person' ? <span><PersonLink id={s.subjectId} name={s.name ?? s.named} />{s.organizationName && <small className="dd-sup-quiet"> {s.organizationName}</small>}</span> : <OrganizationLink id={s.subjectId} name={s.name ?? s.named} />;
}

/** One report of a matter: which body, which number, until when. */
export function SourceLine({ item, plain = false }: { readonly item: Pick<ItemView, 'id' | 'source' | 'reference' | 'foundOn' | 'summary' | 'validity' | 'validUntil' | 'withdrawnOn' | 'withdrawnBecause'> & { readonly withheldBy?: string | null; readonly case?: ItemView['case'] }; readonly plain?: boolean }) {
  const { t, i18n } = useTranslation('supervision');
  return (
    <div className="dd-sup-source" data-valid={item.validity === 'valid'}>
      <span className="dd-sup-row">
        <strong>{t(`source.${item.source}`)}</strong> {plain ? <span>{item.reference}</span> : <Link to={`/supervision/items/${item.id}`}>{item.reference}</Link>} <ValidityTag validity={item.validity} />
        {item.withheldBy && <StateTag tone="closed">{t('item.withheldShort')}</StateTag>}
      </span>
      <span>{item.summary}</span>
      <small className="dd-sup-quiet">
        {t('item.found', { day: dateText(item.foundOn) })}
        {item.validUntil && ` · ${t('item.until', { day: dateText(item.validUntil) })}`}
        {item.withdrawnOn && ` · ${t('item.withdrawn', { day: dateText(item.withdrawnOn), reason: item.withdrawnBecause ?? '' })}`}
        {item.case && <> · <Link to={`/cases/${item.case.id}`}>{t('item.lead', { number: item.case.number, state: i18n.language === 'en' ? item.case.stateTitle.en : item.case.stateTitle.zh })}</Link></>}
      </small>
    </div>
  );
}
