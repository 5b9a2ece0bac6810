import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Label, PersonLink, StateTag, type Tone } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import type { EntryView } from '../contract.ts';
import type { EntryKindName, EntryState } from '../model.ts';

const tones: Record<EntryState, Tone> = { reported: 'waiting', unit_confirmed: 'running', confirmed: 'good', returned: 'caution', disputed: 'danger', withdrawn: 'closed' };

export function EntryStateTag({ state }: { readonly state: EntryState }) {
  const { t } = useTranslation('evidence');
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
}

export function KindLabel({ kind }: { readonly kind: EntryKindName }) {
  const { t } = useTranslation('evidence');
  return <Label>{t(`kind.${kind}`)}</Label>;
}

/** 贡献占比 of a person: ten-thousandths as a percentage; a dash while it is open. */
export const shareText = (share: number | null): string => (share === null ? '—' : `${Number((share / 100).toFixed(2))}%`);

/** 张三（牵头，60%）、李四, as links. */
export function PersonsText({ persons }: { readonly persons: EntryView['persons'] }) {
  const { t } = useTranslation('evidence');
  if (persons.length === 0) return <>{t('entry.nobody')}</>;
  return (
    <span className="dd-evidence-persons">
      {persons.map((p) => (
        <span key={p.personId}>
          <PersonLink id={p.personId} name={p.name} permission="registry.people.read" />
          {p.lead && <small>{t('person.lead')}</small>}
          {p.share !== null && <small className="dd-num">{shareText(p.share)}</small>}
        </span>
      ))}
    </span>
  );
}

/** A matter's title, leading to it where the role may go. */
export function MatterLink({ id, title }: { readonly id: string; readonly title: string }) {
  return useMay('evidence.overviews.read') ? <Link to={`/evidence/matters/${id}`}>{title}</Link> : <span>{title}</span>;
}
