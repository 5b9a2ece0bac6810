import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { addMonths, type Day } from '../../../../kernel/period.ts';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, Section, StateTag, usePhone, type Tone } from '../../../../web/kit/index.ts';
import { readWorkCalendar } from '../../calendar/contract.ts';
import type { DueState } from '../../calendar/model.ts';
import { weeksOf } from '../../calendar/rules/month-grid.ts';
import './calendar.css';

type View = OutputOf<typeof readWorkCalendar>;
type Thing = View['things'][number];
/** Chips of one day; the rest are counted and listed below. */
const CHIPS = 3;

/** What is due, day by day: a month to look over, and a list to go through. The address keeps the month, the unit and whose it is. */
export default function CalendarPage() {
  const { t } = useTranslation('calendar');
  const [address, setAddress] = useSearchParams();
  const [month, unit, whose] = [address.get('month') ?? undefined, address.get('unit') ?? undefined, address.get('whose') === 'own' ? ('own' as const) : undefined];
  const answer = useAnswer(readWorkCalendar, { query: { ...(month ? { month } : {}), ...(unit ? { unit } : {}), ...(whose ? { whose } : {}) } }, { keepPrevious: true });
  const go = (change: Readonly<Record<string, string | null>>) =>
    setAddress((before) => {
      const next = new URLSearchParams(before);
      for (const [key, value] of Object.entries(change)) if (value === null) next.delete(key); else next.set(key, value);
      return next;
    }, { replace: true });
  return (
    <Page title={t('nav.calendar')} sub={t('sub')}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-cal-stack">
            <Section title={t('month')}>
              <div className="dd-cal-bar">
                <Button icon={<LeftOutlined />} aria-label={t('before')} onClick={() => go({ month: addMonths(view.month, -1) })} />
                <h2>{dateText(view.month.slice(0, 7))}</h2>
                <Button icon={<RightOutlined />} aria-label={t('after')} onClick={() => go({ month: addMonths(view.month, 1) })} />
                {view.month.slice(0, 7) !== view.today.slice(0, 7) && <Button onClick={() => go({ month: null })}>{t('now')}</Button>}
                {view.both && <Segmented value={view.whose} options={(['units', 'own'] as const).map((value) => ({ value, label: t(`whose.${value}`) }))} onChange={(value) => go({ whose: value === 'own' ? 'own' : null, unit: null })} />}
                {view.units.length > 1 && <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('allUnits')} aria-label={t('unit')} style={{ minWidth: 200 }} {...(unit ? { value: unit } : {})} options={view.units.map((u) => ({ value: u.id, label: u.name }))} onChange={(value?: string) => go({ unit: value ?? null })} />}
                <Counts things={view.things} />
              </div>
              <Month view={view} key={view.month} />
            </Section>
            {view.carried.length > 0 && <Section title={t('carried', { count: view.carried.length })}><Things things={view.carried} withDay /></Section>}
          </div>
        )}
      </Answered>
    </Page>
  );
}

const tones: Record<DueState, Tone> = { open: 'running', waiting: 'waiting', late: 'danger', done: 'good' };
function Counts({ things }: { readonly things: readonly Thing[] }) {
  const { t } = useTranslation('calendar');
  const counts = (Object.keys(tones) as DueState[]).map((state) => [state, things.filter((x) => x.state === state).length] as const).filter(([, n]) => n > 0);
  return <span className="dd-cal-row">{counts.map(([state, n]) => <StateTag key={state} tone={tones[state]}>{t(`state.${state}`)} {n}</StateTag>)}</span>;
}

function Month({ view }: { readonly view: View }) {
  const { t } = useTranslation('calendar');
  const phone = usePhone();
  const inMonth = view.today.slice(0, 7) === view.month.slice(0, 7);
  const [picked, pick] = useState<Day | null>(inMonth ? view.today : null);
  const on = (day: Day) => view.things.filter((x) => x.dueOn === day);
  if (view.things.length === 0 && phone) return <EmptyState title={t('none')} />;
  if (phone) return <Things things={view.things} withDay />;
  const off = new Set(view.daysOff);
  return (
    <>
      <table className="dd-cal-month" aria-label={dateText(view.month.slice(0, 7))}>
        <thead><tr>{['1', '2', '3', '4', '5', '6', '7'].map((d) => <th key={d} scope="col">{t(`weekday.${d}`)}</th>)}</tr></thead>
        <tbody>
          {weeksOf(view.month).map((week, i) => (
            <tr key={week.find((d) => d !== null) ?? i}>
              {week.map((day, n) => (day === null ? <td key={n} /> : <DayCell key={day} day={day} things={on(day)} off={off.has(day)} today={day === view.today} picked={day === picked} onPick={() => pick(day)} />))}
            </tr>
          ))}
        </tbody>
      </table>
      {picked !== null && <><h3>{dateText(picked)}</h3>{on(picked).length === 0 ? <p className="dd-cal-quiet">{t('nothing')}</p> : <Things things={on(picked)} />}</>}
    </>
  );
}

function DayCell({ day, things, off, today, picked, onPick }: { readonly day: Day; readonly things: readonly Thing[]; readonly off: boolean; readonly today: boolean; readonly picked: boolean; readonly onPick: () => void }) {
  const { t } = useTranslation('calendar');
  // What asks for something first.
  const order: Record<DueState, number> = { late: 0, waiting: 1, open: 2, done: 3 };
  const shown = things.toSorted((a, b) => order[a.state] - order[b.state]).slice(0, CHIPS);
  return (
    <td data-off={off} data-picked={picked}>
      <button type="button" className="dd-cal-day" data-today={today} aria-pressed={picked} title={t('dayOf', { day: dateText(day), count: things.length })} onClick={onPick}><b>{Number(day.slice(8))}</b>{off && <small className="dd-cal-quiet">{t('off')}</small>}</button>
      <ul className="dd-cal-chips">
        {shown.map((x) => <li key={x.key}><Link className="dd-cal-chip" data-state={x.state} to={x.to} title={`${x.title} · ${x.about}`}>{x.title}</Link></li>)}
        {things.length > CHIPS && <li className="dd-cal-quiet">{t('more', { count: things.length - CHIPS })}</li>}
      </ul>
    </td>
  );
}

function Things({ things, withDay = false }: { readonly things: readonly Thing[]; readonly withDay?: boolean }) {
  const { t } = useTranslation('calendar');
  return (
    <ul className="dd-cal-list">
      {things.map((x) => (
        <li key={x.key} className="dd-cal-thing">
          <span className="dd-cal-row">{withDay && <strong className="dd-num">{dateText(x.dueOn)}</strong>}<Link to={x.to}>{x.title}</Link><StateTag tone={tones[x.state]}>{t(`state.${x.state}`)}{x.lateBy > 0 && ` ${t('lateBy', { count: x.lateBy })}`}</StateTag></span>
          <span className="dd-cal-quiet">{t(`kind.${x.kind}`)} · {x.about}{x.who && ` · ${x.who}`}</span>
        </li>
      ))}
    </ul>
  );
}
