import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { DataTable, Page, dateText, grouped, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listParameters, type ParameterView } from '../../contract.ts';
import { AmendButton, useAmendments } from '../amend.tsx';
import { OnDay, useOnDay } from '../on-day.tsx';
import { Cite, PolicyBar, useBilingual, Verified } from '../parts.tsx';

/** 参数: every number, date and deadline the program works by, with its article and when it took force. */
export default function ParametersPage() {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const [on, setOn] = useOnDay();
  const amendments = useAmendments();
  const parameters = useAnswer(listParameters, { query: { on } }, { keepPrevious: true });
  const mark = (p: ParameterView) =>
    amendments({ kind: 'parameter', id: p.id }).approved.map((d) => (
      <div key={d.id} className="dd-cite">
        <Link to={`/policy/drafts/${d.id}`}>{t('draft.amended', { title: d.title, day: dateText(d.from) })}</Link>
      </div>
    ));
  const mayAmend = useMay('policy.draft.write');
  const unit = (p: ParameterView) => t(`unit.${p.unit}`, { defaultValue: p.unit });
  const now = (p: ParameterView) => p.values.find((v) => v.inForce);
  const columns: Column<ParameterView>[] = [
    { key: 'title', title: t('parameter.title'), width: 260, grow: true, pinned: true, render: (p) => <>{say(p.title)}{mark(p)}</>, sortBy: (p) => say(p.title) },
    {
      key: 'value',
      title: t('parameter.value'),
      width: 140,
      align: 'end',
      render: (p) => {
        const v = now(p);
        return v ? <span className="dd-num">{`${typeof v.value === 'number' ? grouped(String(v.value)) : typeof v.value === 'boolean' ? t(v.value ? 'yes' : 'no') : v.value} ${unit(p)}`}</span> : t('parameter.notYet');
      },
    },
    { key: 'from', title: t('from'), width: 110, render: (p) => dateText(now(p)?.from), sortBy: (p) => now(p)?.from },
    { key: 'values', title: t('parameter.earlier'), width: 90, align: 'end', render: (p) => (p.values.length > 1 ? p.values.length - 1 : ''), sortBy: (p) => p.values.length, optional: true },
    { key: 'source', title: t('rule.article'), width: 280, grow: true, render: (p) => (now(p) ? <Cite source={now(p)!.source} /> : null), sortBy: (p) => now(p)?.source.title },
    {
      key: 'verified',
      title: t('document.verified'),
      width: 100,
      render: (p) => <Verified verified={now(p)?.verified ?? false} note={now(p)?.note} />,
      filter: { choices: [{ value: 'yes', label: t('verified') }, { value: 'no', label: t('unchecked') }], valueOf: (p) => (now(p)?.verified ? 'yes' : 'no') },
    },
    { key: 'name', title: t('parameter.name'), width: 180, render: (p) => p.name, optional: true },
    ...(mayAmend ? [{ key: 'amend', title: t('draft.amend'), width: 90, render: (p: ParameterView) => <AmendButton size="small" subject={{ kind: 'parameter', id: p.id, title: say(p.title) }} /> }] : []),
  ];
  return (
    <Page title={t('part.parameters')} bar={<PolicyBar />} sub={t('parameter.sub')} actions={<OnDay on={on} onChange={setOn} />}>
      <DataTable
        name="policy.parameters"
        label={t('part.parameters')}
        columns={columns}
        rows={parameters.data}
        rowKey={(p) => p.id}
        error={parameters.error}
        onRetry={() => void parameters.refetch()}
        searchHint={t('parameter.search')}
        searchBy={(p) => `${p.title.zh} ${p.title.en} ${p.name} ${now(p)?.source.title ?? ''}`}
        card={(p) => {
          const v = now(p);
          return (
            <>
              <b>{say(p.title)}</b>
              <p className="dd-num">
                {v ? `${String(v.value)} ${unit(p)}` : t('parameter.notYet')} <Verified verified={v?.verified ?? false} />
              </p>
              {v && <Cite source={v.source} />}
              {mark(p)}
              <AmendButton size="small" subject={{ kind: 'parameter', id: p.id, title: say(p.title) }} />
            </>
          );
        }}
      />
    </Page>
  );
}
