import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { createOrganization, editOrganization, getOrganization, organizationTree } from '../../contract.ts';
import { organizationTypes, type OrganizationType } from '../../model.ts';
import { DayInput } from '../parts/DateFields.tsx';
import { OrganizationSelect } from '../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../parts/words.ts';

type Organization = OutputOf<typeof getOrganization>['organization'];
interface Typed {
  readonly name: string;
  readonly shortName?: string;
  readonly type: OrganizationType;
  readonly level?: string;
  readonly field?: string;
  readonly parentId: string;
  readonly establishment?: number | null;
  readonly sortOrder?: number | null;
  readonly tags: string[];
  readonly fields?: string[];
  readonly womenAtLeast?: number | null;
  readonly youngAge?: number | null;
  readonly youngCount?: number | null;
  readonly frontLineAtLeast?: number | null;
  readonly validFrom: string;
  readonly document: string;
}

/** Opens a unit below another, or renames, moves and describes one, from a day and by a document. */
export function OrganizationDialog({ organization: o, parentId, onClose }: { readonly organization?: Organization; readonly parentId?: string; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const toast = useToast();
  const go = useNavigate();
  const [form] = Form.useForm<Typed>();
  const finished = (id: string) => {
    toast.done(t('edit.saved'));
    onClose();
    go(`/organizations/${id}`);
  };
  const invalidates = [organizationTree, getOrganization, 'registry.people_list'];
  const create = useCommand(createOrganization, { invalidates, onDone: (a) => finished(a.organizationId) });
  const edit = useCommand(editOrganization, { invalidates, onDone: () => finished(o!.id) });
  const now = o ? edit : create;
  const submit = (f: Typed) => {
    const described = {
      type: f.type,
      level: f.level || null,
      field: f.field || null,
      tags: f.tags,
      establishment: f.establishment ?? null,
      teamProfile: {
        ...(f.fields?.length ? { fields: f.fields } : {}),
        ...(f.womenAtLeast ? { womenAtLeast: f.womenAtLeast } : {}),
        ...(f.youngAge && f.youngCount ? { youngAtLeast: { age: f.youngAge, count: f.youngCount } } : {}),
        ...(f.frontLineAtLeast ? { frontLineAtLeast: f.frontLineAtLeast } : {}),
      },
      ...(f.shortName ? { shortName: f.shortName } : {}),
      ...(typeof f.sortOrder === 'number' ? { sortOrder: f.sortOrder } : {}),
    };
    const onError = (error: unknown) => showInForm(form, t, error);
    if (!o) create.mutate({ body: { ...described, name: f.name, parentId: f.parentId, validFrom: f.validFrom, document: f.document } }, { onError });
    else edit.mutate({ params: { organizationId: o.id }, body: { versionId: o.versionId, validFrom: f.validFrom, document: f.document, changes: { ...described, name: f.name, ...(o.parentId !== null && f.parentId !== o.parentId ? { parentId: f.parentId } : {}) } } }, { onError });
  };
  const needed = [{ required: true, message: t('form.needed') }];
  const start = o
    ? { ...o, parentId: o.parentId ?? undefined, level: o.level ?? undefined, field: o.field ?? undefined, fields: o.teamProfile.fields ?? [], womenAtLeast: o.teamProfile.womenAtLeast, youngAge: o.teamProfile.youngAtLeast?.age, youngCount: o.teamProfile.youngAtLeast?.count, frontLineAtLeast: o.teamProfile.frontLineAtLeast, validFrom: undefined }
    : { parentId, tags: [], fields: [] };
  return (
    <Modal open width={640} title={o ? t('unit.editTitle', { name: o.name }) : t('unit.newBelow')} okText={t('edit.save')} confirmLoading={now.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {now.error && <RefusalNotice error={now.error} />}
      <Form form={form} layout="vertical" initialValues={start} onFinish={submit}>
        <div className="dd-form-row">
          <Form.Item name="name" label={t('unit.name')} rules={needed}><Input maxLength={100} /></Form.Item>
          <Form.Item name="shortName" label={t('unit.shortName')}><Input maxLength={40} /></Form.Item>
        </div>
        <div className="dd-form-row">
          <Form.Item name="type" label={t('unit.type')} rules={needed}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={organizationTypes.map((value) => ({ value, label: word('unitType', value) }))} />
          </Form.Item>
          <Form.Item name="level" label={t('unit.level')}><Input maxLength={20} /></Form.Item>
          <Form.Item name="field" label={t('unit.field')}><Input maxLength={40} /></Form.Item>
        </div>
        {(!o || o.parentId !== null) && (
          <Form.Item name="parentId" label={t('unit.parent')} rules={needed}><OrganizationSelect without={o ? [o.id] : []} /></Form.Item>
        )}
        <div className="dd-form-row">
          <Form.Item name="establishment" label={t('unit.establishment')}><InputNumber min={0} precision={0} /></Form.Item>
          <Form.Item name="sortOrder" label={t('unit.sortOrder')}><InputNumber min={0} max={99_999} precision={0} /></Form.Item>
          <Form.Item name="tags" label={t('unit.tags')}><Select mode="tags" /></Form.Item>
        </div>
        <fieldset className="dd-form-group">
          <legend>{t('unit.teamProfile')}</legend>
          <Form.Item name="fields" label={t('profile.fieldsLabel')}><Select mode="tags" /></Form.Item>
          <div className="dd-form-row">
            <Form.Item name="womenAtLeast" label={t('profile.womenLabel')}><InputNumber min={0} max={99} precision={0} /></Form.Item>
            <Form.Item name="youngAge" label={t('profile.youngAgeLabel')}><InputNumber min={18} max={70} precision={0} /></Form.Item>
            <Form.Item name="youngCount" label={t('profile.youngCountLabel')}><InputNumber min={1} max={99} precision={0} /></Form.Item>
            <Form.Item name="frontLineAtLeast" label={t('profile.frontLineLabel')}><InputNumber min={0} max={99} precision={0} /></Form.Item>
          </div>
        </fieldset>
        <div className="dd-form-row">
          <Form.Item name="validFrom" label={t('form.from')} rules={needed}><DayInput /></Form.Item>
          <Form.Item name="document" label={t('form.document')} rules={needed}><Input maxLength={200} placeholder={t('form.documentHint')} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
