import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, StateTag, dateText } from '../../../../web/kit/index.ts';
import { tryRule, type RuleView } from '../../contract.ts';
import { Cite, useBilingual } from '../parts.tsx';

export type Trial = OutputOf<typeof tryRule>;
type Input_ = RuleView['inputs'][number];
type Value = string | number | boolean | readonly string[] | Dayjs | null | undefined;
type FactValue = string | number | boolean | null | string[] | number[];

/** What is left empty is not known, which is never the same as no. */
function factOf(input: Input_, value: Value): FactValue {
  if (value === undefined || value === null || value === '') return null;
  if (input.type === 'boolean') return value === 'true';
  if (typeof value === 'object' && 'format' in value) return value.format('YYYY-MM-DD');
  if (input.type === 'numbers') return (value as readonly string[]).map(Number);
  return Array.isArray(value) ? [...(value as readonly string[])] : (value as FactValue);
}

/** The table applied to facts typed in; nothing is recorded. */
export function TryRule({ rule, on, trial, onTried }: { readonly rule: RuleView; readonly on: string | undefined; readonly trial: Trial | null; readonly onTried: (trial: Trial | null) => void }) {
  const { t, i18n } = useTranslation('policy');
  const say = useBilingual();
  const attempt = useCommand(tryRule, { onDone: onTried });
  const inputs = rule.inputs.filter((input, i, all) => all.findIndex((other) => other.name === input.name) === i);
  const send = (fields: Record<string, Value>) => {
    const facts: Record<string, FactValue> = Object.fromEntries(rule.asks.map((name) => [name, null]));
    for (const input of inputs) facts[input.name] = factOf(input, fields[input.name]);
    attempt.mutate({ params: { id: rule.id }, body: { facts, ...(on ? { on } : {}) } });
  };
  return (
    <>
      <p>{t('rule.tryLead')} {on && t('onDay.tried', { day: dateText(on) })}</p>
      <Form layout="inline" onFinish={send} onValuesChange={() => onTried(null)} style={{ gap: 8 }}>
        {inputs.map((input) => (
          <Form.Item key={input.name} name={input.name} label={i18n.language === 'en' ? input.en : input.name} style={{ marginInlineEnd: 8 }}>
            <Field input={input} />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={attempt.isPending}>
          {t('rule.tryNow')}
        </Button>
      </Form>
      <RefusalNotice error={attempt.error} />
      {trial && (
        <div aria-live="polite" style={{ marginBlockStart: 12 }}>
          <StateTag tone={trial.status === 'decided' ? 'good' : trial.status === 'undetermined' ? 'caution' : 'closed'}>{t(`rule.status.${trial.status}`)}</StateTag>{' '}
          {trial.outputs && <b>{Object.entries(trial.outputs).map(([name, value]) => `${name}：${String(value)}`).join('；')}</b>}
          {trial.collected.map((one, i) => (
            <b key={i}>{Object.entries(one).map(([name, value]) => `${name}：${String(value)}`).join('；')} </b>
          ))}
          {trial.missing.length > 0 && <p>{t('rule.missing', { facts: trial.missing.join('、') })}</p>}
          <ul className="dd-policy-list">
            {trial.trace.map((row) => (
              <li key={row.row}>
                <span>
                  {t('rule.row', { row: row.row })} {say(row.reason)} <Cite source={row.source} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** antd hands `value` and `onChange` to whatever stands in the form item. */
function Field({ input, ...given }: { readonly input: Input_ }) {
  const { t } = useTranslation('policy');
  if (input.type === 'number') return <InputNumber {...given} suffix={input.unit} style={{ width: 130 }} />;
  if (input.type === 'day') return <DatePicker {...given} />;
  if (input.type === 'boolean') {
    const options = [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ];
    return <Select {...given} allowClear placeholder={t('rule.unknown')} style={{ width: 120 }} options={options} />;
  }
  const options = input.values.map((value) => ({ value, label: value }));
  if (input.type === 'strings' || input.type === 'numbers') return <Select {...given} mode={options.length > 0 ? 'multiple' : 'tags'} allowClear placeholder={t('rule.unknown')} style={{ minWidth: 180 }} options={options} />;
  if (options.length > 0) return <Select {...given} allowClear showSearch placeholder={t('rule.unknown')} style={{ minWidth: 160 }} options={options} />;
  return <Input {...given} placeholder={t('rule.unknown')} style={{ width: 160 }} />;
}
