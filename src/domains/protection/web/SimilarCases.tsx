import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText, Section, StateTag } from '../../../web/kit/index.ts';
import { similarCases } from '../contract.ts';
import './protection.css';

/** 类案参考: decided cases most like this one, and what differed. */
export default function SimilarCases({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('protection');
  const answer = useAnswer(similarCases, { params: { id: caseId } });
  const word = (v: string | boolean | null): string => (v === null ? t('similar.unknown') : typeof v === 'boolean' ? t(v ? 'similar.yes' : 'similar.no') : v);
  return (
    <Section title={t('similar.heading')}>
      <Answered answer={answer}>
        {({ known, cases }) =>
          cases.length === 0 ? (
            <p className="dd-effect-quiet">{t(known ? 'similar.none' : 'similar.notYet')}</p>
          ) : (
            <ol className="dd-similar">
              {cases.map((c) => (
                <li key={c.caseId}>
                  <p>
                    <StateTag tone={c.conclusion === 'tolerated' ? 'good' : 'closed'}>{t(`similar.${c.conclusion}`)}</StateTag> {c.field} <small>{dateText(c.decidedOn)}</small>
                  </p>
                  <p>{c.summary}</p>
                  <p className="dd-effect-quiet">{c.different.length === 0 ? t('similar.alike') : t('similar.different', { list: c.different.map((d) => t('similar.one', { fact: d.fact, here: word(d.here), there: word(d.there) })).join(t('similar.sep')) })}</p>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </Section>
  );
}
