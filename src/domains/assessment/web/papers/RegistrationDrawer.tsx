import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, KeyValue, RefusalNotice, usePhone, useToast } from '../../../../web/kit/index.ts';
import { useMay, useSession } from '../../../../web/session/index.ts';
import { commentRegistration, listRegistrations, openRegistration, registrationForm, returnSummary } from '../../papers/contract.ts';
import { suggestible } from '../../papers/model.ts';
import { useGradeWord } from '../words.tsx';
import { PaperButton } from './PaperButton.tsx';

interface Props {
  readonly runId: string;
  readonly personId: string;
  readonly onClose: () => void;
}

/** One person's summary beside the list, with the comment under it. */
export function RegistrationDrawer({ runId, personId, onClose }: Props) {
  const { t } = useTranslation('papers');
  const phone = usePhone();
  const mayPrint = useMay('assessment.papers.print');
  const params = { id: runId, personId };
  const answer = useAnswer(openRegistration, { params });
  return (
    <Drawer
      open
      size={phone ? 'large' : 620}
      title={answer.data ? t('drawer.title', { name: answer.data.name, year: answer.data.year }) : t('form')}
      onClose={onClose}
      extra={mayPrint && <PaperButton papers={[{ key: 'form', title: t('form'), get: (format) => download(registrationForm, { params, query: { format } }) }]} />}
    >
      <Answered answer={answer}>{(form) => <Body key={`${personId} ${form.state}`} form={form} params={params} />}</Answered>
    </Drawer>
  );
}

function Body({ form: r, params }: { readonly form: OutputOf<typeof openRegistration>; readonly params: { readonly id: string; readonly personId: string } }) {
  const { t } = useTranslation('papers');
  const word = useGradeWord();
  const toast = useToast();
  const mayComment = useMay('assessment.registrations.comment');
  const own = useSession().personId === params.personId;
  const [returning, setReturning] = useState(false);
  const [fields] = Form.useForm<{ comment: string; suggestedGrade: (typeof suggestible)[number] }>();
  const invalidates = [openRegistration, listRegistrations];
  const comment = useCommand(commentRegistration, { invalidates, onDone: () => toast.done(t('drawer.commented')) });
  const back = useCommand(returnSummary, { invalidates, onDone: () => toast.done(t('drawer.returned')) });
  if (r.state === null || r.state === 'draft') return <EmptyState title={t('drawer.nothing')}>{t(r.returnedReason ? 'drawer.handedBack' : 'drawer.nothingNext', { reason: r.returnedReason ?? '' })}</EmptyState>;
  const open = mayComment && !own && !r.confirmed;
  return (
    <div className="dd-assess-stack">
      <KeyValue columns={2} facts={[{ key: 'duties', label: t('own.duties'), value: r.duties }, { key: 'on', label: t('drawer.handedIn'), value: dateText(r.submittedOn ?? '') }]} />
      <div className="dd-paper-summary">{r.summary}</div>
      {open ? (
        <Form form={fields} layout="vertical" requiredMark={false} initialValues={{ comment: r.comment ?? undefined, suggestedGrade: r.suggestedGrade ?? undefined }} onFinish={(body) => comment.mutate({ params, body })}>
          {comment.error && <RefusalNotice error={comment.error} />}
          <Form.Item name="comment" label={t('drawer.comment')} rules={[{ required: true, min: 2, message: t('drawer.commentMissing') }]}>
            <Input.TextArea rows={5} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item name="suggestedGrade" label={t('drawer.suggested')} extra={t('drawer.suggestedHint')} rules={[{ required: true, message: t('drawer.suggestedMissing') }]}>
            <Select style={{ maxWidth: 220 }} options={suggestible.map((g) => ({ value: g, label: word(g) }))} />
          </Form.Item>
          <div className="dd-assess-actions">
            <Button type="primary" htmlType="submit" loading={comment.isPending}>
              {t(r.state === 'commented' ? 'drawer.correct' : 'drawer.save')}
            </Button>
            {r.state === 'submitted' && <Button onClick={() => setReturning(true)}>{t('drawer.return')}</Button>}
          </div>
        </Form>
      ) : (
        r.comment && <KeyValue columns={2} facts={[{ key: 'comment', label: t('drawer.comment'), value: r.comment, wide: true }, { key: 'grade', label: t('drawer.suggested'), value: r.suggestedGrade ? word(r.suggestedGrade) : '' }, { key: 'by', label: t('drawer.by'), value: `${r.commentedBy ?? ''} ${dateText(r.commentedOn ?? '')}` }]} />
      )}
      <ConfirmWithReason open={returning} title={t('drawer.return')} confirmText={t('drawer.return')} least={2} most={500} onConfirm={(reason) => back.mutateAsync({ params, body: { reason } })} onClose={() => setReturning(false)}>
        {t('drawer.returnWords')}
      </ConfirmWithReason>
    </div>
  );
}
