import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { OrganizationLink, PersonLink, Section, StateTag } from '../../../../../web/kit/index.ts';
import type { MergerOutcome } from '../../../contract.ts';

interface Props {
  readonly outcome: MergerOutcome;
  /** Names a person to hold the post after all; only before the merger. */
  readonly onConfirm?: (personId: string) => void;
}

/** What a merger does: posts kept and removed, units closed and moved, people without a confirmed post (M005). */
export function OutcomeView({ outcome: o, onConfirm }: Props) {
  const { t } = useTranslation('registry');
  const figures = [
    ['postsKept', o.postsKept.length],
    ['postsRemoved', o.postsRemoved.length],
    ['peopleConfirmed', o.peopleConfirmed],
    ['peopleWithout', o.peopleWithoutConfirmedPost.length],
    ['closed', o.organizationsClosed.length],
    ['moved', o.organizationsMoved.length],
  ] as const;
  return (
    <>
      <ul className="dd-merge-figures" data-testid="merger-figures">
        {figures.map(([key, count]) => (
          <li key={key}>
            <b className="dd-num">{count}</b> {t(`merge.figure.${key}`)}
          </li>
        ))}
      </ul>
      <Section title={t('merge.figure.peopleWithout')}>
        {o.peopleWithoutConfirmedPost.length === 0 ? (
          <p className="dd-muted">{t('merge.everyoneConfirmed')}</p>
        ) : (
          <table className="dd-merge-table">
            <tbody>
              {o.peopleWithoutConfirmedPost.map((p) => (
                <tr key={`${p.personId}${p.formerTitle}`}>
                  <th scope="row"><PersonLink id={p.personId} name={p.name} /></th>
                  <td>{p.formerUnit}</td>
                  <td>{p.formerTitle}</td>
                  <td><StateTag tone="caution">{t(`merge.because.${p.because}`)}</StateTag></td>
                  <td>{onConfirm && p.because === 'too_many_for_post' && <Button size="small" onClick={() => onConfirm(p.personId)}>{t('merge.confirmPerson')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <div className="dd-merge-two">
        <Section title={t('merge.figure.postsKept')}>
          <ul className="dd-merge-list">
            {o.postsKept.map((p) => (
              <li key={p.postId}>{p.title}（{p.organizationName}）→ {p.toTitle}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('merge.figure.postsRemoved')}>
          {o.postsRemoved.length === 0 && <p className="dd-muted">{t('merge.noneRemoved')}</p>}
          <ul className="dd-merge-list">
            {o.postsRemoved.map((p) => (
              <li key={p.postId}>{p.title}（{p.organizationName}）</li>
            ))}
          </ul>
        </Section>
        <Section title={t('merge.figure.closed')}>
          <ul className="dd-merge-list">
            {o.organizationsClosed.map((x) => (
              <li key={x.id}><OrganizationLink id={x.id} name={x.name} /></li>
            ))}
          </ul>
        </Section>
        <Section title={t('merge.figure.moved')}>
          {o.organizationsMoved.length === 0 && <p className="dd-muted">{t('merge.noneMoved')}</p>}
          <ul className="dd-merge-list">
            {o.organizationsMoved.map((x) => (
              <li key={x.id}><OrganizationLink id={x.id} name={x.name} /></li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
