import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Label, StateTag, dateText } from '../../../../web/kit/index.ts';
import type { MeasureView } from '../../contract.ts';
import { Cite, ProblemLabel, useBilingual, Verified } from '../parts.tsx';

/** One measure: for which problem, given how and by whom, under which conditions, resting on what. */
export function MeasureItem({ measure: m, onChange }: { readonly measure: MeasureView; readonly onChange?: (measure: MeasureView) => void }) {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  return (
    <li>
      <h3>
        {say(m.title)} <ProblemLabel problem={m.problem} /> <Label>{t(`lever.${m.lever}`)}</Label>
        {m.from === 'register' ? <Label>{t('measure.local')}</Label> : <Verified verified={m.verified} />}
        {m.state === 'withdrawn' && <StateTag tone="closed">{t('measure.withdrawn')}</StateTag>}
      </h3>
      <p>
        {say(m.delivery)} · {t('measure.owner', { owner: m.owner })}
        {m.units !== null && m.state === 'in_force' && <> · {t('measure.inUnits', { units: m.units.map((u) => u.name).join('、') })}</>}
        {m.since && <> · {t('since', { day: dateText(m.since) })}</>}
        {m.stateReason && <> · {m.stateReason}</>}
      </p>
      {m.beneficiaries.length > 0 && (
        <p>
          {t('draft.beneficiaries')}：{m.beneficiaries.map((b) => `${b.fact} ${b.test}`).join('；')}
        </p>
      )}
      {m.conditions.length > 0 && (
        <p>
          {t('measure.conditions')}
          {m.conditions.map((c) => `${say(c.text)}${c.proposed ? `（${t('measure.proposed')}）` : ''}`).join('；')}
        </p>
      )}
      {m.quote && <blockquote className="dd-policy-quote">{m.quote}</blockquote>}
      <span>
        {m.source && <Cite source={m.source} />} {m.practice && <Link to={`/policy/practices/${m.practice}`}>{m.practice}</Link>}{' '}
        {onChange && (
          <Button type="link" size="small" onClick={() => onChange(m)}>
            {t('measure.change')}
          </Button>
        )}
      </span>
    </li>
  );
}
