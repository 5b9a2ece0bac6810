import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, EmptyState, Page, Section, usePhone } from '../../../web/kit/index.ts';
import { caseTimetables } from '../contract.ts';
import './cases.css';
import { FlowChart } from './FlowChart.tsx';
import { useWords } from './words.tsx';

type Timetable = OutputOf<typeof caseTimetables>;

/** 办理时限公开: how long each step may take, and took. */
export default function TimetablesPage() {
  const { t } = useTranslation('cases');
  const answer = useAnswer(caseTimetables);
  return (
    <Page title={t('timetable.heading')} sub={t('timetable.sub')}>
      <Answered answer={answer}>
        {({ types, least }) => (
          <div className="dd-case-stack">
            {types.length === 0 && <EmptyState title={t('timetable.none')} />}
            {types.map((x) => <One key={x.key} type={x} least={least} />)}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function One({ type, least }: { readonly type: Timetable['types'][number]; readonly least: number }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const phone = usePhone();
  const number = (n: number | null): string => (n === null ? '—' : String(n));
  return (
    <Section title={say(type.title)}>
      <FlowChart flow={type.flow} />
      {phone ? (
        <ul className="dd-case-list">
          {type.lines.map((l) => {
            const term = type.flow.states.find((s) => s.key === l.state)?.term;
            return (
              <li key={l.state} className="dd-case-took">
                <b>{say(l.title)}</b> <span>{term ? t(`term.${term.counted}`, { count: term.days }) : '—'}</span>
                {term && <small>{term.source}</small>}
                <dl>{([['times', String(l.times)], ['median', number(l.median)], ['slowest', number(l.slowestTenth)], ['onTime', l.onTimePercent === null ? '—' : `${l.onTimePercent}%`]] as const).map(([k, v]) => <div key={k}><dt>{t(`timetable.${k}`)}</dt><dd className="dd-num">{v}</dd></div>)}</dl>
              </li>
            );
          })}
        </ul>
      ) : (
        <table className="dd-case-table">
          <thead><tr>{(['state', 'may', 'times', 'median', 'slowest', 'onTime'] as const).map((k) => <th key={k} scope="col">{t(`timetable.${k}`)}</th>)}</tr></thead>
          <tbody>
            {type.lines.map((l) => {
              const term = type.flow.states.find((s) => s.key === l.state)?.term;
              return (
                <tr key={l.state}>
                  <th scope="row">{say(l.title)}</th>
                  <td>{term ? <>{t(`term.${term.counted}`, { count: term.days })} <small>{term.source}</small></> : '—'}</td>
                  <td className="dd-num">{l.times}</td>
                  <td className="dd-num">{number(l.median)}</td>
                  <td className="dd-num">{number(l.slowestTenth)}</td>
                  <td className="dd-num">{l.onTimePercent === null ? '—' : `${l.onTimePercent}%`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {type.lines.some((l) => l.median === null) && <p className="dd-case-quiet">{t('timetable.few', { least })}</p>}
    </Section>
  );
}
