import './security.css';
import { useTranslation } from 'react-i18next';
import { Label, StateTag } from '../../../web/kit/index.ts';
import type { AccountView, GrantView } from '../contract.ts';

const tones = { active: 'good', locked: 'caution', disabled: 'closed' } as const;

export function AccountStateTag({ account }: { account: Pick<AccountView, 'state'> }) {
  const { t } = useTranslation('security');
  return <StateTag tone={tones[account.state]}>{t(`filter.${account.state}`)}</StateTag>;
}

/** 单位政工干部 · 甲局 */
export function GrantText({ grant }: { grant: Pick<GrantView, 'role' | 'organizationName' | 'organizationId'> }) {
  const { t } = useTranslation('shell');
  const { t: own } = useTranslation('security');
  const unit = grant.organizationId === null ? null : (grant.organizationName ?? own('grant.unitGone'));
  return <>{[t(`role.${grant.role}`), unit].filter(Boolean).join(' · ')}</>;
}

export function RoleLabels({ grants, ended = [] }: { grants: readonly GrantView[]; ended?: AccountView['ended'] }) {
  const { t } = useTranslation('security');
  if (grants.length === 0 && ended && ended.length > 0) return <StateTag tone="caution">{t('grant.endedShort')}</StateTag>;
  if (grants.length === 0) return <span className="dd-security-quiet">{t('grant.none')}</span>;
  return (
    <>
      {grants.map((grant) => (
        <span key={grant.id}>
          <Label>
            <GrantText grant={grant} />
          </Label>{' '}
        </span>
      ))}
    </>
  );
}
