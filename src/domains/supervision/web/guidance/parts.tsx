import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';
import { useMayAny } from '../../../../web/session/index.ts';
import type { ExperienceState } from '../../guidance/model.ts';
import type { AdoptionStanding } from '../../guidance/rules/adoption.ts';
import type { DutyStanding } from '../../guidance/rules/execution.ts';
import '../supervision.css';
import './guidance.css';

const parts = [['guidance', '/guidance', 'supervision.rollouts.read'], ['experiences', '/guidance/experiences', 'supervision.experiences.read']] as const;
export function GuidanceBar() {
  const { t } = useTranslation('guidance');
  const may = useMayAny();
  return <nav className="dd-sup-bar" aria-label={t('parts')}>{parts.filter(([, , permission]) => may(permission)).map(([key, to]) => <NavLink key={key} to={to} end>{t(`nav.${key}`)}</NavLink>)}</nav>;
}

const dutyTones: Record<DutyStanding, Tone> = { in_time: 'good', late: 'caution', waiting: 'waiting', running: 'running', overdue: 'danger' };
export function DutyTag({ standing }: { readonly standing: DutyStanding | null }) {
  const { t } = useTranslation('guidance');
  return standing === null ? <StateTag tone="closed">{t('duty.withdrawn')}</StateTag> : <StateTag tone={dutyTones[standing]}>{t(`standing.${standing}`)}</StateTag>;
}
const experienceTones: Record<ExperienceState, Tone> = { submitted: 'waiting', accepted: 'good', returned: 'caution', withdrawn: 'closed' };
export function ExperienceTag({ state }: { readonly state: ExperienceState }) {
  const { t } = useTranslation('guidance');
  return <StateTag tone={experienceTones[state]}>{t(`experienceState.${state}`)}</StateTag>;
}
const adoptionTones: Record<AdoptionStanding, Tone> = { unanswered: 'waiting', late_answer: 'danger', declined: 'closed', planned: 'running', running: 'running', waiting: 'waiting', in_place: 'good', given_up: 'caution', overdue: 'danger' };
export function AdoptionTag({ standing }: { readonly standing: AdoptionStanding }) {
  const { t } = useTranslation('guidance');
  return <StateTag tone={adoptionTones[standing]}>{t(`adoptionStanding.${standing}`)}</StateTag>;
}
