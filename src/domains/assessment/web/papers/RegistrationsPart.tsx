import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, PersonLink, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import type { RunView } from '../../contract.ts';
import { listRegistrations } from '../../papers/contract.ts';
import { registrationStates, type RegistrationState } from '../../papers/model.ts';
import { useGradeWord } from '../words.tsx';
import { RegistrationDrawer } from './RegistrationDrawer.tsx';

type Row = OutputOf<typeof listRegistrations>['rows'][number];
const tones: Readonly<Record<RegistrationState | 'none', Tone>> = { none: 'waiting', draft: 'waiting', submitted: 'running', commented: 'good' };

/** 登记表 of a year: who has handed in the own summary, who waits for the leader's comment. The person opened stands in the address. */
export function RegistrationsPart({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('papers');
  const word = useGradeWord();
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState(search.get('person'));
  const answer = useAnswer(listRegistrations, { params: { id: run.id } });
  const open = (personId: string | null) => {
    setShown(personId);
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (personId) next.set('person', personId);
      else next.delete('person');
      return next;
    }, { replace: true });
  };
  const state = (r: Row) => r.state ?? 'none';
  const columns: Column<Row>[] = [
    { key: 'name', title: t('list.name'), width: 120, pinned: true, sortBy: (r) => r.name, render: (r) => <PersonLink id={r.personId} name={r.name} /> },
    { key: 'unit', title: t('list.unit'), width: 240, grow: true, sortBy: (r) => r.organizationName, render: (r) => `${r.organizationName} ${r.title}` },
    {
      key: 'state',
      title: t('list.state'),
      width: 190,
      filter: { choices: (['none', ...registrationStates] as const).map((s) => ({ value: s, label: t(`state.${s}`) })), valueOf: state },
      render: (r) => (
        <>
          <StateTag tone={tones[state(r)]}>{t(`state.${state(r)}`)}</StateTag> {r.late && <StateTag tone="danger">{t('late')}</StateTag>}
        </>
      ),
    },
    { key: 'suggested', title: t('list.suggested'), width: 120, render: (r) => (r.suggestedGrade ? word(r.suggestedGrade) : '') },
  ];
  return (
    <Answered answer={answer}>
      {({ rows, summaryDueOn, commentDueOn }) => (
        <div className="dd-assess-stack">
          <p>{t('list.words', { written: rows.filter((r) => r.state === 'submitted' || r.state === 'commented').length, commented: rows.filter((r) => r.state === 'commented').length, people: rows.length, summary: dateText(summaryDueOn), comment: dateText(commentDueOn) })}</p>
          <DataTable
            name="assessment.registrations"
            label={t('list.title')}
            columns={columns}
            rows={rows}
            rowKey={(r) => r.personId}
            onOpen={(r) => open(r.personId)}
            searchHint={t('list.search')}
            searchBy={(r) => `${r.name} ${r.organizationName}`}
            empty={<EmptyState title={t('list.none')} />}
            card={(r) => (
              <>
                <b>{r.name}</b> {r.organizationName} <StateTag tone={tones[state(r)]}>{t(`state.${state(r)}`)}</StateTag> {r.late && <StateTag tone="danger">{t('late')}</StateTag>}
              </>
            )}
          />
          {shown && <RegistrationDrawer runId={run.id} personId={shown} onClose={() => open(null)} />}
        </div>
      )}
    </Answered>
  );
}
