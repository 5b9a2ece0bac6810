import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, KeyValue, Label, MomentText, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { openPractice } from '../../contract.ts';
import { PolicyBar, PracticeStatus, ProblemLabel, useBilingual } from '../parts.tsx';

type Practice = OutputOf<typeof openPractice>;

/** One practice: the sentence, what the program must do for it, the settings, and its example replayed. */
export default function PracticePage() {
  const { t } = useTranslation('policy');
  const { practiceId = '' } = useParams();
  const say = useBilingual();
  const practice = useAnswer(openPractice, { params: { id: practiceId } });
  const p = practice.data;
  return (
    <Page
      title={p ? `${p.id} ${capital(say(p.title))}` : t('part.practices')}
      breadcrumb={[{ title: t('part.practices'), to: '/policy/practices' }]}
      sub={p && <>{p.place} · <ProblemLabel problem={p.problem} /> <Label>{`${p.group} ${t(`group.${p.group}`)}`}</Label> <PracticeStatus status={p.status} /></>}
      bar={<PolicyBar />}
      actions={p?.route && p.status !== 'missing' && !p.route.includes(':') && <Link to={p.route}>{t('practice.open')}</Link>}
    >
      <Answered answer={practice}>{(data) => <Detail practice={data} />}</Answered>
    </Page>
  );
}

function Detail({ practice: p }: { readonly practice: Practice }) {
  const { t } = useTranslation('policy');
  const word = (name: string): string => t(`figure.${name}`, { defaultValue: name });
  /** A figure in words: lists with commas, named figures as `name: value`. Names in order, so that equal ones read equal. */
  const spell = (value: unknown): string => {
    if (value === undefined || value === null) return '—';
    if (Array.isArray(value)) return value.length === 0 ? '∅' : value.map(spell).join(value.some((v) => typeof v === 'object') ? '；' : '、');
    if (typeof value === 'object') {
      const named = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
      return named.map(([name, v]) => `${word(name)} ${spell(v)}`).join('，');
    }
    return typeof value === 'number' ? String(value) : t(`figureValue.${String(value)}`, { defaultValue: String(value) });
  };
  const say = useBilingual();
  const document = (d: { ref: string; title: string }) => (
    <div key={d.ref}>
      <Link to={`/policy/documents/${d.ref}`}>{d.title}</Link>
    </div>
  );
  return (
    <>
      <Section title={t('practice.source')}>
        <blockquote className="dd-policy-quote">{p.quote}</blockquote>
        <KeyValue
          columns={2}
          facts={[
            { key: 'document', label: t('practice.document'), value: [p.document, ...p.alsoDocuments].map(document) },
            { key: 'figures', label: t('practice.figures'), value: p.figures },
            { key: 'requirement', label: t('practice.requirement'), value: p.requirement, wide: true },
            { key: 'feature', label: t('practice.feature'), value: p.feature ? say(p.feature) : t('practice.noFeature'), wide: true },
            ...(p.settings.length > 0 ? [{ key: 'settings', label: t('practice.settingsLabel'), value: p.settings.map((s) => <div key={s.id} className="dd-num">{`${say(s.title)}：${String(s.value)} ${t(`unit.${s.unit}`, { defaultValue: s.unit })}`}</div>), wide: true }] : []),
            ...(p.measures.length > 0 ? [{ key: 'measures', label: t('part.measures'), value: p.measures.map((m) => <div key={m.id}>{say(m.title)}</div>), wide: true }] : []),
          ]}
        />
      </Section>
      <Section title={t('practice.example')} extra={p.run && p.result && <MomentText value={p.run.ranAt} />}>
        {p.example === null ? (
          <EmptyState title={t('practice.noExample')}>{t('practice.noExampleNext')}</EmptyState>
        ) : (
          <>
            {p.status === 'not_run' && <p>{t('practice.notRun')}</p>}
            {p.status === 'missing' && <p>{t('practice.noDriver')}</p>}
            {p.status === 'failed' && <p>{p.result?.detail}</p>}
            <h3 className="dd-practice-part">{t('practice.result')}</h3>
            <div className="dd-decision-box" tabIndex={0} role="region" aria-label={t('practice.result')}>
              <table className="dd-decision dd-decision-figures">
                <thead>
                  <tr>
                    <th scope="col">{t('practice.figure')}</th>
                    <th scope="col">{t('practice.expected')}</th>
                    <th scope="col">{t('practice.computed')}</th>
                    <th scope="col">{t('practice.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {Object.entries(p.example.expect).map(([name, value]) => {
                    const computed = p.result?.computed?.[name];
                    const same = spell(computed) === spell(value);
                    return (
                      <tr key={name}>
                        <th scope="row">{word(name)}</th>
                        <td>{spell(value)}</td>
                        <td>{p.result?.computed ? spell(computed) : '—'}</td>
                        <td>{p.result?.computed && <StateTag tone={same ? 'good' : 'danger'}>{t(same ? 'practice.agrees' : 'practice.differs')}</StateTag>}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <h3 className="dd-practice-part">{t('practice.given')}</h3>
            <KeyValue columns={2} facts={Object.entries(p.example.given).map(([name, value]) => ({ key: name, label: word(name), value: spell(value) }))} />
          </>
        )}
      </Section>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
