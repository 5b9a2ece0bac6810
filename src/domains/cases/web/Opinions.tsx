import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../web/api/index.ts';
import { DateText, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { answerCaseConsultation, readCase } from '../contract.ts';
import { useWords } from './words.tsx';

type File = OutputOf<typeof readCase>;
const tones = { agree: 'good', disagree: 'danger', no_opinion: 'closed' } as const;

/** 会商: opinions of the bodies side by side. */
export function Opinions({ file }: { readonly file: File }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const mayAnswer = useMay('cases.give_opinion');
  const [answering, setAnswering] = useState<string | null>(null);
  return (
    <Section title={t('opinion.heading')}>
      <div className="dd-case-opinions">
        {file.consultations.map((c) => (
          <div key={c.id} className="dd-case-opinion">
            <h3>{say(c.title)}</h3>
            <p className="dd-case-quiet">{c.question}</p>
            {c.opinion === null ? (
              <>
                <StateTag tone={c.late ? 'danger' : 'waiting'}>{t(c.late ? 'opinion.late' : 'opinion.waiting')}</StateTag> {c.dueOn && <DateText value={c.dueOn} />}
                {mayAnswer && file.case.closedOn === null && <p><Button size="small" onClick={() => setAnswering(c.id)}>{t('opinion.give')}</Button></p>}
              </>
            ) : (
              <>
                <StateTag tone={tones[c.opinion]}>{t(`opinion.${c.opinion}`)}</StateTag>
                <p>{c.answer}</p>
                <small>{c.answeredBy} <DateText value={c.answeredOn!} /></small>
              </>
            )}
          </div>
        ))}
      </div>
      {answering && <AnswerDialog id={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

function AnswerDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  const [form] = Form.useForm<{ opinion: keyof typeof tones; answer: string }>();
  const answer = useCommand(answerCaseConsultation, { invalidates: [readCase], onDone: onClose });
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open title={t('opinion.give')} okText={t('opinion.give')} cancelText={t('form.cancel')} confirmLoading={answer.isPending} onOk={() => form.submit()} onCancel={onClose} maskClosable={false}>
      {answer.error && <RefusalNotice error={answer.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => answer.mutate({ params: { id }, body })}>
        <Form.Item name="opinion" label={t('opinion.opinion')} rules={needed}><Radio.Group options={(['agree', 'disagree', 'no_opinion'] as const).map((value) => ({ value, label: t(`opinion.${value}`) }))} /></Form.Item>
        <Form.Item name="answer" label={t('opinion.words')} rules={[{ required: true, min: 2, message: t('form.needed') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 10 }} /></Form.Item>
      </Form>
    </Modal>
  );
}
