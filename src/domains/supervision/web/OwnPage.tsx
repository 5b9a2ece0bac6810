import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { Answered, dateText, EmptyState, momentText, Page, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { answerOwnItem, ownSheet } from '../contract.ts';
import { SourceLine } from './parts.tsx';
import './supervision.css';

/** What stands about oneself, one’s answer to it, and what is withheld by which article. */
export default function OwnPage() {
  const { t } = useTranslation('supervision');
  const answer = useAnswer(ownSheet);
  const [open, setOpen] = useState<string | null>(null);
  const reply = useCommand(answerOwnItem, { invalidates: [ownSheet], onDone: () => setOpen(null) });
  return (
    <Page title={t('nav.own')} sub={t('own.sub')} width="reading">
      <Answered answer={answer}>
        {(sheet) => (
          <div className="dd-sup-stack">
            {sheet.items.length + sheet.withheld.length + sheet.measures.length === 0 && <EmptyState title={t('own.none')} />}
            {sheet.items.length > 0 && (
              <Section title={t('own.items')}>
                <ul className="dd-sup-list">
                  {sheet.items.map((i) => (
                    <li key={i.id} className="dd-sup-matter">
                      <SourceLine item={i} plain />
                      {i.replies.map((r) => <p key={r.at} className="dd-sup-say"><small className="dd-sup-quiet">{momentText(r.at)}</small><br />{r.reply}</p>)}
                      {open === i.id ? (
                        <Form layout="vertical" onFinish={({ reply: said }: { reply: string }) => reply.mutate({ params: { id: i.id }, body: { reply: said } })}>
                          {reply.error && <RefusalNotice error={reply.error} />}
                          <Form.Item name="reply" label={t('own.reply')} rules={[{ required: true, min: 2, message: t('needed') }]}>
                            <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
                          </Form.Item>
                          <Button type="primary" htmlType="submit" loading={reply.isPending}>{t('own.send')}</Button>
                        </Form>
                      ) : (
                        <div><Button onClick={() => setOpen(i.id)}>{t('own.answer')}</Button></div>
                      )}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {sheet.measures.length > 0 && (
              <Section title={t('own.measures')}>
                <ul className="dd-sup-list">{sheet.measures.map((m) => <li key={m.number}><strong>{m.measure}</strong> {m.type} <span className="dd-sup-quiet">{t('sheet.decided', { day: dateText(m.decidedOn) })}{m.carriedOutOn && ` · ${t('sheet.carried', { day: dateText(m.carriedOutOn) })}`} · {m.number}</span></li>)}</ul>
              </Section>
            )}
            {sheet.withheld.length > 0 && (
              <Section title={t('own.withheld')}>
                <ul className="dd-sup-list">{sheet.withheld.map((w, n) => <li key={n}>{t('own.withheldOne', { source: t(`source.${w.source}`), article: w.article })}</li>)}</ul>
              </Section>
            )}
          </div>
        )}
      </Answered>
    </Page>
  );
}
