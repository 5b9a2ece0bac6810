import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { dateText, grouped } from '../../../../../web/kit/index.ts';
import type { trialSummary } from '../../../contract/workbench.ts';
import { Tally, useBilingual, useRuleTitle } from '../../parts.tsx';

/** How many were asked and how many would fare differently, by table and by whom it is asked about. */
export function TrialSummary({ summary, trialId }: { readonly summary: z.infer<typeof trialSummary>; readonly trialId: string }) {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const ruleTitle = useRuleTitle();
  const asked = summary.parts.reduce((sum, p) => sum + p.asked, 0);
  const changed = summary.parts.reduce((sum, p) => sum + p.changed, 0);
  return (
    <>
      <Tally
        items={[
          { key: 'asked', label: t('trial.asked'), value: grouped(String(asked)) },
          { key: 'changed', label: t('trial.changed'), value: grouped(String(changed)) },
        ]}
      />
      {summary.parts.length > 0 && (
        <div className="dd-decision-box">
          <table className="dd-decision">
            <thead>
              <tr>
                <th scope="col">{t('trial.part')}</th>
                <th scope="col">{t('rule.title')}</th>
                <th scope="col">{t('trial.days')}</th>
                <th scope="col">{t('trial.asked')}</th>
                <th scope="col">{t('trial.changed')}</th>
              </tr>
            </thead>
            <tbody>
              {summary.parts.map((p) => (
                <tr key={`${p.part} ${p.rule}`}>
                  <td>{p.part === 'decisions' ? t('trial.decisions') : say(p.title)}</td>
                  <td>
                    <Link to={`/policy/rules/${p.rule}`}>{ruleTitle(p.rule)}</Link>
                  </td>
                  <td className="dd-num">{p.days.length > 2 ? `${dateText(p.days[0])} … ${dateText(p.days.at(-1))}` : p.days.map((d) => dateText(d)).join('、')}</td>
                  <td className="dd-num">{grouped(String(p.asked))}</td>
                  <td className="dd-num">{p.changed > 0 ? <Link to={`/policy/trials/${trialId}?part=${encodeURIComponent(p.part)}`}>{grouped(String(p.changed))}</Link> : 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {summary.parts.length === 0 && <p>{t('trial.nobodyAsked')}</p>}
      {summary.notTried.length > 0 && (
        <p>
          {t('trial.notTried')} {summary.notTried.map((n) => say(n.title)).join('、')}
        </p>
      )}
      {changed > summary.kept && <p>{t('trial.kept', { count: summary.kept })}</p>}
    </>
  );
}
