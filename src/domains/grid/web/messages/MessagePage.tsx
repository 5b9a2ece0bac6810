import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, momentText, Page, RefusalNotice, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import { readMessage, readMessageBoard, takeUp, tellByMouth } from '../../messages/contract.ts';
import { copyStates } from '../../messages/rules/delivery.ts';
import '../grid.css';

type Message = OutputOf<typeof readMessage>;
type Copy = Message['copies'][number];
const tones: Record<Copy['state'], Tone> = { unreached: 'caution', delivered: 'waiting', read: 'good' };
const again = { invalidates: [readMessage, readMessageBoard] };

/** One message: its words, delivery and read state by level and by head; whoever has no account is told by mouth. */
export default function MessagePage() {
  const { t } = useTranslation('messages');
  const { messageId } = useParams();
  const params = { id: messageId! };
  const answer = useAnswer(readMessage, { params });
  const up = useCommand(takeUp, again);
  const m = answer.data;
  return (
    <Page
      title={m?.title ?? t('nav.messages')} breadcrumb={[{ title: t('nav.messages'), to: '/grid/messages' }]} sub={m && <>{t(`direction.${m.direction}`)} · {m.organizationName} · {m.sentBy} · {momentText(m.sentAt)}{m.publicUntil && <> · {t('publicUntil')} {dateText(m.publicUntil)}</>}</>}
      actions={m?.can.takeUp && <Button type="primary" loading={up.isPending} onClick={() => up.mutate({ params })}>{t('act.takeUp')}</Button>}
    >
      <Answered answer={answer}>
        {(message) => (
          <div className="dd-grid-stack">
            {up.error && <RefusalNotice error={up.error} />}
            <Section title={t('words')}><p className="dd-grid-words">{message.words}</p></Section>
            {message.deskRead !== null ? <StateTag tone={message.deskRead ? 'good' : 'caution'}>{t(message.deskRead ? 'deskRead' : 'deskUnread')}</StateTag> : <Copies message={message} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Copies({ message }: { readonly message: Message }) {
  const { t } = useTranslation('messages');
  const tell = useCommand(tellByMouth, again);
  const act = (c: Copy) => message.can.tell && c.state !== 'read' && <Button size="small" loading={tell.isPending && tell.variables?.body.headId === c.headId} onClick={() => tell.mutate({ params: { id: message.id }, body: { headId: c.headId } })}>{t('act.tell')}</Button>;
  const columns: Column<Copy>[] = [
    { key: 'name', title: t('col.name'), width: 120, pinned: true, sortBy: (c) => c.name, render: (c) => c.name },
    { key: 'level', title: t('col.level'), width: 130, sortBy: (c) => c.level, render: (c) => t(`level.${c.level}`) },
    { key: 'patch', title: t('col.patch'), width: 180, grow: true, render: (c) => c.patch },
    { key: 'state', title: t('col.state'), width: 120, filter: { choices: copyStates.map((value) => ({ value, label: t(`state.${value}`) })), valueOf: (c) => c.state }, render: (c) => <StateTag tone={tones[c.state]}>{t(`state.${c.state}`)}</StateTag> },
    { key: 'at', title: t('col.at'), width: 170, sortBy: (c) => c.at, render: (c) => (c.at ? momentText(c.at) : '—') },
    { key: 'act', title: t('col.act'), width: 150, render: act },
  ];
  return (
    <>
      <Section title={t('delivery')}><ul className="dd-grid-list">{message.delivery.map((d) => <li key={d.level}><strong>{t(`level.${d.level}`)}</strong><span className="dd-num">{t('deliverySays', d)}{d.readShare !== null && ` · ${d.readShare}%`}</span></li>)}</ul></Section>
      {tell.error && <RefusalNotice error={tell.error} />}
      <DataTable
        name="grid.message.copies" label={t('delivery')} columns={columns} rows={message.copies} rowKey={(c) => c.headId} empty={<EmptyState title="—" />}
        card={(c) => <span className="dd-grid-card"><span className="dd-grid-row"><strong>{c.name}</strong><StateTag tone={tones[c.state]}>{t(`state.${c.state}`)}</StateTag></span><span className="dd-grid-quiet">{t(`level.${c.level}`)} · {c.patch}</span>{act(c)}</span>}
      />
    </>
  );
}
