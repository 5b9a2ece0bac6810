import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { getOrganization, getTeam, organizationTree, savePost } from '../../contract.ts';
import { postCategories, type PostCategory } from '../../model.ts';
import { useChoices } from '../parts/choices.ts';
import { DayInput } from '../parts/DateFields.tsx';
import { useKeyWords } from '../parts/words.ts';

export type Post = OutputOf<typeof getOrganization>['posts'][number];
interface Typed {
  readonly title: string;
  readonly category: PostCategory;
  readonly leadershipLevel?: string;
  readonly establishment: number;
  readonly principal: boolean;
  readonly educationAtLeast?: 1 | 2 | 3 | 4;
  readonly majors?: string[];
  readonly ageAtMost?: number | null;
  readonly politicalStatus?: string[];
  readonly frontLine?: boolean;
  readonly note?: string;
  readonly validFrom: string;
  readonly document: string;
}
const touched = [getOrganization, getTeam, organizationTree];

/** Sets up a post or changes one from a day: places, level and what it asks of its holder. */
export function PostDialog({ organizationId, post, onClose }: { readonly organizationId: string; readonly post?: Post; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const choicesOf = useChoices();
  const word = useKeyWords();
  const toast = useToast();
  const [form] = Form.useForm<Typed>();
  const save = useCommand(savePost, { invalidates: touched, onDone: () => { toast.done(t('edit.saved')); onClose(); } });
  const submit = (f: Typed) =>
    save.mutate(
      {
        params: { organizationId },
        body: {
          ...(post ? { postId: post.id, versionId: post.versionId } : {}),
          validFrom: f.validFrom,
          document: f.document,
          fields: {
            title: f.title,
            category: f.category,
            leadershipLevel: f.leadershipLevel ?? null,
            establishment: f.establishment,
            principal: f.principal,
            requirement: {
              ...(f.educationAtLeast ? { educationAtLeast: f.educationAtLeast } : {}),
              ...(f.majors?.length ? { majors: f.majors } : {}),
              ...(f.ageAtMost ? { ageAtMost: f.ageAtMost } : {}),
              ...(f.politicalStatus?.length ? { politicalStatus: f.politicalStatus } : {}),
              ...(f.frontLine ? { frontLine: true } : {}),
              ...(f.note ? { note: f.note } : {}),
            },
          },
        },
      },
      { onError: (error) => showInForm(form, t, error) },
    );
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open width={600} title={post ? t('post.edit', { title: post.title }) : t('post.new')} okText={t('edit.save')} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" initialValues={post ? { ...post, ...post.requirement, leadershipLevel: post.leadershipLevel ?? undefined, validFrom: undefined } : { establishment: 1, principal: false }} onFinish={submit}>
        <div className="dd-form-row">
          <Form.Item name="title" label={t('post.name')} rules={needed}><Input maxLength={100} /></Form.Item>
          <Form.Item name="category" label={t('field.category')} rules={needed}><Select options={postCategories.map((value) => ({ value, label: word('category', value) }))} /></Form.Item>
        </div>
        <div className="dd-form-row">
          <Form.Item name="leadershipLevel" label={t('field.level')}><Select allowClear options={choicesOf('post_level')} /></Form.Item>
          <Form.Item name="establishment" label={t('post.establishment')} rules={needed}><InputNumber min={0} max={1000} precision={0} /></Form.Item>
        </div>
        <Form.Item name="principal" valuePropName="checked"><Checkbox>{t('post.isPrincipal')}</Checkbox></Form.Item>
        <fieldset className="dd-form-group">
          <legend>{t('post.requirement')}</legend>
          <div className="dd-form-row">
            <Form.Item name="educationAtLeast" label={t('requirement.education')}><Select allowClear options={[4, 3, 2].map((value) => ({ value, label: t(`educationStep.${value}`) }))} /></Form.Item>
            <Form.Item name="ageAtMost" label={t('requirement.age')}><InputNumber min={18} max={80} precision={0} /></Form.Item>
          </div>
          <Form.Item name="majors" label={t('requirement.majorsLabel')}><Select mode="tags" /></Form.Item>
          <Form.Item name="politicalStatus" label={t('field.politicalStatus')}><Select mode="multiple" options={choicesOf('political_status')} /></Form.Item>
          <Form.Item name="frontLine" valuePropName="checked"><Checkbox>{t('requirement.frontLine')}</Checkbox></Form.Item>
          <Form.Item name="note" label={t('requirement.note')}><Input maxLength={500} /></Form.Item>
        </fieldset>
        <div className="dd-form-row">
          <Form.Item name="validFrom" label={t('form.from')} rules={needed}><DayInput /></Form.Item>
          <Form.Item name="document" label={t('form.document')} rules={needed}><Input maxLength={200} placeholder={t('form.documentHint')} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}

/** Removes a post from a day; the server refuses while someone holds it. */
export function RemovePostDialog({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [form] = Form.useForm<{ validFrom: string; document: string }>();
  const save = useCommand(savePost, { invalidates: touched, onDone: () => { toast.done(t('edit.saved')); onClose(); } });
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open title={t('post.remove', { title: post.title })} okText={t('post.removeGo')} okButtonProps={{ danger: true, type: 'default' }} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" onFinish={(f) => save.mutate({ params: { organizationId: post.organizationId }, body: { postId: post.id, versionId: post.versionId, ...f, fields: null } })}>
        <Form.Item name="validFrom" label={t('form.from')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="document" label={t('form.document')} rules={needed}><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}
