import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import { readLinkBoard } from '../../links/contract.ts';
import { linkKinds, spans, type LinkKind, type Span } from '../../links/model.ts';
import { LinkDialog } from './LinkDialogs.tsx';
import '../grid.css';

type Board = OutputOf<typeof readLinkBoard>;
type Target = Board['targets'][number];
const tones: Record<Target['state'], Tone> = { unlinked: 'danger', unvisited: 'caution', visited: 'good' };
/** Whoever nobody came to stands on top. */
const order: readonly Target['state'][] = ['unlinked', 'unvisited', 'visited'];

/** 联乡包村 (M241): towns and villages by whether somebody came this period. */
export default function LinksPage() {
  const { t } = useTranslation('links');
  const [span, choose] = useState<Span>('quarter');
  const [linking, link] = useState<LinkKind | null>(null);
  const answer = useAnswer(readLinkBoard, { query: { span } }, { keepPrevious: true });
  return (
    <Page title={t('nav.links')} sub={t('sub')} actions={<Segmented value={span} onChange={choose} options={spans.map((value) => ({ value, label: t(`span.${value}`) }))} />}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-grid-stack">
            <span className="dd-grid-quiet">{t('period', { from: dateText(board.from), to: dateText(board.to) })}</span>
            {linkKinds.map((kind) => <Kind key={kind} kind={kind} board={board} onLink={board.can.set ? () => link(kind) : undefined} />)}
            {linking && <LinkDialog kind={linking} board={board} onClose={() => link(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Kind({ kind, board, onLink }: { readonly kind: LinkKind; readonly board: Board; readonly onLink: (() => void) | undefined }) {
  const { t } = useTranslation('links');
  const totals = board.totals.find((x) => x.kind === kind)!;
  const rows = board.targets.filter((x) => x.kind === kind).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.overdue - a.overdue || a.name.localeCompare(b.name, 'zh'));
  const holders = (x: Target): string => board.links.filter((l) => l.targetId === x.id).map((l) => l.holder).join('、') || '—';
  const columns: Column<Target>[] = [
    { key: 'name', title: t('col.name'), width: 200, grow: true, pinned: true, sortBy: (x) => x.name, render: (x) => <Link to={`/links/${x.id}`}>{x.name}</Link> },
    { key: 'above', title: t('col.above'), width: 150, optional: true, sortBy: (x) => x.above, render: (x) => x.above || '—' },
    { key: 'state', title: t('col.state'), width: 150, filter: { choices: order.map((value) => ({ value, label: t(`state.${value}`) })), valueOf: (x) => x.state }, render: (x) => <StateTag tone={tones[x.state]}>{t(`state.${x.state}`)}</StateTag> },
    { key: 'holders', title: t('holders'), width: 200, render: holders },
    { key: 'visits', title: t('col.visits'), width: 90, align: 'end', sortBy: (x) => x.visits, render: (x) => <span className="dd-num">{x.visits}</span> },
    { key: 'last', title: t('col.lastVisit'), width: 130, sortBy: (x) => x.lastVisit, render: (x) => (x.lastVisit ? dateText(x.lastVisit) : '—') },
    { key: 'problems', title: t('col.problems'), width: 160, align: 'end', sortBy: (x) => x.found, render: (x) => <span className="dd-num">{x.settled} / {x.found}</span> },
    { key: 'overdue', title: t('col.overdue'), width: 90, align: 'end', sortBy: (x) => x.overdue, render: (x) => <span className="dd-num">{x.overdue}</span> },
  ];
  return (
    <Section title={t(`kind.${kind}`)} flush extra={onLink && <Button onClick={onLink}>{t('act.link')}</Button>}>
      <p className="dd-grid-note">{t('says', totals)} {totals.found > 0 && t('problemsSay', totals)}</p>
      <DataTable
        name={`grid.links.${kind}`} prefix={`${kind}.`} label={t(`kind.${kind}`)} columns={columns} rows={rows} rowKey={(x) => x.id} searchHint={t('search')} searchBy={(x) => `${x.name} ${x.above} ${holders(x)}`} empty={<EmptyState title={t('none')} />}
        card={(x) => <span className="dd-grid-card"><Link to={`/links/${x.id}`}><strong>{x.name}</strong></Link><span className="dd-grid-row"><StateTag tone={tones[x.state]}>{t(`state.${x.state}`)}</StateTag><span className="dd-grid-quiet">{holders(x)}</span></span></span>}
      />
    </Section>
  );
}
