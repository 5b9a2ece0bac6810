import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, RefusalNotice, Section, useToast } from '../../../../web/kit/index.ts';
import '../assessment.css';
import { noticePaper } from '../../papers/contract.ts';
import { PaperButton } from '../papers/PaperButton.tsx';
import { useName } from '../words.tsx';
import { listNotices, objectToNotice, type NoticeView } from '../../outcomes/contract.ts';

/** 公示栏: lists that hang out today, with the last day and the way to object. Prints as a notice. */
export default function NoticesPage() {
  const { t } = useTranslation(['outcomes', 'papers']);
  const name = useName();
  const answer = useAnswer(listNotices);
  const [against, setAgainst] = useState<NoticeView | null>(null);
  return (
    <Page title={t('board.title')} sub={t('board.sub')}>
      <Answered answer={answer}>
        {(notices) =>
          notices.length === 0 ? (
            <EmptyState title={t('board.none')}>{t('board.noneNext')}</EmptyState>
          ) : (
            <div className="dd-assess-stack">
              {notices.map((n) => (
                <Section key={n.id} title={t(n.subject === 'team' ? 'board.headingTeams' : 'board.heading', { year: n.year, scheme: name(n.schemeTitle) })}>
                  <p>{t(n.subject === 'team' ? 'board.wordsTeams' : 'board.words', { days: n.workingDays, from: dateText(n.openedOn), to: dateText(n.closesOn), contact: n.contact })}</p>
                  <div className="dd-assess-scroll">
                    <table className="dd-assess-tree">
                      <thead>
                        <tr>
                          <th scope="col">{t('uses.unit')}</th>
                          {n.subject === 'person' && <th scope="col">{t('uses.person')}</th>}
                          {n.subject === 'person' && <th scope="col">{t('board.post')}</th>}
                        </tr>
                      </thead>
                      <tbody>
                        {n.people.map((p) => (
                          <tr key={p.personId}>
                            <td>{p.organizationName}</td>
                            {n.subject === 'person' && <th scope="row">{p.name}</th>}
                            {n.subject === 'person' && <td>{p.title}</td>}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                  <p className="dd-assess-actions" style={{ marginBlockStart: 12 }}>
                    <Button onClick={() => setAgainst(n)}>{t('board.object')}</Button> <PaperButton papers={[{ key: 'notice', title: t('papers:notice'), get: (format) => download(noticePaper, { params: { id: n.id }, query: { format } }) }]} />
                  </p>
                </Section>
              ))}
            </div>
          )
        }
      </Answered>
      {against && <ObjectDialog notice={against} onClose={() => setAgainst(null)} />}
    </Page>
  );
}

function ObjectDialog({ notice, onClose }: { readonly notice: NoticeView; readonly onClose: () => void }) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const [personId, setPersonId] = useState<string | null>(null);
  const [content, setContent] = useState('');
  const [named, setNamed] = useState(false);
  const send = useCommand(objectToNotice, {
    onDone: () => {
      toast.done(t('board.sent'));
      onClose();
    },
  });
  return (
    <Modal open title={t('board.object')} okText={t('board.send')} confirmLoading={send.isPending} okButtonProps={{ disabled: content.trim().length < 2 }} onCancel={onClose} onOk={() => send.mutate({ params: { id: notice.id }, body: { personId, content, named } })}>
      {send.error && <RefusalNotice error={send.error} />}
      <p>{t('board.protection')}</p>
      <Select<string | null>
        aria-label={t('board.about')}
        style={{ width: '100%' }}
        value={personId}
        onChange={setPersonId}
        options={[{ value: null, label: t('objection.whole') }, ...notice.people.map((p) => ({ value: p.personId, label: notice.subject === 'team' ? p.organizationName : `${p.organizationName} ${p.name}` }))]}
      />
      <Input.TextArea aria-label={t('board.content')} placeholder={t('board.content')} rows={5} maxLength={4000} value={content} onChange={(e) => setContent(e.target.value)} style={{ marginBlock: 12 }} />
      <Checkbox checked={named} onChange={(e) => setNamed(e.target.checked)}>
        {t('board.named')}
      </Checkbox>
    </Modal>
  );
}
