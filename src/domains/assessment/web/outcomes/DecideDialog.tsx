import { Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { listResults, openResult, openScheme } from '../../contract.ts';
import { grades, type Grade } from '../../model.ts';
import { useName } from '../words.tsx';
import { decideReview, listReviews, openReview, type ReviewView } from '../../outcomes/contract.ts';

interface Fields {
  readonly result: 'maintained' | 'changed';
  readonly reason: string;
  readonly grade?: Grade;
  readonly recount?: boolean;
  readonly beyondShare?: string;
  readonly corrections?: readonly { readonly column?: string; readonly value?: string }[];
}

/** Decides a request: what stays, what changes, and why. */
export function DecideDialog({ review, onClose }: { readonly review: ReviewView; readonly onClose: () => void }) {
  const { t } = useTranslation(['outcomes', 'assessment']);
  const name = useName();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const result = Form.useWatch('result', form);
  const grade = Form.useWatch('grade', form);
  const own = useAnswer(openResult, { params: { id: review.runId, personId: review.personId } });
  const scheme = useAnswer(openScheme, { params: { id: own.data?.scheme.id ?? '' } }, { enabled: own.data !== undefined });
  const definition = scheme.data?.definition;
  const columns = (definition?.dimensions ?? []).flatMap((d) =>
    d.indicators.flatMap((i) =>
      i.source.from === 'rating'
        ? i.source.raters.map((r) => ({ value: `${i.key}:${r.rater}`, label: `${name(i.name)} · ${name(definition!.raters.find((x) => x.key === r.rater)?.name ?? { zh: r.rater, en: r.rater })}` }))
        : i.source.from === 'typed'
          ? [{ value: `${i.key}:`, label: name(i.name) }]
          : [],
    ),
  );
  const decide = useCommand(decideReview, {
    invalidates: [openReview, listReviews, openResult, listResults],
    onDone: (a) => {
      toast.done(a.toReverse > 0 ? t('review.decidedReverse', { count: a.toReverse }) : t('review.decidedDone'));
      onClose();
    },
  });
  const submit = (f: Fields) =>
    decide.mutate({
      params: { id: review.id },
      body: {
        result: f.result,
        reason: f.reason,
        ...(f.result === 'changed'
          ? {
              grade: f.grade ?? review.gradeBefore,
              recount: f.recount ?? false,
              corrections: (f.corrections ?? []).flatMap((c) => (c.column ? [{ indicator: c.column.split(':')[0]!, rater: c.column.split(':')[1]!, value: c.value?.trim() || null }] : [])),
              ...(f.beyondShare?.trim() ? { beyondShare: f.beyondShare } : {}),
            }
          : {}),
      },
    });
  // A grade below the present one is no choice: nobody fares worse for having asked.
  const choices = grades.slice(0, grades.indexOf(review.gradeBefore) + 1);
  return (
    <Modal open title={t('review.decide')} okText={t('review.decide')} width={640} confirmLoading={decide.isPending} onCancel={onClose} onOk={() => form.submit()} mask={{ closable: false }}>
      {decide.error && <RefusalNotice error={decide.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ grade: review.gradeBefore }} onFinish={submit}>
        <Form.Item name="result" label={t('review.result')} rules={[{ required: true, message: t('review.resultMissing') }]}>
          <Radio.Group options={(['maintained', 'changed'] as const).map((value) => ({ value, label: t(`result.${value}`) }))} />
        </Form.Item>
        {result === 'changed' && (
          <>
            <Form.Item name="grade" label={t('review.newGrade')} extra={t('review.noWorse')}>
              <Select options={choices.map((g) => ({ value: g, label: t(`assessment:grade.${g}`) }))} />
            </Form.Item>
            {grade === 'outstanding' && review.gradeBefore !== 'outstanding' && (
              <Form.Item name="beyondShare" label={t('review.beyondShare')}>
                <Input maxLength={200} />
              </Form.Item>
            )}
            <Form.List name="corrections">
              {(fields, { add, remove }) => (
                <>
                  {fields.map((f) => (
                    <div key={f.key} className="dd-assess-head">
                      <Form.Item name={[f.name, 'column']} label={t('review.mark')} style={{ flex: 1 }}>
                        <Select options={columns} showSearch={{ optionFilterProp: 'label' }} />
                      </Form.Item>
                      <Form.Item name={[f.name, 'value']} label={t('review.value')} style={{ width: 100 }}>
                        <Input inputMode="decimal" />
                      </Form.Item>
                      <Form.Item label=" ">
                        <Button onClick={() => remove(f.name)}>{t('review.removeMark')}</Button>
                      </Form.Item>
                    </div>
                  ))}
                  <Button onClick={() => add()} loading={own.isLoading || scheme.isLoading}>
                    {t('review.correctMark')}
                  </Button>
                </>
              )}
            </Form.List>
            <Form.Item name="recount" valuePropName="checked" style={{ marginBlockStart: 12 }}>
              <Checkbox>{t('review.recount')}</Checkbox>
            </Form.Item>
          </>
        )}
        <Form.Item name="reason" label={t('review.reason')} rules={[{ required: true, whitespace: true, min: 2, message: t('review.reasonMissing') }]}>
          <Input.TextArea rows={4} maxLength={4000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
