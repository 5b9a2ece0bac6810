import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page, RefusalNotice, Section, useDelayed, useToast, useUnsaved } from '../../../../web/kit/index.ts';
import { missingValues, openRun, openScheme, recordMarks } from '../../contract.ts';
import '../assessment.css';
import { useName } from '../words.tsx';

type Row = OutputOf<typeof missingValues>['rows'][number];
const PAGE = 30;
const cellKey = (personId: string, indicator: string, rater: string): string => `${personId} ${indicator} ${rater}`;

/** A sheet to type marks in: people down, marks across. What is typed stays until it is saved. */
export default function MarksPage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const toast = useToast();
  const { runId = '' } = useParams();
  const run = useAnswer(openRun, { params: { id: runId } });
  const scheme = useAnswer(openScheme, { params: { id: run.data?.run.schemeId ?? '' } }, { enabled: run.data !== undefined });
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 300);
  const answer = useAnswer(missingValues, { params: { id: runId }, query: { limit: PAGE, ...(asked === '' ? {} : { text: asked }) } }, { keepPrevious: true });
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [source, setSource] = useState('');
  const count = Object.keys(typed).length;
  useUnsaved(count > 0);
  const save = useCommand(recordMarks, {
    invalidates: [missingValues],
    onDone: (a) => {
      setTyped({});
      toast.done(t('marks.saved', { count: a.recorded }));
    },
  });
  const submit = () =>
    save.mutate({
      params: { id: runId },
      body: {
        source: source.trim(),
        marks: Object.entries(typed).map(([key, value]) => {
          const [personId = '', indicator = '', rater = ''] = key.split(' ');
          return { personId, indicator, rater, value };
        }),
      },
    });
  const raterName = (key: string): string => {
    const found = scheme.data?.definition.raters.find((r) => r.key === key);
    return found ? name(found.name) : '';
  };
  return (
    <Page
      title={t('marks.title')}
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: String(run.data?.run.year ?? ''), to: `/assessment/years/${runId}` }, { title: t('marks.title') }]}
      sub={answer.data && t('marks.sub', { total: answer.data.total })}
      actions={
        <Button type="primary" disabled={count === 0 || source.trim() === ''} loading={save.isPending} onClick={submit}>
          {t('marks.save', { count })}
        </Button>
      }
    >
      {save.error && <RefusalNotice error={save.error} />}
      <Section>
        <label htmlFor="marks-person">{t('marks.find')}</label>
        <Input.Search id="marks-person" allowClear value={text} onChange={(e) => setText(e.target.value)} placeholder={t('table.search')} />
        <label htmlFor="marks-source">{t('marks.source')}</label>
        <Input id="marks-source" value={source} maxLength={300} placeholder={t('marks.sourceHint')} onChange={(e) => setSource(e.target.value)} />
      </Section>
      <Answered answer={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t(asked === '' ? 'marks.none' : 'table.none')}>
              <Link to={`/assessment/years/${runId}`}>{t('marks.back')}</Link>
            </EmptyState>
          ) : (
            <Section flush>
              <Sheet rows={rows} typed={typed} raterName={raterName} onType={(key, value) => setTyped((now) => withValue(now, key, value))} />
            </Section>
          )
        }
      </Answered>
    </Page>
  );
}

function withValue(now: Readonly<Record<string, string>>, key: string, value: string | null): Readonly<Record<string, string>> {
  if (value !== null && value !== '') return { ...now, [key]: value };
  const { [key]: _gone, ...rest } = now;
  return rest;
}

interface SheetProps {
  readonly rows: readonly Row[];
  readonly typed: Readonly<Record<string, string>>;
  readonly raterName: (key: string) => string;
  readonly onType: (key: string, value: string | null) => void;
}
function Sheet({ rows, typed, raterName, onType }: SheetProps) {
  const { t } = useTranslation('assessment');
  const name = useName();
  // People of different classes are asked for different marks: the columns are the union of all.
  const heads = new Map(rows.flatMap((r) => r.marks.map((m) => [`${m.indicator} ${m.rater}`, m] as const)));
  return (
    <div className="dd-assess-scroll">
      <table className="dd-assess-marks" aria-label={t('marks.label')}>
        <thead>
          <tr>
            <th scope="col">{t('marks.person')}</th>
            {[...heads].map(([key, m]) => (
              <th key={key} scope="col">
                {name(m.name)}
                <br />
                {raterName(m.rater)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.personId}>
              <th scope="row">
                {r.name} <small>{r.organizationName}</small>
              </th>
              {[...heads].map(([head]) => {
                const mark = r.marks.find((m) => `${m.indicator} ${m.rater}` === head);
                if (!mark) return <td key={head} />;
                const key = cellKey(r.personId, mark.indicator, mark.rater);
                return (
                  <td key={head}>
                    <InputNumber
                      stringMode
                      controls={false}
                      min="0"
                      {...(mark.rater === '' ? {} : { max: '100' })}
                      style={{ width: 76 }}
                      value={typed[key] ?? mark.value}
                      aria-label={t('marks.enter', { name: r.name, indicator: name(mark.name), rater: raterName(mark.rater) })}
                      onChange={(value) => onType(key, value === null ? null : String(value))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
