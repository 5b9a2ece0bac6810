import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, Page, RefusalNotice, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { makeDraft, readYear } from '../../bulletins/contract.ts';
import './bulletins.css';

type Year = OutputOf<typeof readYear>;
type Kind = Year['kinds'][number];
type Part = Kind['parts'][number];
/** Years offered back from the one that runs. */
const YEARS = 5;
export const partTones: Record<Part['state'], Tone> = { ahead: 'closed', running: 'waiting', unasked: 'closed', missing: 'danger', draft: 'waiting', submitted: 'caution', signed: 'running', published: 'good' };

/** 月调度、季总结、半年通报 of a year: which are out, which wait, which are missing (M245). */
export default function BulletinsPage() {
  const { t } = useTranslation('bulletins');
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 ? asked : undefined;
  const answer = useAnswer(readYear, { query: year === undefined ? {} : { year } }, { keepPrevious: true });
  const now = new Date().getFullYear();
  const years = Array.from({ length: YEARS }, (_, i) => now - i);
  return (
    <Page title={t('nav.bulletins')} sub={t('sub')} actions={<Select aria-label={t('nav.bulletins')} value={answer.data?.year ?? year ?? now} onChange={(y: number) => setSearch({ year: String(y) }, { replace: true })} options={years.map((value) => ({ value, label: t('year', { year: value }) }))} />}>
      <Answered answer={answer}>{(of) => <div className="dd-bulletin-stack">{of.kinds.map((k) => <KindOf key={k.kind} kind={k} write={of.can.write} />)}</div>}</Answered>
    </Page>
  );
}

function KindOf({ kind, write }: { readonly kind: Kind; readonly write: boolean }) {
  const { t } = useTranslation('bulletins');
  const go = useNavigate();
  const make = useCommand(makeDraft, { invalidates: [readYear], onDone: ({ id }) => void go(`/bulletins/${id}`) });
  const standing = kind.missing > 0 ? <StateTag tone="danger">{t('missing', { count: kind.missing })}</StateTag> : kind.owed ? <StateTag tone="good">{t('noneMissing')}</StateTag> : null;
  return (
    <Section title={t(`kind.${kind.kind}`)} extra={standing}>
      <p className="dd-bulletin-quiet">{kind.owed || kind.published > 0 ? t('told', { times: kind.times, published: kind.published }) : t('notOwed')}</p>
      {make.error && <RefusalNotice error={make.error} />}
      <ul className="dd-bulletin-parts">
        {kind.parts.map((p) => (
          <li key={p.part} data-state={p.state}>
            <strong>{p.reportId ? <Link to={`/bulletins/${p.reportId}`}>{p.title}</Link> : p.title}</strong>
            <span className="dd-bulletin-row"><StateTag tone={partTones[p.state]}>{t(`state.${p.state}`)}</StateTag>{p.publishedOn && <span className="dd-bulletin-quiet">{dateText(p.publishedOn)}</span>}</span>
            {write && p.reportId === null && p.state !== 'ahead' && <Button size="small" type={p.state === 'missing' ? 'primary' : 'default'} loading={make.isPending && make.variables?.body.part === p.part} disabled={make.isPending} onClick={() => make.mutate({ body: { kind: p.kind, year: p.year, part: p.part } })}>{t('act.make')}</Button>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
