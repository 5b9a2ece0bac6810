import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { download, useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, KeyValue, MomentText, Page, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { downloadBox, openReport, type BallotReport, type CellFigures } from '../../ballots/contract/report.ts';
import { itemsOf } from '../../ballots/rules/check-form.ts';
import '../assessment.css';
import { useName } from '../words.tsx';
import './ballots.css';
import { ItemBars } from './ItemBars.tsx';
import { depthOf, percent } from './words.tsx';

type Opened = OutputOf<typeof openReport>;
const TOTAL = 'total';
const WHOLE = 'whole';
/** Weights of cells are millionths. */
const MILLIONTHS_OF_PERCENT = 10_000;

/** 计票报告: turnout, validity, scores and distributions; what is suppressed is shown as such, with the reason. */
export default function ReportPage() {
  const { t } = useTranslation('ballots');
  const { electionId = '' } = useParams();
  const answer = useAnswer(openReport, { params: { id: electionId } });
  const [error, setError] = useState<unknown>(null);
  const d = answer.data;
  return (
    <Page
      title={t('report.title')}
      sub={d?.title}
      breadcrumb={[{ title: t('list.title'), to: '/assessment/ballots' }, ...(d ? [{ title: d.title, to: `/assessment/ballots/elections/${electionId}` }] : [])]}
      actions={
        d && (
          <>
            <Link to={`/assessment/ballots/elections/${electionId}/scores`}>
              <Button>{t('report.severity')}</Button>
            </Link>
            <Button type="primary" disabled={d.state !== 'published'} onClick={() => void download(downloadBox, { params: { id: electionId } }).catch(setError)}>
              {t('report.box')}
            </Button>
          </>
        )
      }
    >
      {error !== null && <RefusalNotice error={error} />}
      <Answered answer={answer}>{(opened) => <Report opened={opened} />}</Answered>
    </Page>
  );
}

function Report({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('ballots');
  const { report } = opened;
  return (
    <div className="dd-assess-stack">
      <Section>
        <KeyValue
          columns={3}
          facts={[
            { key: 'votes', label: t('list.votes'), value: report.votes },
            { key: 'valid', label: t('report.valid'), value: report.valid },
            { key: 'invalid', label: t('report.invalid'), value: t('report.invalidValue', { count: report.invalid, percent: report.minimumAnsweredPercent }) },
            { key: 'lines', label: t('report.lines'), value: t('report.linesValue', { count: report.straightLines }) },
            { key: 'at', label: t('report.countedAt'), value: <MomentText value={opened.countedAt} /> },
            { key: 'by', label: t('report.countedBy'), value: opened.countedBy },
          ]}
        />
      </Section>
      <TurnoutPart report={report} />
      {report.withheld ? (
        <Section title={t('report.scores')}>
          <StateTag tone="caution">{t('report.suppressed')}</StateTag> {t('report.withheld', { threshold: report.threshold })}
        </Section>
      ) : (
        <>
          <ScoresPart opened={opened} />
          <SubjectPart opened={opened} />
        </>
      )}
    </div>
  );
}

function TurnoutPart({ report }: { readonly report: BallotReport }) {
  const { t } = useTranslation('ballots');
  const name = useName();
  return (
    <Section title={t('detail.turnout')}>
      <div className="dd-assess-scroll">
        <table className="dd-assess-tree">
          <thead>
            <tr>
              {['group', 'weight', 'eligible', 'taken', 'votes', 'turnout', 'counting'].map((c) => (
                <th key={c} scope="col">
                  {t(`detail.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.turnout.map((g) => {
              const cell = report.cells.find((c) => c.groups.includes(g.group));
              const others = (cell?.groups ?? []).filter((o) => o !== g.group).map((o) => name(report.turnout.find((l) => l.group === o)!.name));
              return (
                <tr key={g.group}>
                  <th scope="row" style={{ paddingInlineStart: 10 + 18 * depthOf(report.turnout, g.group) }}>
                    {name(g.name) || g.name.zh}
                  </th>
                  <td className="dd-num">{percent(g.weight)}%</td>
                  <td className="dd-num">{g.eligible}</td>
                  <td className="dd-num">{g.taken}</td>
                  <td className="dd-num">{g.votes}</td>
                  <td className="dd-num">{g.turnoutPercent}%</td>
                  <td className="dd-ballot-how">{cell?.merged ? t('report.merged', { groups: others.join(t('comma')), threshold: report.threshold }) : cell ? t('report.alone') : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** A group above others whose figures are those of one counted cell: shown once, as the cell. */
function repeats(report: BallotReport, key: string): boolean {
  const below = (group: string): string[] => {
    const children = report.turnout.filter((l) => l.parent === group);
    return children.length === 0 ? [group] : children.flatMap((c) => below(c.group));
  };
  const leaves = below(key);
  return leaves[0] !== key && report.cells.some((c) => c.groups.length === leaves.length && leaves.every((l) => c.groups.includes(l)));
}

/** The name of a cell: the total, a group, or groups counted together. */
function useCellName(report: BallotReport): (cell: string) => string {
  const { t } = useTranslation('ballots');
  const name = useName();
  const groupName = (key: string): string => {
    const g = report.turnout.find((l) => l.group === key);
    return g ? name(g.name) || g.name.zh : key;
  };
  return (cell) => (cell === TOTAL ? t('report.total') : (report.cells.find((c) => c.key === cell)?.groups ?? [cell]).map(groupName).join(' + '));
}

function ScoresPart({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('ballots');
  const { report } = opened;
  const cellName = useCellName(report);
  const people = report.subjects.filter((s) => s.subject !== null);
  const cells = [...new Set(people.flatMap((s) => s.cells.map((c) => c.cell)))].filter((c) => !repeats(report, c));
  const sides = people.some((s) => s.cells.some((c) => c.positiveRate !== null || c.negativeRate !== null));
  const figure = (c: CellFigures | undefined) => c?.score ?? <span className="dd-ballot-quiet">{t('report.noScore')}</span>;
  if (people.length === 0) return null;
  return (
    <Section title={t('report.scores')}>
      <p className="dd-ballot-quiet">{t('report.scoresWords', { formula: report.cells.map((c) => `${cellName(c.key)} × ${c.weight / MILLIONTHS_OF_PERCENT}%`).join(' + ') })}</p>
      <div className="dd-assess-scroll">
        <table className="dd-assess-tree">
          <thead>
            <tr>
              <th scope="col">{t('report.subject')}</th>
              {cells.map((c) => (
                <th key={c} scope="col" className="dd-assess-weight">
                  {cellName(c)}
                </th>
              ))}
              {sides && <th scope="col">{t('report.positive')}</th>}
              {sides && <th scope="col">{t('report.negative')}</th>}
            </tr>
          </thead>
          <tbody>
            {people.map((s) => {
              const total = s.cells.find((c) => c.cell === TOTAL);
              const person = opened.subjects.find((p) => p.id === s.subject);
              return (
                <tr key={s.subject}>
                  <th scope="row">
                    {person?.name} <small>{person?.note}</small>
                  </th>
                  {cells.map((c) => (
                    <td key={c} className="dd-assess-weight dd-num">
                      {figure(s.cells.find((f) => f.cell === c))}
                    </td>
                  ))}
                  {sides && <td className="dd-num">{total?.positiveRate === null || !total ? '—' : `${total.positiveRate}%`}</td>}
                  {sides && <td className="dd-num">{total?.negativeRate === null || !total ? '—' : `${total.negativeRate}%`}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** Distributions of one subject, item by item; one cell at a time. */
function SubjectPart({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('ballots');
  const { report, form } = opened;
  const cellName = useCellName(report);
  const [chosen, setChosen] = useState(report.subjects[0]?.subject ?? WHOLE);
  const subject = report.subjects.find((s) => (s.subject ?? WHOLE) === chosen);
  const [wanted, setWanted] = useState(TOTAL);
  const cell = subject?.cells.find((c) => c.cell === wanted) ?? subject?.cells.at(-1);
  const options = report.subjects.map((s) => ({ value: s.subject ?? WHOLE, label: s.subject === null ? t('report.whole') : (opened.subjects.find((p) => p.id === s.subject)?.name ?? '') }));
  const suppressed = report.cells.filter((c) => c.merged);
  if (!subject || !cell) return null;
  return (
    <Section title={t('report.distributions')} extra={<Select aria-label={t('report.subject')} value={chosen} options={options} onChange={setChosen} showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 160 }} />}>
      <Segmented aria-label={t('detail.group')} value={cell.cell} onChange={setWanted} options={subject.cells.filter((c) => !repeats(report, c.cell)).map((c) => ({ value: c.cell, label: cellName(c.cell) }))} />
      {suppressed.map((c) => (
        <p key={c.key}>
          <StateTag tone="caution">{t('report.suppressed')}</StateTag> {t('report.mergedWords', { groups: cellName(c.key), threshold: report.threshold })}
        </p>
      ))}
      <div className="dd-ballot-items">
        {itemsOf(form).map(({ item, section }) => {
          const figures = cell.items.find((i) => i.item === item.key);
          return figures && (section.about === 'whole') === (subject.subject === null) ? <ItemBars key={item.key} item={item} figures={figures} /> : null;
        })}
      </div>
    </Section>
  );
}
