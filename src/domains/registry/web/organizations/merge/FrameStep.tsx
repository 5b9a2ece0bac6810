import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { organizationTypes } from '../../../model.ts';
import { DayInput } from '../../parts/DateFields.tsx';
import { OrganizationSelect } from '../../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../../parts/words.ts';
import type { MergeDraft } from './plan.ts';

interface Props {
  readonly draft: MergeDraft;
  readonly change: (change: Partial<MergeDraft>) => void;
}

/** Which units merge, into what, from when and by which document. */
export function FrameStep({ draft, change }: Props) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return (
    <Form layout="vertical" component="div" className="dd-merge-frame">
      <Form.Item label={t('merge.from')} required>
        <OrganizationSelect multiple value={[...draft.from]} onChange={(from: never) => change({ from: (from as string[] | undefined) ?? [], departments: {}, posts: {}, confirmed: [] })} />
      </Form.Item>
      <Form.Item label={t('merge.into')} required>
        <Radio.Group value={draft.into} onChange={(e) => change({ into: e.target.value as MergeDraft['into'], posts: {}, confirmed: [] })} options={[{ value: 'new', label: t('merge.intoNew') }, { value: 'existing', label: t('merge.intoExisting') }]} />
      </Form.Item>
      {draft.into === 'existing' ? (
        <Form.Item label={t('merge.intoUnit')} required>
          <OrganizationSelect {...(draft.intoId ? { value: draft.intoId } : {})} onChange={(id: never) => change({ intoId: (id as string | undefined) ?? null, posts: {}, confirmed: [] })} />
        </Form.Item>
      ) : (
        <>
          <div className="dd-form-row">
            <Form.Item label={t('unit.name')} required>
              <Input maxLength={100} value={draft.name} aria-label={t('unit.name')} onChange={(e) => change({ name: e.target.value })} />
            </Form.Item>
            <Form.Item label={t('unit.type')} required>
              <Select value={draft.type} aria-label={t('unit.type')} onChange={(type) => change({ type })} options={organizationTypes.filter((k) => k !== 'region').map((value) => ({ value, label: word('unitType', value) }))} />
            </Form.Item>
          </div>
          <Form.Item label={t('unit.parent')} required>
            <OrganizationSelect {...(draft.parentId ? { value: draft.parentId } : {})} without={draft.from} onChange={(id: never) => change({ parentId: (id as string | undefined) ?? null })} />
          </Form.Item>
        </>
      )}
      <div className="dd-form-row">
        <Form.Item label={t('merge.effectiveOn')} required>
          <DayInput value={draft.effectiveOn} label={t('merge.effectiveOn')} onChange={(effectiveOn) => change({ effectiveOn })} />
        </Form.Item>
        <Form.Item label={t('form.document')} required>
          <Input maxLength={200} value={draft.document} placeholder={t('form.documentHint')} aria-label={t('form.document')} onChange={(e) => change({ document: e.target.value })} />
        </Form.Item>
      </div>
    </Form>
  );
}
