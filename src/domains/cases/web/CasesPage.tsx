import { Button, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, DataTable, DateText, EmptyState, Page, PersonLink, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listCases, type CaseLine } from '../contract.ts';
import './cases.css';
import { CaseState, TimeLeft, useWords } from './words.tsx';

/** 案件: nearest term first, each opening in place. */
export default function CasesPage() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mayOpen = useMay('cases.act');
  const which = search.get('which') ?? 'open';
  const type = search.get('type');
  const mine = search.get('mine') === '1';
  const answer = useAnswer(listCases, { query: { ...(which === 'all' ? {} : { open: String(which === 'open') }), ...(type ? { type } : {}), ...(mine ? { mine: 'true' } : {}) } }, { keepPrevious: true });
  const set = (key: string, value: string | null) => setSearch((p) => { const next = new URLSearchParams(p); if (value === null) next.delete(key); else next.set(key, value); return next; }, { replace: true });
  const columns: Column<CaseLine>[] = [
    { key: 'number', title: t('list.number'), width: 110, pinned: true, sortBy: (c) => c.number, render: (c) => <Link to={`/cases/${c.id}`} className="dd-num">{c.number}</Link> },
    { key: 'title', title: t('list.title'), width: 240, grow: true, sortBy: (c) => c.title, render: (c) => <Link to={`/cases/${c.id}`}>{c.title}</Link> },
    { key: 'type', title: t('list.type'), width: 120, sortBy: (c) => say(c.typeTitle), render: (c) => say(c.typeTitle) },
    { key: 'people', title: t('list.people'), width: 150, render: (c) => { const people = c.people.filter((p) => p.role === 'subject'); return people[0] ? <><PersonLink id={people[0].personId} name={people[0].name} />{people.length > 1 && ` ${t('list.andMore', { count: people.length })}`}</> : '—'; } },
    { key: 'unit', title: t('list.unit'), width: 160, optional: true, sortBy: (c) => c.organizationName, render: (c) => c.organizationName },
    { key: 'state', title: t('list.state'), width: 150, sortBy: (c) => say(c.stateTitle), render: (c) => <CaseState line={c} /> },
    { key: 'left', title: t('list.left'), width: 130, sortBy: (c) => c.daysLeft ?? 9999, render: (c) => <TimeLeft line={c} /> },
    { key: 'due', title: t('list.due'), width: 110, optional: true, sortBy: (c) => c.dueOn ?? '9999', render: (c) => (c.dueOn ? <DateText value={c.dueOn} /> : '—') },
    { key: 'assignee', title: t('list.assignee'), width: 110, sortBy: (c) => c.assignee ?? '', render: (c) => c.assignee ?? '—' },
    { key: 'opened', title: t('list.opened'), width: 110, sortBy: (c) => c.openedOn, render: (c) => <DateText value={c.openedOn} /> },
  ];
  return (
    <Page
      title={t('list.heading')}
      sub={answer.data && t('list.sub', { count: answer.data.cases.length, late: answer.data.late })}
      actions={<><Link to="/cases/timetables"><Button>{t('timetable.heading')}</Button></Link>{mayOpen && <Button type="primary" onClick={() => void navigate('/cases/new')}>{t('open.heading')}</Button>}</>}
      bar={
        <div className="dd-case-bar">
          <Segmented value={which} onChange={(v) => set('which', String(v))} options={['open', 'closed', 'all'].map((value) => ({ value, label: t(`list.${value}`) }))} />
          <Select aria-label={t('list.type')} allowClear value={type} placeholder={t('list.allTypes')} className="dd-case-type" onChange={(v: string | undefined) => set('type', v ?? null)} options={(answer.data?.types ?? []).map((x) => ({ value: x.key, label: t('list.typeCount', { type: say(x.title), count: x.open }) }))} />
          <label><Switch checked={mine} onChange={(on) => set('mine', on ? '1' : null)} /> {t('list.mine')}</label>
        </div>
      }
    >
      <Answered answer={answer}>{(list) => <DataTable name="cases" label={t('list.heading')} columns={columns} rows={list.cases} rowKey={(c) => c.id} searchHint={t('list.search')} searchBy={(c) => `${c.number} ${c.title} ${c.people.map((p) => p.name).join(' ')}`} empty={<EmptyState title={t('list.none')} />} />}</Answered>
    </Page>
  );
}
