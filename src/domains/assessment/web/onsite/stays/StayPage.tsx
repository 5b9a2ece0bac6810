import { Button, DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DateText, EmptyState, KeyValue, Page, PeriodText, PersonLink, RefusalNotice, Section, StateTag, useDraft, useToast } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { endStay, listStays, noteOnStay, openStay } from '../../../onsite/stays/contract.ts';
import { noteSigns, type NoteSign } from '../../../onsite/stays/model.ts';
import '../../assessment.css';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { signTone, stayTone } from '../tones.ts';

type Detail = OutputOf<typeof openStay>;
const refresh = [openStay, listStays];

/** One stay; on the phone the form for the next observation comes first. */
export default function StayPage() {
  const { t } = useTranslation('onsite');
  const { stayId = '' } = useParams();
  const answer = useAnswer(openStay, { params: { id: stayId } });
  const stay = answer.data?.stay;
  return (
    <Page title={stay ? t('stays.at', { unit: stay.unit.name }) : t('stays.title')} sub={stay?.purpose} bar={<OnsiteBar />} breadcrumb={[{ title: t('stays.title'), to: '/assessment/on-site/stays' }, { title: stay?.unit.name ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const { stay, notes } = detail;
  const mayEnd = useMay('assessment.stays.manage') && ['under_way', 'overdue'].includes(stay.state);
  const [ending, setEnding] = useState(false);
  const end = useCommand(endStay, { invalidates: refresh });
  return (
    <div className="dd-assess-stack">
      {detail.mayNote && <NoteForm detail={detail} />}
      <Section title={t('stays.about')} extra={mayEnd && <Button onClick={() => setEnding(true)}>{t('stays.end')}</Button>}>
        <KeyValue
          facts={[
            { key: 'days', label: t('stays.days'), value: <PeriodText from={stay.beginsOn} to={stay.endsOn} /> },
            { key: 'members', label: t('stays.members'), value: stay.members.map((m) => m.name).join(t('separator')) },
            { key: 'state', label: t('state'), value: <StateTag tone={stayTone[stay.state]}>{t(`stayState.${stay.state}`)}</StateTag> },
            ...(stay.conclusion === null ? [] : [{ key: 'conclusion', label: t('stays.conclusion'), value: stay.conclusion, wide: true }]),
          ]}
        />
        {stay.replyUntil !== null && (
          <p className="dd-onsite-quiet">
            {t('stays.replyUntil')} <DateText value={stay.replyUntil} />
          </p>
        )}
      </Section>
      {(['team', 'person'] as const).map((about) => (
        <Section key={about} title={t(`stays.${about}Notes`)}>
          {notes.every((n) => n.about !== about) && <EmptyState title={t('stays.noNotes')} />}
          <ul className="dd-onsite-list">
            {notes
              .filter((n) => n.about === about)
              .map((n) => (
                <li key={n.id}>
                  <div className="dd-onsite-head">
                    <StateTag tone={signTone[n.sign]}>{t(`sign.${n.sign}`)}</StateTag>
                    {n.person && <PersonLink id={n.person.id} name={n.person.name} permission="registry.people.read" />}
                    <small>
                      <DateText value={n.notedOn} /> · {n.by}
                      {n.unheard && ` · ${t('routine.unheard')}`}
                    </small>
                  </div>
                  <p>{n.observation}</p>
                  {n.reply !== null && <p className="dd-onsite-said">{t('routine.replied', { reply: n.reply })}</p>}
                </li>
              ))}
          </ul>
        </Section>
      ))}
      <ConfirmWithReason open={ending} title={t('stays.endTitle')} confirmText={t('stays.end')} least={2} most={2000} onClose={() => setEnding(false)} onConfirm={(conclusion) => end.mutateAsync({ params: { id: stay.id }, body: { conclusion } })} />
    </div>
  );
}

interface Fields {
  readonly notedOn: Dayjs;
  readonly about: string;
  readonly sign: NoteSign;
  readonly observation: string;
}
/** Stands for the team among the people to choose from. */
const TEAM = 'team';

/** What is typed survives a reload until it is sent. */
function NoteForm({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const toast = useToast();
  const { stay, people } = detail;
  const [form] = Form.useForm<Fields>();
  const draft = useDraft<Omit<Fields, 'notedOn'>>(`stay.${stay.id}`);
  const note = useCommand(noteOnStay, {
    invalidates: refresh,
    onDone: () => {
      draft.clear();
      form.resetFields(['observation', 'sign']);
      toast.done(t('stays.noted'));
    },
  });
  const today = dayjs();
  const [begins, ends] = [dayjs(stay.beginsOn), dayjs(stay.endsOn)];
  // The phone's clock may run behind: never before the stay.
  const last = ends.isBefore(today, 'day') ? ends : today.isBefore(begins, 'day') ? begins : today;
  const send = (f: Fields) => note.mutate({ params: { id: stay.id }, body: { notedOn: f.notedOn.format('YYYY-MM-DD'), personId: f.about === TEAM ? null : f.about, sign: f.sign, observation: f.observation } });
  return (
    <Section title={t('stays.note')}>
      {note.error && <RefusalNotice error={note.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ notedOn: last, about: TEAM, ...draft.read() }} onValuesChange={(_c, all: Fields) => draft.write({ about: all.about, sign: all.sign, observation: all.observation })} onFinish={send}>
        <Form.Item name="about" label={t('stays.whom')} rules={[{ required: true }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={[{ value: TEAM, label: t('stays.team') }, ...people.map((p) => ({ value: p.id, label: [p.name, p.title].filter(Boolean).join(' · ') }))]} />
        </Form.Item>
        <Form.Item name="sign" label={t('stays.sign')} rules={[{ required: true }]}>
          <Radio.Group optionType="button" options={noteSigns.map((value) => ({ value, label: t(`sign.${value}`) }))} />
        </Form.Item>
        <Form.Item name="observation" label={t('stays.observation')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="notedOn" label={t('stays.notedOn')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} minDate={begins} maxDate={last} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={note.isPending}>
          {t('stays.record')}
        </Button>
      </Form>
    </Section>
  );
}
