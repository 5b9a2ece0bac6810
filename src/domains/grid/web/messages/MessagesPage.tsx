import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, momentText, Page, StateTag, type Column } from '../../../../web/kit/index.ts';
import { readMessageBoard } from '../../messages/contract.ts';
import { directions } from '../../messages/model.ts';
import { GridBar } from '../parts.tsx';
import { SendDialog } from './SendDialog.tsx';
import '../grid.css';

type Line = OutputOf<typeof readMessageBoard>['messages'][number];

/** 逐级传达和上报 (M232): what went down and came up, whom it reached, who read it. */
export default function MessagesPage() {
  const { t } = useTranslation('messages');
  const answer = useAnswer(readMessageBoard);
  const [sending, send] = useState(false);
  const standing = (m: Line) => (m.deskRead === null ? <span className="dd-num">{m.read} / {m.sent}</span> : <StateTag tone={m.deskRead ? 'good' : 'caution'}>{t(m.deskRead ? 'deskRead' : 'deskUnread')}</StateTag>);
  const columns: Column<Line>[] = [
    { key: 'title', title: t('col.title'), width: 220, grow: true, pinned: true, sortBy: (m) => m.title, render: (m) => <Link to={`/grid/messages/${m.id}`}>{m.title}</Link> },
    { key: 'direction', title: t('col.direction'), width: 90, filter: { choices: directions.map((value) => ({ value, label: t(`direction.${value}`) })), valueOf: (m) => m.direction }, render: (m) => t(`direction.${m.direction}`) },
    { key: 'unit', title: t('col.unit'), width: 170, sortBy: (m) => m.organizationName, render: (m) => m.organizationName },
    { key: 'sentAt', title: t('col.sentAt'), width: 170, sortBy: (m) => m.sentAt, render: (m) => momentText(m.sentAt) },
    { key: 'sentBy', title: t('col.sentBy'), width: 150, render: (m) => m.sentBy },
    { key: 'reached', title: t('col.reached'), width: 100, align: 'end', render: (m) => (m.deskRead === null ? <span className="dd-num">{m.reached} / {m.sent}</span> : '—') },
    { key: 'read', title: t('col.read'), width: 140, align: 'end', render: standing },
  ];
  return (
    <Page title={t('nav.messages')} sub={t('sub')} bar={<GridBar />} actions={answer.data?.can.send && <Button type="primary" onClick={() => send(true)}>{t('act.send')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <>
            <DataTable
              name="grid.messages" label={t('nav.messages')} columns={columns} rows={board.messages} rowKey={(m) => m.id} searchHint={t('search')} searchBy={(m) => `${m.title} ${m.organizationName}`} empty={<EmptyState title={t('none')} />}
              card={(m) => <span className="dd-grid-card"><Link to={`/grid/messages/${m.id}`}><strong>{m.title}</strong></Link><span className="dd-grid-quiet">{t(`direction.${m.direction}`)} · {m.organizationName} · {momentText(m.sentAt)}</span><span className="dd-grid-row"><span>{t('col.read')}</span>{standing(m)}</span></span>}
            />
            {sending && <SendDialog units={board.units} onClose={() => send(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}
