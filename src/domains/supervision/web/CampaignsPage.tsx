import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, RefusalNotice, showInForm, StateTag, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listCampaigns, startCampaign } from '../contract.ts';
import { DayInput } from './ItemFields.tsx';
import { SupervisionBar } from './SupervisionBar.tsx';

type Campaign = OutputOf<typeof listCampaigns>['campaigns'][number];
interface Fields {
  readonly title: string;
  readonly basis: string;
  readonly types: string[];
  readonly opensOn: string;
  readonly endsOn: string;
}

/** 专项整治: what each found and closed. */
export default function CampaignsPage() {
  const { t } = useTranslation('supervision');
  const mayRun = useMay('supervision.campaigns.run');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listCampaigns);
  const state = (c: Campaign) => <StateTag tone={c.closedOn ? 'closed' : 'running'}>{t(c.closedOn ? 'campaign.closed' : 'campaign.running')}</StateTag>;
  const share = (c: Campaign) => (c.closedPercent === null ? '—' : t('campaign.closedOf', { closed: c.closed, found: c.found, percent: c.closedPercent }));
  const columns: Column<Campaign>[] = [
    { key: 'title', title: t('campaign.title'), width: 240, grow: true, pinned: true, sortBy: (c) => c.title, render: (c) => <Link to={`/supervision/campaigns/${c.id}`}>{c.title}</Link> },
    { key: 'time', title: t('campaign.time'), width: 200, sortBy: (c) => c.opensOn, render: (c) => t('campaign.fromTo', { from: dateText(c.opensOn), to: dateText(c.endsOn) }) },
    { key: 'closed', title: t('campaign.closure'), width: 170, sortBy: (c) => c.closedPercent, render: (c) => <span className="dd-num">{share(c)}</span> },
    { key: 'overdue', title: t('campaign.overdue'), width: 90, align: 'end', sortBy: (c) => c.overdue, render: (c) => <span className="dd-num">{c.overdue}</span> },
    { key: 'repeats', title: t('campaign.repeats'), width: 110, align: 'end', sortBy: (c) => c.repeats, render: (c) => <span className="dd-num">{c.repeats}</span> },
    { key: 'state', title: t('campaign.state'), width: 100, render: state },
  ];
  return (
    <Page title={t('nav.campaigns')} sub={t('campaign.sub')} bar={<SupervisionBar />} actions={mayRun && <Button type="primary" onClick={() => setOpen(true)}>{t('campaign.open')}</Button>}>
      <Answered answer={answer}>
        {(list) => (
          <>
            <DataTable name="supervision.campaigns" label={t('nav.campaigns')} columns={columns} rows={list.campaigns} rowKey={(c) => c.id} empty={<EmptyState title={t('campaign.none')} />} card={(c) => <span className="dd-sup-card"><Link to={`/supervision/campaigns/${c.id}`}><strong>{c.title}</strong></Link><span className="dd-num">{share(c)}</span><span>{state(c)}</span></span>} />
            {open && <OpenDialog types={list.types} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

/** Types are taken over from the pack and may be changed for the campaign. */
function OpenDialog({ types, onClose }: { readonly types: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const start = useCommand(startCampaign, { invalidates: [listCampaigns], onDone: ({ id }) => void go(`/supervision/campaigns/${id}`) });
  const submit = async (body: Fields) => {
    try {
      await start.mutateAsync({ body });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open width={640} title={t('campaign.open')} okText={t('campaign.open')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {start.error && <RefusalNotice error={start.error} />}
      <Form form={form} layout="vertical" initialValues={{ types: [...types] }} onFinish={(v) => void submit(v)}>
        <Form.Item name="title" label={t('campaign.title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="basis" label={t('campaign.basis')} rules={needed}><Input maxLength={400} /></Form.Item>
        <Form.Item name="types" label={t('campaign.types')} extra={t('campaign.typesHint')} rules={needed}><Select mode="tags" tokenSeparators={['，', '、', ';', '；']} open={false} suffixIcon={null} /></Form.Item>
        <Form.Item name="opensOn" label={t('campaign.opensOn')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="endsOn" label={t('campaign.endsOn')} rules={needed}><DayInput /></Form.Item>
      </Form>
    </Modal>
  );
}
